import type { Compilation } from '../../catalogue/compilation.ts';
import { countsOf, type DomainStatistics, listedItems } from '../../catalogue/statistics.ts';
import { printed, printedDate } from '../../document/printed.ts';
import { charactersIn, lineCount } from '../../document/sheet/line-count.ts';
import type { Sheet, SheetCell, SheetStyle } from '../../document/sheet/sheet.ts';
import type { Resolved, ResolvedItem } from '../../model/catalogue.ts';
import type { Section } from '../../model/domain.ts';
import { fields } from '../../model/fields.ts';
import { domainName } from '../domain-name.ts';
import type { EmitOptions } from '../emitter.ts';
import { hasDoubts } from '../has-doubts.ts';
import { standardWord } from '../standard-name.ts';
import { unverifiedFields } from '../unverified-fields.ts';
import { unverifiedMark } from '../unverified-mark.ts';
import { words } from '../words.ts';

const widths = [14, 12, 34, 20, 34];
const size = 10;
const lineHeight = 14;

const levelNames: { readonly [level: string]: string } = {
  national: '国家',
  province: '省级',
  city: '市级',
  county: '县级',
  township: '乡级',
  village: '村级',
};

/** A cell of a line of the sheet: its text and how many columns it takes. */
interface Part {
  readonly value: string | number;
  readonly span: number;
  readonly style: SheetStyle;
}
type Line = readonly Part[];

const whole = (value: string, style: SheetStyle): Line => [{ value, span: widths.length, style }];
const row = (style: SheetStyle, values: readonly (string | number)[], spans: readonly number[]): Line =>
  values.map((value, index) => ({
    value,
    span: spans[index] ?? 1,
    style: typeof value === 'number' ? 'mark' : style,
  }));

const fact = (label: string, value: string | undefined): Line[] =>
  value
    ? [
        [
          { value: label, span: 1, style: 'head' },
          { value: printed(value), span: widths.length - 1, style: 'text' },
        ],
      ]
    : [];

const section = (title: string, lines: readonly Line[]): Line[] =>
  lines.length > 0 ? [[], whole(title, 'heading'), ...lines] : [];

/** The standard that it rests on: of the nation, or of each domain where that is not of the nation. */
const standardFacts = (domains: readonly Section[]): Line[] =>
  domains.some(({ own }) => own)
    ? domains.flatMap(({ name, edition }) => fact(`${name.zh}标准目录`, edition && `${edition}年版`))
    : fact('国家标准', domains[0]?.edition && `${domains[0].edition}年版`);

const facts = ({ resolved, edition, date }: Compilation, draft: boolean): Line[] => {
  const { region, titles, layers } = resolved;
  return [
    ...resolved.domains.flatMap(({ id, name }) => fact(`${name.zh}目录`, titles[id])),
    ...fact('地区', region.name),
    ...fact('行政区划代码', region.code),
    ...fact('层级', levelNames[region.level]),
    ...fact('目录版本', edition && `${edition}年版`),
    ...fact('版本日期', date && printedDate(date)),
    ...standardFacts(resolved.domains),
    ...fact('编制层次', layers.length > 1 ? layers.map((layer) => layer.region.name).join(' → ') : ''),
    ...fact('状态', draft ? '草稿，不得作为正式目录发布或者报送' : ''),
  ];
};

const counts = (input: Compilation): Line[] => {
  const { resolved, statistics } = input;
  const standard = standardWord(resolved.domains);
  const spans = [2, ...resolved.domains.map(() => 1), 1];
  const line = (label: string, count: (domain: DomainStatistics) => number): Line => {
    const numbers = resolved.domains.map(({ id }) => count(countsOf(statistics, id)));
    return row('text', [label, ...numbers, numbers.reduce((sum, each) => sum + each, 0)], spans);
  };
  return [
    row('head', ['项目（项）', ...resolved.domains.map(({ name }) => name.zh), '合计'], spans),
    line(`${standard}一级事项`, ({ standard }) => standard.level1),
    line(`${standard}二级事项`, ({ standard }) => standard.level2),
    ...(hasDoubts(input) ? [line(`${standard}另有待核事项`, ({ standard }) => standard.candidates)] : []),
    line('本目录一级事项', ({ listed }) => listed.level1),
    line('本目录二级事项', ({ listed }) => listed.level2),
    line('本目录三级事项', ({ listed }) => listed.level3),
    ...(hasDoubts(input) ? [line('本目录另列待核事项', ({ listed }) => listed.candidates)] : []),
    line('其中新增事项', ({ added }) => added.level1 + added.level2 + added.level3),
    line('未列入的标准二级事项', ({ omitted }) => omitted.total),
    line('时限更短（处）', ({ changes }) => changes.tightened),
  ];
};

