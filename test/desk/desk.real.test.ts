import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { runHere } from '../cli/run-cli.ts';
import { inChromium } from '../tools.ts';
import { chainOf, county, examples, layers, text, texts } from './layers.ts';
import { built, downloaded, give, giveChain, inFolder, inZip, openDesk } from './open-desk.ts';

inChromium('the whole desk', (open) => {
  it.each(layers)('makes of %s and what is above it what mulu build writes, byte for byte', async (name) => {
    const folder = inFolder(Object.fromEntries(chainOf(name).map((one) => [one, text(one)])));
    const page = await openDesk(open);
    await giveChain(page, folder, name);
    await page.getByRole('button', { name: '输出' }).click();
    const { bytes } = await downloaded(page, '全部（zip）');
    expect(inZip(bytes)).toEqual(await built(folder, name));
  });

  it('takes files of several folders without their folders, and makes at once of what was typed last what mulu build makes', async () => {
    const all = readdirSync(examples, { recursive: true, encoding: 'utf8' }).filter(
      (name) => statSync(join(examples, name)).isFile() && !/town|README/u.test(name),
    );
    const page = await openDesk(open);
    await give(
      page,
      all.map((name) => join(examples, name)),
    );
    await page.getByRole('button', { name: '原文' }).click();
    const tighter = text(county).replace('timeLimit: 5个工作日内', 'timeLimit: 4个工作日内');
    await page.locator('textarea').fill(tighter);
    await page.getByRole('button', { name: '输出' }).click();
    const { bytes } = await downloaded(page, '全部（zip）');
    const files = Object.fromEntries(all.map((name) => [name, readFileSync(join(examples, name))]));
    expect(inZip(bytes)).toEqual(await built(inFolder({ ...files, [county]: tighter }), county));
  });

  it('shows findings under their rows as the text is changed, and keeps the rest of the file', async () => {
    const folder = inFolder(texts);
    const page = await openDesk(open);
    await giveChain(page, folder, county);
    await page.getByRole('button', { name: '原文' }).click();
    const field = page.locator('textarea');
    expect(await field.inputValue()).toBe(text(county));
    const loose = text(county).replace('timeLimit: 5个工作日内', 'timeLimit: 50个工作日内');
    await field.fill(loose);
    await page.getByText('1 个错误').waitFor();
    expect(await page.getByRole('status').first().textContent()).toContain('未存为文件');
    await page.keyboard.press('F8');
    const row = page.locator('tr.found');
    expect(await row.textContent()).toContain('宽于');
    expect(await page.locator('tr:has(+ tr.found)').getAttribute('data-ref')).toBe('employment/1.2');
    await expect
      .poll(() => row.locator('.finding').evaluate((one) => one === one.ownerDocument.activeElement))
      .toBe(true);
    await page.getByRole('button', { name: '输出' }).click();
    await page.getByText('现在还不能生成').waitFor();
    expect(await page.getByRole('button', { name: '全部（zip）' }).isDisabled()).toBe(true);
    const kept = await downloaded(page, '下载底稿');
    expect([kept.name, new TextDecoder().decode(kept.bytes)]).toEqual([county, loose]);
    await expect.poll(() => page.getByRole('status').first().textContent()).toContain(`已下载 ${county}`);
  });

  it('makes a layer of an old Word table, tells every row, and goes on with it', async () => {
    const page = await openDesk(open);
    const table =
      'test/import/e02-district-docx/' +
      readdirSync('test/import/e02-district-docx').find((name) => name.endsWith('.docx'));
    await give(page, [table]);
    await page.getByLabel('行政区划代码').fill('990101');
    await page.getByLabel('地区名称').fill('示例县');
    await page.getByRole('button', { name: '导入', exact: true }).click();
    await page.getByRole('button', { name: '进入目录' }).click();
    await page.locator('.domain').first().waitFor();
    await page.getByText('未存为文件').waitFor();
    const { name, bytes } = await downloaded(page, '下载底稿');
    const folder = inFolder({});
    await runHere('import', table, '-o', join(folder, '990101.yaml'), '--region', '990101', '--name', '示例县');
    expect([name, new TextDecoder().decode(bytes)]).toEqual([
      '990101.yaml',
      readFileSync(join(folder, '990101.yaml'), 'utf8'),
    ]);
  });

  it('asks for a parent by its name, takes it, or goes on with the national catalogue', async () => {
    const folder = inFolder(texts);
    const page = await openDesk(open);
    await give(page, [join(folder, county)]);
    await page.getByText('还差一份上级目录：990100-example-city.yaml').waitFor();
    await page.getByRole('button', { name: '先按国家目录' }).click();
    await page.locator('.domain').first().waitFor();
    await give(page, [join(folder, county)]);
    await page.getByText('还差一份上级目录').waitFor();
    const rest = chainOf(county).slice(0, -1);
    await page.setInputFiles(
      'main input[type=file]',
      rest.map((one) => join(folder, one)),
    );
    await page.getByText('0 个错误').waitFor();
  });

  it('asks which of several layers is meant, and says when there is none', async () => {
    const folder = inFolder({ ...texts, '990102.yaml': text(county), '说明.xyz': '', '说明.txt': '' });
    const page = await openDesk(open);
    await give(page, [join(folder, '说明.xyz')]);
    await page.getByText('没有找到能编辑的目录文件').waitFor();
    // A text may be an old table: what is wrong with it is said where it would be imported.
    await give(page, [join(folder, '说明.txt')]);
    await page.getByLabel('行政区划代码').fill('990101');
    await page.getByLabel('地区名称').fill('示例县');
    await page.getByRole('button', { name: '导入', exact: true }).click();
    await page.getByText('文件是空的').waitFor();
    await page.getByRole('button', { name: '重新选择文件' }).click();
    await give(
      page,
      [...chainOf(county), '990102.yaml'].map((one) => join(folder, one)),
    );
    await page.getByText('这些文件里有 2 份目录').waitFor();
    await page.getByRole('button', { name: '990102.yaml' }).click();
    await page.locator('.domain').first().waitFor();
  });

  it('edits by keyboard alone, shows the floor while a value is typed, and keeps every other line', async () => {
    const folder = inFolder(texts);
    const page = await openDesk(open);
    await giveChain(page, folder, county);
    const item = page.locator('[data-ref="employment/1.3"] button.item').last();
    await item.waitFor();
    await item.focus();
    await page.keyboard.press('Enter');
    const limit = page.getByLabel('公开时限').locator('input');
    await limit.focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('30个工作日内');
    await page.locator('.live.error').first().waitFor();
    expect(await page.locator('.live.error').first().textContent()).toContain('宽于');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('2个工作日内');
    await page.keyboard.press('Enter');
    // An entry for the whole group sets it: she is asked, and Enter says yes.
    await page.getByRole('button', { name: '只改本项' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('未存为文件 · 1 处改动').waitFor();
    await page.keyboard.press('Alt+ArrowDown');
    await page.locator('.panel h2', { hasText: '1.4' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.panel').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await page.getByText('与打开的文件一致').waitFor();
    await page.keyboard.press('Control+y');
    const { bytes } = await downloaded(page, '下载底稿');
    const [was, is] = [text(county), new TextDecoder().decode(bytes)].map((one) => one.split('\n'));
    expect(is?.filter((line) => !was?.includes(line))).toEqual([
      '    - item: 1.3 求职信息登记',
      '      timeLimit: 2个工作日内',
    ]);
    expect(was?.every((line) => is?.includes(line))).toBe(true);
    await page.getByRole('button', { name: '输出' }).click();
    const zip = await downloaded(page, '全部（zip）');
    const saved = inFolder({ ...texts, [county]: bytes });
    expect(inZip(zip.bytes)).toEqual(await built(saved, county));
  });

  it('leaves an item out, takes it back, adds one that is judged while it is named, and answers its warning', async () => {
    const folder = inFolder(texts);
    const page = await openDesk(open);
    await giveChain(page, folder, county);
    const item = page.locator('[data-ref="employment/1.3"] button.item').last();
    await item.click();
    await page.getByRole('button', { name: '不列入…' }).click();
    await page.getByLabel('说明').fill('由示例市统一登记');
    await page.getByRole('button', { name: '不列入', exact: true }).click();
    await page.getByText('没有列入：本地未开展该项业务：由示例市统一登记').waitFor();
    await page.getByRole('button', { name: '恢复列入' }).click();
    await page.getByRole('button', { name: '新增事项…' }).click();
    await page.getByLabel('名称').fill('失业金申领');
    await page.getByText('重叠').waitFor();
    await page.getByLabel('名称').fill('零工招聘信息发布');
    await page.locator('.panel .live.warning').waitFor();
    await page.getByRole('button', { name: '新增', exact: true }).click();
    await page.locator('.panel h2', { hasText: '零工招聘信息发布' }).waitFor();
    await page.getByRole('button', { name: /^待办/ }).click();
    await page.getByRole('button', { name: '答复…' }).first().click();
    await page.getByLabel('理由').fill('只公开零工的招聘信息');
    await page.getByRole('button', { name: '写入答复' }).click();
    await page.getByText('已答复（2）').waitFor();
    await page.getByRole('button', { name: '备案', exact: true }).click();
    await page.getByLabel('发文字号').fill('示人社函〔2026〕99号');
    await page.keyboard.press('Enter');
    await page.frameLocator('iframe').getByText('示人社函〔2026〕99号').first().waitFor();
    const { bytes } = await downloaded(page, '下载底稿');
    expect(new TextDecoder().decode(bytes)).toContain('reason: 只公开零工的招聘信息');
  });

  it('edits a guide with its chart, keeps it with the work as one archive, and makes of that what mulu build makes', async () => {
    const all = readdirSync(examples, { recursive: true, encoding: 'utf8' }).filter(
      (name) => statSync(join(examples, name)).isFile() && !name.includes('town'),
    );
    const archive = zipSync(Object.fromEntries(all.map((name) => [name, readFileSync(join(examples, name))])));
    const page = await openDesk(open);
    await give(page, [join(inFolder({ '县里的.zip': archive }), '县里的.zip')]);
    // The forms in the archive are found by their Chinese names.
    await page.getByText('0 个错误').waitFor();
    await page.getByRole('button', { name: '指南', exact: true }).click();
    const registration = page.getByRole('button', { name: /^4\.1 失业登记/ });
    const place = await registration.boundingBox();
    await registration.click();
    await page.locator('.guide-form h2', { hasText: '4.1 失业登记' }).waitFor();
    // Whoever clicks twice opens that one: the list does not move.
    expect(await registration.boundingBox()).toEqual(place);
    await page.getByLabel('办理流程：步骤第 2 条 问什么').fill('带齐了吗？');
    await expect
      .poll(() => page.locator('.guide-aside img').getAttribute('src'))
      .toContain(encodeURIComponent('带齐了吗'));
    await page.getByLabel('事项简述').fill('没有工作的人来登记');
    await page.getByRole('button', { name: /^1\.3 求职信息登记/ }).click();
    await page.getByRole('button', { name: '从空白写起' }).click();
    await page.getByText('未存为文件 · 3 处改动').waitFor();
    const kept = await downloaded(page, '下载底稿');
    expect(kept.name).toBe('990101-example-county.zip');
    const files = unzipSync(kept.bytes);
    const text = new TextDecoder().decode(files['990101/guides/employment/4.1.yaml']);
    expect(text).toContain('summary: 没有工作的人来登记\n');
    expect(text).toContain('ask: 带齐了吗？');
    await page.getByRole('button', { name: '输出', exact: true }).click();
    const zip = await downloaded(page, '全部（zip）');
    expect(inZip(zip.bytes)).toEqual(await built(inFolder(files), county));
    await openDesk(open);
    await give(page, [join(inFolder({ '底稿.zip': kept.bytes }), '底稿.zip')]);
    await page.getByRole('button', { name: '指南', exact: true }).click();
    await page.getByRole('button', { name: /^1\.3 求职信息登记\s*有/ }).waitFor();
  });

  it('goes on with the copy of this browser, which holds no contact, until it is cleared', async () => {
    const folder = inFolder(texts);
    const page = await openDesk(open);
    await giveChain(page, folder, county);
    await page.getByRole('button', { name: '原文' }).click();
    await page.locator('textarea').fill(text(county).replace('timeLimit: 5个工作日内', 'timeLimit: 4个工作日内'));
    await page.getByText('未存为文件').waitFor();
    const kept =
      "new Promise((done) => { const open = indexedDB.open('mulu', 1); open.onsuccess = () => { const all = open.result.transaction('copies').objectStore('copies').getAll(); all.onsuccess = () => { open.result.close(); done(all.result); }; }; })";
    await expect.poll(async () => JSON.stringify(await page.evaluate(kept))).toContain('4个工作日内');
    expect(JSON.stringify(await page.evaluate(kept))).not.toContain('0990-1234567');
    await downloaded(page, '下载底稿');
    await openDesk(open);
    await page.getByRole('button', { name: /^继续上次 示例县/ }).click();
    await page.getByText('还差一份上级目录').waitFor();
    await page.getByText('未存为文件').waitFor();
    await page.getByRole('button', { name: '打开…' }).click();
    // What no file holds yet is not left without a question, which is answered with no here.
    await page.getByRole('button', { name: /^继续上次 示例县/ }).click();
    await page.getByRole('button', { name: '从空白开始' }).click();
    await page.getByRole('button', { name: '清除本机副本' }).click();
    await page.getByText('本机没有副本').waitFor();
    expect(await page.evaluate(kept)).toEqual([]);
  });
});
