import { plain } from './plain.ts';
import { remember } from './remember.ts';

/** Units of a limit. A 工作日 is not a 自然日 (`day`). */
export type TimeUnit = 'workday' | 'day';

/**
 * What a limit allows. `within` counts from the trigger; `yearly-by` and `every` follow the calendar;
 * 及时 (`promptly`), 长期 (`standing`), 办理时限 (`handling`) and `unclear` cannot be compared.
 * Months and weeks are kept as days: `days` is the longest, `shortest` the shortest they can be.
 */
export type Span =
  | { readonly kind: 'within'; readonly amount: number; readonly shortest: number; readonly unit: TimeUnit }
  | { readonly kind: 'every'; readonly daysBetween: number }
  | { readonly kind: 'yearly-by'; readonly month: number; readonly day: number }
  | { readonly kind: 'promptly' | 'standing' | 'handling' | 'unclear' };

/** One limit of the cell: for `scope` (such as 行政许可) only, counted from the events in `trigger`; both absent when not said. */
export interface Limit {
  readonly scope?: string;
  readonly trigger?: readonly string[];
  readonly span: Span;
}

/** 公开时限 as printed, and what it means. */
export interface TimeLimit {
  readonly text: string;
  readonly limits: readonly Limit[];
}

/** How a local value stands to the inherited one. */
export type Strictness = 'same' | 'tighter' | 'looser' | 'incomparable';

const digits: { readonly [char: string]: number } = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** 二十 → 20, 一百二十 → 120, for numerals up to 999; what is no such numeral stays as written. */
const fromChinese = (numeral: string): string => {
  const found = /^(?:([一二两三四五六七八九])百零?)?(?:([一二两三四五六七八九]?)(十))?([一二两三四五六七八九]?)$/u.exec(
    numeral.replace('廿', '二十'),
  );
  if (!found) return numeral;
  const [, hundreds = '', tens = '', ten = '', ones = ''] = found;
  const value = (digit: string): number => digits[digit] ?? 0;
  return String(value(hundreds) * 100 + (ten ? (tens ? value(tens) : 1) : 0) * 10 + value(ones));
};

/** 月 counts months only behind 个: 1月31日 is a date. */
const amountPattern = /(\d+)(?:个?(工作日|自然日|日历日|小时|天|日|周|星期)|个(月))(?:以内|之内|内)?/u;

/** A day of the calendar, which is no span: 2026年12月31日, 12月底. */
const calendarDate = /\d+年\d+月|\d+月(?:\d+日|底|末|份)/u;

const periods: readonly (readonly [RegExp, number])[] = [
  [/每半年|按半年|半年度|半年(?=公开|公布|更新|一次|$)/u, 184],
  [/(?:每|按)个?季度?|季度/u, 92],
  [/(?:每|按)个?月|月度/u, 31],
  [/(?:每|按)(?:周|星期)/u, 7],
  [/每(?:日|天)|按日/u, 1],
  [/(?:每|按)年|年度/u, 366],
];

const readAmount = (amount: number, unit: string): Span => {
  const within = (longest: number, shortest: number, of: TimeUnit): Span => ({
    kind: 'within',
    amount: longest,
    shortest,
    unit: of,
  });
  switch (unit) {
    case '工作日':
      return within(amount, amount, 'workday');
    case '小时':
      return within(amount / 24, amount / 24, 'day');
    case '周':
    case '星期':
      return within(amount * 7, amount * 7, 'day');
    case '月':
      return within(amount * 31, amount * 28, 'day');
    default:
      return within(amount, amount, 'day');
  }
};

const readTrigger = (text: string): string[] =>
  text
    .replace(/公开|事项|政府|信息|相关|有关|内容|该|之日|当日|自|从|在/gu, '')
    .split(/或者|或|、|和|及|,/u)
    .filter((event) => event !== '');

/** Splits the text before an amount into the scope (行政许可) and the trigger (作出决定). */
const readHead = (head: string): Pick<Limit, 'scope' | 'trigger'> => {
  const trimmed = head.replace(/(?:[:,]|为|应当|应|须|于|在|不超过|不得超过|最长|最迟|最晚|至迟)+$/u, '');
  const from = /(?:自|从)(?!然)/u.exec(trimmed);
  const starts = /(?:之日起|日起|起|之后|后|时)$/u.exec(trimmed);
  const scopeText = from ? trimmed.slice(0, from.index) : starts || /形成|变更/u.test(trimmed) ? '' : trimmed;
  const triggerText = trimmed.slice(scopeText.length + (from ? 1 : 0)).replace(/(?:之日起|日起|起|之后|后|时)$/u, '');
  const scope = scopeText.replace(/^(?:公开时限|时限|公开|主动公开|一般|其中|其他|及时(?:公开|发布)?,?)|[:,的]$/gu, '');
  const trigger = triggerText === '' ? [] : readTrigger(triggerText);
  return { ...(scope ? { scope } : {}), ...(trigger.length > 0 ? { trigger } : {}) };
};

