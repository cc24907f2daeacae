import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { HtmlValidate } from 'html-validate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { runHere } from '../cli/run-cli.ts';

let top = '';
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'mulu-ledger-')).replaceAll('\\', '/');
  cpSync('catalogues/examples', `${top}/in`, { recursive: true });
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

const csv = (): string => `${top}/in/990101/publications.csv`;
const build = (format = 'ledger', ...more: string[]) =>
  runHere('build', `${top}/in/990101-example-county.yaml`, '-o', `${top}/out`, '--force', '--format', format, ...more);

/** The rows of the CSV as this test reads it. */
const rowsOf = (text: string): string[][] =>
  text
    .replace(/^\ufeff/u, '')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

interface Year {
  readonly holidays: readonly { readonly from: string; readonly to: string }[];
  readonly workdays: readonly string[];
}
const years = (parse(readFileSync('catalogues/reference/working-days.yaml', 'utf8')) as { years: Year[] }).years;

/** 工作日 after one day up to another, counted day by day, in a way of its own. */
const workingDays = (from: string, to: string): number => {
  let count = 0;
  for (const date = new Date(from); date < new Date(to); ) {
    date.setUTCDate(date.getUTCDate() + 1);
    const iso = date.toISOString().slice(0, 10);
    const isRest = years.some(({ holidays }) => holidays.some((one) => one.from <= iso && iso <= one.to));
    const isMoved = years.some((year) => year.workdays.includes(iso));
    if (isMoved || (!isRest && ![0, 6].includes(date.getUTCDay()))) count += 1;
  }
  return count;
};

const sheet = () => {
  const [, , head = [], ...rows] = utils.sheet_to_json<unknown[]>(
    read(readFileSync(`${top}/out/ledger.xlsx`)).Sheets.台账 ?? {},
    { header: 1, defval: '' },
  );
  return rows.map((row) => Object.fromEntries(head.map((label, index) => [String(label), String(row[index] ?? '')])));
};
const states = (): string[] => sheet().map((row) => row.状态 ?? '');

describe('the ledger of a county', () => {
  it('is what its table and the calendar come to', async () => {
    expect((await build()).code).toBe(0);
    const written = rowsOf(readFileSync(csv(), 'utf8'));
    const lines = sheet();
    expect(lines).toHaveLength(written.length);
    for (const [
      index,
      [name = '', address, formed = '', first = '', updated = '', checker, , reviewed],
    ] of written.entries()) {
      const line = lines[index] ?? {};
      expect(name).toBe(`${name.split('/')[0]}/${line.编号} ${line.事项}`);
      expect([line.公开地址, line.形成或变更, line.首次公开, line.最近更新, line.核对岗位]).toEqual([
        address,
        formed,
        first,
        updated,
        checker,
      ]);
      expect(line.审查?.startsWith(reviewed ?? '')).toBe(true);
      const limit = Math.min(20, Number(/(\d+)个?工作日/u.exec(line.公开时限 ?? '')?.[1] ?? 20));
      const isKept = first !== '' && workingDays(formed, first) <= limit;
      expect(line.状态, name).toBe(isKept ? '按时公开' : formed === '' ? '没有日期' : '待公开');
      const next = updated || first;
      expect(line.下次核查).toBe(next && `${Number(next.slice(0, 4)) + 1}${next.slice(4)}`);
    }
    expect(lines.filter((line) => line.指南 === '●').map((line) => `${line.领域} ${line.编号}`)).toEqual([
      '就业 4.1',
      '就业 5.2',
      '就业 6.1',
      '社会保险 4.2',
      '社会保险 7.1',
      '社会保险 9.7',
    ]);
  });

  it('shows the public item, address and two days, and nothing else', async () => {
    await build();
    const page = readFileSync(`${top}/out/ledger.html`, 'utf8');
    const published = rowsOf(readFileSync(csv(), 'utf8')).filter(([, , , first]) => first !== '');
    const cells = [...page.matchAll(/<tr><th scope="row">([^<]*)<\/th>(.*?)<\/tr>/gu)].map(([, name, rest = '']) => [
      name,
      ...[...rest.matchAll(/<td[^>]*>(?:<a[^>]*>)?([^<]*)/gu)].map(([, text]) => text),
    ]);
    const printed = (iso = ''): string => iso.replace(/^(\d+)-0?(\d+)-0?(\d+)$/u, '$1年$2月$3日');
    expect(cells).toEqual(
      published.map(([name = '', address, , first, updated]) => [
        name.slice(name.indexOf('/') + 1),
        address,
        printed(first),
        printed(updated),
      ]),
    );
    expect(page).toContain(`就业：已经公开的${published.filter(([name]) => name?.startsWith('employment')).length}项`);
    for (const inner of ['局办公室', '股', '审查', '核对']) expect(page).not.toContain(inner);
    expect(page).not.toContain('<script');
    const report = await new HtmlValidate({ extends: ['html-validate:recommended'] }).validateString(page);
    expect(report.results.flatMap(({ messages }) => messages.map(({ ruleId, line }) => `${line} ${ruleId}`))).toEqual(
      [],
    );
  });

  it('has one other row when one day moves over a Saturday on which offices work', async () => {
    const text = readFileSync(csv(), 'utf8');
    const statesWith = async (day: string): Promise<string[]> => {
      writeFileSync(
        csv(),
        text.replace(/^(employment\/1\.2 [^,]*,[^,]*),.*$/mu, `$1,2026-02-06,${day},,就业股,局办公室,2026-02-12`),
      );
      expect((await build()).code).toBe(0);
      return states();
    };
    const [before, after] = [await statesWith('2026-02-13'), await statesWith('2026-02-14')];
    expect(before.flatMap((state, index) => (state === after[index] ? [] : [[state, after[index]]]))).toEqual([
      ['按时公开', '超时公开'],
    ]);
  });

  it('says what is overdue at a day, with the day by which it had to be done', async () => {
    await build('ledger', '--date', '2026-12-21');
    expect(sheet().find((row) => row.编号 === '10.3')).toMatchObject({ 状态: '逾期未公开', 整改期限: '2026-12-11' });
    await build('ledger', '--date', '2027-12-01');
    expect(new Set(states())).toEqual(new Set(['到期未核查', '无法判断', '没有日期']));
  });

  it('is not made of a table with an error, which is told; nor without one', async () => {
    writeFileSync(csv(), readFileSync(csv(), 'utf8').replace('2026-02-05', '2026-02-31'));
    const broken = await build();
    expect(broken.code).toBe(1);
    expect(broken.stderr).toContain('没有这一天');
    expect(existsSync(`${top}/out`)).toBe(false);
    rmSync(csv());
    const { code, stderr } = await build();
    expect([code, stderr.includes('没有公开登记表')]).toEqual([2, true]);
  });

  it('is the same each time, and rests on the table', async () => {
    await build();
    const first = readFileSync(`${top}/out/ledger.xlsx`);
    await build();
    expect(readFileSync(`${top}/out/ledger.xlsx`).equals(first)).toBe(true);
    expect(readFileSync(`${top}/out/manifest.json`, 'utf8')).toContain('990101/publications.csv');
  });
});
