import {
  type Document,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { type Comment, commentsOf } from './comments.ts';
import { isData, same } from './data.ts';
import { type Hand, writeBehindColon, writeEntry, writeFlow, writePair } from './write-data.ts';
import { rewriteScalar } from './write-scalar.ts';

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly to: string;
}

/** A text that is being rewritten. */
interface Sheet {
  readonly text: string;
  readonly hand: Hand;
  readonly comments: readonly Comment[];
  readonly splices: Splice[];
}

const startOf = (node: unknown): number => (node as Node).range?.[0] ?? 0;

/** Where a node ends as written: with its last value, not with the comment or the blank lines behind it. */
const endOf = (node: unknown, text: string): number => {
  if (isPair(node)) {
    const value = node.value as Node | null;
    return value && !isEmpty(value) ? endOf(value, text) : colonOf(node, text);
  }
  const [start, end] = (node as Node).range ?? [0, 0];
  if (isCollection(node) && !node.flow && node.items.length > 0) return endOf(node.items.at(-1), text);
  return start + text.slice(start, end).trimEnd().length;
};

/** A value that nothing is written for. */
const isEmpty = (node: Node): boolean => isScalar(node) && node.range?.[0] === node.range?.[1];

/** Behind the colon of a pair. */
const colonOf = ({ key }: Pair, text: string): number => text.indexOf(':', endOf(key, text)) + 1;

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** The end of a line, before its line feed. */
const lineEnd = (text: string, at: number): number => {
  const found = text.indexOf('\n', at);
  if (found < 0) return text.length;
  return text[found - 1] === '\r' && found > at ? found - 1 : found;
};

const columnOf = (text: string, at: number): number => at - lineStart(text, at);

const margin = (column: number): string => ' '.repeat(column);

const jsonOf = (node: unknown): unknown => (node as Node | null)?.toJSON() ?? null;

/** Takes whole lines out; the comments between stay, each on a line of its own. */
const dropLines = (sheet: Sheet, from: number, to: number): void => {
  const { text, hand, comments, splices } = sheet;
  const start = lineStart(text, from);
  const end = lineEnd(text, to);
  const kept = comments
    .filter((comment) => comment.start >= start && comment.start < end)
    .map((comment) => `${margin(from - start)}${comment.text}`)
    .join(hand.eol);
  if (kept !== '') splices.push({ start, end, to: kept });
  else if (text.indexOf('\n', end) >= 0) splices.push({ start, end: text.indexOf('\n', end) + 1, to: '' });
  else
    splices.push({ start: start > 0 ? lineEnd(text, start - 1 - Number(text[start - 2] === '\r')) : 0, end, to: '' });
};

/** Whether nothing but blanks stands before an offset on its line. */
const opensLine = (text: string, at: number): boolean => text.slice(lineStart(text, at), at).trim() === '';

/** Takes entries out of `[…]` or `{…}`, with the comma that they do not need any more. */
const dropFromFlow = (sheet: Sheet, nodes: readonly unknown[], dropped: readonly number[]): void => {
  const start = (node: unknown): number => startOf(isPair(node) ? node.key : node);
  let first = 0;
  while (dropped.includes(first)) first += 1;
  for (const index of dropped)
    sheet.splices.push(
      index < first
        ? { start: start(nodes[index]), end: start(nodes[index + 1]), to: '' }
        : { start: endOf(nodes[index - 1], sheet.text), end: endOf(nodes[index], sheet.text), to: '' },
    );
};

const dropPairs = (sheet: Sheet, node: YAMLMap, dropped: readonly number[]): void => {
  if (node.flow) {
    dropFromFlow(sheet, node.items, dropped);
    return;
  }
  for (const index of dropped) {
    const pair = node.items[index] as Pair;
    const key = startOf(pair.key);
    const next = node.items[index + 1];
    if (opensLine(sheet.text, key)) dropLines(sheet, key, endOf(pair, sheet.text));
    // The first key of an entry shares its line with the dash.
    else if (next) sheet.splices.push({ start: key, end: startOf(next.key), to: '' });
  }
};

