import type { Block } from '../../document/block.ts';
import { escapeXml } from '../../document/escape-xml.ts';
import { simpleTable } from '../../document/simple-table.ts';
import { bodyPart, carriedPart } from '../../document/word/word-package.ts';
import { docxForms } from '../../emit/filing/docx-filing.ts';
import { sha256 } from '../../model/sha256.ts';
import { type LogPart, logParts } from './log-parts.ts';

const blocksOf = (part: LogPart): Block[] => {
  switch (part.kind) {
    case 'heading':
      return [{ kind: 'heading', depth: part.depth === 3 ? 2 : 1, text: part.text }];
    case 'paragraph':
      return part.text.split('\n').map((text) => ({ kind: 'paragraph', text }));
    case 'list':
      return part.items.map((item, index) => ({ kind: 'paragraph', text: `${index + 1}. ${item}` }));
    case 'table': {
      const widths = part.head.length === 4 ? [46, 26, 42, 42] : [40, 58, 58];
      const columns = part.head.map((label, index) => [label, widths[index] ?? 40] as const);
      return [simpleTable(part.head.join('、'), columns, part.rows)];
    }
  }
};

/** A change log on paper. It carries the log itself, so that the next change is put in front of it. */
export const logDocx = (markdown: string, tool: string): Uint8Array => {
  const [title, ...parts] = logParts(markdown);
  const heading = title?.kind === 'heading' ? title.text : '';
  const form = { title: heading, blocks: parts.flatMap(blocksOf) };
  return docxForms(
    heading,
    [form],
    tool,
    (body) => `<log xmlns="urn:mulu:change-log" body="${sha256(body)}">${escapeXml(markdown)}</log>`,
  );
};

/** Names of the parts of a DOCX file that `logOfDocx` reads. */
export const logDocxParts: readonly string[] = [bodyPart, carriedPart];

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** The log that a DOCX file carries; undefined where it carries none, or somebody has changed its text since. */
export const logOfDocx = (parts: ReadonlyMap<string, Uint8Array>): string | undefined => {
  const body = parts.get(bodyPart);
  const [, hash, log] =
    /<log xmlns="urn:mulu:change-log" body="([0-9a-f]{64})">(.*)<\/log>/su.exec(
      new TextDecoder().decode(parts.get(carriedPart)),
    ) ?? [];
  return log === undefined || !body || sha256(body) !== hash ? undefined : unescaped(log);
};
