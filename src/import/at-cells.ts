import type { Finding } from '../model/finding.ts';
import type { Place } from '../model/place.ts';
import { placeWords } from '../model/place-words.ts';
import type { Text } from '../model/text.ts';
import type { ImportReport } from './account.ts';

/** The files that a layer was made of. */
export interface Origin {
  /** The layer, which exists nowhere but here. */
  readonly layer: string;
  /** The files of the tables, by the name that their places are told with. */
  readonly files: ReadonlyMap<string, string>;
  readonly report: ImportReport;
}

/** `甲县.xlsx 表一!F12` of several files, `表一!F12` of one; a table of Word or a page has no sheet. */
const cellAt = (place: string | undefined, { files }: Origin): Place => {
  const [first = ''] = files.values();
  if (place === undefined) return { file: first, start: 0, end: 0 };
  const name = files.size > 1 ? [...files.keys()].find((known) => place.startsWith(`${known} `)) : undefined;
  const inside = name === undefined ? place : place.slice(name.length + 1);
  const mark = inside.lastIndexOf('!');
  return {
    file: (name === undefined ? undefined : files.get(name)) ?? first,
    sheet: mark < 0 ? '' : inside.slice(0, mark),
    cell: placeWords(inside.slice(mark + 1), 'zh'),
  };
};

/** Where the table says what a finding is about: the cell of its field, else the row of its item. */
const spotOf = ({ item, field }: Finding, { report }: Origin): string | undefined => {
  const rows = report.rows.filter((row) => row.item === item || row.items?.some((one) => one === item));
  const cells = rows.flatMap((row) => row.cells ?? []);
  return cells.find((cell) => field !== undefined && cell.field === field)?.place ?? rows[0]?.place;
};

/** Findings of a layer that was made of tables, at the cells that its author knows. */
export const atCells = (findings: readonly Finding[], origin: Origin): Finding[] => {
  const isOurs = ({ file }: Place): boolean => file === origin.layer;
  return findings.map(
    (finding): Finding => ({
      ...finding,
      at: isOurs(finding.at) ? cellAt(finding.item && spotOf(finding, origin), origin) : finding.at,
      related: finding.related.map((other) => (isOurs(other.at) ? { ...other, at: cellAt(undefined, origin) } : other)),
    }),
  );
};

/** A remark without the options of `import`, which nobody at the desk gives. */
const withoutOptions = ({ zh, en }: Text): Text => {
  const kept = (text: string, mark: string): string =>
    text
      .split(mark)
      .filter((part, index) => index === 0 || !/--[a-z]/u.test(part))
      .join(mark);
  return { zh: kept(zh, '；'), en: kept(en, '; ') };
};

/** What the reading of the tables has to tell, as findings at their cells. */
export const readingFindings = (origin: Origin): Finding[] =>
  origin.report.remarks.map(
    ({ severity, text, place }): Finding => ({
      rule: 'readable-file',
      severity,
      message: withoutOptions(text),
      at: cellAt(place, origin),
      related: [],
    }),
  );
