import { render } from '../../document/render.ts';
import { changesHtml } from '../../generated/templates/changes.html.js';
import { sha256 } from '../../model/sha256.ts';
import { type LogPart, logParts } from './log-parts.ts';

const viewOf = (part: LogPart, title: string): object => {
  switch (part.kind) {
    case 'heading':
      return { [`heading${part.depth}`]: part.text };
    case 'paragraph':
      return { paragraph: part.text.split('\n') };
    case 'list':
      return { items: part.items.map((item) => item.split('\n')) };
    case 'table':
      return {
        head: part.head,
        label: title,
        rows: part.rows.map(([name = '', ...cells]) => ({
          name: name.split('\n'),
          cells: cells.map((cell) => cell.split('\n')),
        })),
      };
  }
};

/** Parts with the heading above each: it names its table for a screen reader. */
const views = (parts: readonly LogPart[]): object[] => {
  const under: string[] = [];
  return parts.map((part) => {
    if (part.kind === 'heading' && part.depth > 1) under.splice(part.depth - 2, under.length, part.text);
    return viewOf(part, under.join(' '));
  });
};

const store = /<script type="application\/json" id="change-log" data-page="([0-9a-f]{64})">(.*?)<\/script>\n/su;

/** A public page of a change log. It carries the log itself, so that the next change is put in front of it. */
export const logHtml = (markdown: string, tool: string): string => {
  const parts = logParts(markdown);
  const [title] = parts;
  const heading = title?.kind === 'heading' ? title.text : '';
  const isChinese = /\p{Script=Han}/u.test(heading);
  const page = render(changesHtml, { lang: isChinese ? 'zh-CN' : 'en', tool, heading, parts: views(parts.slice(1)) });
  const data = JSON.stringify(markdown).replaceAll('<', '\\u003c');
  const script = `<script type="application/json" id="change-log" data-page="${sha256(page)}">${data}</script>\n`;
  return page.replace('</body>', () => `${script}</body>`);
};

/** The log that a page carries; undefined where it carries none, or somebody has changed the page since. */
export const logOfHtml = (page: string): string | undefined => {
  const text = page.replace(/^\ufeff/u, '').replaceAll('\r\n', '\n');
  const [, hash, data] = store.exec(text) ?? [];
  if (data === undefined || sha256(text.replace(store, '')) !== hash) return undefined;
  try {
    const log: unknown = JSON.parse(data);
    return typeof log === 'string' ? log : undefined;
  } catch {
    return undefined;
  }
};
