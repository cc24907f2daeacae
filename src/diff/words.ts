import type { OmissionReason } from '../model/catalogue.ts';
import type { Lang } from '../model/text.ts';
import type { AboutDifference, DifferenceClass } from './difference.ts';

interface Words {
  readonly classes: { readonly [kind in DifferenceClass]: string };
  /** The title of a domain’s catalogue. */
  readonly title: (domain: string) => string;
  readonly about: { readonly [part in AboutDifference['part']]?: string };
  readonly reasons: { readonly [reason in OmissionReason]: string };
  readonly heading: string;
  readonly old: string;
  readonly now: string;
  readonly breaking: string;
  readonly rest: string;
  readonly aboutHeading: string;
  readonly guidesHeading: string;
  /** How a guide asks: more of the public, or not. */
  readonly asksMore: string;
  readonly asksLess: string;
  readonly none: string;
  readonly noCatalogue: string;
  readonly unclear: string;
  readonly lost: string;
  readonly gained: string;
  readonly reallyLost: string;
  readonly empty: string;
  readonly omitted: string;
  readonly restored: string;
  readonly withheld: string;
  readonly wasWithheld: string;
  readonly retired: string;
  readonly candidate: string;
  readonly confirmed: string;
  readonly unknown: string;
  readonly addedRegions: string;
  readonly removedRegions: string;
  readonly uncompared: string;
  readonly join: string;
  readonly columns: readonly [string, string, string, string, string];
  readonly split: (from: string, to: string) => string;
  readonly merged: (from: string, to: string) => string;
  readonly moved: (from: string, to: string) => string;
  readonly former: (number: string) => string;
  readonly counts: (parts: readonly string[], breaking: number) => string;
  readonly total: (counts: {
    readonly catalogues: number;
    readonly differences: number;
    readonly breaking: number;
    readonly added: number;
    readonly removed: number;
  }) => string;
  readonly andMore: (names: readonly string[], count: number) => string;
  readonly brackets: (text: string) => string;
  readonly tooLong: (count: number) => string;
  readonly repeated: (count: number) => string;
}

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

const zh: Words = {
  title: (domain) => `${domain}目录标题`,
  classes: {
    removed: '删除',
    added: '新增',
    moved: '移动',
    renamed: '更名',
    loosened: '放宽',
    tightened: '收紧',
    'basis-updated': '依据更新',
    changed: '其他',
  },
  about: {
    region: '地区名称',
    'contact.office': '咨询单位',
    'contact.phone': '咨询电话',
    'contact.complaint': '监督投诉电话',
    'contact.address': '地址',
    'contact.hours': '服务时间',
  },
  reasons: {
    'not-operated': '本地未开展该项业务',
    moved: '已划转其他部门',
    cancelled: '事项已取消',
    'to-be-confirmed': '待核实',
  },
  heading: '目录比较',
  old: '旧',
  now: '新',
  breaking: '公开得比以前少',
  rest: '其他变化',
  aboutHeading: '标题和联系方式',
  guidesHeading: '办事指南',
  asksMore: '要求更多',
  asksLess: '改动',
  none: '事项没有差异',
  noCatalogue: '没有可比较的目录',
  unclear: '两者不能比较，须人工判断',
  lost: '去掉：',
  gained: '增加：',
  reallyLost: '其中没有相当内容的：',
  empty: '（无）',
  omitted: '未列入',
  restored: '恢复列入，以前未列入',
  withheld: '不在本级公开',
  wasWithheld: '以前不在本级公开',
  retired: '目录中不再有此项',
  candidate: '待核',
  confirmed: '列入',
  unknown: '没有此项',
  addedRegions: '新增地区',
  removedRegions: '减少地区',
  uncompared: '未能比较',
  join: '、',
  columns: ['类别', '事项', '栏目', '以前', '现在'],
  split: (from, to) => `由 ${from} 拆分出 ${to}`,
  merged: (from, to) => `${from} 并入 ${to}`,
  moved: (from, to) => `${from} → ${to}`,
  former: (number) => `（原 ${number}）`,
  counts: (parts, breaking) =>
    `${parts.join('，')}${breaking > 0 ? `；其中公开得比以前少 ${breaking} 处` : '；没有公开得比以前少的'}`,
  total: ({ catalogues, differences, breaking, added, removed }) =>
    `比较 ${catalogues} 份目录：${differences} 处差异，其中公开得比以前少 ${breaking} 处${added > 0 ? `；新增地区 ${added} 个` : ''}${removed > 0 ? `；减少地区 ${removed} 个` : ''}`,
  andMore: (names, count) => `${names.join('、')}等 ${count} 项`,
  brackets: (text) => `（${text}）`,
  tooLong: (count) => `篇幅所限，另有 ${count} 部分未列出，完整结果见 mulu diff`,
  repeated: (count) => `另有 ${count} 处随上级目录而变，见上级`,
};

