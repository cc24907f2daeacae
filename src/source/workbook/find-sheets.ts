import type { Domain } from '../../model/domain.ts';
import { plain } from '../../model/plain.ts';
import {
  answerColumns,
  columnNames,
  factHeads,
  guideSheets,
  localHead,
  olderMarkers,
  standardHead,
  workbookMarker,
  workbookSheets,
} from '../../model/workbook-form.ts';
import type { FormReading } from './form-reading.ts';
import type { FormSheet } from './form-sheet.ts';

/** The sheets of a form by the part they play. */
export interface FoundSheets {
  readonly facts?: FormSheet;
  readonly domains: ReadonlyMap<string, FormSheet>;
  readonly additions?: FormSheet;
  readonly answers?: FormSheet;
  readonly lists?: FormSheet;
}

/** A part of the form: what its sheet is called, and what tells it from any other sheet. */
interface Part {
  readonly key: string;
  readonly name: string;
  readonly heads: readonly string[];
  /** Words of its first line, where heads do not tell it from another one. */
  readonly about?: string;
}

const domainHeads = [columnNames.status, columnNames.rename, standardHead('content'), localHead('content')];

const partsOf = (domains: readonly Domain[]): Part[] => [
  { key: 'facts', name: workbookSheets.facts, heads: factHeads },
  ...domains.map(
    ({ id, name }): Part => ({ key: `domain ${id}`, name: name.zh, heads: domainHeads, about: `${name.zh}领域：` }),
  ),
  { key: 'additions', name: workbookSheets.additions, heads: [columnNames.domain, columnNames.otherChannels] },
  { key: 'answers', name: workbookSheets.answers, heads: answerColumns.slice(0, 4).map(([head]) => head) },
];

const count = ({ rows }: FormSheet): number => rows.flat().filter((cell) => cell !== undefined).length;

const hasHeads = ({ rows }: FormSheet, heads: readonly string[]): boolean =>
  rows.slice(0, 12).some((row) => {
    const words = new Set(row.map((cell) => plain(cell?.text ?? '')));
    return heads.filter((head) => words.has(plain(head))).length * 4 >= heads.length * 3;
  });

const markers = new Set([workbookMarker, ...olderMarkers].map(plain));

/** Whether a workbook is a form of ours, filled in or not. */
export const isForm = (sheets: readonly FormSheet[]): boolean =>
  sheets.some(
    (sheet) =>
      sheet.rows.slice(0, 5).some((row) => row.some((cell) => cell !== undefined && markers.has(plain(cell.text)))) ||
      hasHeads(sheet, domainHeads),
  );

/** The sheet of a part that is called otherwise: by its first line, else by its heads where no other part could be meant. */
const renamed = (part: Part, left: readonly FormSheet[], missing: readonly Part[]): FormSheet | undefined => {
  const like = left.filter((sheet) => hasHeads(sheet, part.heads));
  const { about } = part;
  const named = about === undefined ? [] : like.filter(({ rows }) => rows[0]?.[0]?.text.includes(about));
  const rivals = missing.filter(({ heads }) => heads === part.heads);
  return named[0] ?? (rivals.length === 1 ? like[0] : undefined);
};

/** Finds the sheets of a form, by name and else by what they hold; what is missing, doubled, renamed, hidden or strange is told. */
export const findSheets = (
  sheets: readonly FormSheet[],
  domains: readonly Domain[],
  reading: FormReading,
): FoundSheets => {
  const { tell } = reading;
  const parts = partsOf(domains);
  const found = new Map<string, FormSheet>();
  const taken = new Set<FormSheet>();
  const take = (key: string, sheet: FormSheet): void => {
    found.set(key, sheet);
    taken.add(sheet);
  };
  for (const { key, name } of [...parts, { key: 'lists', name: workbookSheets.lists }]) {
    const sheet = sheets.find((one) => plain(one.name) === plain(name));
    if (sheet) take(key, sheet);
  }
  const guide = sheets.find(({ name }) => plain(name) === plain(workbookSheets.guide));
  if (guide) taken.add(guide);
  // Those of guides are read by themselves.
  for (const name of Object.values(guideSheets)) {
    const sheet = sheets.find((one) => plain(one.name) === plain(name));
    if (sheet) taken.add(sheet);
  }
  const top = { sheet: found.get('facts')?.name ?? sheets[0]?.name ?? '', row: 0, column: 0 };
  const missing = parts.filter(({ key }) => !found.has(key));
  for (const part of missing) {
    const left = sheets.filter((sheet) => !taken.has(sheet));
    const sheet = renamed(part, left, missing);
    if (sheet) {
      take(part.key, sheet);
      tell('sheet-renamed', { ...top, sheet: sheet.name }, { name: part.name, written: sheet.name });
    }
  }
  const gone = parts.filter(({ key }) => !found.has(key)).map(({ name }) => name);
  if (gone.length > 0) tell('sheet-missing', top, { names: gone });
  for (const sheet of sheets) {
    const place = { sheet: sheet.name, row: 0, column: 0 };
    const twin = parts.find(({ heads }) => hasHeads(sheet, heads));
    if (taken.has(sheet)) {
      if (sheet.hidden && sheet !== found.get('lists') && sheet !== guide)
        tell('sheet-hidden', place, { name: sheet.name });
    } else if (twin) tell('sheet-twice', place, { written: sheet.name, name: twin.name, count: count(sheet) });
    else if (count(sheet) > 0 && !isForm([sheet]))
      tell('sheet-extra', place, { name: sheet.name, count: count(sheet) });
  }
  const get = (key: string): { readonly [part: string]: FormSheet } => {
    const sheet = found.get(key);
    return sheet ? { [key]: sheet } : {};
  };
  return {
    ...get('facts'),
    ...get('additions'),
    ...get('answers'),
    ...get('lists'),
    domains: new Map(
      domains.flatMap(({ id }) => {
        const sheet = found.get(`domain ${id}`);
        return sheet ? [[id, sheet] as const] : [];
      }),
    ),
  };
};
