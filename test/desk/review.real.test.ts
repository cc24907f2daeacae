import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { runHere } from '../cli/run-cli.ts';
import { inChromium } from '../tools.ts';
import { below, downloaded, inFolder, inZip, openDesk } from './open-desk.ts';

const examples = 'catalogues/examples';

/** Submissions as they come in: layers, old tables in a folder and beside one, a damaged file, one of nobody knows what. */
const arrived = (): string => {
  const folder = inFolder({
    '报送/坏的.xlsx': 'PK',
    '报送/说明.xyz': '不知道是什么',
    '核准文本/review.yaml': 'kind: review\nissuer: 示例省人力资源和社会保障厅\n',
    '名单.csv': '代码,名称\n990101,示例县\n990103,示例区\n990104,示例四县\n',
  });
  for (const name of readdirSync(examples).filter((one) => /^9901.*\.yaml$/u.test(one)))
    cpSync(join(examples, name), join(folder, '报送', name));
  const county = join(folder, '报送/990101-example-county.yaml');
  writeFileSync(county, readFileSync(county, 'utf8').replace('timeLimit: 5个工作日内', 'timeLimit: 50个工作日内'));
  const province = '990000-example-province.yaml';
  cpSync(join(examples, province), join(folder, '核准文本', province));
  mkdirSync(join(folder, '报送/990102 示例乡县'));
  cpSync('test/import/s09-pastoral-xls/input.xls', join(folder, '报送/990102 示例乡县/目录.xls'));
  cpSync('test/import/e02-district-docx/input.docx', join(folder, '报送/990103示例区.docx'));
  return folder;
};

/** Chooses what was sent in and what it is held against, a folder each. */
const chooseFolders = async (page: Page, folder: string): Promise<void> => {
  for (const name of ['报送材料', '核准文本']) {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('group', { name }).getByRole('button', { name: '选文件夹' }).click();
    await (await chooser).setFiles(join(folder, name === '报送材料' ? '报送' : name));
  }
};

