import { readWorkingDays } from '../model/due-day.ts';
import { officeDate } from '../model/office-date.ts';
import { plain } from '../model/plain.ts';
import { reviewColumns as head, reviewSheets } from '../model/review-form.ts';
import type { Text } from '../model/text.ts';
import { problemText } from '../source/table/problem-text.ts';
import { readTables } from '../source/table/read-tables.ts';
import type { Grid } from '../source/table/table.ts';
import type { Problem } from './lists/list-entry.ts';
import { decisionWords, wholeWords } from './rulings.ts';

type Part = keyof typeof head;
/** The cells of a row by what they are, those that hold something. */
type Cells = { readonly [part in Part]?: string };

interface Row {
  readonly place: string;
  readonly cells: Cells;
}

class Refused extends Error {
  readonly problem: Text;
  constructor(problem: Text) {
    super(problem.en);
    this.problem = problem;
  }
}

const parts = Object.keys(head) as Part[];

/** The rows of a sheet below the row of heads; none where the sheet is not there. */
const rowsOf = (grids: readonly Grid[], sheet: string, needs: Part): Row[] => {
  const grid = grids.find(({ name }) => name === sheet);
  if (!grid) return [];
  const isHead = (row: Grid['rows'][number]): boolean =>
    row.some((cell) => plain(cell?.text ?? '') === plain(head[needs]));
  const at = grid.rows.findIndex(isHead);
  if (at < 0)
    throw new Refused({
      zh: `工作表“${sheet}”里没有“${head[needs]}”一栏`,
      en: `the sheet \`${sheet}\` has no column \`${head[needs]}\``,
    });
  const columns = (grid.rows[at] ?? []).map((cell) =>
    parts.find((part) => plain(head[part]) === plain(cell?.text ?? '')),
  );
  return grid.rows.slice(at + 1).map((row, index) => ({
    place: grid.placeOf(at + 1 + index),
    cells: Object.fromEntries(
      columns.flatMap((part, column) => {
        const text = row[column]?.text.trim() ?? '';
        return part && text !== '' ? [[part, text]] : [];
      }),
    ),
  }));
};

/** A word out of those that may be chosen, or a refusal that says which. */
const chosen = (word: string | undefined, known: readonly string[], { place }: Row): string | undefined => {
  const found = word === undefined ? undefined : known.find((one) => plain(one) === plain(word));
  if (word !== undefined && found === undefined)
    throw new Refused({
      zh: `${place}：“${word}”不是可选的决定，可选的是${known.filter((one) => /\p{Script=Han}/u.test(one)).join('、')}`,
      en: `${place}: \`${word}\` is none of ${known.join(', ')}`,
    });
  return found;
};

const day = ({ cells, place }: Row): string | undefined => {
  const text = cells.date;
  const found = text === undefined ? undefined : officeDate(text);
  if (text !== undefined && !found)
    throw new Refused({
      zh: `${place}：${head.date}“${text}”应写成 2026-12-31`,
      en: `${place}: the date \`${text}\` is not written 2026-12-31`,
    });
  return found;
};

/** 补正期限: a day, or so many 工作日. */
const term = ({ cells, place }: Row): string | undefined => {
  const text = cells.deadline;
  if (text === undefined) return undefined;
  const count = readWorkingDays(text);
  const found = officeDate(text) ?? (count === undefined ? undefined : `${count}个工作日`);
  if (!found)
    throw new Refused({
      zh: `${place}：${head.deadline}“${text}”应写成 2026-12-31 或 10个工作日`,
      en: `${place}: the term \`${text}\` is written neither 2026-12-31 nor 10个工作日`,
    });
  return found;
};

/** Who decided, and when; a decision without is refused. */
const signed = (row: Row, isNeeded: boolean) => {
  const { by, note } = row.cells;
  const date = day(row);
  if (isNeeded && (!by || !date))
    throw new Refused({
      zh: `${row.place}：写了决定，没有写${by ? head.date : head.by}`,
      en: `${row.place}: a decision needs ${by ? 'a date' : 'the name of who decided'}`,
    });
  return { ...(by ? { by } : {}), ...(date ? { date } : {}), ...(note ? { note } : {}) };
};

const decided = (rows: readonly Row[], name: 'finding' | 'group') =>
  rows.flatMap((row) => {
    const decision = chosen(row.cells.decision, Object.keys(decisionWords), row);
    return decision && row.cells.id ? [{ [name]: row.cells.id, decision, ...signed(row, true) }] : [];
  });

const wholes = (rows: readonly Row[]) =>
  rows.flatMap((row) => {
    const { id, number, register } = row.cells;
    const decision = chosen(row.cells.decision, Object.keys(wholeWords), row);
    const deadline = term(row);
    const said = {
      ...(decision ? { decision } : {}),
      ...signed(row, decision !== undefined),
      ...(deadline ? { deadline } : {}),
      ...(number ? { number } : {}),
      ...(register ? { register } : {}),
    };
    return id && Object.keys(said).length > 0 ? [{ submission: id, ...said }] : [];
  });

const own = (rows: readonly Row[]) =>
  rows.flatMap((row) => {
    const { submission, message, item, fix } = row.cells;
    if (Object.keys(row.cells).length === 0) return [];
    if (!submission || !message)
      throw new Refused({
        zh: `${row.place}：没有写${submission ? head.message : head.submission}`,
        en: `${row.place}: ${submission ? 'what is wrong' : 'the submission'} is missing`,
      });
    const kind = chosen(row.cells.kind, ['须改正', '请说明'], row);
    const { note: _, ...by } = signed(row, true);
    return [
      { submission, message, ...(item ? { item } : {}), ...(fix ? { fix } : {}), ...(kind ? { kind } : {}), ...by },
    ];
  });

const uses = (rows: readonly Row[]): { readonly [region: string]: string } =>
  Object.fromEntries(
    rows.flatMap(({ cells: { use, id, code, region } }) => (use && id ? [[code ?? region ?? id, id]] : [])),
  );

/** The decisions that a reviewer wrote into `review.xlsx`, as a rulings file holds them. */
export const readRulingsWorkbook = async (
  file: string,
  bytes: Uint8Array,
): Promise<{ readonly data: unknown } | Problem> => {
  const { grids, problems } = await readTables(file, bytes, undefined, true);
  const closed = problems.find(({ severity }) => severity === 'error');
  if (closed) return { problem: problemText(closed).text };
  if (!grids.some(({ name }) => name === reviewSheets.overview || name === reviewSheets.findings))
    return {
      problem: {
        zh: `不是审核工作簿：没有“${reviewSheets.overview}”“${reviewSheets.findings}”两张工作表`,
        en: 'it is no workbook of a review',
      },
    };
  try {
    const overview = rowsOf(grids, reviewSheets.overview, 'id');
    return {
      data: {
        kind: 'rulings',
        rulings: decided(
          [reviewSheets.findings, reviewSheets.guides].flatMap((sheet) => rowsOf(grids, sheet, 'id')),
          'finding',
        ),
        groups: decided(rowsOf(grids, reviewSheets.groups, 'id'), 'group'),
        findings: own(rowsOf(grids, reviewSheets.own, 'message')),
        submissions: wholes(overview),
        use: uses(overview),
      },
    };
  } catch (error) {
    if (error instanceof Refused) return { problem: error.problem };
    throw error;
  }
};
