import { paint, print, tell } from '../../host/console.ts';
import type { Resolved, ResolvedItem } from '../../model/catalogue.ts';
import { similarity } from '../../model/did-you-mean.ts';
import { domainIn } from '../../model/domain.ts';
import { plain } from '../../model/plain.ts';
import type { Lang } from '../../model/text.ts';
import { visible } from '../../model/visible.ts';
import { openWorkspace } from '../../workspace/open-workspace.ts';

export interface ItemsOptions {
  readonly layer?: string;
  readonly format: 'text' | 'json';
  readonly lang: Lang;
}

/** Items whose number begins with the query, or whose title holds it; else the few whose titles are nearest. */
const search = (items: readonly ResolvedItem[], query: string): ResolvedItem[] => {
  const wanted = plain(query);
  const [number = '', ...words] = query.trim().split(/\s+/u);
  if (/^\d+(?:\.\d+)*$/u.test(number) && words.length === 0)
    return items.filter(({ id }) => id === number || id.startsWith(`${number}.`));
  const holding = items.filter(({ id, fields }) => plain(`${id}${fields.title.value}`).includes(wanted));
  if (holding.length > 0) return holding;
  return items
    .map((item) => ({ item, near: similarity(wanted, plain(item.fields.title.value)) }))
    .filter(({ near }) => near >= 0.25)
    .sort((left, right) => right.near - left.near)
    .slice(0, 5)
    .map(({ item }) => item)
    .sort((left, right) => items.indexOf(left) - items.indexOf(right));
};

const openLayer = async (layer: string | undefined): Promise<Resolved | undefined> => {
  const workspace = openWorkspace(undefined);
  return layer === undefined ? workspace.nationalStandard() : (await workspace.check(layer)).step?.resolved;
};

/** `mulu items [query]`: finds items and their numbers, in the national catalogue or in a layer. */
export const items = async (query: string | undefined, { layer, format, lang }: ItemsOptions): Promise<0 | 2> => {
  const resolved = await openLayer(layer);
  if (!resolved) {
    tell(
      {
        zh: `“${layer}”读不了，请先运行 mulu validate ${layer}`,
        en: `\`${layer}\` cannot be read; run mulu validate ${layer} first`,
      },
      lang,
    );
    return 2;
  }
  const all = [...resolved.items.values()].filter((item) => !item.withheld);
  const found = query === undefined ? all : search(all, query);
  if (format === 'json') {
    const rows = found.map(({ domain, id, level, fields, parent, omitted }) => ({
      domain,
      id,
      level,
      title: fields.title.value,
      parent: parent?.slice(domain.length + 1) ?? null,
      ...(omitted ? { omitted: omitted.value.reason } : {}),
    }));
    print(`${JSON.stringify(rows, null, 2)}\n`);
    return 0;
  }
  if (found.length === 0) tell({ zh: `没有与“${query}”相近的事项`, en: `no item is near \`${query}\`` }, lang);
  let domain = '';
  for (const item of found) {
    if (item.domain !== domain)
      print(`${domain ? '\n' : ''}${paint('strong', domainIn(resolved.domains, item.domain).name[lang])}\n`);
    domain = item.domain;
    const mark = item.omitted
      ? lang === 'zh'
        ? '  〔未列入〕'
        : '  [omitted]'
      : item.candidate
        ? lang === 'zh'
          ? '  〔待核〕'
          : '  [candidate]'
        : '';
    print(`${'  '.repeat(item.level)}${item.id} ${visible(item.fields.title.value)}${paint('faint', mark)}\n`);
  }
  return 0;
};
