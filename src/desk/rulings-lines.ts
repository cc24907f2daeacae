import { parse, stringify } from 'yaml';

/** Where a part of an entry stands: from one line to before another. */
interface Part {
  readonly from: number;
  to: number;
}

/** An entry of a list, with its place in it. */
export interface RulingsEntry {
  readonly list: string;
  readonly at: number;
  readonly parts: ReadonlyMap<string, Part>;
}

const opening = /^(?: {2}- | {4})(\w+):/u;
const version = /^( {2}("(?:[^"\\]|\\.)*"):)(?: "(?:[^"\\]|\\.)*")?( # .*)$/u;

/** The entries of the lists of a file of decisions as a review writes it: a province has a hundred thousand lines of them. */
export const rulingsEntries = (lines: readonly string[]): RulingsEntry[] => {
  const entries: (RulingsEntry & { readonly parts: Map<string, Part> })[] = [];
  let list = '';
  let count = 0;
  let last: Part | undefined;
  lines.forEach((line, from) => {
    const head = /^(\w+):$/u.exec(line)?.[1];
    if (head !== undefined) [list, count, last] = [head, 0, undefined];
    const name = opening.exec(line)?.[1];
    if (name === undefined) {
      if (last) last.to = from + 1;
      return;
    }
    if (line.startsWith('  - ')) {
      entries.push({ list, at: count, parts: new Map() });
      count += 1;
    }
    last = { from, to: from + 1 };
    entries.at(-1)?.parts.set(name, last);
  });
  return entries;
};

/** What a part of an entry says; nothing where it is blank. */
export const partOf = (lines: readonly string[], { parts }: RulingsEntry, name: string): string => {
  const part = parts.get(name);
  if (!part) return '';
  const [first = '', ...others] = lines.slice(part.from, part.to);
  if (first.endsWith(`${name}:`) && others.length === 0) return '';
  const { [name]: value } = parse([`    ${first.slice(4)}`, ...others].join('\n')) as {
    readonly [part: string]: unknown;
  };
  return typeof value === 'string' ? value : '';
};

/** Writes a text in one line. */
const oneLine = (text: string): string => text.trim().replace(/\s+/gu, ' ');

/** Puts a part of an entry into its lines; those that it had more of are left blank. */
export const putPart = (lines: (string | undefined)[], { parts }: RulingsEntry, name: string, value: string): void => {
  const said = oneLine(value);
  const written = `${name}:${said === '' ? '' : ` ${stringify(said, { lineWidth: 0 }).trimEnd()}`}`;
  const part = parts.get(name);
  if (part) {
    lines.fill(undefined, part.from + 1, part.to);
    lines[part.from] = `${lines[part.from]?.slice(0, 4)}${written}`;
    return;
  }
  const [first] = parts.values();
  if (first) lines[first.to - 1] += `\n    ${written}`;
};

/** Takes an entry out of the lines. */
export const dropEntry = (lines: (string | undefined)[], { parts }: RulingsEntry): void => {
  for (const { from, to } of parts.values()) lines.fill(undefined, from, to);
};

/** Puts new entries at the head of a list; where there is none yet it comes before another. What is blank is not written. */
export const addEntries = (
  lines: (string | undefined)[],
  list: string,
  added: readonly object[],
  before: string,
): void => {
  if (added.length === 0) return;
  const entries = added.map((entry) =>
    Object.fromEntries(Object.entries(entry).flatMap(([part, text]) => (text === '' ? [] : [[part, oneLine(text)]]))),
  );
  const written = stringify(entries, { lineWidth: 0 }).trimEnd().replace(/^/gmu, '  ');
  const head = lines.indexOf(`${list}:`);
  if (head >= 0) lines[head] += `\n${written}`;
  else {
    const next = lines.findIndex((line) => line?.startsWith(`${before}:`));
    lines[next] = `${list}:\n${written}\n${lines[next]}`;
  }
};

/** Chooses the version of a region, beside those that are named. */
export const putVersion = (line: string | undefined, chosen: ReadonlyMap<string, string>): string | undefined => {
  const [, key, region = '', names] = version.exec(line ?? '') ?? [];
  const name = key === undefined ? undefined : chosen.get(JSON.parse(region));
  return name === undefined ? line : `${key}${name === '' ? '' : ` ${JSON.stringify(name)}`}${names}`;
};
