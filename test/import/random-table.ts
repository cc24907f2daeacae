import type { Resolved, ResolvedItem } from '../../src/model/catalogue.ts';
import type { Grid, TableCell } from '../../src/source/table/table.ts';
import type { Draw } from '../fuzz.ts';

/** A table as text: its header, and its rows. `tall`: columns whose equal neighbours below are merged. */
export interface RandomTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly tall: readonly number[];
}

const pick = <T>(draw: Draw, list: readonly T[]): T => list[draw(list.length)] as T;

const heads: readonly (readonly string[])[] = [
  ['序号', '编号'],
  ['一级事项', '类别', '一级目录'],
  ['二级事项', '事项名称', '目录名称'],
  ['公开内容（要素）', '公开内容', '公开信息内容', '公开要素（要素）'],
  ['公开依据', '法律依据', '政策依据'],
  ['公开时限', '公开期限', '公开时限（工作日）'],
  ['公开主体', '责任单位', '实施主体', '公开主体（责任科室、联系电话）'],
  ['公开渠道和载体', '公开渠道', '渠道载体', '公开渠道和载体（在标注范围内至少选择其一公开）'],
  ['全社会'],
  ['特定群体', '特定群众'],
  ['主动', '主动公开'],
  ['依申请', '依申请公开'],
  ['县级', '区县级'],
  ['乡级', '乡镇级'],
];

const boxes: readonly (readonly [string, string])[] = [
  ['■', '□'],
  ['☑', '☐'],
  ['●', '○'],
  ['√', '□'],
  ['◼', '◻'],
  ['⬛', '⬜'],
];
const ticks = ['√', '✓', '☑', '∨', '是', 'Y', '（√）', '●'];

const listed = (draw: Draw, elements: readonly string[]): string => {
  const way = draw(6);
  if (way === 0) return elements.map((element, index) => `${index + 1}.${element}`).join('\n');
  if (way === 1) return elements.map((element, index) => `${index + 1}、${element}`).join('；');
  if (way === 2) return elements.map((element, index) => `（${index + 1}）${element}`).join('\n');
  return elements.join(pick(draw, ['、', '\n', '；']));
};

const basisOf = (draw: Draw, item: ResolvedItem): string => {
  const own = [...(item.fields.basis?.value ?? [])];
  const more = [
    '《示例县就业促进办法》（示政发〔2021〕5号）',
    '省人社厅《关于印发经办规程的通知》（示人社发〔2020〕3号）',
    '三定方案',
    '《社会保险法》第五十七条',
  ];
  if (draw(3) === 0) own.push(pick(draw, more));
  const kind = draw(5);
  if (kind === 0) return own.map((text, index) => `${index + 1}.${text}`).join('\n');
  if (kind === 1) return `【法律】${own.join('\n')}`;
  return own.join(pick(draw, ['\n', '、', '；', '和']));
};

const channelsOf = (draw: Draw, names: readonly string[], item: ResolvedItem): string => {
  const { ticked = [], other = [] } = item.fields.channels?.value ?? {};
  const on = draw(3) === 0 ? [...ticked, '精准推送'] : ticked;
  const word = (name: string) => (name === '其他' && other.length > 0 ? `其他：${other.join('、')}` : name);
  if (draw(3) === 0) return on.map(word).join(pick(draw, ['\n', '、', '；']));
  const [yes, no] = pick(draw, boxes);
  const shown = draw(2) === 0 ? names : names.filter((name) => on.includes(name));
  return shown
    .map((name) => (on.includes(name) ? `${yes}${word(name)}` : `${no}${name}`))
    .join(pick(draw, ['', '\n', ' ']));
};

const limits = [
  '公开事项信息形成或变更之日起20个工作日内公开',
  '公开事项信息形成或变更之日起10个工作日内公开',
  '5个工作日内',
  '信息形成或者变更之日起二十个工作日内予以公开',
  '实时公开',
];
const bodies = [
  '示例县人力资源和社会保障局',
  '县人社局、各乡镇人民政府',
  '县级：县人社局 乡级：各乡镇人民政府',
  '示例县人社局社保股0990-1234567',
  '人力资源社会保障部门',
];

/** A table of items of one domain, written the way counties do. */
export const randomTable = (draw: Draw, standard: Resolved): RandomTable => {
  const domain = pick(draw, ['employment', 'social-insurance']);
  const items = [...standard.items.values()].filter(
    (item) => item.domain === domain && item.level === 2 && !item.candidate,
  );
  const start = draw(items.length - 3);
  const chosen = items.slice(start, start + 2 + draw(6));
  const tick = pick(draw, ticks);
  const rows = chosen.map((item, index): string[] => {
    const heading = item.parent ? (standard.items.get(item.parent)?.fields.title.value ?? '') : '';
    const above = chosen[index - 1];
    const mode = item.fields.disclosureMode?.value;
    const levels = item.fields.levels?.value ?? [];
    const ditto = (text: string) => (index > 0 && draw(12) === 0 ? '同上' : text);
    const names = ['政府网站', '政府公报', '两微一端', '广播电视', '政务服务中心', '便民服务站', '精准推送', '其他'];
    return [
      String(index + 1),
      above?.parent === item.parent && draw(2) === 0 ? '' : heading,
      draw(4) === 0 ? `${index + 1}.${item.fields.title.value}` : item.fields.title.value,
      ditto(listed(draw, item.fields.content?.value ?? [])),
      ditto(basisOf(draw, item)),
      ditto(pick(draw, limits)),
      ditto(pick(draw, bodies)),
      ditto(channelsOf(draw, names, item)),
      item.fields.audience?.value.public ? tick : '',
      item.fields.audience?.value.specificGroup ? `${tick}参保单位` : '',
      mode?.proactive ? tick : '',
      mode?.onRequest ? tick : '',
      levels.includes('county') ? tick : '',
      levels.includes('township') ? tick : '',
    ];
  });
  return { header: heads.map((words) => pick(draw, words)), rows, tall: draw(2) === 0 ? [1] : [] };
};

/** A table as its reader would give it. */
export const gridOf = ({ header, rows, tall }: RandomTable): Grid => {
  const lines: (TableCell | undefined)[][] = [];
  for (const [row, texts] of [header, ...rows].entries())
    lines.push(
      texts.map((text, column) => {
        const above = lines[row - 1]?.[column];
        if (row > 1 && tall.includes(column) && above?.text === text) return above;
        return text === '' ? undefined : { text, place: `${row + 1}:${column + 1}` };
      }),
    );
  return { number: 1, before: '基层政务公开标准目录', rows: lines, placeOf: (row) => `${row + 1}:1` };
};
