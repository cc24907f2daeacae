import type { Finding } from '../../model/finding.ts';
import type { Text } from '../../model/text.ts';

/** Why a build writes nothing: the exit code, what is told, and the findings that stand in its way. */
export interface Refusal {
  readonly refused: 1 | 2;
  readonly words: readonly Text[];
  readonly findings?: readonly Finding[];
}

/** A misuse of the command, in one line. */
export const misuse = ({ zh, en }: Text): Refusal => ({
  refused: 2,
  words: [{ zh: `错误：${zh}。没有写出任何文件`, en: `error: ${en}. Nothing was written` }],
});