inChromium('the review of the desk', (open) => {
  it('makes of a folder what mulu review writes, shows it in a frame, and goes from the dashboard to the sheets', async () => {
    const folder = arrived();
    const out = join(folder, 'out');
    const sent = join(folder, '报送');
    const { stderr } = await runHere(
      'review',
      sent,
      '-o',
      out,
      '--base',
      join(folder, '核准文本'),
      '--expected',
      join(folder, '名单.csv'),
    );
    expect(existsSync(out), stderr).toBe(true);
    const page = await openDesk(open);
    await page.getByRole('button', { name: '我要审核' }).click();
    await chooseFolders(page, folder);
    await page.getByLabel('应报名单（可不选）：选文件').setInputFiles(join(folder, '名单.csv'));
    await page.getByText('名单.csv').waitFor();
    // Whoever clicks twice begins once.
    await page.getByRole('button', { name: '开始审核' }).dblclick();
    const { bytes } = await downloaded(page, '全部（zip）');
    expect(inZip(bytes)).toEqual(below(out));
    const frame = page.frameLocator('iframe.framed');
    await frame.locator('a[href^="counties/"]:visible').first().click();
    const back = page.getByRole('button', { name: '回到汇总页' });
    await back.waitFor();
    // A submission is read as its catalogue, a table, too; the review stays as it was.
    for (const [sheet, name, found] of [
      ['counties/990101.html', '示例县', 'tr[data-ref] + tr.found .finding.error'],
      ['counties/990103.html', '示例区', '.finding'],
    ] as const) {
      if (await back.isVisible()) await back.click();
      await frame.locator(`a[href^="${sheet}"]:visible`).first().click();
      await page.getByRole('button', { name: '在目录里看' }).click();
      await page.getByRole('heading', { name, exact: true }).waitFor();
      expect(await page.locator('.head.reading .name p').textContent()).toMatch(new RegExp(`› ${name}`, 'u'));
      await page.locator(found).first().waitFor();
      expect(await page.locator('button.item, button:text("照此改"), button:text("改一组…")').count()).toBe(0);
      await page.getByRole('button', { name: '回到审核' }).click();
      await back.waitFor();
    }
    expect(inZip((await downloaded(page, '全部（zip）')).bytes)).toEqual(below(out));
    expect(await page.getByText('名单.csv').count()).toBe(0);
    await page.getByRole('button', { name: '再审一批' }).click();
    await page.getByText('名单.csv').waitFor();
  });

  it('takes decisions line by line, and makes the result anew as mulu review does under the file that it saves', async () => {
    const folder = arrived();
    const sent = join(folder, '报送');
    // A region that sent two versions.
    const county = readFileSync(join(sent, '990101-example-county.yaml'), 'utf8');
    writeFileSync(join(sent, '990101-又一份.yaml'), county.replace('edition: "2026"', 'edition: "2027"'));
    const page = await openDesk(open);
    await page.getByRole('button', { name: '我要审核' }).click();
    await chooseFolders(page, folder);
    await page.getByRole('button', { name: '开始审核' }).click();
    await page.getByRole('button', { name: '审核决定…' }).click();
    const again = page.getByRole('button', { name: '照决定重出结果' });
    await page.getByLabel('示例县').selectOption('990101-又一份.yaml');
    await page.locator('.decide details', { hasText: '990101-又一份' }).locator('summary').click();
    const rows = page.locator('.decide details[open] li');
    await rows.filter({ hasText: '50个工作日内' }).first().getByLabel('不认可，须改正').check();
    expect(await rows.filter({ hasText: '50个工作日内' }).first().getByLabel('认可', { exact: true }).count()).toBe(0);
    const answered = rows.filter({ hasText: '零工市场信息发布' }).first();
    await answered.getByLabel('认可', { exact: true }).check();
    await answered.getByLabel('说明（可不填）').fill('与业务处核过');
    const whole = page.getByRole('group', { name: /^整份/u });
    await whole.getByLabel('决定').selectOption('退回重报');
    await whole.getByLabel('补正期限').fill('2026-12-20');
    await whole.getByLabel('发文字号').fill('示人社备〔2026〕3号');
    // What no rule tells.
    await page.getByRole('button', { name: '补充一条问题…' }).click();
    await page.getByLabel('问题', { exact: true }).fill('公开主体用了旧名');
    await page.getByLabel(/^事项/u).fill('1.2 岗位信息发布');
    await page.getByLabel(/^改法/u).fill('改用现在的名称');
    await page.getByRole('button', { name: '写入', exact: true }).click();
    // Nothing is decided by nobody.
    await page.getByText('先填审核人和决定日期').waitFor();
    expect(await again.isDisabled()).toBe(true);
    await page.getByLabel('审核人', { exact: true }).fill('省人社厅规划财务处');
    await page.getByLabel('决定日期').fill('2026-12-01');
    await page.getByText('新定了 5 处，还没有存为文件', { exact: true }).waitFor();
    const saved = await downloaded(page, '下载审核决定');
    expect(saved.name).toBe('rulings.yaml');
    writeFileSync(join(folder, 'rulings.yaml'), saved.bytes);
    // As slow as an office machine may be: the result of before is not to be had meanwhile.
    await page.evaluate(
      'window.post = Worker.prototype.postMessage; Worker.prototype.postMessage = function (...asked) { setTimeout(() => window.post.apply(this, asked), 400); }; undefined',
    );
    await again.click();
    const out = join(folder, 'out');
    await runHere(
      'review',
      sent,
      '-o',
      out,
      '--base',
      join(folder, '核准文本'),
      '--rulings',
      join(folder, 'rulings.yaml'),
    );
    expect(inZip((await downloaded(page, '全部（zip）')).bytes)).toEqual(below(out));
    const written = readFileSync(join(out, 'rulings.yaml'), 'utf8');
    for (const one of ['990101-又一份.yaml', '公开主体用了旧名', '与业务处核过', '2026-12-20', '示人社备〔2026〕3号'])
      expect(written).toContain(one);
    // What was decided is shown as decided, and taken back it is open again.
    await page
      .frameLocator('iframe.framed')
      .locator('a[href^="counties/990101-2"]:visible, a[href^="counties/990101.html"]:visible')
      .first()
      .click();
    await page.getByRole('button', { name: '定这一份…' }).click();
    const then = page.locator('.decide details[open] li').filter({ hasText: '零工市场信息发布' }).first();
    expect(await then.getByLabel('认可', { exact: true }).isChecked()).toBe(true);
    await then.getByLabel('没有定').check();
    await page.getByText('新定了 1 处').waitFor();
    // The other version has the finding of the reviewer.
    const version = page.locator('.decide details', { hasText: '990101-又一份' });
    if ((await version.getAttribute('open')) === null) await version.locator('summary').click();
    const own = version.getByRole('listitem').filter({ hasText: '公开主体用了旧名' });
    await own.getByRole('button', { name: '撤去', exact: true }).click();
    await page.getByText('新定了 2 处').waitFor();
    await own.getByRole('button', { name: '已撤去，恢复' }).click();
    await then.getByLabel('认可', { exact: true }).check();
    await page.getByText('还没有新的决定').waitFor();
  });

  it('takes one archive of submissions as the folder in it, and says why nothing can be reviewed', async () => {
    const county = '990101-example-county.yaml';
    const folder = inFolder({ '空的.zip': 'PK' });
    cpSync(join(examples, county), join(folder, 'in', county));
    const out = join(folder, 'out');
    await runHere('review', join(folder, 'in'), '-o', out);
    writeFileSync(join(folder, '报送.zip'), zipSync({ [`报送/${county}`]: readFileSync(join(examples, county)) }));
    const page = await openDesk(open);
    await page.getByRole('button', { name: '我要审核' }).click();
    const sent = page.getByLabel('报送材料：选文件');
    await sent.setInputFiles(join(folder, '空的.zip'));
    await page.getByRole('button', { name: '开始审核' }).click();
    await page.getByText('压缩包打不开').waitFor();
    // Files on a slow drive: whoever begins before they are read gets a review of them, not of those of before.
    await page.evaluate(
      'const read = Blob.prototype.arrayBuffer; Blob.prototype.arrayBuffer = async function () { await new Promise((done) => setTimeout(done, 1000)); return read.call(this); }; undefined',
    );
    await sent.setInputFiles(join(folder, '报送.zip'));
    await page.getByRole('button', { name: '开始审核' }).click();
    await page.getByRole('button', { name: '全部（zip）' }).or(page.getByText('压缩包打不开')).waitFor();
    expect(await page.getByText('压缩包打不开').count()).toBe(0);
    expect(inZip((await downloaded(page, '全部（zip）')).bytes)).toEqual(below(out));
  });
});