const patchMap = (sheet: Sheet, node: YAMLMap, next: { readonly [key: string]: unknown }, head: number): void => {
  const { text, hand, splices } = sheet;
  const pairs = new Map(node.items.map((pair) => [String(jsonOf(pair.key)), pair]));
  dropPairs(
    sheet,
    node,
    node.items.flatMap((pair, index) => (String(jsonOf(pair.key)) in next ? [] : [index])),
  );
  const [first] = node.items;
  const column = columnOf(text, startOf(first?.key));
  let previous: Pair | undefined;
  for (const [key, value] of Object.entries(next)) {
    const pair = pairs.get(key);
    if (pair) {
      previous = pair;
      if (!same(jsonOf(pair.value), value))
        patch(sheet, pair.value as Node | null, value, {
          colon: colonOf(pair, text),
          key: startOf(pair.key),
          flow: node.flow === true,
        });
      continue;
    }
    const put = (at: number, to: string): void => void splices.push({ start: at, end: at, to });
    if (node.flow) {
      const written = writeFlow({ [key]: value }, hand).slice(2, -2);
      if (previous) put(endOf(previous, text), `, ${written}`);
      else put(startOf(first?.key), `${written}, `);
      continue;
    }
    const written = writePair(key, value, column, hand);
    if (previous) put(lineEnd(text, endOf(previous, text)), `${hand.eol}${margin(column)}${written}`);
    else if (head > 0 && lineEnd(text, head) < startOf(first?.key))
      put(lineEnd(text, head), `${hand.eol}${margin(column)}${written}`);
    else put(startOf(first?.key), `${written}${hand.eol}${margin(column)}`);
  }
};

/** Where the dash of an entry stands; undefined when it does not begin its line. */
const dashOf = (text: string, node: unknown): number | undefined => {
  const found = /-\s+$/u.exec(text.slice(0, startOf(node)));
  return found && opensLine(text, found.index) ? found.index : undefined;
};

/** Whether an entry can become another one in its place: a text any text; a map one that begins alike and says something of the same. */
const isAlike = (old: unknown, next: unknown): boolean => {
  if (!isData(old) || !isData(next)) return !isData(old) && !isData(next);
  const shared = Object.keys(old).some((key) => key in next && same(old[key], next[key]));
  return shared && Object.keys(old)[0] === Object.keys(next)[0];
};

/** For each entry of the new list the old one that stays or becomes it, in the order of both; undefined for one that is new. */
const pairEntries = (old: readonly unknown[], next: readonly unknown[]): readonly (number | undefined)[] => {
  let free = 0;
  return next.map((entry, index) => {
    const equal = old.findIndex((one, at) => at >= free && same(one, entry));
    const isWanted = next.slice(index + 1).some((one) => same(one, old[free]));
    const found = equal >= 0 ? equal : free < old.length && !isWanted && isAlike(old[free], entry) ? free : undefined;
    if (found !== undefined) free = found + 1;
    return found;
  });
};

