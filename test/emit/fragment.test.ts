import { HtmlValidate } from 'html-validate';
import sanitize from 'sanitize-html';
import { describe, expect, it } from 'vitest';
import type { EmitOptions } from '../../src/emit/emitter.ts';
import { fragments } from '../../src/emit/fragment.ts';
import { launchChromium, requireTool } from '../tools.ts';
import { sample, sampleOptions } from './sample.ts';

const emitted = (options: Partial<EmitOptions> = {}): readonly (readonly [path: string, text: string])[] =>
  fragments(sample(), { ...sampleOptions, ...options }).map(({ path, bytes }) => [
    path,
    new TextDecoder().decode(bytes),
  ]);

const fragment = (name: string): string => emitted().find(([path]) => path === `fragment-${name}.html`)?.[1] ?? '';

const allowedTags = 'p h2 h3 h4 strong span a br dl dt dd table caption colgroup thead tbody tr th td'.split(' ');
const allowedAttributes = 'style href scope rowspan colspan span role aria-label aria-hidden'.split(' ');

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

requireTool('chromium')('a fragment in a site', () => {
  it('fits into an article of 1,000 pixels, whatever the site says about tables', async () => {
    const browser = await launchChromium();
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      for (const name of ['employment-table', 'social-insurance-table']) {
        await page.setContent(
          `<!doctype html><style>td, th { padding: 20px; border: 0; background: yellow } table { width: auto }</style>
          <div id="article" style="width: 1000px">${fragment(name)}</div>`,
        );
        const widths = "[...document.querySelectorAll('table')].map((table) => table.offsetWidth)";
        expect(Math.max(...(await page.evaluate<number[]>(widths)))).toBeLessThanOrEqual(1000);
      }
    } finally {
      await browser.close();
    }
  });

  it('keeps its borders, colours and alignment against the style sheet of the site', async () => {
    const browser = await launchChromium();
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      await page.setContent(
        `<!doctype html><style>
          td, th { padding: 20px; border: 0; background: #036 url(x.png); color: #eee; text-align: center; font-weight: 900 }
          table { border-collapse: separate; width: auto; color: #fff } caption { display: table-caption; color: #ff0 }
        </style><article>${fragment('employment-table')}</article>`,
      );
      const looks = await page.evaluate<string[]>(`[...document.querySelectorAll('td, tbody th')].map((cell) => {
        const look = getComputedStyle(cell);
        return [look.borderTop, look.paddingLeft, look.backgroundColor, look.backgroundImage, look.color].join(' | ');
      })`);
      expect(new Set(looks)).toEqual(
        new Set(['1px solid rgb(34, 34, 34) | 4px | rgb(255, 255, 255) | none | rgb(34, 34, 34)']),
      );
      const aligned = await page.evaluate<string[]>(
        `[...document.querySelectorAll('td, tbody th')].filter((cell) => cell.textContent.length > 4).map((cell) => getComputedStyle(cell).textAlign)`,
      );
      expect(new Set(aligned)).toEqual(new Set(['left']));
    } finally {
      await browser.close();
    }
  });

  it('passes a sanitiser unchanged, and reads on a phone', async () => {
    const browser = await launchChromium();
    try {
      const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
      for (const [path, text] of emitted()) {
        await page.setContent(
          '<!doctype html><meta name="viewport" content="width=device-width"><div id="article"></div>',
        );
        const [before, after] = await page.evaluate<string[]>(`(() => {
          const article = document.querySelector('#article');
          const source = ${JSON.stringify(text)};
          article.innerHTML = source;
          const written = article.innerHTML;
          article.setHTML(source, { sanitizer: ${JSON.stringify({ elements: allowedTags, attributes: allowedAttributes })} });
          return [written, article.innerHTML];
        })()`);
        expect(after).toBe(before);
        if (path.includes('list')) {
          expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
        }
      }
    } finally {
      await browser.close();
    }
  });
});
