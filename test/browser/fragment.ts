import { expect, it } from 'vitest';
import { allowedAttributes, allowedTags, emitted, fragment } from '../emit/emitted-fragments.ts';
import type { OpenTab } from '../tools.ts';

/** A fragment as a site shows it. */
export function fragmentSuite(open: OpenTab): void {
  it('fits into an article of 1,000 pixels, whatever the site says about tables', async () => {
    const page = await open();
    for (const name of ['employment-table', 'social-insurance-table']) {
      await page.setContent(
        `<!doctype html><style>td, th { padding: 20px; border: 0; background: yellow } table { width: auto }</style>
          <div id="article" style="width: 1000px">${fragment(name)}</div>`,
      );
      const widths = "[...document.querySelectorAll('table')].map((table) => table.offsetWidth)";
      expect(Math.max(...(await page.evaluate<number[]>(widths)))).toBeLessThanOrEqual(1000);
    }
  });

  it('keeps its borders, colours and alignment against the style sheet of the site', async () => {
    const page = await open();
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
  });

  it('passes a sanitiser unchanged, and reads on a phone', async () => {
    const page = await open(undefined, { viewport: { width: 360, height: 740 } });
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
  });
}
