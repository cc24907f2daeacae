import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { inChromium, type OpenTab } from '../tools.ts';
import { chainOf, county, text, texts } from './layers.ts';
import { downloaded, freshContext, giveChain, inFolder, pageIn } from './open-desk.ts';

const site = 'http://localhost/mulu.html';

/**
 * The desk from a place where the browser has files of its own, which a stubbed dialog hands out: those of the disk need a
 * real one, which no test can click. `picks` are the names that the dialog gives, one after the other, or the errors it ends with.
 */
const openHere = async (open: OpenTab, picks: readonly string[], before = ''): Promise<Page> => {
  const page = await pageIn(await freshContext(open));
  await page.route(site, (route) =>
    route.fulfill({ body: readFileSync('dist/mulu.html'), contentType: 'text/html; charset=utf-8' }),
  );
  await page.addInitScript(`
    window.asked = 0;
    window.picks = ${JSON.stringify(picks)};
    window.fileOf = async (name) => (await navigator.storage.getDirectory()).getFileHandle(name, { create: true });
    window.put = async (name, text) => { const to = await (await fileOf(name)).createWritable(); await to.write(text); await to.close(); };
    window.textOf = async (name) => (await (await fileOf(name)).getFile()).text();
    window.showSaveFilePicker = async () => {
      const pick = picks[asked++];
      if (/Error$/.test(pick)) throw new DOMException('no', pick);
      return fileOf(pick);
    };
    ${before}
  `);
  await page.goto(site);
  const folder = inFolder(texts);
  await giveChain(page, folder, county);
  return page;
};

const status = (page: Page): Promise<string | null> => page.locator('.status').textContent();

/** The file has something else in it than the work had before. */
const write = async (page: Page, days: number): Promise<string> => {
  const written = text(county).replace('timeLimit: 5个工作日内', `timeLimit: ${days}个工作日内`);
  await page.getByRole('button', { name: '原文' }).click();
  await page.locator('textarea').fill(written);
  await page.getByText('未存为文件').waitFor();
  return written;
};

const inFile = (page: Page, name = 'a.yaml'): Promise<string> => page.evaluate(`textOf(${JSON.stringify(name)})`);

