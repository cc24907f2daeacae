/**
 * SHA-256 of everything that the tool makes of a fixed set of inputs, one line each: `npm run digests` compares them with
 * `test/digests.txt`, `-- --write` writes that file. Moving code about must leave every line as it is.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeNation } from '../bench/nation.ts';
import { main } from '../src/cli.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const list = join(root, 'test/digests.txt');

/** Where a run writes; messages show it and wrap at its length, so it is the same on every machine. */
const folder = 'out/digests';

const digest = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What a command prints, and how it ends. */
const run = async (argv: readonly string[]): Promise<string> => {
  let printed = '';
  const { stdout, stderr } = process;
  const writers = [stdout.write, stderr.write] as const;
  const keep = (text: string | Uint8Array): boolean => {
    printed += String(text);
    return true;
  };
  stdout.write = keep as typeof stdout.write;
  stderr.write = keep as typeof stderr.write;
  try {
    const code = await main(argv);
    return `${printed}\nexit ${code}`;
  } finally {
    [stdout.write, stderr.write] = writers;
  }
};

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/** Commands by name; OUT is a folder of their own, whose files count as well. */
const commands = (): (readonly [string, readonly string[]])[] => {
  const nation = writeNation(join(folder, 'nation'), 12, 'differences');
  const restated = writeNation(join(folder, 'restated'), 2, 'restated');
  const examples = readdirSync('catalogues/examples')
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `catalogues/examples/${name}`);
  const formats = ['text', 'json', 'sarif', 'junit', 'github', 'markdown'];
  const imports = readdirSync('test/import', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(xlsx?|docx|html?|csv|tsv|txt)$/u.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
    .sort();
  const region = ['--region', '990101', '--name', '示例县'];
  return [
    ...formats.flatMap((format) =>
      ['catalogues', 'test/every-fault/layers', join(folder, 'nation')].map(
        (path) => [`validate ${format} ${path}`, ['validate', path, '--no-cache', '--format', format]] as const,
      ),
    ),
    ['validate en', ['validate', 'test/every-fault/layers', '--no-cache', '--lang', 'en']],
    ...[...examples, 'national@2019', ...nation.slice(0, 3), ...restated].map(
      (layer) =>
        [
          `build ${layer}`,
          [
            'build',
            layer,
            '-o',
            'OUT',
            '--format',
            'html,csv,xlsx,json,filing,workbook',
            '--date',
            '2026-12-01',
            '--draft',
          ],
        ] as const,
    ),
    ['build en', ['build', examples[2] ?? '', '-o', 'OUT', '--lang', 'en', '--draft', '--date', '2026-12-01']],
    ['build gb18030', ['build', examples[2] ?? '', '-o', 'OUT', '--format', 'csv', '--encoding', 'gb18030']],
    ['build township', ['build', examples[2] ?? '', '-o', 'OUT', '--level', 'township', '--region', '示例镇']],
    ['review examples', ['review', 'catalogues/examples', '-o', 'OUT', '--date', '2026-12-01']],
    ['review nation', ['review', join(folder, 'nation'), '-o', 'OUT', '--date', '2026-12-01']],
    ['diff', ['diff', nation[0] ?? '', nation[1] ?? '', '--format', 'json']],
    ['items', ['items', '补贴', '--format', 'json']],
    ...imports.map(
      (file) => [`import ${file}`, ['import', file, '-o', 'OUT.yaml', '--report', 'OUT.json', ...region]] as const,
    ),
  ];
};

const before = existsSync(list) ? readFileSync(list, 'utf8').trimEnd().split('\n') : [];

/** `--only WORDS`: the commands whose name holds them; of the others the lines stay as they are. */
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined;

const lines = async (): Promise<string[]> => {
  const told: string[] = [];
  for (const [name, argv] of commands()) {
    if (only !== undefined && !name.includes(only)) {
      told.push(...before.filter((line) => line.endsWith(`  ${name}`) || line.includes(`  ${name} > `)));
      continue;
    }
    const out = join(folder, String(told.length));
    told.push(`${digest(await run(argv.map((word) => word.replace(/^OUT/u, out))))}  ${name}`);
    const single = [`${out}.yaml`, `${out}.json`].filter((file) => existsSync(file));
    for (const file of [...single, ...(existsSync(out) ? filesBelow(out) : [])])
      told.push(`${digest(readFileSync(file))}  ${name} > ${file.slice(out.length)}`);
  }
  return told;
};

process.chdir(root);
rmSync(folder, { recursive: true, force: true });
const now = await lines();
rmSync(folder, { recursive: true, force: true });
if (process.argv.includes('--write')) writeFileSync(list, `${now.join('\n')}\n`);
else {
  const changed = [
    ...now.filter((line) => !before.includes(line)).map((line) => `now     ${line}`),
    ...before.filter((line) => !now.includes(line)).map((line) => `before  ${line}`),
  ];
  console.log(changed.length === 0 ? `${now.length} outputs, all as before` : changed.join('\n'));
  process.exitCode = changed.length === 0 ? 0 : 1;
}
