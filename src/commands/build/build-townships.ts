import { posix } from 'node:path';
import { zipPackage } from '../../document/zip-package.ts';
import { usualFormats } from '../../emit/index.ts';
import { type BuildMeans, type BuildRequest, type Built, makeBuild } from '../../engine/build/make-build.ts';
import { misuse, type Refusal } from '../../engine/build/refusal.ts';
import type { Workspace } from '../../engine/workspace.ts';
import type { EmittedFile } from '../../model/emitted-file.ts';
import { townshipOf } from '../../model/grassroots-body.ts';

/** The extracts of all townships: a zip each. */
export interface Townships {
  readonly files: readonly EmittedFile[];
  /** The last of the builds: they rest on the same sources. */
  readonly built: Built;
  readonly names: readonly string[];
  /** Places whose names tell no township. */
  readonly others: readonly string[];
}

const noTowns = (name: string): Refusal =>
  misuse({
    zh: `“${posix.basename(name)}”的 places 没有一乡镇一行的表，没有写出任何文件。写 places: [{ id: 乡镇便民服务中心, from: places.csv }]`,
    en: `\`${posix.basename(name)}\` has no table of places by township; nothing was written. Write \`places: [{ id, from: places.csv }]\``,
  });

/** Makes the extracts of all townships that the tables of places name. One that cannot be made is the end of all: half of a set is none. */
export const makeTownships = async (
  name: string,
  request: BuildRequest,
  workspace: Workspace,
  means: BuildMeans,
): Promise<Townships | Refusal> => {
  const { layer, step } = await workspace.check(name);
  const branches = (step?.resolved.places ?? []).flatMap((place) => place.branches ?? []);
  const told = branches.map((branch) => ({ branch: branch.name, town: townshipOf(branch.name) }));
  const names = [...new Set(told.flatMap(({ town }) => town ?? []))];
  if (step && names.length === 0) return noTowns(name);
  const format = request.format ?? [...usualFormats, ...(layer?.guides ? ['guides'] : [])];
  const files: EmittedFile[] = [];
  let last: Built | undefined;
  for (const region of names.length > 0 ? names : [undefined]) {
    const built = await makeBuild(
      name,
      { ...request, format, level: 'township', ...(region ? { region } : {}) },
      workspace,
      means,
    );
    if ('refused' in built || region === undefined) return 'refused' in built ? built : noTowns(name);
    const parts = Object.fromEntries(built.files.map(({ path, bytes }) => [path, bytes]));
    files.push({ path: `${region}.zip`, bytes: zipPackage(parts) });
    last = built;
  }
  const others = told.flatMap(({ branch, town }) => (town === undefined ? [branch] : []));
  return last ? { files, built: last, names, others } : noTowns(name);
};
