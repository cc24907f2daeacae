import { formatText } from '../../model/format-text.ts';
import type { Text } from '../../model/text.ts';
import type { TableProblem } from './table.ts';
import { tableProblemWords } from './table-problem-words.ts';

/** A problem of the file in words, with its remedy. */
export const problemText = ({ code, args }: TableProblem): { readonly text: Text; readonly fix?: Text } => {
  const words = tableProblemWords[code];
  if (!words) return { text: { zh: code, en: code } };
  return { text: formatText(words.text, args), ...(words.fix ? { fix: formatText(words.fix, args) } : {}) };
};
