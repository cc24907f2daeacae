import type { Compilation } from '../../catalogue/compilation.ts';
import type { Attachment } from '../../document/block.ts';
import { printed } from '../../document/printed.ts';
import { simpleTable } from '../../document/simple-table.ts';
import type { Resolved } from '../../model/catalogue.ts';
import type { Change } from '../../model/change.ts';
import { domainIdOf } from '../../model/domain.ts';
import { fields } from '../../model/fields.ts';
import { groupBy } from '../../model/group-by.ts';
import { domainName } from '../domain-name.ts';
import { standardWord } from '../standard-name.ts';
import { effectOf, words } from '../words.ts';
import { manyItems } from './many-items.ts';

const linesOf = (text: string | undefined): string[] => (text ? printed(text).split('\n') : []);

/** The name of a link as pages print it. */
const withLinkName = (line: string): string => {
  const space = line.indexOf(' ');
  return `${words.links[line.slice(0, space)] ?? line.slice(0, space)} ${line.slice(space + 1)}`;
};

const linesOfValue = (text: string | undefined, { field }: Change): string[] =>
  field === 'links' ? linesOf(text).map(withLinkName) : linesOf(text);

interface Difference {
  readonly change: Change;
  /** Lines that only the local, and only the national value has. */
  readonly gained: readonly string[];
  readonly lost: readonly string[];
  readonly answer?: string;
}

const differenceOf = (change: Change, { findings }: Compilation): Difference => {
  const from = linesOfValue(change.from, change);
  const to = linesOfValue(change.to, change);
  const answer = findings.find(
    ({ accepted, item, field }) => accepted && item === change.item && field === change.field,
  )?.accepted?.reason;
  return {
    change,
    gained: to.filter((line) => !from.includes(line)),
    lost: from.filter((line) => !to.includes(line)),
    ...(answer === undefined ? {} : { answer }),
  };
};

/** The same step on several items is one row of the table: same field, kind, layer, parts gained and lost, answer. */
const sameStep = ({ change, gained, lost, answer }: Difference): string =>
  JSON.stringify([
    change.item.split('/')[0],
    change.field,
    change.kind,
    change.by,
    gained,
    lost,
    change.missing,
    answer,
  ]);

const changeText = ({ change, answer }: Difference): string =>
  [
    effectOf(change),
    ...(change.missing && change.missing.length > 0 ? [`缺少：${change.missing.map(printed).join('、')}`] : []),
    ...(answer === undefined ? [] : [`理由：${printed(answer)}`]),
  ].join('\n');

const rowOf = (group: readonly Difference[], resolved: Resolved): string[] => {
  const [first] = group;
  if (!first) return [];
  const { change } = first;
  const same = group.every((other) => other.change.from === change.from && other.change.to === change.to);
  const standard = same ? linesOfValue(change.from, change) : first.lost;
  const local = same ? linesOfValue(change.to, change) : first.gained;
  const parts = { kept: '（其余标准内容保留）', grown: '（标准所列内容均保留）', none: '（其余内容不变）' };
  // Of a long list the reader wants what was added or replaced; a narrowed one is printed in full.
  const brief =
    !same ||
    ((change.field === 'content' || change.field === 'basis') &&
      change.kind !== 'narrowed' &&
      first.lost.length < standard.length);
  const columns = brief
    ? [
        first.lost.length > 0 ? [...first.lost, parts.kept] : [parts.grown],
        first.gained.length > 0 ? [first.lost.length > 0 ? '改为：' : '增加：', ...first.gained] : [parts.none],
      ]
    : [standard.length > 0 ? standard : ['（标准未列）'], local];
  return [
    domainName(resolved, domainIdOf(change.item)),
    manyItems(
      resolved,
      group.map((difference) => difference.change.item),
    ),
    change.field ? fields[change.field].label.zh : '',
    ...columns.map((lines) => lines.join('\n')),
    changeText(first),
    printed(resolved.layers[change.by]?.region.name ?? ''),
  ];
};

/** 与（国家）标准目录差异对照表: every field that differs from the standard, the same step on several items in one row. */
export const differenceAttachment = (input: Compilation): Attachment | undefined => {
  const { resolved, changes } = input;
  const differences = changes
    .filter(({ kind }) => kind !== 'added' && kind !== 'omitted')
    .map((change) => differenceOf(change, input));
  if (differences.length === 0) return undefined;
  const counts = resolved.domains.map(({ id: domain }) => {
    const own = differences.filter(({ change }) => change.item.startsWith(`${domain}/`));
    return `${domainName(resolved, domain)}${own.length}处（涉及${new Set(own.map(({ change }) => change.item)).size}项事项）`;
  });
  const rows = [...groupBy(differences, sameStep).values()].map((group, index) => [
    index + 1,
    ...rowOf(group, resolved),
  ]);
  const title = `与${standardWord(resolved.domains)}目录差异对照表`;
  const intro = `列入本目录的标准事项，各栏内容与${standardWord(resolved.domains)}目录的差异共${differences.length}处：${counts.join('、')}。多个事项作相同调整的，合并为一行。`;
  const columns = [
    ['序号', 12, 'center'],
    ['领域', 20, 'center'],
    ['事项编号及名称', 44],
    ['栏目', 22, 'center'],
    [resolved.domains.some(({ own }) => own) ? '标准内容' : '标准（国家目录）内容', 54],
    ['本地内容', 54],
    ['变化', 34],
    ['出自', 22, 'center'],
  ] as const;
  return {
    title,
    sheet: 'landscape',
    blocks: [{ kind: 'paragraph', text: intro }, simpleTable(title, columns, rows, 2)],
  };
};
