import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readOffice } from '../src/commands/import/read-office.ts';
import { readTables } from '../src/source/table/read-tables.ts';
import type { Tables } from '../src/source/table/table.ts';
import { runMulu } from './cli/run-cli.ts';
import { flatOpenDocument } from './flat-open-document.ts';
import { drawFrom, runs } from './fuzz.ts';
import { libreoffice, requireTool } from './tools.ts';

const heads = ['序号', '一级事项', '二级事项', '公开内容（要素）', '公开时限'];
const body = Array.from({ length: 30 }, (_, index) => [
  `${index + 1}`,
  index % 3 === 0 ? '就业信息服务' : '^',
  '岗位信息发布',
  '招聘单位；岗位要求；福利待遇；招聘流程；应聘方式；咨询电话',
  '20个工作日内',
]);
const source = flatOpenDocument({
  ...{ kind: 'text', borders: 'all', title: '示例县就业领域目录', foot: '示例县人社局　' },
  ...{ rows: [heads, ...body], widths: [1.2, 3, 4, 6, 3] },
});

/** Changes bytes in some places, cuts a piece out, doubles one, or cuts the end off. */
const damaged = (whole: Buffer, lane: number): Buffer => {
  const draw = drawFrom(lane);
  const bytes = Buffer.from(whole);
  for (let change = 0; change <= draw(40); change += 1) bytes[8 + draw(bytes.length - 8)] = draw(256);
  const [from, size] = [8 + draw(bytes.length - 8), draw(2000)];
  const [before, piece, after] = [
    bytes.subarray(0, from),
    bytes.subarray(from, from + size),
    bytes.subarray(from + size),
  ];
  return (
    [bytes, Buffer.concat([before, after]), Buffer.concat([before, piece, piece, after]), before][draw(4)] ?? bytes
  );
};

/** Tables, or one sentence why there are none: never both, never neither. */
const isOneOutcome = ({ grids, problems }: Tables): boolean =>
  problems.filter(({ severity }) => severity === 'error').length === (grids.length > 0 ? 0 : 1);

/** LibreOffice takes its time where others want the machine, too. */
const patience = 900_000;

requireTool('libreoffice')('a damaged file', () => {
  let folder = '';
  const convert = (to: string, from: string, files: readonly string[]): void => {
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const argv = [profile, '--headless', '--convert-to', to, '--outdir', join(folder, from), ...files];
    try {
      execFileSync(libreoffice() ?? '', argv, { stdio: 'ignore', timeout: 300_000, killSignal: 'SIGKILL' });
    } catch {
      // What it could not open has no result.
    }
  };
  const whole = (format: string): Buffer => readFileSync(join(folder, 'whole', `source.${format}`));
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mulu-damaged-'));
    writeFileSync(join(folder, 'source.fodt'), source);
    for (const to of ['doc', 'rtf', 'pdf']) convert(to, 'whole', [join(folder, 'source.fodt')]);
  }, patience);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it(
    'of PDF is a table or one sentence',
    async () => {
      for (let round = 0; round < runs(100); round += 1)
        expect([round, isOneOutcome(await readTables('a.pdf', damaged(whole('pdf'), 300 + round)))]).toEqual([
          round,
          true,
        ]);
    },
    patience,
  );

  it.each(['doc', 'rtf'] as const)(
    'of .%s is a table or one sentence, also where LibreOffice makes something of it',
    async (format) => {
      mkdirSync(join(folder, format));
      const files = Array.from({ length: runs(100) }, (_, round) => join(folder, format, `${round}.${format}`));
      files.forEach((file, round) => {
        writeFileSync(file, damaged(whole(format), 500 + round));
      });
      // A file that ends the program ends those behind it, too.
      for (let at = 0; at < files.length; at += 25) convert('odt', `${format}-odt`, files.slice(at, at + 25));
      let read = 0;
      for (const [round] of files.entries()) {
        const result = join(folder, `${format}-odt`, `${round}.odt`);
        if (!existsSync(result)) continue;
        read += 1;
        expect([round, isOneOutcome(await readTables('a.odt', readFileSync(result)))]).toEqual([round, true]);
      }
      expect(read).toBeGreaterThan(0);
      for (const file of files.slice(0, 3)) expect(isOneOutcome(await readOffice(file, readFileSync(file)))).toBe(true);
    },
    patience,
  );

  it(
    'comes to no stack trace at the command line',
    () => {
      for (const format of ['doc', 'rtf', 'pdf']) {
        const file = join(folder, `broken.${format}`);
        writeFileSync(file, whole(format).subarray(0, 900));
        const { code, stderr } = runMulu([
          'import',
          file,
          '-o',
          join(folder, 'x.yaml'),
          '--region',
          '990101',
          '--name',
          '示例县',
        ]);
        expect([format, code, /^\s+at /mu.test(stderr)]).toEqual([format, 2, false]);
      }
    },
    patience,
  );
});
