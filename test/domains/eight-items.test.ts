import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ran, runHere } from '../cli/run-cli.ts';
import { filesBelow } from '../review/read-docx.ts';
import { wordsIn } from './renamed.ts';

const folder = mkdtempSync(join(tmpdir(), 'mulu-eight-'));
const at = (name: string): string => join(folder, name);
const county = at('990101.yaml');

/** Of the domains, the offices and the standard of the nation, nothing is said where another office speaks of its own. */
const foreign = /就业|社会保险|社保|113号|人社|人力资源|国家(?:标准|目录)/u;
const foreignIn = (name: string, bytes: Uint8Array): string[] => wordsIn(name, bytes, foreign);

const formats =
  'html,csv,xlsx,json,filing,workbook,guides,site,on-request,ledger,assessment,consultation,services,checklist';

beforeAll(() => cpSync('test/domains/own', folder, { recursive: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('eight items of another office', () => {
  let built: Ran;
  beforeAll(async () => {
    built = await runHere('build', county, '-o', at('out'), '--allow-open', '--format', formats);
  });

  it('are built in every format, in words of their own', () => {
    expect([built.stderr, built.code]).toEqual([built.stderr, 0]);
    const names = filesBelow(at('out'));
    expect(names).toContain('guides/farm-machinery/1.2.html');
    // The indicators of the tool are of papers on the offices of 人社; the workbook names rules, of which one is on the nation.
    const spoken = names.filter((name) => !/^(?:assessment|workbook)\./u.test(name));
    expect(spoken.flatMap((name) => foreignIn(name, readFileSync(at(`out/${name}`))))).toEqual([]);
    expect(readFileSync(at('out/assessment.html'), 'utf8')).toContain('示农发〔2025〕16号 一');
  });

  it('come back from the workbook and from the table', async () => {
    for (const [from, more] of [
      ['workbook.xlsx', []],
      ['catalogue.xlsx', ['--region', '990101', '--name', '示例县', '--extends', '目录']],
    ] as const) {
      cpSync(at(`out/${from}`), at(from));
      const back = await runHere('import', at(from), '-o', at('back.yaml'), '--force', ...more);
      expect([from, back.stderr, back.code]).toEqual([from, back.stderr, 0]);
      const { stdout } = await runHere('diff', county, at('back.yaml'), '--format', 'json');
      const found: { field: string | null }[] = JSON.parse(stdout).comparisons[0].differences;
      expect([from, found.filter(({ field }) => field !== null && field !== 'handlingLimit')]).toEqual([from, []]);
    }
  });

  it('are compared and reviewed, with papers in the same words', async () => {
    mkdirSync(at('in'));
    const layer = readFileSync(county, 'utf8').replace(/^records:[\s\S]*$/mu, '');
    writeFileSync(at('in/990101.yaml'), layer.replace('示县农〔2026〕3号', '示县农〔2026〕4号'));
    const loose = layer
      .replaceAll('990101', '990102')
      .replaceAll('示例县', '乙县')
      .replace('10个工作日内', '30个工作日内');
    writeFileSync(at('in/990102.yaml'), loose);
    cpSync(at('目录'), at('pinned/目录'), { recursive: true });
    const ran = await runHere('review', at('in'), '-o', at('reviewed'), '--base', at('pinned'));
    expect([ran.stderr, ran.code]).toEqual([ran.stderr, 1]);
    const { submissions } = JSON.parse(readFileSync(at('reviewed/review.json'), 'utf8'));
    expect(submissions.map(({ key, proposal }: { key: string; proposal: string }) => [key, proposal])).toEqual([
      ['990101', 'agree'],
      ['990102', 'correct'],
    ]);
    expect(filesBelow(at('reviewed')).flatMap((name) => foreignIn(name, readFileSync(at(`reviewed/${name}`))))).toEqual(
      [],
    );
  });
});
