import { expect, test, vi } from 'vitest';
import { openDesk } from '../../src/commands/review/review-desk.ts';
import { checkFiles } from '../../src/commands/validate/check-files.ts';
import { createGraph } from '../../src/compiler/graph.ts';
import { reference } from '../../src/generated/reference.js';
import { nationalEdition } from '../../src/host/national-edition.ts';
import { createKinds } from '../../src/kinds/index.ts';
import { rules } from '../../src/rules/index.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { titleForm } from '../../src/rules/title-form.ts';
import { readNational } from '../../src/source/catalogue.ts';
import type { Host } from '../../src/source/host.ts';
import { openWorkspace } from '../../src/workspace/open-workspace.ts';

const county = (code: string, extended = 'national@2019'): string => `kind: layer
region: { code: "${code}", name: 示例县, level: county }
extends: ${extended}
edition: "2026"
effective: 2026-12-01
`;

const files: { readonly [name: string]: string } = {
  'folder/a.yaml': county('990101'),
  'folder/b.yaml': county('990102'),
  'folder/c.yaml': county('990103'),
};

const holding = (texts: { readonly [name: string]: string }): Host & { isInside: () => boolean } => ({
  read: async (name) => (texts[name] === undefined ? { problem: 'missing' } : new TextEncoder().encode(texts[name])),
  list: async (folder) => {
    const names = Object.keys(texts).flatMap((name) =>
      name.startsWith(`${folder}/`) ? name.slice(folder.length + 1) : [],
    );
    return names.length > 0 ? names : undefined;
  },
  isInside: () => true,
});

/** A host on which one file cannot be read at a certain time, for no reason that anybody thought of. */
const failing = (broken: string, from = 1) => {
  const host = holding(files);
  let reads = 0;
  return {
    ...host,
    read: async (name: string) => {
      if (name === broken) reads += 1;
      if (name === broken && reads >= from) throw new Error('EIO: the disk is broken');
      return host.read(name);
    },
  };
};

const throwing: Extract<Rule, { on: 'layer' }> = {
  ...titleForm,
  on: 'layer',
  check: ({ layer }) => {
    if (layer.region.code === '990102') throw new TypeError('Cannot read properties of undefined');
    return [];
  },
};

const compilerWith = (changed: readonly Rule[], texts = files, thrown = vi.fn()) => ({
  thrown,
  ...createGraph({
    host: holding(texts),
    reference,
    kinds: createKinds({
      reference,
      national: { ...nationalEdition, standard: () => readNational(nationalEdition.catalogues, reference) },
    }),
    rules: changed,
    thrown,
  }),
});

const unfinished = 'readable-file/unfinished';
const told = (findings: readonly { rule: string; wording?: string }[]): string[] =>
  findings.map(({ rule, wording }) => `${rule}/${wording}`);

test('a rule that throws on one file is a finding of that file, and the other rules and files go on', async () => {
  const { check, thrown } = compilerWith([...rules.filter(({ id }) => id !== 'title-form'), throwing], {
    ...files,
    'folder/b.yaml': `${files['folder/b.yaml']}employment: { omit: [{ item: 9.9 没有的事项 }] }\n`,
  });
  const [one, other, last] = [await check('folder/a.yaml'), await check('folder/b.yaml'), await check('folder/c.yaml')];
  expect(told(one.findings)).not.toContain(unfinished);
  expect(told(last.findings)).not.toContain(unfinished);
  expect(told(other.findings)).toContain(unfinished);
  expect(other.findings.map(({ rule }) => rule)).toContain('known-item');
  const [finding] = other.findings.filter(({ wording }) => wording === 'unfinished');
  expect(finding?.message).toEqual({
    zh: '这份文件没有检查完：工具内部出错（规则 title-form）',
    en: 'this file was not checked to the end: a fault of the tool (rule `title-form`)',
  });
  expect(finding?.severity).toBe('error');
  expect(thrown).toHaveBeenCalledTimes(1);
});

