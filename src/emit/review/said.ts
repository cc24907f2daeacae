import { printed } from '../../document/printed.ts';
import { reference } from '../../generated/reference.js';
import { paperWords } from '../../model/paper-words.ts';
import type { ReviewFinding } from '../../model/review.ts';
import type { Text } from '../../model/text.ts';

/** What a finding says, in words of an office. */
export const said = (text: Text | undefined): string =>
  text === undefined ? '' : paperWords(printed(text.zh), reference.office.paper);

/** A file as an office calls it: the national catalogue by its name. */
export const fileName = (file: string): string =>
  file.replace(/^national@(\d+)\/.*$/u, '国家标准目录（$1年版）').replace(/^base\//u, '核准文本 ');

/** The line that a finding is about; none where all of a file is meant, whose first line says only what kind it is of. */
export const quoted = ({ frame }: Pick<ReviewFinding, 'frame'>): string => {
  const text = frame?.text.trim() ?? '';
  return text === '' || /^kind\s*[:：]/u.test(text) ? '' : `原文：${text}`;
};
