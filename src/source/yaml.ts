import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type YAMLError,
} from 'yaml';
import type { Fault } from '../model/finding.ts';
import type { Path, Place } from '../model/place.ts';
import { lineIndex } from './lines.ts';
import type { Source } from './source.ts';

type Range = readonly [start: number, end: number];

/** Aliases may multiply a file; more copies than this are an alias bomb, not a catalogue. */
const maxAliases = 100;

/** Deeper nesting than this is no catalogue; the parser would run out of stack. */
const maxDepth = 60;

const follow = (node: Node | null | undefined, document: Document): Node | null | undefined =>
  isAlias(node) ? node.resolve(document) : node;

const rangeOf = (node: Node | null | undefined, text: string): Range | undefined => {
  if (!node?.range) return undefined;
  const [start, end] = node.range;
  const written = text.slice(start, end);
  return [start, start + (isCollection(node) ? written.trimEnd().length : written.length)];
};

/** Range of the node that a path leads to, or of the deepest node on the way. */
const findRange = (document: Document, text: string, path: Path, key: boolean): Range => {
  let node: Node | null | undefined = document.contents as Node | null;
  let found: Node | null | undefined = node;
  for (const [depth, step] of path.entries()) {
    const parent = follow(node, document);
    if (isMap(parent)) {
      const pair = parent.items.find((item) => String(isScalar(item.key) ? item.key.value : item.key) === String(step));
      if (!pair) break;
      node = pair.value as Node | null;
      found = key && depth === path.length - 1 ? (pair.key as Node) : node?.range ? node : (pair.key as Node);
    } else if (isSeq(parent)) {
      node = parent.items[Number(step)] as Node | null | undefined;
      if (!node) break;
      found = node;
    } else break;
  }
  return rangeOf(found, text) ?? [0, 0];
};

/** Whether flow brackets nest deeper than a catalogue ever does; strings and comments are not told apart, which errs on no real file. */
const tooDeep = (text: string): number => {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const char = text.charCodeAt(index);
    if (char === 0x5b || char === 0x7b) depth += 1;
    else if (char === 0x5d || char === 0x7d) depth = Math.max(0, depth - 1);
    if (depth > maxDepth) return index;
  }
  return -1;
};

/** The cause of a parse error in words of the author, by a look at the line where it was noticed and the one above. */
const diagnose = (file: string, text: string, error: YAMLError): Fault => {
  const index = lineIndex(text);
  const noticed = index.position(error.pos[0], error.pos[1]).line;
  const at = (number: number, column: number, length: number): Place => {
    let start = 0;
    for (let line = 1; line < number; line += 1) start = text.indexOf('\n', start) + 1;
    return { file, start: start + column, end: start + column + length };
  };
  const fault = (message: string, place: Place, args: Fault['args'] = {}): Fault => ({
    rule: 'yaml',
    message,
    args,
    at: place,
  });
  if (error.code === 'DUPLICATE_KEY')
    return fault(
      'duplicate-key',
      { file, start: error.pos[0], end: error.pos[1] },
      { key: text.slice(error.pos[0], error.pos[1]).split(/[:\n]/u)[0]?.trim() ?? '' },
    );
  for (const number of [noticed, noticed - 1, noticed + 1]) {
    const line = index.line(number);
    if (line === undefined) continue;
    const tab = /^[ ]*\t/u.exec(line);
    if (tab) return fault('tab', at(number, tab[0].length - 1, 1));
  }
  for (const number of [noticed, noticed - 1, noticed + 1]) {
    const line = index.line(number) ?? '';
    const colon = /^(\s*(?:-\s+)*["']?[\w\p{Script=Han}.-]+["']?)\s*：/u.exec(line);
    if (colon)
      return fault('fullwidth-colon', at(number, colon[0].length - 1, 1), {
        key: colon[1]?.replace(/^[\s-]+/u, '') ?? '',
      });
    const missingSpace = /^\s*(?:-\s+)*([\w-]+):(?=[^\s:/])/u.exec(line);
    if (missingSpace && number === noticed)
      return fault('no-space-after-colon', at(number, line.indexOf(':'), 1), { key: missingSpace[1] ?? '' });
  }
  const line = index.line(noticed) ?? '';
  const wide = /[，［］｛｝“”‘’]/u.exec(line);
  if (wide) return fault('fullwidth-mark', at(noticed, wide.index, 1), { mark: wide[0] });
  return fault(
    'syntax',
    { file, start: error.pos[0], end: Math.min(error.pos[1], error.pos[0] + 1) },
    { code: error.code, cause: error.message.split('\n')[0]?.replace(/ at line \d+.*$/u, '') ?? '' },
  );
};

/**
 * Parses one YAML document. Faults of form end the reading (one cause, one finding; every duplicate key has its own);
 * places are computed only when asked for.
 */
export const readYaml = (file: string, text: string): Source => {
  const index = lineIndex(text);
  let document: Document | undefined;
  const range = (place: Place): Range | undefined => {
    if (place.file !== file || 'cell' in place) return undefined;
    if ('start' in place) return [place.start, place.end];
    return document ? findRange(document, text, place.path, place.key === true) : [0, 0];
  };
  const source = (faults: readonly Fault[], data?: unknown): Source => ({
    file,
    faults,
    ...(faults.length === 0 ? { data } : {}),
    locate: (place) => {
      const found = range(place);
      return found && index.position(found[0], found[1]);
    },
    line: index.line,
    written: (place) => {
      const found = range(place);
      return found && text.slice(found[0], found[1]);
    },
    range,
  });
  const fail = (message: string, offset = 0): Source =>
    source([{ rule: 'yaml', message, args: {}, at: { file, start: offset, end: offset + 1 } }]);
  const deep = tooDeep(text);
  if (deep >= 0) return fail('too-deep', deep);
  try {
    document = parseDocument(text, { prettyErrors: false, strict: true });
    if (document.errors.length > 0) {
      const duplicates = document.errors.filter((error) => error.code === 'DUPLICATE_KEY');
      const others = document.errors.filter((error) => error.code !== 'DUPLICATE_KEY').slice(0, 1);
      return source((others.length > 0 ? others : duplicates).map((error) => diagnose(file, text, error)));
    }
    return source([], document.toJS({ maxAliasCount: maxAliases }));
  } catch (error) {
    const cause = String(error);
    if (/alias/iu.test(cause))
      return fail(
        /resource|excessive/iu.test(cause) ? 'alias-bomb' : 'unknown-alias',
        Math.max(0, text.search(/\*[\w]/u)),
      );
    return fail('too-deep');
  }
};
