import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'mulu-domains-'));
const output = join(folder, 'out');

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (name: string): string => readFileSync(join(output, name), 'utf8');

describe('a domain of a province’s own, as one catalogue file', () => {
  let built: Awaited<ReturnType<typeof run>>;
  beforeAll(async () => {
    const formats = 'html,csv,json,filing';
    built = await run('build', 'test/domains/county.yaml', '-o', output, '--draft', '--format', formats);
  });

  it('is built alone, with nothing of another domain', () => {
    expect(built.printed).toContain('劳动关系：二级事项 5 项');
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

describe('domains whose standards have editions of their own', () => {
  it('say so in the data where it is not the one of the whole, and are compared with it', async () => {
    const base = join(folder, 'two-editions');
    mkdirSync(base);
    copyFileSync('test/domains/base/labour-relations.yaml', join(base, 'labour-relations.yaml'));
    const county = join(folder, 'two-editions.yaml');
    const layer = readFileSync('test/domains/county.yaml', 'utf8');
    writeFileSync(county, layer.replace('extends: base', 'extends: two-editions'));
    for (const name of ['employment.yaml', 'social-insurance.yaml'])
      copyFileSync(`catalogues/national/${name}`, join(base, name));
    const out = join(folder, 'two-editions-out');
    expect((await run('build', county, '-o', out, '--draft', '--format', 'json')).code).toBe(0);
    const file = join(out, 'catalogue.json');
    const { standard, domains } = JSON.parse(readFileSync(file, 'utf8'));
    expect(standard.edition).toBe('2019');
    expect(domains.map(({ domain, edition }: { domain: string; edition?: string }) => [domain, edition])).toEqual([
      ['employment', undefined],
      ['social-insurance', undefined],
      ['labour-relations', '2025'],
    ]);
    expect((await run('diff', file, county)).code).toBe(0);
  });
});

describe('the head of a catalogue file', () => {
  it('of an older edition of the tool says less, and is the same standard', async () => {
    const base = join(folder, 'older');
    mkdirSync(base);
    for (const name of ['employment.yaml', 'social-insurance.yaml']) {
      const text = readFileSync(`catalogues/national/${name}`, 'utf8');
      writeFileSync(
        join(base, name),
        text.replace(/ office: [^,]*,\n {2}clauses: .*$/mu, '\n  clauses: { items: 三(一) } }'),
      );
    }
    const county = join(folder, 'older.yaml');
    const layer = readFileSync('test/domains/county.yaml', 'utf8');
    writeFileSync(county, layer.replace('extends: base', 'extends: older'));
    expect((await run('validate', county)).printed).not.toContain('[national-edition]');
    const doctored = join(base, 'employment.yaml');
    writeFileSync(doctored, readFileSync(doctored, 'utf8').replace('words: [就业, 创业]', 'words: [就业]'));
    expect((await run('validate', county, '--no-cache')).printed).toContain('[national-edition]');
  });

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
