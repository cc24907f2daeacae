import { zipFiles } from '../document/zip-files.ts';
import { aboutBuild, type Built, makeBuild } from '../engine/build/make-build.ts';
import { openMatters } from '../engine/build/open-matters.ts';
import { purposeOf } from '../engine/build/purpose-of.ts';
import { baseName } from '../engine/paths.ts';
import { relativeName } from '../engine/relative-name.ts';
import type { Workspace } from '../engine/workspace.ts';
import { nationalEntries } from '../generated/national-entries.js';
import { extendsOf } from '../kinds/layer/lineage.ts';
import type { EmittedFile } from '../model/emitted-file.ts';
import { byPath, type ManifestEntry, manifestEntry, manifestName, manifestText } from '../model/manifest.ts';
import { mask } from '../model/personal/mask.ts';
import { remember } from '../model/remember.ts';
import { joinName } from '../source/parent-file.ts';
import { deskEdition } from './edition.ts';
import type { BuildAnswer, BuildChoice } from './protocol.ts';

const isNational = (file: string): boolean => file.startsWith(`${deskEdition.folder}/`);

/** What stands above, by the name that what extends it gives it: it may have been found in another folder. */
const namedAbove = async (work: string, { open, ground }: Workspace): Promise<ReadonlyMap<string, string>> => {
  const names = new Map([[work, work]]);
  for (const [file, name] of names) {
    const parent = extendsOf(await open(file));
    const [above] = (await ground(file)).files;
    if (!parent || above === undefined || names.has(above)) break;
    const target = joinName(name, parent.value);
    names.set(above, baseName(above) === baseName(target) ? target : above);
  }
  return names;
};

/** The names of sources as every machine prints them. */
const fileNames = (work: string, above: ReadonlyMap<string, string>) =>
  remember((file) => (isNational(file) ? file : mask(relativeName(work, above.get(file) ?? file))));

const sourceEntry = (file: string, name: string, held: ReadonlyMap<string, Uint8Array>): ManifestEntry => {
  const known = nationalEntries.find(({ path }) => file === `${deskEdition.folder}/${path}`);
  return known ? { ...known, path: name } : manifestEntry({ path: name, bytes: held.get(file) ?? new Uint8Array() });
};

const withManifest = (
  fileName: (file: string) => string,
  built: Built,
  choice: BuildChoice,
  held: ReadonlyMap<string, Uint8Array>,
): readonly EmittedFile[] => {
  const sorted = [...built.files].sort(byPath);
  const sources = built.sources.map((file) => sourceEntry(file, fileName(file), held));
  const text = manifestText(aboutBuild(built, choice), sorted.map(manifestEntry), sources);
  return [...sorted, { path: manifestName, bytes: new TextEncoder().encode(text) }];
};

/** What `mulu build` would write of the work, byte for byte. */
export const makePack = async (
  work: string,
  choice: BuildChoice,
  workspace: Workspace,
  held: ReadonlyMap<string, Uint8Array>,
): Promise<BuildAnswer> => {
  const request = { lang: 'zh', docType: '函', encoding: 'utf-8', ...choice } as const;
  const fileName = fileNames(work, await namedAbove(work, workspace));
  const built = await makeBuild(work, request, workspace, { fileName });
  if ('refused' in built)
    return {
      refused: [...(built.findings ?? []).map(({ message }) => message.zh), ...built.words.map(({ zh }) => zh)],
    };
  const files = withManifest(fileName, built, choice, held);
  const told = [
    ...built.files.flatMap(({ remarks }) => remarks ?? []),
    ...(built.isFiled ? openMatters(built.input, request.docType) : []),
  ];
  return {
    files: files.map(({ path, bytes }) => ({ path, bytes, purpose: purposeOf(path).zh })),
    zip: zipFiles(files),
    told: told.map(({ zh }) => zh),
  };
};
