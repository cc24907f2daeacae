import { bareRegion } from '../../model/bare-region.ts';
import { officeCode } from '../../model/office-code.ts';
import { officeDate } from '../../model/office-date.ts';
import { plain } from '../../model/plain.ts';
import type { ListWords } from '../../model/reference.ts';
import type { ExpectedRegion } from '../../model/review.ts';
import type { Text } from '../../model/text.ts';

/** Why a list is not read. */
export type Problem = { readonly problem: Text };

/** What one row or entry of a list says, as it is written. */
export type RawEntry = { readonly [part in keyof ExpectedRegion]?: string | undefined };

const codeProblem = (place: Text, code: string, fault: 'form' | 'lost'): Problem => ({
  problem:
    fault === 'lost'
      ? {
          zh: `${place.zh}的代码“${code}”被表格软件改成了科学计数法，位数不全：请把这一栏设为文本，重新填写`,
          en: `the code \`${code}\` of ${place.en} was rounded by a table program: make the column text and write it again`,
        }
      : {
          zh: `${place.zh}的代码“${code}”不是六位、九位或十二位数字`,
          en: `the code \`${code}\` of ${place.en} has not six, nine or twelve digits`,
        },
});

/** What is written where nothing is meant. */
const blank = /^[-—–/\\、.无]*$/u;
const said = (text = ''): string => {
  const seen = text.replace(/[\u200b-\u200d\u2060\ufeff]/gu, '').trim();
  return blank.test(seen) ? '' : seen;
};

const division = String.raw`\d{6}(?:\d{3}){0,2}`;
const between = String.raw`[\s\-—–_/|:,.、]*`;
const glued = new RegExp(
  String.raw`^(${division})${between}(\P{N}.*)$|^(.*?\p{L}[)\]】〕]?)${between}[(\[【〔]?(${division})[)\]】〕]?$`,
  'u',
);

/** A name and the code that stands before or behind it: 990101-甲县, 甲县990101, 甲县（990101）. */
const parted = (cell: string): { readonly name: string; readonly code?: string } => {
  const [, before, behind, name = behind ?? '', last] = glued.exec(cell.normalize('NFKC').trim()) ?? [];
  const code = before ?? last;
  return code === undefined ? { name: cell } : { name: name.trim(), code };
};

/** A day of a list, or why it is none; undefined where none is written. */
export const listedDay = (place: Text, name: Text, text: string | undefined): string | Problem | undefined => {
  const written = said(text);
  if (written === '') return undefined;
  return (
    officeDate(written) ?? {
      problem: {
        zh: `${place.zh}的${name.zh}“${written}”应写成 2026-12-31`,
        en: `the ${name.en} \`${written}\` of ${place.en} is not written 2026-12-31`,
      },
    }
  );
};

/** One region of a list; `place` says where it stands. */
export const listEntry = (
  raw: RawEntry,
  place: Text,
  deadline: string | undefined,
  words: ListWords,
): ExpectedRegion | Problem => {
  const { name, code: beside = '' } = parted(said(raw.name));
  if (name === '') return { problem: { zh: `${place.zh}没有地区名称`, en: `${place.en} has no name of a region` } };
  const written = said(raw.code) || beside;
  const code = written === '' ? undefined : officeCode(written);
  if (code && 'fault' in code) return codeProblem(place, written, code.fault);
  const own = listedDay(place, { zh: '期限', en: 'deadline' }, raw.deadline);
  if (typeof own === 'object') return own;
  const received = listedDay(place, { zh: '收到日期', en: 'day of receipt' }, raw.received);
  if (typeof received === 'object') return received;
  const day = own ?? deadline;
  const [city, contact, phone] = [raw.city, raw.contact, raw.phone].map(said);
  const region = bareRegion(name, words);
  return {
    name: region,
    ...(code ? { code: code.code } : {}),
    ...(day ? { deadline: day } : {}),
    ...(city && plain(city) !== plain(region) ? { city: bareRegion(city, words) } : {}),
    ...(received ? { received } : {}),
    ...(contact ? { contact } : {}),
    ...(phone ? { phone } : {}),
  };
};