const patchList = (sheet: Sheet, node: YAMLSeq, next: readonly unknown[], head: number): void => {
  const { text, hand, splices } = sheet;
  const old = node.items.map(jsonOf);
  const flow = node.flow === true;
  const found = pairEntries(old, next);
  // Brackets that lose every entry would have no comma left to go by.
  const pairs = flow && found.every((index) => index === undefined) ? next.map((_, at) => (at ? undefined : 0)) : found;
  const dropped = old.map((_, index) => index).filter((index) => !pairs.includes(index));
  if (flow) dropFromFlow(sheet, node.items, dropped);
  else
    for (const index of dropped) {
      const dash = dashOf(text, node.items[index]);
      if (dash !== undefined) dropLines(sheet, dash, endOf(node.items[index], text));
    }
  const first = node.items[pairs.find((index) => index !== undefined) ?? 0];
  const dash = dashOf(text, first);
  let previous: unknown;
  for (const [at, entry] of next.entries()) {
    const index = pairs[at];
    if (index !== undefined) {
      previous = node.items[index];
      if (!same(old[index], entry)) patch(sheet, previous as Node, entry, { colon: -1, key: -1, flow });
      continue;
    }
    const put = (start: number, to: string): void => void splices.push({ start, end: start, to });
    if (flow) {
      const written = writeFlow(entry, hand);
      if (previous) put(endOf(previous, text), `, ${written}`);
      else put(startOf(first), `${written}, `);
      continue;
    }
    const line = lineEnd(text, previous ? endOf(previous, text) : head);
    if (dash === undefined || (!previous && line > dash)) return;
    const column = columnOf(text, dash);
    put(line, `${hand.eol}${margin(column)}- ${writeEntry(entry, column + 2, hand)}`);
  }
};

/** What leads to a value: the offset behind the colon, that of the key (-1 in a list), and whether brackets are around it. */
interface Way {
  readonly colon: number;
  readonly key: number;
  readonly flow: boolean;
}

/** Writes another value in place of a node that is of another form. */
const replace = (sheet: Sheet, node: Node | null, next: unknown, { colon, key, flow }: Way): void => {
  const { text, hand, comments, splices } = sheet;
  const behind = (): string => (flow ? ` ${writeFlow(next, hand)}` : writeBehindColon(next, columnOf(text, key), hand));
  if (!node || isEmpty(node)) {
    if (colon > 0) splices.push({ start: colon, end: colon, to: behind() });
    return;
  }
  const [start, end] = [startOf(node), endOf(node, text)];
  const written = text.slice(start, end);
  const block = (isCollection(node) && !node.flow) || /^[|>]/u.test(written) || written.includes('\n');
  if (!block) {
    const to =
      isScalar(node) && typeof next === 'string'
        ? rewriteScalar(written, String(node.value), next, hand.quote)
        : writeFlow(next, hand);
    splices.push({ start, end, to });
    return;
  }
  if (colon < 0) return;
  const inside = comments.filter((comment) => comment.start >= colon && comment.start < end);
  const line = lineStart(text, key);
  if (inside.length > 0)
    splices.push({
      start: line,
      end: line,
      to: inside.map((one) => `${margin(key - line)}${one.text}${hand.eol}`).join(''),
    });
  splices.push({ start: colon, end, to: behind() });
};

const patch = (sheet: Sheet, node: Node | null, next: unknown, way: Way): void => {
  if (isMap(node) && isData(next) && node.items.length > 0 && Object.keys(next).length > 0)
    patchMap(sheet, node, next, way.colon);
  else if (isSeq(node) && Array.isArray(next) && node.items.length > 0 && next.length > 0)
    patchList(sheet, node, next, way.colon);
  else replace(sheet, node, next, way);
};

const handOf = (text: string): Hand => {
  const quotes = text.match(/(?<=[:[,-] )["']/gu) ?? [];
  const single = quotes.filter((quote) => quote === "'").length;
  return { eol: text.includes('\r\n') ? '\r\n' : '\n', quote: single > quotes.length - single ? "'" : '"' };
};

/**
 * Makes a text say other data by splices at the places that differ, so that all other lines and every comment stay. A form
 * that it does not know is left as it is: whoever calls reads the result again.
 */
export const rewrite = (document: Document, text: string, next: { readonly [key: string]: unknown }): string => {
  const sheet: Sheet = { text, hand: handOf(text), comments: commentsOf(text), splices: [] };
  patch(sheet, document.contents as Node | null, next, { colon: -1, key: -1, flow: false });
  return sheet.splices
    .sort((left, right) => left.start - right.start || left.end - right.end)
    .reduceRight((whole, { start, end, to }) => `${whole.slice(0, start)}${to}${whole.slice(end)}`, text);
};
