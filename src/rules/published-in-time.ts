import type { ResolvedItem } from '../model/catalogue.ts';
import type { Fault } from '../model/finding.ts';
import { publishingLimit, type Timeliness, timeliness } from '../model/publication-state.ts';
import { isUnread, type Publication, type PublicationStep } from '../model/record.ts';
import type { Text } from '../model/text.ts';
import type { Rule, RuleKnown } from './rule.ts';

const units = {
  workday: { zh: '个工作日', en: 'working days' },
  day: { zh: '天', en: 'days' },
} as const satisfies { readonly [unit: string]: Text };

const columns = {
  formed: '形成或变更日',
  first: '首次公开日',
  updated: '最近更新日',
  reviewed: '审查日期',
} as const;

/** Days that are after the day that is judged by: slips, or plans. One that is told is not compared as well. */
const futureDays = ({ cells, item }: Publication, date: string | undefined): Fault[] =>
  (Object.keys(columns) as (keyof typeof columns)[]).flatMap((key) => {
    const cell = cells[key];
    return cell !== undefined && date !== undefined && cell.value > date
      ? [
          {
            rule: 'published-in-time',
            message: 'future',
            args: { column: columns[key], day: cell.value, date },
            at: cell.at,
            ...(item ? { item } : {}),
          },
        ]
      : [];
  });

const argsOf = (state: Timeliness, { cells }: Publication, date: string | undefined): Fault['args'] => ({
  formed: cells.formed?.value ?? '',
  first: cells.first?.value ?? '',
  date: date ?? '',
  ...('days' in state ? { days: state.days } : {}),
  ...('limit' in state ? { limit: state.limit.days, unit: units[state.limit.unit] } : {}),
  ...('from' in state ? { from: state.from, to: state.to } : {}),
});

const told: ReadonlySet<Timeliness['kind']> = new Set(['late', 'overdue', 'early', 'unknown']);

const checkRow = (row: Publication, item: ResolvedItem, { date, reference }: RuleKnown): Fault[] => {
  const { cells } = row;
  const base = { rule: 'published-in-time', item: item.ref } as const;
  const future = futureDays(row, date);
  if (future.length > 0) return future;
  const { first, updated } = cells;
  if (first && updated && updated.value < first.value)
    return [{ ...base, message: 'order', args: { updated: updated.value, first: first.value }, at: updated.at }];
  if (isUnread(row, 'formed', 'first', 'updated')) return [];
  const state = timeliness(row, publishingLimit(item), reference.workingDays, date);
  if (!told.has(state.kind)) return [];
  const at = cells.formed?.at ?? row.at;
  return [{ ...base, message: state.kind, args: argsOf(state, row, date), at }];
};

/** Items of the catalogue that no row speaks of: one finding for all of them. */
const unlisted = ({ catalogue, rows, file }: PublicationStep): Fault[] => {
  const named = new Set(rows.flatMap(({ item }) => item ?? []));
  const missing = [...catalogue.items.values()].filter(
    ({ ref, level, omitted, withheld }) => level > 1 && !omitted && !withheld && !named.has(ref),
  );
  const names = missing.slice(0, 3).map(({ id, fields }) => `${id} ${fields.title.value}`);
  return missing.length === 0
    ? []
    : [
        {
          rule: 'published-in-time',
          message: 'unlisted',
          args: { count: missing.length, names },
          at: { file, path: [] },
          items: missing.map(({ ref }) => ref),
          absence: true,
        },
      ];
};

const check = (step: PublicationStep, known: RuleKnown): Fault[] => [
  ...step.rows.flatMap((row) => {
    const item = row.item && step.catalogue.items.get(row.item);
    return item ? checkRow(row, item, known) : [];
  }),
  ...unlisted(step),
];

export const publishedInTime: Rule<'published-in-time'> = {
  id: 'published-in-time',
  on: 'publications',
  severity: 'warning',
  answer: 'advice',
  waivable: true,
  aspect: 'other',
  clause: '《政府信息公开条例》第二十六条；{timeLimit}',
  summary: {
    zh: '形成或变更以后，在公开时限内公开',
    en: 'what was made or changed is published within the time that its row promises',
  },
  why: {
    zh: '主动公开自形成或者变更之日起20个工作日内，目录写得更短的照目录；工作日照放假调休的通知数，没有收录的年份无法判断',
    en: 'the law gives 20 working days, and a row may promise less; working days are counted by the published holidays, and a year that is not known cannot be judged',
  },
  messages: {
    late: {
      text: {
        zh: '形成或变更于 {formed}，过了{days}{unit}才公开，时限是{limit}{unit}',
        en: 'made or changed on {formed} and published {days} {unit} later; the limit is {limit}',
      },
      fix: { zh: '日期写错的改正；确已超期的，在台账里注明原因', en: 'correct a wrong date; else record the reason' },
    },
    overdue: {
      text: {
        zh: '形成或变更于 {formed}，到 {date} 已有{days}{unit}，还没有公开，时限是{limit}{unit}',
        en: 'made or changed on {formed}, {days} {unit} before {date}, and not published; the limit is {limit}',
      },
      fix: { zh: '尽快公开，写上公开日期', en: 'publish it and write the day' },
    },
    early: {
      text: {
        zh: '首次公开 {first} 早于形成或变更 {formed}，变更以后没有更新的日期',
        en: 'first published on {first}, before it was made or changed on {formed}, with no update since',
      },
      fix: {
        zh: '变更以后更新过网页的，写最近更新日；日期写错的改正',
        en: 'give the day of the update, or correct a wrong date',
      },
    },
    order: {
      text: {
        zh: '最近更新 {updated} 早于首次公开 {first}',
        en: 'last updated on {updated}, before it was first published on {first}',
      },
      fix: { zh: '核对两个日期', en: 'check both dates' },
    },
    future: {
      text: { zh: '{column} {day} 在 {date} 以后', en: '{column} {day} is after {date}' },
      fix: { zh: '写已经发生的日期；还没有公开的留空', en: 'give days that have passed; leave others empty' },
    },
    unknown: {
      severity: 'info',
      text: {
        zh: '从 {from} 到 {to} 有几个工作日无法判断：有的年份没有收录放假安排；时限是{limit}{unit}',
        en: 'working days from {from} to {to} cannot be counted: the holidays of a year are not known; the limit is {limit} {unit}',
      },
      fix: { zh: '照当年的放假通知核对', en: 'check by the holiday notice of that year' },
    },
    unlisted: {
      severity: 'info',
      text: {
        zh: '目录有 {count} 项没有登记：{names}等',
        en: '{count} items of the catalogue have no row, such as {names}',
      },
      fix: {
        zh: '每项写一行；还没有公开的只写事项',
        en: 'give each a row; one that is not published has only its name',
      },
    },
  },
  check,
};