const readLimit = (segment: string): Limit => {
  const disclosing = /公开|公示|公布|发布|公告/u.test(segment);
  if (/受理|办结|办理|审批|审核|承诺/u.test(segment) && !disclosing) return { span: { kind: 'handling' } };
  const yearly = /每年度?(\d+)月(?:(\d+)日|底)(?:前|之前|以前)/u.exec(segment);
  if (yearly) return { span: { kind: 'yearly-by', month: Number(yearly[1]), day: Number(yearly[2] ?? 31) } };
  if (calendarDate.test(segment)) return { span: { kind: 'unclear' } };
  const amount = amountPattern.exec(segment);
  const before = amount ? segment.slice(0, amount.index) : segment;
  if (amount && !/每|按/u.test(before)) {
    const after = segment.slice(amount.index + amount[0].length);
    const open =
      /^(?:后|以后|之后|前|以前|之前|以上)|延长|左右/u.test(after) ||
      /延长|至少|不少于|不低于|约|提前|前$|(?<!不|不得)超过/u.test(before) ||
      // 5-10, 5至10, 1/8, 1.5 and the number of a list before an amount: which number counts cannot be told.
      /(?:[\d.一二两三四五六七八九十百千万半几数][-—~/至到]?|[-—~/])$/u.test(before);
    // A second amount in one breath has no scope of its own that could be told.
    if (open || amountPattern.test(after)) return { ...readHead(before), span: { kind: 'unclear' } };
    return { ...readHead(before), span: readAmount(Number(amount[1]), amount[2] ?? amount[3] ?? '') };
  }
  const word = /即时|实时|当日|当天|立即|当场|同步/u.exec(segment);
  if (word)
    return { ...readHead(segment.slice(0, word.index)), span: { kind: 'within', amount: 0, shortest: 0, unit: 'day' } };
  for (const [pattern, daysBetween] of periods)
    if (pattern.test(segment)) return { span: { kind: 'every', daysBetween } };
  if (/及时|适时|尽快/u.test(segment)) return { span: { kind: 'promptly' } };
  if (/[长長]期|常年|永久/u.test(segment)) return { span: { kind: 'standing' } };
  return { span: { kind: 'unclear' } };
};

/** Cuts behind the marks that stand between two amounts; a piece without an amount belongs to the next one, the last to the one before. */
const splitBetweenAmounts = (text: string, mark: RegExp): string[] => {
  const pieces: string[] = [];
  let open = '';
  for (const piece of text.split(mark)) {
    open += piece;
    if (!amountPattern.test(open)) continue;
    pieces.push(open);
    open = '';
  }
  if (pieces.length === 0 || open === '') return open === '' ? pieces : [open];
  return [...pieces.slice(0, -1), `${pieces.at(-1)}${open}`];
};

const count = (text: string): string =>
  plain(text.replaceAll('曰', '日'))
    .replace(
      /[一二两三四五六七八九十百廿]+零?[一二两三四五六七八九]?(?=个?(?:工作日|自然日|日历日|小时|天|日|周|星期|月))/gu,
      fromChinese,
    )
    .replace(/[(](?:自然日|日历日)[)]/gu, '');

/** 行政许可、行政处罚 are two scopes with one limit. */
const splitScope = (limit: Limit): Limit[] =>
  limit.scope === undefined
    ? [limit]
    : limit.scope
        .split(/、|以及|和|及|,/u)
        .filter((scope) => scope !== '')
        .map((scope) => ({ ...limit, scope }));

/** Reads 公开时限 as printed. Never fails: what it does not understand is `unclear`. */
export const parseTimeLimit = remember((text: string): TimeLimit => {
  const segments = text
    .normalize('NFKC')
    .split(/[;。]/u)
    // A line break may also stand inside a phrase.
    .flatMap((part) => splitBetweenAmounts(part.split('\n').map(count).join('\n'), /\n/u))
    .flatMap((part) => splitBetweenAmounts(count(part), /(?<=[,、])/u))
    .map((segment) => segment.replace(/^[,、]+|[,、]+$/gu, ''))
    .filter((segment) => segment !== '');
  return { text: text.trim(), limits: segments.map(readLimit).flatMap(splitScope) };
});