test('a finding without words is a finding, too', async () => {
  const wordless: typeof throwing = {
    ...throwing,
    check: ({ layer }) => [{ rule: 'nobody', message: 'x', args: {}, at: layer.extends.at }],
  };
  const { check } = compilerWith([wordless]);
  expect(told((await check('folder/a.yaml')).findings)).toEqual([unfinished]);
});

test('what throws while a parent is read is told at the parent, and at the layer below it', async () => {
  const texts = { ...files, 'folder/b.yaml': county('990102', 'a.yaml') };
  const host = holding(texts);
  const workspace = openWorkspace(undefined, {
    ...host,
    read: async (name) => {
      if (name === 'folder/a.yaml') throw new Error('EIO');
      return host.read(name);
    },
  });
  expect(told((await workspace.check('folder/a.yaml')).findings)).toEqual([unfinished]);
  expect(told((await workspace.check('folder/b.yaml')).findings)).toEqual(['parent-found/unreadable']);
});

const validated = async (
  broken: string | undefined,
  debug = '',
): Promise<{ code: number; out: string; err: string }> => {
  const printed = { out: '', err: '' };
  vi.stubEnv('MULU_DEBUG', debug);
  const keep = (stream: keyof typeof printed) => (text: string | Uint8Array) => {
    printed[stream] += String(text);
    return true;
  };
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(keep('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(keep('err')),
  ];
  try {
    const workspace = openWorkspace(undefined, broken === undefined ? holding(files) : failing(broken));
    const code = await checkFiles(Object.keys(files), workspace, { format: 'text', lang: 'zh', cache: false });
    return { code, ...printed };
  } finally {
    for (const spy of spies) spy.mockRestore();
    vi.unstubAllEnvs();
  }
};

test('validate goes on behind such a file, and the exit code says so; the stack is for MULU_DEBUG', async () => {
  const { code: clean } = await validated(undefined);
  const quiet = await validated('folder/b.yaml');
  const loud = await validated('folder/b.yaml', '1');
  expect([clean, quiet.code]).toEqual([0, 1]);
  expect(quiet.out).toContain('这份文件没有检查完：工具内部出错（读取）');
  expect(quiet.out).toContain('3 个文件：1 个错误');
  expect(quiet.out + quiet.err).not.toMatch(/EIO|\bat /u);
  expect(loud.err).toMatch(/folder\/b\.yaml: Error: EIO[\s\S]*\n +at /u);
});

test.each([
  ['read', 1],
  ['summed up', 2],
])('review goes on behind a submission that cannot be %s', async (_, from) => {
  const desk = await openDesk('folder', { host: failing('folder/b.yaml', from), entries: [] });
  const summaries = [];
  for (const name of ['a', 'b', 'c'])
    summaries.push(
      ...(await desk.summarise({ name: `${name}.yaml`, files: [`folder/${name}.yaml`], others: [], refused: [] })),
    );
  expect(summaries.map(({ name, findings }) => [name, findings.some(({ rule }) => rule === 'readable-file')])).toEqual([
    ['a.yaml', false],
    ['b.yaml', true],
    ['c.yaml', false],
  ]);
  expect(summaries[1]?.cause?.zh).toContain('这份文件没有检查完');
});

test('MULU_DEBUG counts the files that the quick YAML reader leaves to the careful one', async () => {
  let told = '';
  vi.stubEnv('MULU_DEBUG', '1');
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    told += String(text);
    return true;
  });
  const numbered = `${county('990104')}contact: { phone: 012333 }\n`;
  const workspace = openWorkspace(undefined, holding({ ...files, 'folder/d.yaml': numbered }));
  for (const name of [...Object.keys(files), 'folder/d.yaml']) await workspace.check(name);
  spy.mockRestore();
  vi.unstubAllEnvs();
  expect(told).toMatch(/^folder\/d\.yaml: left to the careful YAML reader \(\d+\)\n$/u);
});