inChromium('a work that is written back to its file', (open) => {
  it('asks once for the file, is green only with the file written, and covers nothing that somebody else wrote', async () => {
    const page = await openHere(open, ['a.yaml', 'b.yaml', 'c.yaml']);
    const first = await write(page, 4);
    await page.getByRole('button', { name: '存到文件…' }).click();
    await expect.poll(() => status(page)).toContain('已存回 a.yaml');
    expect(await inFile(page)).toBe(first);
    const second = await write(page, 3);
    await page.keyboard.press('Control+s');
    await expect.poll(() => inFile(page)).toBe(second);
    await expect.poll(() => status(page)).toContain('已存回 a.yaml');
    expect(await page.evaluate('asked')).toBe(1);
    await page.evaluate("put('a.yaml', 'of another')");
    const third = await write(page, 2);
    await page.keyboard.press('Control+s');
    await page.getByText('“a.yaml”打开以后在别处改过').waitFor();
    expect(await inFile(page)).toBe('of another');
    expect(await status(page)).toContain('未存为文件');
    await page.getByRole('button', { name: '存到别的文件…' }).click();
    await expect.poll(() => status(page)).toContain('已存回 b.yaml');
    expect([await inFile(page), await inFile(page, 'b.yaml')]).toEqual(['of another', third]);
    await page.evaluate("put('b.yaml', 'of another')");
    const fourth = await write(page, 1);
    await page.getByRole('button', { name: '存回文件' }).click();
    await page.getByRole('button', { name: '盖掉它' }).click();
    await expect.poll(() => inFile(page, 'b.yaml')).toBe(fourth);
    // Else the wait for what is not saved would end before anything was written.
    await expect.poll(() => status(page)).toContain('已存回 b.yaml');
    await page.evaluate("navigator.storage.getDirectory().then((folder) => folder.removeEntry('b.yaml'))");
    await write(page, 2);
    await page.keyboard.press('Control+s');
    await page.getByText('“b.yaml”不在原处了').waitFor();
    expect(await status(page)).toContain('未存为文件');
    // What was written and is gone is not safe any more, though nothing was changed since.
    await page.getByRole('button', { name: '存到别的文件…' }).click();
    await expect.poll(() => status(page)).toContain('已存回 c.yaml');
    await page.evaluate("put('c.yaml', 'of another')");
    await page.keyboard.press('Control+s');
    await page.getByText('“c.yaml”打开以后在别处改过').waitFor();
    expect(await status(page)).toContain('未存为文件');
    await page.context().close();
  });

  it('stays unsaved where writing fails or is put off, and downloads where it is not allowed', async () => {
    const page = await openHere(open, ['AbortError', 'a.yaml', 'SecurityError', 'c.yaml']);
    const written = await write(page, 4);
    const store = page.getByRole('button', { name: '存到文件…' });
    await store.click();
    await expect.poll(() => page.evaluate('asked')).toBe(1);
    expect(await status(page)).toContain('未存为文件');
    const real = 'FileSystemFileHandle.prototype.createWritable';
    await page.evaluate(
      `window.real = ${real}; ${real} = async () => { throw new DOMException('full', 'QuotaExceededError'); }`,
    );
    await store.click();
    await page.getByText('“a.yaml”没有写成').waitFor();
    expect(await status(page)).toContain('未存为文件');
    await page.evaluate(`${real} = window.real`);
    const kept = await downloaded(page, '存到文件…');
    expect(new TextDecoder().decode(kept.bytes)).toBe(written);
    await page.getByText('这个浏览器不准网页写文件，已改为下载').waitFor();
    expect(await status(page)).toContain('已下载');
    await write(page, 3);
    await page.evaluate("FileSystemFileHandle.prototype.queryPermission = async () => 'prompt'");
    await page.evaluate("FileSystemFileHandle.prototype.requestPermission = async () => 'denied'");
    await downloaded(page, '存到文件…');
    await page.getByText('浏览器没有准许写“c.yaml”，已改为下载').waitFor();
    await page.context().close();
  });

  it('offers nothing of it where the browser has not the way', async () => {
    const page = await openHere(open, [], 'window.showSaveFilePicker = undefined;');
    expect(await page.getByRole('button', { name: '存到文件…' }).count()).toBe(0);
    await write(page, 4);
    const download = page.waitForEvent('download');
    await page.keyboard.press('Control+s');
    expect((await download).suggestedFilename()).toBe(county);
    await page.context().close();
  });

  it('knows the file that was dropped, and writes a work with guides to an archive', async () => {
    const page = await openHere(open, ['a.zip']);
    await page.evaluate(`put(${JSON.stringify(county)}, ${JSON.stringify(text(county))})`);
    await page.evaluate(`(async () => {
      const names = ${JSON.stringify(chainOf(county))};
      const texts = ${JSON.stringify(texts)};
      const data = new DataTransfer();
      for (const name of names) data.items.add(new File([texts[name]], name));
      DataTransferItem.prototype.webkitGetAsEntry = () => null;
      DataTransferItem.prototype.getAsFileSystemHandle = async function () { return fileOf(this.getAsFile().name); };
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: data }));
    })()`);
    await page.getByRole('button', { name: '存回文件' }).waitFor();
    const written = await write(page, 4);
    await page.keyboard.press('Control+s');
    await expect.poll(() => status(page)).toContain(`已存回 ${county}`);
    expect(await inFile(page, county)).toBe(written);
    await page.getByRole('button', { name: '指南', exact: true }).click();
    await page.getByRole('button', { name: /^1\.3 求职信息登记/u }).click();
    await page.getByRole('button', { name: '从空白写起' }).click();
    await page.getByText('未存为文件').waitFor();
    await page.getByRole('button', { name: '存到文件…' }).click();
    await expect.poll(() => status(page)).toContain('已存回 a.zip');
    expect((await inFile(page, 'a.zip')).slice(0, 2)).toBe('PK');
    expect(await inFile(page, county)).toBe(written);
    await page.context().close();
  });
});
