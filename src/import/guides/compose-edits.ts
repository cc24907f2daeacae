import { say } from '../account.ts';
import type { LineData } from './compose-materials.ts';
import type { Composing } from './composing.ts';
import type { Piece } from './read-records.ts';

/** Materials of our own workbook: the whole list, or what is different from the guide above, row by row. */
export const materialEdits = (
  lines: readonly (readonly Piece[])[],
  compose: (line: readonly Piece[]) => LineData | undefined,
  { account }: Composing,
): LineData[] | { readonly [change: string]: LineData[] } => {
  const changeOf = (line: readonly Piece[]): Piece | undefined =>
    line.find(({ column }) => column.id === 'materials.change');
  if (!lines.some(changeOf))
    return lines.flatMap((line) => {
      const material = compose(line);
      return material ? [material] : [];
    });
  const edits: { omit: LineData[]; amend: LineData[]; add: LineData[] } = { omit: [], amend: [], add: [] };
  for (const line of lines) {
    const change = changeOf(line);
    const how = line.find(({ column }) => column.id === 'materials.waived');
    if (change?.text === '免交') {
      const material = compose(line.filter((piece) => piece !== change && piece !== how));
      if (material && how) edits.omit.push({ name: String(material.name), how: how.text });
      if (how) for (const piece of [change, how]) account.written(piece);
      else account.unread(change, say('没有写怎么免，如 数据共享核验', 'it does not say how, such as 数据共享核验'));
      continue;
    }
    const material = compose(line.filter((piece) => piece !== change));
    if (change && change.text !== '改动' && change.text !== '增加')
      account.unread(change, say('只认：免交、改动、增加', 'one of: 免交, 改动, 增加'));
    else if (change) account.written(change);
    if (material) (change?.text === '改动' ? edits.amend : edits.add).push(material);
  }
  return Object.fromEntries(Object.entries(edits).filter(([, entries]) => entries.length > 0));
};

/** 条件【依据：…】. */
export const conditionOf = (line: string): string | { readonly text: string; readonly basis: string } => {
  const [, words, basis] = /^(.+?)【依据：(.+)】$/u.exec(line) ?? [];
  return words === undefined || basis === undefined ? line : { text: words, basis };
};

/** Conditions of our own workbook that only say what is different; undefined for a whole list. */
export const conditionEdits = (lines: readonly string[]): { readonly [change: string]: unknown[] } | undefined => {
  const marked = lines.map((line) => /^(不再要求|改写|增加)：(.+)$/u.exec(line));
  if (!marked.some((found) => found !== null)) return undefined;
  const of = (word: string): string[] => marked.flatMap((found) => (found?.[1] === word ? [found[2] ?? ''] : []));
  const unmarked = lines.filter((_, index) => marked[index] === null);
  const edits = {
    omit: of('不再要求'),
    amend: of('改写').map((line) => {
      const [from = '', to = ''] = line.split('→');
      return { from, to };
    }),
    add: [...of('增加'), ...unmarked].map(conditionOf),
  };
  return Object.fromEntries(Object.entries(edits).filter(([, entries]) => entries.length > 0));
};
