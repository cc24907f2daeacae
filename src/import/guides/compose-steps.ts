import { say } from '../account.ts';
import type { LineData } from './compose-materials.ts';
import type { Composing } from './composing.ts';
import type { Piece } from './read-records.ts';

const direct = new Set(['limit', 'note', 'basis', 'link', 'publish', 'public']);

/** Where a step leads: one name, or 是：审核 a line each. */
const putNext = (text: string, data: { [key: string]: unknown }, isQuestion: boolean): void => {
  const lines = text.split('\n').map((line) => /^(.+?)：(.+)$/u.exec(line.trim()));
  if (!isQuestion || !lines.every((line) => line !== null)) data.next = text;
  else {
    const answers = lines.map((line) => [line?.[1] ?? '', line?.[2] ?? ''] as const);
    const isPlain = answers.every(([answer]) => answer === '是' || answer === '否');
    if (isPlain) for (const [answer, to] of answers) data[answer] = to;
    else data.answers = Object.fromEntries(answers);
  }
};

const composeStep = (line: readonly Piece[], { account }: Composing): LineData | undefined => {
  const of = (key: string): string | undefined => line.find(({ column }) => column.id === `steps.${key}`)?.text;
  const [id, by, ask] = ['id', 'by', 'ask'].map(of);
  const text = of('text') ?? (ask === undefined ? id : undefined);
  if (id === undefined || by === undefined || (text === undefined && ask === undefined)) return undefined;
  const data: { [key: string]: unknown } = { id, by, ...(ask === undefined ? { do: text } : { ask }) };
  for (const piece of line) {
    const key = piece.column.id.slice('steps.'.length);
    if (key === 'next') putNext(piece.text, data, ask !== undefined);
    else if (direct.has(key)) data[key] = piece.text;
    account.written(piece);
  }
  return data as LineData;
};

/** The steps of the chart; half of them are no chart, so that all are told where one is not whole. */
export const composeSteps = (lines: readonly (readonly Piece[])[], composing: Composing): LineData[] | undefined => {
  const isWhole = lines.every((line) => {
    const ids = line.map(({ column }) => column.id);
    return ids.includes('steps.id') && ids.includes('steps.by');
  });
  if (!isWhole) {
    const why = say('流程图要每一步都写步骤名和谁做', 'each step of a chart needs its name and who does it');
    for (const piece of lines.flat()) composing.account.unread(piece, why);
    return undefined;
  }
  const steps = lines.flatMap((line): LineData[] => {
    const step = composeStep(line, composing);
    return step ? [step] : [];
  });
  return steps.length > 0 ? steps : undefined;
};
