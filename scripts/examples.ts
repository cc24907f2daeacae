/** Examples for `mulu explain`: what the cases in test/rules show, without the comments that only the tests read. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Excerpt, RuleExample } from '../src/model/rule-example.ts';

/** An excerpt stays short enough to be read beside the rule. */
const maxLines = 15;

/** A top-level block of so few lines is shown whole. */
const shortBlock = 10;

/** A line of YAML in the tree that its indentation draws. */
interface Line {
  readonly text: string;
  readonly indent: number;
  readonly key: string;
  /** Indexes of the lines above it in the tree, outermost first. */
  readonly above: readonly number[];
}

interface CaseFile {
  readonly name: string;
  /** One character a byte: a file may be in any encoding. */
  readonly bytes: string;
  /** Index of the line that the rule reports. */
  readonly mark?: number;
}

const filesBelow = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
        .sort()
    : [];

/** Takes the `# expect:` comments out and says where the rule must report. */
const withoutComments = (name: string, written: string, rule: string): CaseFile => {
  const lines: string[] = [];
  let mark: number | undefined;
  for (const line of written.split('\n')) {
    const [comment, ids = ''] = / *# expect: ([a-z0-9, -]+)\r?$/u.exec(line) ?? [];
    const rest = comment === undefined ? line : line.slice(0, line.length - comment.length);
    if (ids.split(', ').includes(rule)) mark ??= lines.length;
    if (comment === undefined || rest.trim() !== '') lines.push(rest);
  }
  return { name, bytes: lines.join('\n'), ...(mark === undefined ? {} : { mark }) };
};

/** Where `expect.txt` says that the rule must report in a file that cannot hold a comment. */
const toldLine = (folder: string, name: string, rule: string): number | undefined => {
  const list = join(folder, 'expect.txt');
  const lines = existsSync(list) ? readFileSync(list, 'utf8').split('\n') : [];
  const found = lines.find((line) => line.startsWith(`${name}:`) && line.endsWith(` ${rule}`));
  return found === undefined ? undefined : Number(/:(\d+) /u.exec(found)?.[1]) - 1;
};

const readCase = (folder: string, rule: string): CaseFile[] =>
  filesBelow(folder)
    .filter((name) => /\.(?:ya?ml|csv)$/u.test(name))
    .map((name) => {
      const read = withoutComments(name, readFileSync(join(folder, name), 'latin1'), rule);
      const mark = read.mark ?? toldLine(folder, name, rule);
      return { ...read, ...(mark === undefined ? {} : { mark }) };
    });

const decode = (bytes: string): string =>
  Buffer.from(bytes, 'latin1')
    .toString('utf8')
    .replace(/^\uFEFF/u, '');

const treeOf = (text: string): Line[] => {
  const lines: Line[] = [];
  const open: number[] = [];
  for (const raw of text.split('\n')) {
    const line = raw.trimEnd();
    const indent = line.length - line.trimStart().length;
    if (line !== '') while (open.length > 0 && (lines[open.at(-1) ?? 0]?.indent ?? 0) >= indent) open.pop();
    const key = /^\s*(?:- )?(?:\{ )?"?([^\s:："]+)"?[:：]/u.exec(line)?.[1] ?? '';
    lines.push({ text: line, indent, key, above: [...open] });
    if (line !== '' && !line.trimStart().startsWith('#')) open.push(lines.length - 1);
  }
  return lines;
};

/** The chosen lines; where some are left out between them, a comment stands instead. */
const render = (lines: readonly Line[], scope: readonly number[], kept: ReadonlySet<number>, at: number): Excerpt => {
  const shown: string[] = [];
  let mark = 0;
  let gap: Line[] = [];
  const close = (): void => {
    const [first] = gap;
    if (first) shown.push(gap.length === 1 ? first.text : `${' '.repeat(first.indent)}# …`);
    gap = [];
  };
  for (const index of scope) {
    const line = lines[index];
    if (!line) continue;
    if (!kept.has(index)) {
      gap.push(line);
      continue;
    }
    close();
    if (index === at) mark = shown.length;
    shown.push(line.text);
  }
  close();
  return { lines: shown, mark };
};

