import type { Region } from '../model/catalogue.ts';
import { levelOfCode } from '../model/level-of-code.ts';
import { plain } from '../model/plain.ts';
import type { ExpectedRegion } from '../model/review.ts';

const codes = /(?<!\d)(?:\d{9}|\d{6})(?!\d)/u;

/** A name of a region at the beginning of Chinese text; 市辖区 and the like stay whole. */
const regions = /\p{Script=Han}*?(?:自治县|自治旗|开发区|新区|林区|特区|县|旗|市|区|镇|乡|街道)(?!\p{Script=Han}?级)/u;

const nameIn = (text: string): string | undefined => regions.exec(text.replace(codes, ' '))?.[0];

/** The region of the list that a text names, the longest name first. */
const listedIn = (text: string, expected: readonly ExpectedRegion[]): ExpectedRegion | undefined =>
  [...expected]
    .sort((left, right) => right.name.length - left.name.length)
    .find(({ name }) => plain(text).includes(plain(name)));

/**
 * The region that a table is of: a table does not say it. The code stands in the name of the file or folder, or the list has
 * it for a name there or in the title of the table. Undefined where nobody could tell for sure.
 */
export const tableRegion = (
  names: readonly string[],
  titles: readonly string[],
  expected: readonly ExpectedRegion[],
): Region | undefined => {
  const code = names.map((name) => codes.exec(name)?.[0]).find((found) => found !== undefined);
  const listed = code
    ? expected.find((region) => region.code === code)
    : [...names, ...titles].map((text) => listedIn(text, expected)).find((found) => found !== undefined);
  const own = code ?? listed?.code;
  if (own === undefined) return undefined;
  const said = [...names, ...titles].map(nameIn).find((found) => found !== undefined);
  return { code: own, name: listed?.name ?? said ?? own, level: levelOfCode(own) };
};