/**
 * The longest that `amount` 工作日 can last in calendar days: two weekend days for each begun week,
 * and nine days for the longest public holiday with its weekend.
 */
const longestDays = (workdays: number): number => (workdays === 0 ? 0 : workdays + 2 * Math.ceil(workdays / 5) + 9);

const compareWithin = (
  local: Extract<Span, { kind: 'within' }>,
  inherited: Extract<Span, { kind: 'within' }>,
): Strictness => {
  if (local.unit === inherited.unit || local.amount === 0 || inherited.amount === 0) {
    if (local.amount === inherited.amount && local.shortest === inherited.shortest) return 'same';
    if (local.amount <= inherited.shortest) return 'tighter';
    return local.shortest >= inherited.amount ? 'looser' : 'incomparable';
  }
  if (inherited.unit === 'workday') {
    if (local.amount <= inherited.amount) return 'tighter';
    return local.shortest > longestDays(inherited.amount) ? 'looser' : 'incomparable';
  }
  if (longestDays(local.amount) <= inherited.shortest) return 'tighter';
  return local.amount > inherited.amount ? 'looser' : 'incomparable';
};

const compareSpans = (local: Span, inherited: Span): Strictness => {
  if (local.kind === 'within' && inherited.kind === 'within') return compareWithin(local, inherited);
  if (local.kind === 'every' && inherited.kind === 'every' && local.daysBetween !== inherited.daysBetween)
    return local.daysBetween < inherited.daysBetween ? 'tighter' : 'looser';
  if (local.kind === 'yearly-by' && inherited.kind === 'yearly-by') {
    const gap = local.month * 100 + local.day - (inherited.month * 100 + inherited.day);
    return gap === 0 ? 'same' : gap < 0 ? 'tighter' : 'looser';
  }
  return 'incomparable';
};

/** 条例 26: a limit without a trigger counts from the information being made or changed. */
const statutoryTrigger = ['形成', '变更'];

const compareLimits = (local: Limit, inherited: Limit): Strictness => {
  const expected = inherited.trigger ?? statutoryTrigger;
  const events = local.trigger ?? expected;
  return expected.every((event) => events.includes(event)) ? compareSpans(local.span, inherited.span) : 'incomparable';
};

const severity: readonly Strictness[] = ['looser', 'incomparable', 'tighter', 'same'];
const worst = (orders: readonly Strictness[]): Strictness =>
  severity.find((order) => orders.includes(order)) ?? 'incomparable';

/**
 * Compares two 公开时限 (三(四)). Every inherited limit must be met by a local one of the same scope, or by a
 * local one without scope; a local exception for one scope is held against the general inherited limit. It may count
 * from a decision (双公示), which is when that information is made; from no other event that the standard does not name.
 */
export const compareTimeLimits = (local: TimeLimit, inherited: TimeLimit): Strictness => {
  if (plain(local.text) === plain(inherited.text)) return 'same';
  const scoped = (limits: readonly Limit[], scope: string | undefined) =>
    limits.filter((limit) => limit.scope === scope);
  const met = inherited.limits.map((limit) => {
    const exact = scoped(local.limits, limit.scope);
    const candidates = exact.length > 0 ? exact : scoped(local.limits, undefined);
    return candidates.length === 0
      ? 'incomparable'
      : worst(candidates.map((candidate) => compareLimits(candidate, limit)));
  });
  const general = scoped(inherited.limits, undefined);
  const exceptions = local.limits
    .filter((limit) => limit.scope !== undefined && scoped(inherited.limits, limit.scope).length === 0)
    .flatMap((limit) =>
      general.map((standard) =>
        limit.trigger?.every((event) => event.includes('决定'))
          ? compareSpans(limit.span, standard.span)
          : compareLimits(limit, standard),
      ),
    );
  return worst([...met, ...exceptions]);
};

/**
 * A local value with the triggers that it takes over: an omitted one means the inherited one, for the layers below
 * too, who would else be held against the trigger of the law.
 */
export const inheritTriggers = (local: TimeLimit, inherited: TimeLimit): TimeLimit => {
  const triggerOf = (limit: Limit): Limit['trigger'] =>
    (
      inherited.limits.find((other) => other.scope === limit.scope) ??
      inherited.limits.find((other) => other.scope === undefined)
    )?.trigger;
  return {
    ...local,
    limits: local.limits.map((limit) => {
      const trigger = limit.trigger ?? (limit.span.kind === 'within' ? triggerOf(limit) : undefined);
      return trigger ? { ...limit, trigger } : limit;
    }),
  };
};
