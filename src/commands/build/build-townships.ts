import { posix } from 'node:path';
import { zipPackage } from '../../document/zip-package.ts';
import { usualFormats } from '../../emit/index.ts';
import { type BuildMeans, type BuildRequest, type Built, makeBuild } from '../../engine/build/make-build.ts';
import type { Refusal } from '../../engine/build/refusal.ts';
import type { Workspace } from '../../engine/workspace.ts';
import type { EmittedFile } from '../../model/emitted-file.ts';
import { townshipOf } from '../../model/grassroots-body.ts';

/** The extracts of all townships: a zip each. */
export interface Townships {
  readonly built: Built;
  /** Places whose names tell no township. */
  readonly others: readonly string[];
}

const noTowns = (name: string): Refusal => ({
  refused: 2,
  words: [
    {
      zh: `错误：“${posix.basename(name)}”的 places 没有一乡镇一行的表，没有写出任何文件。写 places: [{ id: 乡镇便民服务中心, from: places.csv }]`,
      en: `error: \`${posix.basename(name)}\` has no table of places by township; nothing was written. Write \`places: [{ id, from: places.csv }]\``,
    },
  ],
});

/** An extract as one file, with what is to be known of the files in it. */
const zipped = (region: string, { files }: Built): EmittedFile => {
  const path = `${region}.zip`;
  const remarks = files.flatMap((file) => file.remarks ?? []);
  return {
    path,
    bytes: zipPackage(Object.fromEntries(files.map((file) => [file.path, file.bytes]))),
    remarks: remarks.map(({ zh, en }) => ({ zh: `${path} 里的 ${zh}`, en: `in ${path}: ${en}` })),
  };
};

/** What the extracts come to together, from what they have come to so far and the next. They rest on the same sources. */
const together = (earlier: Built | undefined, next: Built, zip: EmittedFile): Built => {
  const [before, after] = [earlier?.publication, next.publication];
  const withheld = [...(before?.withheld ?? []), ...(after?.withheld ?? [])];
  const publication = after && {
    ...after,
    withheld: [...new Map(withheld.map((guide) => [guide.name, guide])).values()],
    unfinished: [...new Set([...(before?.unfinished ?? []), ...after.unfinished])],
  };
  return { ...next, files: [...(earlier?.files ?? []), zip], publication };
};

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
  const format = request.format ?? [...usualFormats, ...(layer?.guides ? ['guides'] : [])];
  const make = (region?: string): Promise<Built | Refusal> =>
    makeBuild(name, { ...request, format, level: 'township', ...(region ? { region } : {}) }, workspace, means);
  // A layer that comes to nothing has no places either, but says why.
  const refusal = step ? undefined : await make();
  if (refusal && 'refused' in refusal) return refusal;
  let all: Built | undefined;
  for (const region of names) {
    const built = await make(region);
    if ('refused' in built) return built;
    all = together(all, built, zipped(region, built));
  }
  const others = told.flatMap(({ branch, town }) => (town === undefined ? [branch] : []));
  return all ? { built: all, others } : noTowns(name);
};
