import { printed } from '../../document/printed.ts';
import { reference } from '../../generated/reference.js';
import { paperWords } from '../../model/paper-words.ts';
import type { ReviewFinding } from '../../model/review.ts';
import type { Text } from '../../model/text.ts';
import { withoutCommand } from '../../model/without-command.ts';

/** What a finding says, in words of an office. */
export const said = (text: Text | undefined): string =>
  text === undefined ? '' : paperWords(printed(withoutCommand(text).zh), reference.office.paper);

/** A file as an office calls it: the national catalogue by its name. */
export const fileName = (file: string): string =>
  file.replace(/^national@(\d+)\/.*$/u, '国家标准目录（$1年版）').replace(/^base\//u, '核准文本 ');

/**
 * The words that a finding is about, as the author wrote them. None where keys of a file are meant, and none that are told
 * already: who signs reads no file, and who mends it has its line.
 */
export const quoted = ({ frame, message }: Pick<ReviewFinding, 'frame' | 'message'>): string => {
  const marked =
    frame?.text
      .slice(frame.from, frame.to)
      .replace(/^["']|["']$/gu, '')
      .trim() ?? '';
  const isWords = /\p{sc=Han}/u.test(marked) && !/[{}[\]]|[\w-]+\s*[:：]/u.test(marked);
  return isWords && !message.zh.includes(marked) ? `原文：${printed(marked)}` : '';
};