/** The line with what it belongs to: the keys above it, the head of its entry, and what the other case has otherwise. */
const excerpt = (lines: readonly Line[], at: number, other: readonly Line[]): Excerpt => {
  const above = lines[at]?.above ?? [];
  const holds = (outer: number, index: number): boolean =>
    outer === index || (lines[index]?.above.includes(outer) ?? false);
  const below = (outer: number): number[] =>
    lines.flatMap((line, index) => (holds(outer, index) && line.text !== '' ? [index] : []));
  const scope = below(above[0] ?? at);
  // The entry is the innermost list item with keys around the line.
  const entry = [...above, at].findLast((index) => /^\s*- \S+:/u.test(lines[index]?.text ?? ''));
  const head = entry === undefined ? [] : below(entry).slice(0, 2);
  const list = at === entry || lines[at]?.key !== '' ? [] : below(above.at(-1) ?? at);
  const known = new Set(other.map(({ text }) => text));
  const changed = other.filter(({ text }) => !lines.some((line) => line.text === text)).map(({ key }) => key);
  const near = (indexes: readonly number[]): number[] =>
    [...indexes].sort((one, two) => Math.abs(one - at) - Math.abs(two - at));
  const wanted = [
    ...head,
    ...(above.length > 0 ? below(at) : []),
    ...near(list),
    ...near(scope.filter((index) => !known.has(lines[index]?.text ?? ''))),
    ...near(scope.filter((index) => lines[index]?.key !== '' && changed.includes(lines[index]?.key ?? ''))),
    ...near(scope.length <= shortBlock ? scope : entry === at ? below(entry) : []),
  ];
  let kept = new Set([...above, at]);
  for (const index of wanted) {
    const more = new Set([...kept, ...(lines[index]?.above ?? []), index]);
    if (render(lines, scope, more, at).lines.length <= maxLines) kept = more;
  }
  return render(lines, scope, kept, at);
};

const pairs = (text: string): Set<string> => {
  const chars = [...text.trim()];
  return new Set(chars.slice(1).map((char, index) => `${chars[index]}${char}`));
};

/** Share of the pairs of characters that two texts have in common. */
const likeness = (one: string, two: string): number => {
  const [left, right] = [pairs(one), pairs(two)];
  const both = [...left].filter((pair) => right.has(pair)).length;
  return both / Math.max(1, left.size + right.size - both);
};

/** The line of the good case that stands where the bad one has its mark. */
const counterpart = (good: readonly Line[], bad: readonly Line[], mark: number): number => {
  const chain = (lines: readonly Line[], index: number): Line[] =>
    [...(lines[index]?.above ?? []), index].flatMap((one) => lines[one] ?? []);
  const wanted = chain(bad, mark);
  const score = (index: number): number => {
    const found = chain(good, index);
    const same = found.filter((line, depth) => line.key === wanted[depth]?.key).length;
    const alike = found.length === wanted.length && same === found.length;
    const entry = found.slice(0, -1).filter((line, depth) => line.text === wanted[depth]?.text).length;
    const own = likeness(good[index]?.text ?? '', bad[mark]?.text ?? '');
    return (alike ? 4 : 0) + 2 * same + entry + own - (good[index]?.text === '' ? 100 : 0);
  };
  const scores = good.map((_, index) => score(index));
  return scores.indexOf(Math.max(...scores));
};

const dateIn = (folder: string): string | undefined => {
  const file = join(folder, 'arguments.txt');
  return existsSync(file) ? /--date[\s=]+(\d{4}-\d{2}-\d{2})/u.exec(readFileSync(file, 'utf8'))?.[1] : undefined;
};

const exampleOf = (folder: string, rule: string): RuleExample | undefined => {
  const bad = readCase(join(folder, 'bad'), rule);
  const good = readCase(join(folder, 'good'), rule);
  const from = bad.find(({ mark }) => mark !== undefined) ?? bad[0];
  const to = good.find(({ name }) => name === from?.name) ?? good.find(({ name }) => name === 'county.yaml') ?? good[0];
  if (!from || !to) return undefined;
  const badLines = treeOf(decode(from.bytes));
  const goodLines = treeOf(decode(to.bytes));
  const mark = Math.min(from.mark ?? 0, badLines.length - 1);
  const dated = (name: string): { readonly date?: string } => {
    const date = dateIn(join(folder, name));
    return date ? { date } : {};
  };
  return {
    bad: { ...excerpt(badLines, mark, goodLines), ...dated('bad') },
    good: { ...excerpt(goodLines, counterpart(goodLines, badLines, mark), badLines), ...dated('good') },
    file: from.name,
    files: Object.fromEntries(bad.map(({ name, bytes }) => [name, Buffer.from(bytes, 'latin1').toString('base64')])),
  };
};

/** Files that the examples are made from. */
export const exampleFiles = (root: string): string[] =>
  filesBelow(join(root, 'test/rules'))
    .filter((file) => /^[^/]+\/(?:bad|good)\/.*(?:\.ya?ml|\.csv|\/arguments\.txt|\/expect\.txt)$/u.test(file))
    .map((file) => `test/rules/${file}`);

/** An example for each rule that has a bad and a good case. */
export const ruleExamples = (root: string): { readonly [rule: string]: RuleExample } => {
  const folder = join(root, 'test/rules');
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  return Object.fromEntries(
    names.flatMap((rule) => {
      const example = exampleOf(join(folder, rule), rule);
      return example ? [[rule, example]] : [];
    }),
  );
};
