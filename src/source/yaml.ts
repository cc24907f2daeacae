import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type YAMLError,
  type YAMLWarning,
} from 'yaml';
import type { Fault } from '../model/finding.ts';
import type { Path, Place } from '../model/place.ts';
import { blankComments } from './blank-comments.ts';
import { lineIndex } from './lines.ts';
import { type Obstacle, plainData } from './plain-data.ts';
import { shorten } from './shorten.ts';
import type { Source } from './source.ts';
import { tooMuch } from './too-much.ts';
import { yamlCause } from './yaml-cause.ts';
import { maxDepth } from './yaml-limits.ts';

type Range = readonly [start: number, end: number];

const follow = (node: Node | null | undefined, document: Document): Node | null | undefined =>
  isAlias(node) ? node.resolve(document) : node;

/** A list or map in block form ends with its last value, not with the comment behind it. */
const rangeOf = (node: Node | null | undefined, text: string): Range | undefined => {
  if (!node?.range) return undefined;
  const [start, end] = node.range;
  const last = isCollection(node) && !node.flow ? node.items.at(-1) : undefined;
  const inner = isPair(last) ? (last.value ?? last.key) : last;
  const [, innerEnd] = (isNode(inner) && rangeOf(inner, text)) || [0, 0];
  if (innerEnd > start) return [start, innerEnd];
  const written = text.slice(start, end);
  return [start, start + (isCollection(node) ? written.trimEnd().length : written.length)];
};

/** A key as it is spelt in plain data: an empty one is '', and brackets are written out. */
const keyOf = (key: unknown): string => (isScalar(key) ? String(key.value ?? '') : String(key).trim());

const isBlock = (node: Node | null | undefined): boolean => isCollection(node) && node.flow !== true;

/**
 * Range of the node that a path leads to, or of the deepest node on the way. `shown`: where a reader looks for it, which
 * is the key of a list or map that begins on a line of its own.
 */
const findRange = (
  document: Document,
  text: string,
  path: Path,
  { key, shown }: { readonly key: boolean; readonly shown: boolean },
): Range => {
  let node: Node | null | undefined = document.contents as Node | null;
  let found: Node | null | undefined = node;
  for (const [depth, step] of path.entries()) {
    const parent = follow(node, document);
    if (isMap(parent)) {
      const pair = parent.items.find((item) => keyOf(item.key) === String(step));
      if (!pair) break;
      node = pair.value as Node | null;
      const last = depth === path.length - 1;
      found = (last && (key || (shown && isBlock(node)))) || !node?.range ? (pair.key as Node) : node;
    } else if (isSeq(parent)) {
      node = parent.items[Number(step)] as Node | null | undefined;
      if (!node) break;
      found = node;
    } else break;
  }
  return rangeOf(found, text) ?? [0, 0];
};

/**
 * Where a text nests deeper than a catalogue ever does, by brackets or by indent; -1 if nowhere. Strings and comments
 * are not told apart, which errs on no real file. Counted before parsing: where a parser runs out of stack differs by machine.
 */
const tooDeep = (text: string): number => {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const char = text.charCodeAt(index);
    if (char === 0x5b || char === 0x7b) depth += 1;
    else if (char === 0x5d || char === 0x7d) depth = Math.max(0, depth - 1);
    if (depth > maxDepth) return index;
  }
  const indents: number[] = [];
  for (const { 0: margin, index } of text.matchAll(/^ *(?:[-?] +)*(?=[^\s])/gmu)) {
    const indent = /^ */u.exec(margin)?.[0].length ?? 0;
    while (indents.length > 0 && (indents.at(-1) ?? 0) >= indent) indents.pop();
    indents.push(indent);
    const marks = margin.replaceAll(' ', '').length;
    if (indents.length + marks > maxDepth) return index + indent;
  }
  return -1;
};

/** Everything that YAML may be read as beyond maps, lists, text, numbers, yes-no values and nothing is refused by name. */
const options = {
  prettyErrors: false,
  strict: true,
  logLevel: 'error',
  schema: 'core',
  resolveKnownTags: false,
  stringKeys: true,
  uniqueKeys: false,
} as const;

/** Where `git` left both sides of a conflict. */
const conflictMark = /^<{7}(?= |\r?$)/gmu;

