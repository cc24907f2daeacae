import type { Compilation } from '../../catalogue/compilation.ts';
import type { Ref } from '../../model/catalogue.ts';
import type { Text } from '../../model/text.ts';
import { itemNames, shown } from '../describe.ts';
import { type Adjustment, touchedItems } from './adjustment.ts';
import { isAdopted } from './reasons.ts';

/** As many names as one line holds. */
const most = 5;

const some = (names: readonly string[], lang: 'zh' | 'en'): string => {
  const said = names.slice(0, most).join(lang === 'zh' ? '、' : ', ');
  return names.length > most ? `${said}${lang === 'zh' ? '……' : ' …'}` : said;
};

const told = (names: readonly string[], words: (count: number, said: (lang: 'zh' | 'en') => string) => Text): Text[] =>
  names.length === 0 ? [] : [words(names.length, (lang) => some(names, lang))];

/** What the one who adjusts should look at; nothing of it stands on a paper. */
export const adjustmentRemarks = (adjustment: Adjustment, { resolved }: Compilation): Text[] => {
  const { comparison, groups, comments, pages } = adjustment;
  const { old, now } = comparison;
  const touched = new Set<Ref>(touchedItems(adjustment));
  const nameOf = (ref: Ref): string => shown(`${ref} ${resolved.items.get(ref)?.fields.title.value ?? ''}`.trim());
  const bare = groups.filter(({ isBare }) => isBare).map(({ group }) => itemNames(group, 'zh', 1));
  const unmoved = comments
    .filter((comment) => isAdopted(comment) && comment.item !== undefined && !touched.has(comment.item))
    .map(({ cells, item }) => `${shown(cells.id?.value ?? '')}（${item ? nameOf(item) : ''}）`);
  const idle = (resolved.adjusted ?? [])
    .filter(({ refs }) => refs.length > 0 && !refs.some((ref) => touched.has(ref)))
    .flatMap(({ refs: [ref] }) => (ref ? [nameOf(ref)] : []));
  const unknown = pages.filter(({ due }) => due === undefined).length;
  return [
    ...(groups.length > 0 && old.effective !== undefined && old.effective === now.effective
      ? [
          {
            zh: `两版的 effective 都是 ${now.effective}，请核对`,
            en: `both editions have the \`effective\` ${now.effective}; look into it`,
          },
        ]
      : []),
    ...told(bare, (count, said) => ({
      zh: `调整说明里有 ${count} 处没有写原因：${said('zh')}。写在地方层的 adjusted 里：adjusted: [{ item: 事项, text: 原因 }]`,
      en: `${count} adjustments have no reason: ${said('en')}. Write it in the layer: \`adjusted: [{ item, text }]\``,
    })),
    ...told(unmoved, (count, said) => ({
      zh: `采纳了 ${count} 条意见，目录和指南里没有相应的调整，请核对：${said('zh')}`,
      en: `${count} comments were adopted without an adjustment of their item: ${said('en')}`,
    })),
    ...told(idle, (count, said) => ({
      zh: `adjusted 里有 ${count} 条原因没有对应的调整：${said('zh')}`,
      en: `${count} reasons in \`adjusted\` belong to no adjustment: ${said('en')}`,
    })),
    ...(unknown > 0
      ? [
          {
            zh: `有 ${unknown} 项的更新期限无法判断：工作日没有收录到那一年，或者没有施行日期`,
            en: `by when ${unknown} pages are due cannot be told: the working days of that year are not known, or there is no day of effect`,
          },
        ]
      : []),
  ];
};
