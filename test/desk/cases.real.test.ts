import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runHere } from '../cli/run-cli.ts';
import { inChromium } from '../tools.ts';
import { give, inFolder, openDesk } from './open-desk.ts';

const root = 'test/import/cases';
/** Every table as counties have them. */
const tables = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:docx|xlsx|xls|html|csv|md|txt)$/u.test(name) && !name.endsWith('.told.txt'))
  .sort();

interface Region {
  readonly code: string;
  readonly name: string;
}

const regionOf = (name: string): Region => {
  const said = join(root, name, '../region.json');
  return existsSync(said) ? JSON.parse(readFileSync(said, 'utf8')) : { code: '990101', name: '示例县' };
};

/** What the command tells of its report, in the words of the page: rows, domains and what is wrong with the layer. */
const headline = (report: string): string => {
  const [, kind, rows, domains] = /（(\S+)）：(\d+) 行，领域 (\S+)/u.exec(report) ?? [];
  const [, errors = '0', warnings = '0'] = /检查这个地方层：错误 (\d+)，警告 (\d+)/u.exec(report) ?? [];
  return `${kind}：${rows} 行，${domains}；检查结果 ${errors} 个错误、${warnings} 个警告`;
};

inChromium('old tables in the desk', (open) => {
  it('makes of every one the layer that mulu import writes, and tells the same of it', async () => {
    const page = await openDesk(open);
    // No file holds what was imported before: that is left.
    page.on('dialog', (dialog) => void dialog.accept());
    expect(tables.length).toBeGreaterThan(50);
    for (const name of tables) {
      const table = join(root, name);
      const region = regionOf(name);
      const target = join(inFolder({}), `${region.code}.yaml`);
      const { stderr } = await runHere('import', table, '-o', target, '--region', region.code, '--name', region.name);
      await give(page, [table]);
      await page.getByLabel('行政区划代码').fill(region.code);
      await page.getByLabel('地区名称').fill(region.name);
      await page.getByRole('button', { name: '导入', exact: true }).click();
      const told = await page.locator('.account h2').textContent();
      if (!existsSync(target)) {
        expect([name, told]).toEqual([name, '没有导入']);
        await page.getByRole('button', { name: '重新选择文件' }).click();
      } else {
        expect([name, told]).toEqual([name, headline(stderr)]);
        await page.getByRole('button', { name: '进入目录' }).click();
        await page.getByRole('button', { name: '原文', exact: true }).click();
        expect([name, await page.locator('textarea').inputValue()]).toEqual([name, readFileSync(target, 'utf8')]);
      }
    }
  });
});
