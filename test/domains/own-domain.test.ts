import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { main } from '../../src/cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'mulu-domains-'));
const output = join(folder, 'out');

/** What a command prints, and how it ends. */
const run = async (...argv: string[]): Promise<{ code: number; printed: string }> => {
  let printed = '';
  const keep = (text: string | Uint8Array): boolean => {
    printed += String(text);
    return true;
  };
  const spies = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, 'write').mockImplementation(keep));
  try {
    return { code: await main(argv), printed };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
};

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (name: string): string => readFileSync(join(output, name), 'utf8');

describe('a domain of a province’s own, as one catalogue file', () => {
  let built: Awaited<ReturnType<typeof run>>;
  beforeAll(async () => {
    const formats = 'html,csv,json,filing';
    built = await run('build', 'test/domains/county.yaml', '-o', output, '--draft', '--format', formats);
  });

  it('is built alone, with nothing of another domain', () => {
    expect(built.printed).toContain('劳动关系 5 项（二级事项）');
    expect(built.code).toBe(0);
    for (const name of ['index.html', 'catalogue.csv', 'catalogue.json', 'filing.html', 'manifest.json'])
      expect(read(name)).not.toMatch(/就业|社会保险领域|113号/u);
  });

  it('is named in the table, the page and the fragments', () => {
    expect(read('catalogue.csv')).toContain('劳动关系1.1');
    expect(read('index.html')).toContain('示例县劳动关系领域基层政务公开标准目录');
    expect(read('fragment-labour-relations-table.html')).toContain('劳动用工备案');
  });

  it('cites its own document in the letter and the data', () => {
    expect(read('filing.html')).toContain(
      '根据《示例省人力资源和社会保障厅关于公布劳动关系领域政务公开标准目录的通知》（示人社发〔2025〕8号）要求',
    );
    expect(read('filing.html')).toContain('劳动关系引用（项）');
    const { standard, domains } = JSON.parse(read('catalogue.json'));
    expect(standard).toEqual({ document: '示人社发〔2025〕8号', edition: '2025' });
    expect(domains.map(({ domain, name }: { domain: string; name: string }) => [domain, name])).toEqual([
      ['labour-relations', '劳动关系'],
    ]);
  });
});

describe('a layer', () => {
  it('is told of every entry about a domain that its chain does not have', async () => {
    const entries =
      'employment:\n  omit: [{ item: "1.2", reason: moved, note: 移交 }]\n  add: [{ id: "1.1.1", title: 稳岗咨询 }]\n';
    const layer = readFileSync('test/domains/county.yaml', 'utf8').replace(
      'extends: base',
      'extends: labour-relations.yaml',
    );
    writeFileSync(join(folder, 'labour-relations.yaml'), readFileSync('test/domains/base/labour-relations.yaml'));
    writeFileSync(join(folder, 'county.yaml'), layer + entries);
    const { code, printed } = await run('validate', join(folder, 'county.yaml'));
    expect(code).toBe(1);
    expect(printed.match(/\[known-item\]/gu)).toHaveLength(2);
  });
});

describe('the head of a catalogue file', () => {
  it('may be a key that the tool knows, and is offered the nearest one', async () => {
    const text = readFileSync('test/rules/national-edition/bad/employment.yaml', 'utf8');
    const file = join(folder, 'employment.yaml');
    writeFileSync(file, text);
    expect((await run('validate', file)).printed).not.toContain('[schema]');
    writeFileSync(file, text.replace('domain: employment', 'domain: employmnt'));
    const { code, printed } = await run('validate', file);
    expect(printed).toContain('是不是“employment”');
    expect(code).toBe(1);
  });
});
