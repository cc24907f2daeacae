import { HtmlValidate } from 'html-validate';
import sanitize from 'sanitize-html';
import { describe, expect, it } from 'vitest';
import { allowedAttributes, allowedTags, emitted, fragment } from './emitted-fragments.ts';

describe.each(emitted())('%s', (_, text) => {
  it('holds plain tags with inline styles only', () => {
    const tags = [...text.matchAll(/<\/?([a-z0-9]+)/giu)].map(([, tag]) => tag);
    expect(tags.length).toBeGreaterThan(10);
    expect([...new Set(tags)].filter((tag) => !allowedTags.includes(tag ?? ''))).toEqual([]);
    const attributes = [...text.matchAll(/<[a-z0-9]+((?:\s+[a-z-]+="[^"]*")*)\s*>/giu)].flatMap(([, list = '']) =>
      [...list.matchAll(/([a-z-]+)="/giu)].map(([, name]) => name),
    );
    expect(attributes).toContain('style');
    expect([...new Set(attributes)].filter((name) => !allowedAttributes.includes(name ?? ''))).toEqual([]);
    expect(text).not.toMatch(/url\(|expression|javascript:|<script|\sclass=|\sid=|\son[a-z]+=/iu);
  });

  it('is well formed', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended'],
      // A fragment stands inside a page of the site, and inline styles are its point.
      rules: { 'no-inline-style': 'off' },
    });
    const report = await validator.validateString(text);
    expect(
      report.results.flatMap((result) => result.messages.map(({ line, message }) => `${line} ${message}`)),
    ).toEqual([]);
  });
});

/** What the editor of a site lets through: the library's own list of tags, with the attributes that tables need. */
const siteRules: sanitize.IOptions = {
  allowedAttributes: {
    '*': ['style'],
    a: ['href'],
    th: ['scope', 'rowspan', 'colspan'],
    td: ['rowspan', 'colspan'],
    colgroup: ['span'],
  },
};

describe.each(emitted())('%s through a sanitiser', (_, text) => {
  const clean = sanitize(text, siteRules);
  const count = (pattern: RegExp) => [text, clean].map((html) => html.match(pattern)?.length ?? 0);
  const words = (html: string) =>
    html
      .replace(/<[^>]*>/gu, '')
      .replaceAll('&quot;', '"')
      .replaceAll('&#x3D;', '=')
      .replace(/\s+/gu, ' ');

  it('keeps every word, tag, style, scope and merged cell', () => {
    expect(words(clean)).toBe(words(text));
    for (const pattern of [
      /<[a-z]/gu,
      /<caption/gu,
      /<t[hd]\b/gu,
      /\sstyle="/gu,
      /\sscope="(?:col|row|colgroup|rowgroup)"/gu,
      /\s(?:row|col)span="\d+"/gu,
      /\shref="https:/gu,
      /border: ?1px solid/gu,
    ]) {
      const [before, after] = count(pattern);
      expect(`${pattern} ${after}`).toBe(`${pattern} ${before}`);
    }
  });

  it('still says the ticked channels when even aria attributes are gone', () => {
    expect(clean).not.toMatch(/aria-|role=/u);
    expect(words(clean)).toContain('政务服务中心');
    expect(words(clean)).not.toContain('□');
  });
});

describe('the table fragment', () => {
  it('keeps caption, scopes and merged cells', () => {
    const text = fragment('employment-table');
    expect(text).toContain('>示例县就业领域基层政务公开标准目录</caption>');
    expect(text.match(/scope="rowgroup" rowspan="6"/gu)).toHaveLength(1);
    expect(text.match(/scope="row" rowspan="2"/gu)).toHaveLength(1);
    expect(text.match(/scope="colgroup"/gu)).toHaveLength(4);
    expect(text.match(/三级事项/gu)).toHaveLength(1);
  });

  it('prints only the ticked channels', () => {
    expect(fragment('employment-table')).toContain('>政府网站<br>两微一端<br>');
    expect(fragment('employment-table')).not.toMatch(/[■□]|广播电视/u);
  });
});

describe('the list fragment', () => {
  it('reads from top to bottom', () => {
    const text = fragment('social-insurance-list');
    expect(text).toContain('1. 机关事业单位社会保险登记');
    expect(text).toContain('特定群体：参保单位');
    expect(text).toContain('>政府网站、政务服务中心、其他：基层公共服务平台<');
    expect(text).not.toContain('<table');
  });

  it('numbers its items as the table does', () => {
    const headings = [...fragment('employment-list').matchAll(/<h4[^>]*>(\d+)\. /gu)].map(([, number]) =>
      Number(number),
    );
    expect(headings).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

it('escapes the data, links to http and https only, and marks a draft', () => {
  for (const [path, text] of emitted()) {
    if (path.includes('employment')) expect(text).toContain('零工市场&lt;b&gt;信息&lt;/b&gt;发布');
    if (path.includes('employment')) expect(text).toContain('href="https://example.gov.cn/guide');
    expect(text).not.toContain('草稿');
  }
  for (const [, text] of emitted({ draft: true })) expect(text).toContain('草稿');
});
