import type { DefaultTreeAdapterTypes } from 'parse5';
import { type Budget, countArea, countCell, countRows, countText, newBudget } from './budget.ts';
import { isAddress } from './is-address.ts';
import { parsePage } from './parse-page.ts';
import { inSymbolFont, isSymbolFont } from './symbol-fonts.ts';
import { type Grid, limits, type TableCell, type TableProblem, Unreadable } from './table.ts';

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document;
type Element = DefaultTreeAdapterTypes.Element;

const isElement = (node: Node): node is Element => 'tagName' in node;
const childrenOf = (node: Node): readonly Node[] => ('childNodes' in node ? node.childNodes : []);
const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value;

const blocks = new Set([
  'p',
  'div',
  'li',
  'tr',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'table',
  'ul',
  'ol',
  'dd',
  'dt',
  'section',
  'article',
  'caption',
]);
const silent = new Set([
  'script',
  'style',
  'template',
  'noscript',
  // LibreOffice writes the notes to a cell so, out of sight.
  'comment',
  // How words are spoken.
  'rt',
  'rp',
  'head',
  'svg',
  'select',
  'iframe',
  'object',
  'button',
  'dialog',
]);

/** Texts that only a screen reader says, and panels that a button opens, repeat what is shown or explain it. */
const isHidden = (element: Element): boolean =>
  /(?:^|\s)(?:read|vh|sr-only|visually-hidden)(?:\s|$)/u.test(attribute(element, 'class') ?? '') ||
  attribute(element, 'popover') !== undefined ||
  isUnseen(element);

/** What a browser does not show at all. */
function isUnseen(element: Element): boolean {
  return (
    /display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all/iu.test(
      attribute(element, 'style') ?? '',
    ) || attribute(element, 'hidden') !== undefined
  );
}

/** The font that an element sets for what it holds, as pages of Word do for signs. */
const fontOf = (element: Element): string | undefined =>
  attribute(element, 'face') ?? /font-family\s*:\s*([^;,]+)/iu.exec(attribute(element, 'style') ?? '')?.[1];

/** How a page is looked at, and how much of it was out of sight. */
interface Look {
  readonly hidden: boolean;
  unseen: number;
}

/** The text of an element with line breaks where the page shows them; ticked boxes of forms become ■ and □. */
const textOf = (root: Node, look: Look = { hidden: false, unseen: 0 }): string => {
  const pieces: string[] = [];
  const add = (piece: string): void => {
    if (piece !== '') pieces.push(piece);
  };
  // Pieces rather than one text: to look at its end again and again would copy it each time.
  const endsLine = (): boolean => pieces.at(-1)?.endsWith('\n') === true;
  const visit = (node: Node, font: string): void => {
    if (node.nodeName === '#text') {
      const words = (node as DefaultTreeAdapterTypes.TextNode).value.replace(/[ \t\r\n\f]+/gu, ' ');
      add(isSymbolFont(font) ? inSymbolFont(font, words) : words);
      return;
    }
    if (!isElement(node)) {
      for (const child of childrenOf(node)) visit(child, font);
      return;
    }
    const { tagName } = node;
    if (silent.has(tagName) || (isHidden(node) && !(look.hidden && isUnseen(node)))) {
      if (isUnseen(node)) look.unseen += 1;
      return;
    }
    if (tagName === 'br') add('\n');
    if (tagName === 'input' && /^(?:checkbox|radio)$/iu.test(attribute(node, 'type') ?? ''))
      add(attribute(node, 'checked') === undefined ? '□' : '■');
    if (tagName === 'img') add(attribute(node, 'alt') ?? '');
    if (blocks.has(tagName) && pieces.length > 0 && !endsLine()) add('\n');
    for (const child of childrenOf(node)) visit(child, fontOf(node) ?? font);
    if (blocks.has(tagName) && !endsLine()) add('\n');
  };
  visit(root, '');
  return pieces
    .join('')
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();
};

const linksOf = (root: Element): NonNullable<TableCell['links']> => {
  const links: { label: string; address?: string }[] = [];
  const visit = (node: Node): void => {
    if (isElement(node) && node.tagName === 'a') {
      const address = attribute(node, 'href')?.trim() ?? '';
      const label = textOf(node);
      if (label !== '') links.push({ label, ...(isAddress(address) ? { address } : {}) });
    }
    for (const child of childrenOf(node)) visit(child);
  };
  visit(root);
  return links;
};

const span = (element: Element, name: 'rowspan' | 'colspan', most: number): number => {
  const value = Number.parseInt(attribute(element, name) ?? '1', 10);
  if (Number.isNaN(value) || value < 0) return 1;
  // rowspan=0 reaches to the end of the group; colspan=0 is an error that browsers read as 1.
  if (value === 0) return name === 'rowspan' ? most : 1;
  return Math.min(value, most);
};

