import { printed } from '../../../document/printed.ts';
import type { City, Submission } from '../../../model/review.ts';

/** The folder of what goes out; names in it are for people, not for the web. */
const folder = '发文';

/** A name that every file system takes. */
const safe = (text: string): string =>
  [...printed(text).normalize('NFC')]
    .map((char) => (/[\\/:*?"<>|\s]/u.test(char) ? '_' : char))
    .slice(0, 60)
    .join('')
    .replace(/[. ]+$/u, '_');

/** The folder of a city, by its code and name; what is in none lies beside the cities. */
const cityFolder = (city: City | undefined): string =>
  city ? `${folder}/${safe(`${city.code ?? ''}${city.name}`)}` : folder;

/** Where a paper of all regions is written. */
export const commonPath = (name: string): string => `${folder}/${name}`;

/** Where a paper about one region is written: 发文/990100甲市/990102-青岩区-审核意见表.docx. */
export const paperPath = ({ key, region, title, city }: Submission, paper: string): string => {
  // A second submission of a region has a key of its own.
  const code = region?.code && key.startsWith(region.code) ? key : (region?.code ?? key);
  return `${cityFolder(city)}/${safe(code)}-${safe(title)}-${paper}.docx`;
};

/** Where a paper about a city is written. */
export const cityPath = (city: City | undefined, paper: string): string =>
  `${cityFolder(city)}/${city ? safe(`${city.code ? `${city.code}-` : ''}${city.name}`) : '未分设区市'}-${paper}.docx`;
