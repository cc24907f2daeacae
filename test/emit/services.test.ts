import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { read, utils } from '@e965/xlsx';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runHere } from '../cli/run-cli.ts';

let top = '';
beforeAll(async () => {
  top = mkdtempSync(`${tmpdir()}/mulu-services-`).replaceAll('\\', '/');
  cpSync('catalogues/examples', `${top}/in`, { recursive: true });
  const { code } = await runHere(
    'build',
    `${top}/in/990101-example-county.yaml`,
    '-o',
    `${top}/out`,
    '--format',
    'services',
  );
  expect(code).toBe(0);
});
afterAll(() => rmSync(top, { recursive: true, force: true }));

describe('the list of services of a county', () => {
  it('stands beside the catalogue, with sums that are those of the list', async () => {
    const rows = readFileSync(`${top}/in/990101/services.csv`, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
    const [, , ...sheet] = utils.sheet_to_json<string[]>(
      read(readFileSync(`${top}/out/services.xlsx`)).Sheets.公共服务事项清单 ?? {},
      { header: 1 },
    );
    expect(sheet.map(([, name, code]) => [name, code])).toEqual(rows.map(([name, code]) => [name, code]));
    const open = sheet.filter((row) => row[4] === '目录没有列入').map((row) => row[1]);
    expect(open).toEqual(['人事考试成绩查询']);
    expect(sheet.find((row) => row[1] === '就业援助对象认定')?.[4]).toBe('就业 6.1 就业困难人员认定');
    const page = readFileSync(`${top}/out/services.html`, 'utf8');
    expect(page).toContain(`清单共${rows.length}个服务事项，目录已列入${rows.length - 1}个，还没有列入1个`);
    const { results } = await new HtmlValidate({ extends: ['html-validate:recommended'] }).validateString(page);
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId, line }) => `${line} ${ruleId}`))).toEqual([]);
  });
});
