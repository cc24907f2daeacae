import { printed } from '../../document/printed.ts';
import { reference } from '../../generated/reference.js';
import { paperWords } from '../../model/paper-words.ts';
import type { ReviewFinding, Submission } from '../../model/review.ts';
import type { Text } from '../../model/text.ts';
import { withoutCommand } from '../../model/without-command.ts';

/** What a finding says, in words of an office. */
export const said = (text: Text | undefined): string =>
  text === undefined ? '' : paperWords(printed(withoutCommand(text).zh), reference.office.paper);

/** A file as an office calls it: the national catalogue by its name. */
export const fileName = (file: string): string =>
  file.replace(/^national@(\d+)\/.*$/u, '国家标准目录（$1年版）').replace(/^base\//u, '核准文本 ');

/** A file on paper: by its own name, wherever it lay. */
export const paperFile = (file: string): string => {
  const name = fileName(file);
  return `${/^核准文本 /u.exec(name)?.[0] ?? ''}${name.slice(name.lastIndexOf('/') + 1).replace(/^核准文本 /u, '')}`;
};

/** Whom a submission is of, on paper: where nobody knows that, which file it is. */
export const regionName = ({ title, region, listed }: Pick<Submission, 'title' | 'region' | 'listed'>): string =>
  region || listed ? printed(title) : `报送材料“${printed(paperFile(title))}”`;

/**
 * The words that a finding is about, as the author wrote them. None where keys or names of files are meant, or the number of an
 * item, and none that are told already: who signs reads no file, and who mends it has its line.
 */
export const quoted = ({ frame, message }: Pick<ReviewFinding, 'frame' | 'message'>): string => {
  const marked =
    frame?.text
      .slice(frame.from, frame.to)
      .replace(/^["']|["']$/gu, '')
      .trim() ?? '';
  const isWords = /\p{sc=Han}/u.test(marked) && !/[{}[\]]|[\w-]+\s*[:：]|^[\w.-]+\//u.test(marked);
  return isWords && !message.zh.includes(marked) ? `原文：${printed(marked)}` : '';
};