const itemParts = (resolved: Resolved, item: ResolvedItem): [string, string, string] => [
  domainName(resolved, item.domain),
  item.id,
  printed(item.fields.title.value),
];

const unverified = ({ resolved }: Compilation): Line[] => {
  const lines = listedItems(resolved).flatMap((item): Line[] => {
    const names = [
      ...(item.candidate ? ['整个事项（不计入统计）'] : []),
      ...unverifiedFields(item).map((field) => fields[field].label.zh),
    ];
    return names.length > 0 ? [row('text', [...itemParts(resolved, item), names.join('、')], [1, 1, 1, 2])] : [];
  });
  return lines.length > 0
    ? [
        whole(
          `下列内容依据各地已公布的目录整理推定，未与${standardWord(resolved.domains)}目录原件核对，表中标“${unverifiedMark}”。使用前请核对。`,
          'note',
        ),
        row('head', ['领域', '编号', '事项', '待核栏目'], [1, 1, 1, 2]),
        ...lines,
      ]
    : [];
};

const omitted = ({ resolved }: Compilation): Line[] => {
  const lines = [...resolved.items.values()].flatMap((item): Line[] =>
    item.omitted && item.level > 1
      ? [
          row(
            'text',
            [...itemParts(resolved, item), words.reasons[item.omitted.value.reason], printed(item.omitted.value.note)],
            [],
          ),
        ]
      : [],
  );
  return lines.length > 0 ? [row('head', ['领域', '编号', '事项', '未列入原因', '说明'], []), ...lines] : [];
};

const legend = (input: Compilation): Line[] => [
  ...fact('■　□', '公开渠道和载体：■为选用，□为未选用'),
  ...fact('√', '适用'),
  ...fact(unverifiedMark, hasDoubts(input) ? '待核' : ''),
];

const contact = ({ resolved }: Compilation): Line[] => {
  const { office, phone, complaint, address, hours } = resolved.contact;
  return [
    ...fact('咨询单位', office),
    ...fact('咨询电话', phone),
    ...fact('监督投诉', complaint),
    ...fact('地址', address),
    ...fact('办公时间', hours),
  ];
};

const heightOf = (line: Line): number => {
  let column = 0;
  const lines = line.map(({ value, span }) => {
    const width = widths.slice(column, column + span).reduce((sum, each) => sum + each, 0);
    column += span;
    return lineCount(String(value), charactersIn(width, size));
  });
  return Math.max(1, ...lines) * lineHeight + 4;
};

const cellsOf = (line: Line, index: number): SheetCell[] => {
  let column = 0;
  return line.map(({ value, span, style }) => {
    const start = column;
    column += span;
    return { row: index, column: start, value, style, endColumn: start + span - 1 };
  });
};

/** The sheet 说明: what the workbook is, its numbers, marks and doubts, what is left out, and whom to ask. */
export const notesSheet = (input: Compilation, options: EmitOptions, warning: string | undefined): Sheet => {
  const lines: readonly Line[] = [
    whole('说　明', 'title'),
    ...facts(input, options.draft),
    ...section('一、事项统计', counts(input)),
    ...section('二、图例', legend(input)),
    ...section('三、咨询和监督', contact(input)),
    ...section('四、未列入事项', omitted(input)),
    ...section('五、待核内容', unverified(input)),
    [],
    whole('本工作簿不含公式和宏。', 'note'),
  ];
  return {
    name: '说明',
    widths,
    heights: lines.map((line, index) => (index === 0 ? 34 : heightOf(line))),
    cells: lines.flatMap(cellsOf),
    paper: 'a4',
    orientation: 'portrait',
    foot: printed(input.resolved.region.name),
    ...(warning ? { warning } : {}),
  };
};
