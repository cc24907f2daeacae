import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { html } from '../../src/emit/html/html.ts';
import { pageOf } from './page-of.ts';
import { enlarged, sample, sampleOptions } from './sample.ts';

describe('the page', () => {
  it('is emitted with a table and a list fragment for each domain', async () => {
    const files = await html.emit(sample(), sampleOptions);
    expect(files.map((file) => file.path)).toEqual([
      'index.html',
      'fragment-employment-table.html',
      'fragment-employment-list.html',
      'fragment-social-insurance-table.html',
      'fragment-social-insurance-list.html',
    ]);
  });

  it.each([
    ['zh', { lang: 'zh' }],
    ['en', { lang: 'en' }],
    ['draft', { draft: true }],
  ] as const)('passes html-validate (%s)', async (_, options) => {
    const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });
    const report = await validator.validateString(await pageOf(sample(), options));
    const messages = report.results.flatMap((result) => result.messages);
    expect(messages.map(({ line, ruleId, message }) => `${line} ${ruleId}: ${message}`)).toEqual([]);
  });

  it('shows HTML of the data as text', async () => {
    const page = await pageOf();
    expect(page).toContain('零工市场&lt;b&gt;信息&lt;/b&gt;发布 &amp; &quot;㐂𠮷&quot; &lt;/script&gt;');
    expect(page.match(/<\/script>/gu)).toHaveLength(1);
  });

  it('links to http and https only', async () => {
    const page = await pageOf();
    expect(page).toContain('href="https://example.gov.cn/guide?id&#x3D;1&amp;step&#x3D;2"');
    expect(page).not.toContain('javascript:');
  });

  it('drops characters that could hide or turn around a text', async () => {
    const input = sample();
    const page = await pageOf({
      ...input,
      resolved: { ...input.resolved, contact: { office: '局\u202e办\u0000公室' } },
    });
    expect(page).toContain('局办公室');
  });

  it('prints the date, the contact and the counts of the header', async () => {
    const page = await pageOf();
    const seen = page.replace(/<[^>]*>/gu, '');
    for (const text of [
      '2026年12月1日',
      '局办公室 0990-1234567',
      '12333',
      '就业 二级事项 7、三级事项 1',
      '社会保险 二级事项 2',
    ]) {
      expect(seen).toContain(text);
    }
    const { date: _, ...undated } = sample();
    expect(await pageOf(undated)).not.toContain('版本日期');
  });

  it('marks a draft, and only a draft', async () => {
    expect(await pageOf(sample(), { draft: true })).toContain('草稿');
    expect(await pageOf()).not.toContain('class="draft"');
  });

  it('has the third item column only if there is a third level', async () => {
    const page = await pageOf();
    expect(page.match(/<th[^>]*>三级事项/gu)).toHaveLength(1);
    expect(page).toContain('colspan="3">公开事项');
    expect(page).toContain('colspan="2">公开事项');
  });

  it('takes the level columns and their names from the profile', async () => {
    const input = sample();
    const levels = [
      { level: 'city', label: '市级' },
      { level: 'county', label: '区级' },
      { level: 'township', label: '镇街级' },
    ] as const;
    const page = await pageOf({ ...input, resolved: { ...input.resolved, profile: { levels } } });
    expect(page).toContain('<th scope="col">镇街级</th>');
    expect(page).toContain('colspan="3">公开层级');
    expect(page).not.toContain('<th scope="col">乡级</th>');
  });

  it('lists omitted items with reason and note, and prints no row for them', async () => {
    const page = await pageOf();
    expect(page).toContain('2.2 外国人来华工作许可');
    expect(page).toContain('由示例市人力资源和社会保障局受理');
    expect(page).not.toContain('id="employment-2.2"');
  });

  it('is the same for the same input', async () => {
    expect(await pageOf()).toBe(await pageOf());
  });

  it('stays under 600 KB with 103 items, and prints 300', async () => {
    expect(Buffer.byteLength(await pageOf(enlarged(93)))).toBeLessThan(600_000);
    expect(await pageOf(enlarged(290))).toContain('<td class="seq">298</td>');
  });
});