/** What other programs end a line with, in front of what begins a line of YAML. */
const foreignBreak = /(?:\r(?!\n)|[\v\f\u0085\u2028\u2029])(?=(?:\r?\n)?[ \t]*(?:- |[\w-]+:(?:\s|$)))/u;

/** Errors about what is written, not how. */
const meant: ReadonlySet<string> = new Set([
  'TAG_RESOLVE_FAILED',
  'BAD_COLLECTION_TYPE',
  'NON_STRING_KEY',
  'BAD_DIRECTIVE',
]);

/** A tag, a directive or a key that YAML knows and a catalogue does not. */
const oddity = (file: string, text: string, { code, pos: [start, end] }: YAMLError | YAMLWarning): Fault => {
  const message = code === 'NON_STRING_KEY' ? 'complex-key' : code === 'BAD_DIRECTIVE' ? 'directive' : 'tag';
  return { rule: 'yaml', message, args: { written: shorten(text.slice(start, end)) }, at: { file, start, end } };
};

/** Why a document that could be parsed has no plain data. */
const blocked = (file: string, text: string, { message, at: [from, to] }: Obstacle): Fault => {
  const isKey = message.endsWith('-key');
  const key = isKey ? shorten(text.slice(from, to)) : '';
  return { rule: 'yaml', message, args: { key }, at: { file, start: from, end: isKey ? to : from + 1 } };
};

/**
 * Parses one YAML document. Faults of form end the reading (one cause, one finding; every duplicate key has its own);
 * places are computed only when asked for.
 */
export const readYaml = (file: string, text: string): Source => {
  const index = lineIndex(text);
  let document: Document | undefined;
  const rangeAs =
    (shown: boolean) =>
    (place: Place): Range | undefined => {
      if (place.file !== file || 'cell' in place) return undefined;
      if ('start' in place) return [place.start, place.end];
      return document ? findRange(document, text, place.path, { key: place.key === true, shown }) : [0, 0];
    };
  const range = rangeAs(false);
  const shownRange = rangeAs(true);
  const source = (faults: readonly Fault[], data?: unknown): Source => ({
    file,
    text,
    faults,
    careful: true,
    ...(faults.length === 0 ? { data } : {}),
    locate: (place) => {
      const found = shownRange(place);
      return found && index.position(found[0], found[1]);
    },
    line: index.line,
    written: (place) => {
      const found = range(place);
      return found && text.slice(found[0], found[1]);
    },
    range,
  });
  const fail = (message: string, offset = 0, length = 1, args: Fault['args'] = {}): Source =>
    source([{ rule: 'yaml', message, args, at: { file, start: offset, end: offset + length } }]);
  const excess = tooMuch(text);
  if (excess) return source([{ rule: 'schema', ...excess, at: { file, start: 0, end: 1 } }]);
  const conflicts = [...text.matchAll(conflictMark)];
  const [conflict] = conflicts;
  if (conflict) return fail('merge-conflict', conflict.index, 7, { count: conflicts.length });
  const foreign = foreignBreak.exec(text);
  if (foreign) return fail('line-break', foreign.index);
  const wideBlank = /^ *\u3000[ \u3000]*(?=- |[\w-]+:(?:\s|$))/mu.exec(text);
  if (wideBlank) return fail('fullwidth-blank', text.indexOf('\u3000', wideBlank.index));
  const deep = tooDeep(text);
  if (deep >= 0) return fail('too-deep', deep);
  const parsed = parseDocument(blankComments(text), options);
  document = parsed;
  const { errors, warnings } = parsed;
  const exhausted = errors.find(({ code }) => code === 'RESOURCE_EXHAUSTION');
  if (exhausted) return fail('too-deep', exhausted.pos[0]);
  // A tag and an odd key are errors of meaning; what is wrong with the form comes first.
  const [error] = [...errors.filter(({ code }) => !meant.has(code)), ...errors];
  if (error && !meant.has(error.code)) return source([yamlCause(file, text, error, errors)]);
  const odd = [...errors, ...warnings].map((one) => oddity(file, text, one));
  if (odd.length > 0) return source(odd);
  const { data, obstacles } = plainData(parsed);
  return source(
    obstacles.map((obstacle) => blocked(file, text, obstacle)),
    data,
  );
};