interface Row {
  readonly element: Element;
  readonly group: Node;
}

/** Whether an element of a table is out of sight; it is counted then. */
const isOut = (element: Element, look: Look): boolean => {
  if (look.hidden || !isUnseen(element)) return false;
  if (textOf(element) !== '' || element.childNodes.some(isElement)) look.unseen += 1;
  return true;
};

/** The rows of a table itself, not of tables inside it. */
const rowsOf = (table: Element, look: Look): Row[] =>
  table.childNodes.flatMap((child): Row[] => {
    if (!isElement(child) || isOut(child, look)) return [];
    if (child.tagName === 'tr') return [{ element: child, group: table }];
    return /^t(?:head|body|foot)$/u.test(child.tagName)
      ? child.childNodes.flatMap((row) =>
          isElement(row) && row.tagName === 'tr' && !isOut(row, look) ? [{ element: row, group: child }] : [],
        )
      : [];
  });

/** For each row, the number of the last one of its group. */
const groupEnds = (rows: readonly Row[]): number[] => {
  const last = new Map<Node, number>();
  rows.forEach(({ group }, row) => {
    last.set(group, row);
  });
  return rows.map(({ group }) => last.get(group) ?? 0);
};

const gridOf = (table: Element, number: number, before: string | undefined, budget: Budget, look: Look): Grid => {
  const rows = rowsOf(table, look);
  const grid: (TableCell | undefined)[][] = rows.map(() => []);
  const ends = groupEnds(rows);
  rows.forEach(({ element }, row) => {
    let column = 0;
    for (const cell of element.childNodes) {
      if (!isElement(cell) || !/^t[dh]$/u.test(cell.tagName) || isOut(cell, look)) continue;
      while (column in (grid[row] ?? [])) column += 1;
      const wide = span(cell, 'colspan', limits.columns - column);
      const tall = span(cell, 'rowspan', (ends[row] ?? row) - row + 1);
      const place = `table ${number} row ${row + 1} column ${column + 1}`;
      countArea(budget, Math.max(1, wide * tall), place);
      const text = textOf(cell, look);
      const links = linksOf(cell);
      const value = text === '' ? undefined : { text, place, ...(links.length > 0 ? { links } : {}) };
      if (value) countCell(budget, place);
      countText(budget, text.length * Math.max(1, wide * tall), place);
      for (let down = row; down < row + tall; down += 1)
        for (let right = column; right < column + wide; right += 1) {
          const line = grid[down];
          if (line) line[right] = value;
        }
      column += wide;
    }
  });
  // Holes of sparse arrays become blanks.
  const filled = grid.map((line) => Array.from(line, (cell) => cell));
  return { number, ...(before ? { before } : {}), rows: filled, placeOf: (row) => `table ${number} row ${row + 1}` };
};

/** Every table of a page, in order, each with the last short line before it. Tables inside cells are tables of their own. */
export const readHtmlTables = (
  html: string,
  hidden = false,
): { readonly grids: readonly Grid[]; readonly problems: readonly TableProblem[] } => {
  const look: Look = { hidden, unseen: 0 };
  const document = parsePage(html);
  const found: { table: Element; before: string | undefined }[] = [];
  let last = '';
  const visit = (node: Node, depth: number): void => {
    if (depth > limits.depth) throw new Unreadable('too-deep', { limit: limits.depth });
    if (node.nodeName === '#text') {
      const text = (node as DefaultTreeAdapterTypes.TextNode).value.replace(/\s+/gu, '');
      if (text !== '') last = text.slice(-200);
      return;
    }
    if (isElement(node)) {
      if (silent.has(node.tagName) && node.tagName !== 'head') return;
      if (node.tagName === 'table' && isOut(node, look)) return;
      if (node.tagName === 'table') {
        const caption = node.childNodes.find((child) => isElement(child) && child.tagName === 'caption');
        found.push({ table: node, before: caption ? textOf(caption) : last });
        if (found.length > limits.tables) throw new Unreadable('too-many-tables', { limit: limits.tables });
      }
    }
    for (const child of childrenOf(node)) visit(child, depth + 1);
  };
  visit(document, 0);
  const budget = newBudget();
  const grids = found
    .map(({ table, before }, index) => gridOf(table, index + 1, before, budget, look))
    .filter((grid) => grid.rows.some((row) => row.some(Boolean)));
  countRows(grids);
  const problems: TableProblem[] =
    look.unseen > 0 ? [{ code: 'hidden-text', severity: 'warning', args: { count: look.unseen } }] : [];
  return { grids, problems };
};

/** The encoding that a page names in its head. */
export const namedEncoding = (bytes: Uint8Array): string | undefined =>
  /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/iu.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 4096)))?.[1];