const en: Words = {
  title: (domain) => `title of the ${domain} catalogue`,
  classes: {
    removed: 'removed',
    added: 'added',
    moved: 'moved',
    renamed: 'renamed',
    loosened: 'loosened',
    tightened: 'tightened',
    'basis-updated': 'basis updated',
    changed: 'other',
  },
  about: {
    region: 'name of the region',
    'contact.office': 'office',
    'contact.phone': 'phone',
    'contact.complaint': 'complaints',
    'contact.address': 'address',
    'contact.hours': 'hours',
  },
  reasons: {
    'not-operated': 'not run here',
    moved: 'moved to another body',
    cancelled: 'cancelled',
    'to-be-confirmed': 'to be confirmed',
  },
  heading: 'comparison of catalogues',
  old: 'old',
  now: 'new',
  breaking: 'less disclosed than before',
  rest: 'other changes',
  aboutHeading: 'titles and contact',
  guidesHeading: 'guides',
  asksMore: 'asks more',
  asksLess: 'changed',
  none: 'no difference in the items',
  noCatalogue: 'no catalogue to compare',
  unclear: 'the two cannot be compared; a person must judge',
  lost: 'without: ',
  gained: 'with: ',
  reallyLost: 'of these nothing else says: ',
  empty: '(none)',
  omitted: 'not listed',
  restored: 'listed again; before, not listed',
  withheld: 'not disclosed at this level',
  wasWithheld: 'before, not disclosed at this level',
  retired: 'the catalogue no longer has the item',
  candidate: 'unverified',
  confirmed: 'listed',
  unknown: 'no such item',
  addedRegions: 'regions added',
  removedRegions: 'regions removed',
  uncompared: 'not compared',
  join: ', ',
  columns: ['class', 'item', 'column', 'before', 'now'],
  split: (from, to) => `${to} was split off ${from}`,
  merged: (from, to) => `${from} was merged into ${to}`,
  moved: (from, to) => `${from} → ${to}`,
  former: (number) => ` (was ${number})`,
  counts: (parts, breaking) =>
    `${parts.join(', ')}; ${breaking > 0 ? `less disclosed than before in ${plural(breaking, 'place')}` : 'nothing is disclosed less than before'}`,
  total: ({ catalogues, differences, breaking, added, removed }) =>
    `${plural(catalogues, 'catalogue')} compared: ${plural(differences, 'difference')}, less disclosed than before in ${plural(breaking, 'place')}${added > 0 ? `; ${plural(added, 'region')} added` : ''}${removed > 0 ? `; ${plural(removed, 'region')} removed` : ''}`,
  andMore: (names, count) => `${names.join(', ')} and others, ${count} items`,
  brackets: (text) => ` (${text})`,
  tooLong: (count) => `${count} more parts are not listed for want of room; mulu diff prints them all`,
  repeated: (count) => `${plural(count, 'more difference')} of the layer above, told there`,
};

/** The words around differences; values are printed as the catalogues have them. */
export const words: { readonly [lang in Lang]: Words } = { zh, en };
