/** A part of a change log, its text as it is read. Lines of a cell are separated by `\n`. */
export type LogPart =
  | { readonly kind: 'heading'; readonly depth: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

const entities: { readonly [name: string]: string } = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&#8203;': '' };

/** What `escapeMarkdown` wrote, as it was. */
const plainText = (text: string): string =>
  text
    .trim()
    .replaceAll('<br>', '\n')
    .replace(/&(?:amp|lt|gt|#8203);/gu, (entity) => entities[entity] ?? entity)
    .replace(/\\([\\*_[\]~|#!$`])/gu, '$1');

const cellsOf = (line: string): string[] =>
  line
    .replace(/^\|/u, '')
    .replace(/\|\s*$/u, '')
    .split(/(?<=(?:^|[^\\])(?:\\\\)*)\|/u)
    .map(plainText);

const headingOf = (line: string): LogPart | undefined => {
  const [, marks = '', text = ''] = /^(#{1,3}) (.*)$/u.exec(line) ?? [];
  return marks ? { kind: 'heading', depth: marks.length as 1 | 2 | 3, text: plainText(text) } : undefined;
};

/** The parts of a block of lines between blank ones. */
const partOf = (lines: readonly string[]): LogPart[] => {
  const [first = '', second = ''] = lines;
  const heading = headingOf(first);
  if (heading) return [heading, ...(lines.length > 1 ? partOf(lines.slice(1)) : [])];
  if (lines.every((line) => line.startsWith('- ')))
    return [{ kind: 'list', items: lines.map((line) => plainText(line.slice(2))) }];
  if (first.startsWith('|') && /^\|(?: --- \|)+$/u.test(second))
    return [{ kind: 'table', head: cellsOf(first), rows: lines.slice(2).map(cellsOf) }];
  return [{ kind: 'paragraph', text: plainText(lines.join('\n')) }];
};

/** A change log in Markdown, as `updateChangeLog` writes it, part by part; lines of other forms stay paragraphs. */
export const logParts = (markdown: string): LogPart[] =>
  markdown
    .split(/\n(?:[ \t]*\n)+/u)
    .map((block) => block.split('\n').filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0)
    .flatMap(partOf);
