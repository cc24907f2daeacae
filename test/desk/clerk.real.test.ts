import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { inOldChromium } from './old-chromium.ts';
import { built, type Files, inFolder, inZip } from './open-desk.ts';

/** A county clerk's own table, as Excel keeps it. */
const table = 'test/import/s21-one-item-five-rows/input.xlsx';

/** What she fills in and presses, counted: to go from one to the next by Tab counts for nothing. */
const createClerk = (page: Page) => {
  const pressed = { fields: 0, choices: 0 };
  /** Goes there by Tab alone. */
  const to = async (place: Locator): Promise<void> => {
    await place.waitFor();
    for (let step = 0; step < 400; step += 1) {
      if (await place.evaluate((one) => one === one.ownerDocument.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('it cannot be reached by Tab');
  };
  return {
    pressed,
    press: async (place: Locator, key = 'Enter'): Promise<void> => {
      await to(place);
      await page.keyboard.press(key);
      pressed.choices += 1;
    },
    write: async (place: Locator, text: string): Promise<void> => {
      await to(place);
      await page.keyboard.type(text);
      pressed.fields += 1;
    },
    save: async (place: Locator): Promise<Uint8Array> => {
      await to(place);
      const started = page.waitForEvent('download');
      await page.keyboard.press('Enter');
      pressed.choices += 1;
      return new Uint8Array(readFileSync(await (await started).path()));
    },
  };
};

const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name, exact: true }).first();

const packOf = async (page: Page, clerk: ReturnType<typeof createClerk>): Promise<Files> => {
  await clerk.press(button(page, '输出'));
  await expect.poll(() => button(page, '全部（zip）').isEnabled()).toBe(true);
  return inZip(await clerk.save(button(page, '全部（zip）')));
};

inOldChromium('a clerk with a keyboard and Chromium 109', (open) => {
  it('comes from her Excel table to the filing pack, though the browser forgets all midway', async () => {
    const { page, wrong } = await open();
    const clerk = createClerk(page);
    await page.setInputFiles('input[type=file][multiple]', table);
    await clerk.write(page.getByLabel('行政区划代码'), '990101');
    await clerk.write(page.getByLabel('地区名称'), '示例县');
    await clerk.press(page.getByLabel('地区名称'));
    await clerk.press(button(page, '进入目录'));
    await clerk.press(button(page, /^待办/u));
    // What her table does not have is left to others, all at once.
    await clerk.press(page.getByLabel('全选'), 'Space');
    await clerk.write(page.locator('.settle').getByLabel('说明'), '由示例市人力资源和社会保障局办理');
    await clerk.press(page.getByRole('button', { name: /项都不列入$/u }));
    await page.getByText('是否列入还没有定').waitFor({ state: 'detached' });
    // A tool cleans what browsers keep.
    await page.evaluate("indexedDB.deleteDatabase('mulu'); localStorage.clear();");
    for (let open = await page.getByRole('button', { name: '答复…' }).count(); open > 0; open -= 1) {
      await clerk.press(button(page, '答复…'));
      await clerk.write(page.getByLabel('理由').first(), '已与业务股室核实');
      const before = await page.getByRole('button', { name: '撤回答复' }).count();
      await clerk.press(button(page, '写入答复'));
      await expect.poll(() => page.getByRole('button', { name: '撤回答复' }).count()).toBeGreaterThan(before);
    }
    await clerk.press(button(page, '备案'));
    for (const [label, text] of [
      ['目录的施行日期', '2026-12-01'],
      ['主送机关', '示例市人力资源和社会保障局'],
      ['发文字号', '示人社函〔2026〕12号'],
      ['成文日期', '2026-11-30'],
      ['审查机关', '示例县政务公开办公室'],
      ['审查日期', '2026-11-25'],
      ['审查意见', '同意'],
      ['咨询机构', '局办公室'],
      ['咨询电话', '0990-1234567'],
      ['监督投诉电话', '12333'],
    ] as const) {
      const field = page.getByLabel(label, { exact: true });
      const isDay = (await field.getAttribute('type')) === 'date';
      // A field for a day takes month, day and year, as the machine writes them.
      await clerk.write(field, isDay ? text.replace(/^(\d+)-(\d+)-(\d+)$/u, '$2$3$1') : text);
      await page.keyboard.press('Enter');
    }
    await page.getByText('现在只能看草稿').waitFor({ state: 'detached' });
    const draft = await clerk.save(button(page, '下载底稿'));
    const pack = await packOf(page, clerk);
    expect(Object.keys(pack)).toContain('filing.docx');
    expect(pack).toEqual(await built(inFolder({ '990101.yaml': draft }), '990101.yaml'));

    // The file alone brings all of it back, where nobody has been before.
    const fresh = await open();
    const kept = inFolder({ '990101.yaml': draft });
    await fresh.page.setInputFiles('input[type=file][multiple]', join(kept, '990101.yaml'));
    await fresh.page.locator('.domain').first().waitFor();
    expect(await packOf(fresh.page, createClerk(fresh.page))).toEqual(pack);
    expect([...wrong, ...fresh.wrong]).toEqual([]);
    // What docs/desk.md tells of the way.
    expect(clerk.pressed).toEqual({ fields: 14, choices: 11 });
  }, 600_000);
});
