import type { Compilation } from '../../catalogue/compilation.ts';
import { listedItems } from '../../catalogue/statistics.ts';
import { printed, printedDate } from '../../document/printed.ts';
import { render } from '../../document/render.ts';
import { searchHtml } from '../../generated/templates/search.html.js';
import type { PublishedGuide } from '../../model/guide.ts';
import { commentCells } from '../comment-cells.ts';
import { domainName } from '../domain-name.ts';
import type { EmitOptions, Emitter } from '../emitter.ts';
import { publicLedger } from '../ledger/ledger.ts';
import { officeOf } from '../paper/office-of.ts';
import { paperPage } from '../paper/paper-page.ts';

/** One thing that can be found: where it leads, and the words it is found by besides its name. */
interface Entry {
  readonly kind: string;
  readonly name: string;
  readonly href: string;
  readonly words: string;
}

const joined = (...texts: readonly (string | readonly string[] | undefined)[]): string =>
  printed(texts.flatMap((text) => text ?? []).join(' '));

const guideEntry = ({ item, guide }: PublishedGuide): Entry => ({
  kind: '办事指南',
  name: printed(`${item.id} ${item.fields.title.value}`),
  href: `guides/${item.ref}.html`,
  words: joined(
    guide.fields.summary?.value,
    guide.fields.applicants?.value,
    (guide.materials ?? []).map(({ value }) => value.name),
    (guide.fields.faq?.value ?? []).map(({ question }) => question),
  ),
});

const itemEntries = ({ resolved }: Compilation): Entry[] =>
  listedItems(resolved)
    .filter(({ level }) => level > 1)
    .map(({ ref, id, domain, fields }) => ({
      kind: `${domainName(resolved, domain)}目录`,
      name: printed(`${id} ${fields.title.value}`),
      href: `index.html#${ref.replace('/', '-')}`,
      words: joined(fields.content?.value, fields.basis?.value),
    }));

const commentEntries = (input: Compilation, { formats = [] }: EmitOptions): Entry[] =>
  (formats.includes('consultation') ? commentCells(input) : []).map(({ comment, cells: { item, summary, reply } }) => ({
    kind: '意见采纳',
    name: printed(summary),
    href: 'comments.html',
    words: joined(comment.item && item, reply),
  }));

/** The pages of the site besides the guides, those that are written. */
const pagesOf = ({ kept }: Compilation, { formats = [], changesPage }: EmitOptions) => [
  { name: '公开目录', href: 'index.html' },
  ...(formats.includes('on-request') ? [{ name: '依申请公开', href: 'on-request.html' }] : []),
  ...(formats.includes('consultation') && kept?.consultation
    ? [{ name: '征求意见公告', href: 'consultation.html' }]
    : []),
  ...(formats.includes('consultation') && kept?.comments
    ? [{ name: '意见征集和采纳情况', href: 'comments.html' }]
    : []),
  ...(kept?.publications ? [{ name: '事项公开情况', href: 'ledger.html' }] : []),
  ...(changesPage === undefined ? [] : [{ name: '目录调整记录', href: changesPage }]),
];

/** The catalogue as a site: one page that finds everything in it, and the public page of the ledger. Every link is relative. */
export const site: Emitter = {
  id: 'site',
  emit: async (input, options) => {
    const pages = pagesOf(input, options);
    const entries: Entry[] = [
      ...(input.guides ?? []).map(guideEntry),
      ...itemEntries(input),
      ...pages.map((page) => ({ ...page, kind: '栏目', words: '' })),
      ...commentEntries(input, options),
    ];
    const { contact, region } = input.resolved;
    const page = render(searchHtml, {
      draft: options.draft,
      tool: options.tool,
      title: `${printed(region.name)}政务公开和办事查询`,
      office: officeOf(input),
      ...(input.date ? { date: printedDate(input.date) } : {}),
      ...(contact.phone ? { phone: printed(contact.phone) } : {}),
      pages,
      entries,
      total: entries.length,
    });
    return [
      { path: 'search.html', bytes: new TextEncoder().encode(page) },
      ...(input.kept?.publications && !options.formats?.includes('ledger')
        ? [paperPage('ledger.html', publicLedger(input), options, 'index.html')]
        : []),
    ];
  },
};
