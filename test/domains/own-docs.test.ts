import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runHere } from '../cli/run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'mulu-own-docs-'));
const text = readFileSync('docs/own-domain.md', 'utf8');
const at = (name: string): string => join(folder, name);
const read = (name: string): string => readFileSync(at(name), 'utf8');

/** The commands of the paper, run in the folder instead of the checkout. */
const commands = [...text.matchAll(/^node bin\/mulu\.js (.*)$/gmu)].map(([, words = '']) =>
  words.split(' ').map((word) => (/^(?:own|out)(?:\/|$)/u.test(word) ? at(word) : word)),
);

beforeAll(() => {
  for (const [, name = '', content = ''] of text.matchAll(/^```yaml (\S+)\n([\s\S]*?)^```$/gmu)) {
    mkdirSync(dirname(at(name)), { recursive: true });
    writeFileSync(at(name), content);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('docs/own-domain.md, followed to the letter', () => {
  it('leads to a catalogue, a workbook, an import and a review', async () => {
    for (const command of commands) {
      const ran = await runHere(...command);
      // What was imported has one item that somebody must still confirm.
      const wanted = command[0] === 'review' ? 1 : 0;
      expect([command.join(' '), ran.stdout, ran.code]).toEqual([command.join(' '), ran.stdout, wanted]);
      if (command[1] === at('own/目录')) expect(ran.stdout).toContain('1 个文件：0 个错误，0 个警告，0 个提示');
    }
    const letter = read('out/own/filing.html').replace(/<[^>]+>/gu, '');
    for (const [, said = ''] of text.matchAll(/^函里写的是“(.*?)”“(?:.*?)”/gmu)) expect(letter).toContain(said);
    expect(letter).toContain('以标准目录（2025年版）为最低标准');
    expect(letter).toContain('与标准目录差异对照表');
    for (const name of ['filing.html', 'index.html', 'catalogue.csv', 'catalogue.json'])
      expect([name, read(`out/own/${name}`)]).toEqual([
        name,
        expect.not.stringMatching(/国家(?:标准|目录)|就业|社会保险|113号/u),
      ]);
  });

  it('tells the clause of its own document', async () => {
    writeFileSync(at('own/990103.yaml'), read('own/990101.yaml').replace('10个工作日内', '30个工作日内'));
    const { code, stdout } = await runHere('validate', at('own/990103.yaml'), '--no-cache');
    expect(code).toBe(1);
    expect(stdout.replace(/\s+/gu, '')).toContain('宽于“公开事项信息形成或变更之日起15个工作日内公开”');
    expect(stdout).toContain('示农发〔2025〕16号 二(一)');
    expect(stdout).not.toContain('国家');
  });

  it('stands beside the national catalogues, each with its own edition and document', async () => {
    for (const name of ['employment', 'social-insurance'])
      writeFileSync(at(`own/目录/${name}.yaml`), readFileSync(`catalogues/national/${name}.yaml`));
    const ran = await runHere('build', at('own/990101.yaml'), '-o', at('out/three'), '--format', 'filing');
    expect([ran.stderr, ran.code]).toEqual([ran.stderr, 0]);
    const letter = read('out/three/filing.html').replace(/<[^>]+>/gu, '');
    expect(letter).toContain('国家标准目录（2019年版）和农机管理标准目录（2025年版）');
    writeFileSync(at('own/990101.yaml'), `${read('own/990101.yaml')}covers: [farm-machinery]\n`);
    const one = await runHere('build', at('own/990101.yaml'), '-o', at('out/one'), '--format', 'filing');
    expect([one.stderr, one.code]).toEqual([one.stderr, 0]);
    expect(read('out/one/filing.html')).not.toMatch(/就业|社会保险领域|国家标准/u);
  });
});
