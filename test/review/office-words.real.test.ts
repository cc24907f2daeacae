import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { said } from '../../src/emit/review/said.ts';
import { rules } from '../../src/rules/index.ts';
import { runHere } from '../cli/run-cli.ts';
import { docxText, filesBelow } from './read-docx.ts';

const folder = mkdtempSync(join(tmpdir(), 'mulu-words-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const date = ['--date', '2028-03-01'];

/** The kinds of file that a region writes. */
const own = ['layer', 'item', 'guide', 'publications', 'comments', 'services', 'attested', 'places', 'catalogue'];

/** Every key that a schema knows. */
const keysIn = (schema: unknown): string[] => {
  if (typeof schema !== 'object' || schema === null) return [];
  const properties = 'properties' in schema ? Object.keys(schema.properties ?? {}) : [];
  return [...properties, ...Object.values(schema).flatMap(keysIn)];
};

const keys = new Set(
  own
    .flatMap((kind) => keysIn(JSON.parse(readFileSync(`schemas/${kind}.schema.json`, 'utf8'))))
    .filter((key) => /^[a-z]\w+$/iu.test(key)),
);
const ids = new Set<string>(rules.map(({ id }) => id));

/** Documents and addresses, signs that are told, and the names of files: those that the author wrote with their folder. */
const proper =
  /https?:[^\s”，；]*|\bwww\.[^\s”，；]*|\S+@[\w.]+|GB\/T|SHA-256 \w+|SHA-256|“[{[*]”|“[^“”]*\.(?:ya?ml|csv|xlsx|docx|html)”|[^\s“”（、，→/]+\.(?:ya?ml|csv|xlsx|docx|html)/gu;

/** What no officer writes: commands, keys, rules, notation, folders, values that are none. */
const foreign = (line: string): string[] => {
  const told = line.replace(proper, '□');
  return [
    ...(told.match(
      /mulu|(?<![-\w])--[a-z]+|[{}]|undefined|\bnull\b|\[object|NaN|[，。；：、]{2,}|“”|[\w-]+\/[\w-]*[a-z]/gu,
    ) ?? []),
    ...(told.match(/[A-Za-z][\w-]*\w/gu) ?? []).filter((word) => keys.has(word) || ids.has(word)),
  ];
};

/** What stands in the papers of a folder and should not, each line once. */
const foreignIn = (out: string): string[] => [
  ...new Set(
    filesBelow(out)
      .filter((file) => file.endsWith('.docx') && !file.includes('guides/'))
      .flatMap((file) => docxText(join(out, file)).split('\n'))
      .flatMap((line) => foreign(line).map((word) => `${word} in ${line.trim()}`)),
  ),
];

/** Every case of every rule as a submission, each of a region of its own. */
const sow = (to: string): number => {
  const cases = readdirSync('test/rules').flatMap((rule) =>
    readdirSync(join('test/rules', rule)).flatMap((name) =>
      name.startsWith('bad') ? [join('test/rules', rule, name)] : [],
    ),
  );
  for (const [index, from] of cases.entries()) {
    const target = join(to, `材料${index}`);
    cpSync(from, target, { recursive: true });
    rmSync(join(target, 'expected.txt'), { force: true });
    for (const file of filesBelow(target).filter((each) => each.endsWith('.yaml'))) {
      const text = readFileSync(join(target, file), 'latin1');
      const code = `99${1000 + index}`;
      writeFileSync(join(target, file), text.replace(/code: "990[01]\d\d"/u, `code: "${code}"`), 'latin1');
    }
  }
  cpSync('test/every-fault/layers', join(to, '各种'), { recursive: true });
  return cases.length;
};

describe('papers that a chief signs or a county receives', () => {
  it('have a word of the office for every key of every kind of file', () => {
    const left = [...keys].filter((key) =>
      [`补上“${key}”`, `没有写 ${key}`].some((text) => /[a-z]/iu.test(said({ zh: text, en: '' }))),
    );
    expect(left).toEqual([]);
  });

  it('say every wording of every rule in words of the office', () => {
    const left = rules.flatMap(({ id, messages }) =>
      Object.values(messages).flatMap(({ text, fix }) =>
        [text, fix].flatMap((part) => {
          const told = part ? said({ ...part, zh: part.zh.replace(/\{\w+\}/gu, '某') }) : '';
          return foreign(told).length > 0 || /YAML/u.test(told) ? [`${id}: ${told}`] : [];
        }),
      ),
    );
    expect(left).toEqual([]);
  });

  it('hold no command, key, rule, notation or folder, whatever is wrong with what came in', async () => {
    const [sent, out] = [join(folder, 'in'), join(folder, 'out')];
    const count = sow(sent);
    await runHere('review', sent, '-o', out, '--format', 'opinions,letters,filing', ...date);
    expect(filesBelow(out).filter((file) => /补正通知|退回通知/u.test(file)).length).toBeGreaterThan(count / 2);
    expect(foreignIn(out)).toEqual([]);
  });

  it.each([
    ...readdirSync('catalogues/examples')
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => `catalogues/examples/${name}`),
    ...['county', 'city', 'own'].map((name) => `test/every-fault/layers/${name}.yaml`),
  ])('nor do those of %s', async (layer) => {
    const out = join(folder, layer.replaceAll('/', '_'));
    mkdirSync(dirname(out), { recursive: true });
    for (const format of ['filing', 'assessment', 'self-check', 'consultation'])
      await runHere('build', layer, '-o', join(out, format), '--format', format, '--draft', '--date', '2026-12-01');
    await runHere('diff', 'national@2019', layer, '--changelog', join(out, '调整记录.docx'), '--date', '2026-12-01');
    expect(filesBelow(out)).toContain('filing/filing.docx');
    expect(foreignIn(out)).toEqual([]);
  });

  it('nor does the pack of a yearly adjustment', async () => {
    const out = join(folder, 'yearly');
    const previous = ['--previous', 'examples/yearly/990101-2025.yaml'];
    await runHere(
      ...['build', 'catalogues/examples/990101-example-county.yaml', '-o', out],
      ...['--format', 'filing,adjustment', ...previous, '--date', '2026-12-01'],
    );
    expect(filesBelow(out)).toContain('adjustment.docx');
    expect(foreignIn(out)).toEqual([]);
  });
});
