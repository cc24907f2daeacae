import type { Fault } from '../model/finding.ts';
import { findSenders, publicName } from '../model/public-comment.ts';
import { type Comment, type CommentStep, isUnread } from '../model/record.ts';
import type { Rule, RuleKnown } from './rule.ts';

type Said = Pick<Fault, 'message' | 'args' | 'at'>;

const published = { reply: '答复或理由', summary: '公开摘要' } as const;
const days = { received: '收到日期', answered: '答复日期' } as const;

/** What is wrong with the days of a comment; a slip in one is not compared as well. */
const judgeDays = ({ cells }: Comment, date: string | undefined): Said | undefined => {
  for (const key of ['received', 'answered'] as const) {
    const cell = cells[key];
    if (cell && date !== undefined && cell.value > date)
      return { message: 'future', args: { column: days[key], day: cell.value, date }, at: cell.at };
  }
  const { received, answered } = cells;
  return received && answered && answered.value < received.value
    ? { message: 'order', args: { answered: answered.value, received: received.value }, at: answered.at }
    : undefined;
};

const judgeAnswer = (row: Comment, isOver: boolean): Said | undefined => {
  const { id, answered, outcome, reply, received } = row.cells;
  const args = { id: id?.value ?? '' };
  const isAnswered = answered !== undefined || isUnread(row, 'answered');
  if (!isAnswered && !outcome) {
    if (!isOver) return undefined;
    return received
      ? { message: 'open', args: { ...args, received: received.value }, at: row.at }
      : { message: 'open-undated', args, at: row.at };
  }
  if (outcome?.value === '不采纳' && !reply) return { message: 'no-reason', args, at: outcome.at };
  if (!outcome) return { message: 'no-outcome', args, at: answered?.at ?? row.at };
  return isAnswered ? undefined : { message: 'no-day', args, at: outcome.at };
};

/** What is published and names somebody who sent a comment: the name is masked, which may hit another word. */
const judgeNames = ({ cells }: Comment, find: (text: string) => readonly string[]): Said[] =>
  (['reply', 'summary'] as const).flatMap((key) => {
    const cell = cells.summary && cells[key];
    const names = cell ? find(cell.value).map((name) => publicName(name)) : [];
    return cell && names.length > 0 ? [{ message: 'name', args: { column: published[key], names }, at: cell.at }] : [];
  });

const check = ({ rows, layer }: CommentStep, { date }: RuleKnown): Fault[] => {
  const to = layer.consultation?.to;
  // While people may still write, nothing is late.
  const isOver = to === undefined || date === undefined || to < date;
  const find = findSenders(rows);
  return rows.flatMap((row): Fault[] =>
    [judgeDays(row, date) ?? judgeAnswer(row, isOver) ?? [], judgeNames(row, find)]
      .flat()
      .map((said) => ({ rule: 'comment-answered', ...said, ...(row.item ? { item: row.item } : {}) })),
  );
};

export const commentAnswered: Rule<'comment-answered'> = {
  id: 'comment-answered',
  on: 'comments',
  severity: 'warning',
  answer: 'advice',
  waivable: true,
  aspect: 'other',
  clause: '{participation}',
  summary: {
    zh: '意见有答复，不采纳的写明理由',
    en: 'comments are answered, with a reason where they are not taken up',
  },
  why: {
    zh: '征求了意见就要反馈采纳情况；没有回音，下一次就没有人说了',
    en: 'who asks owes an answer; without one nobody will write again',
  },
  messages: {
    open: {
      text: { zh: '意见 {id}（{received} 收到）还没有答复', en: 'comment {id} of {received} is not answered' },
      fix: { zh: '答复以后写答复日期、采纳和答复或理由', en: 'answer it, and write day, outcome and reply' },
    },
    'open-undated': {
      text: { zh: '意见 {id} 还没有答复', en: 'comment {id} is not answered' },
      fix: { zh: '答复以后写答复日期、采纳和答复或理由', en: 'answer it, and write day, outcome and reply' },
    },
    'no-reason': {
      severity: 'error',
      text: { zh: '意见 {id} 不采纳，没有写理由', en: 'comment {id} is not taken up, and no reason is given' },
      fix: { zh: '在“答复或理由”里写明', en: 'give the reason in 答复或理由' },
    },
    'no-outcome': {
      text: { zh: '意见 {id} 有答复日期，没有写是否采纳', en: 'comment {id} has a day of answer and no outcome' },
      fix: { zh: '在“采纳”里写明', en: 'give the outcome in 采纳' },
    },
    'no-day': {
      text: { zh: '意见 {id} 写了是否采纳，没有写答复日期', en: 'comment {id} has an outcome and no day of answer' },
      fix: { zh: '写答复日期', en: 'give the day in 答复日期' },
    },
    name: {
      text: {
        zh: '“{column}”里有反馈人的姓名，公布时写作“{names}”',
        en: '`{column}` names somebody who commented; what is published has {names}',
      },
      fix: {
        zh: '删去姓名；“反馈人”写的不是姓名的，留空',
        en: 'leave the name out; empty 反馈人 where it is no name',
      },
    },
    order: {
      text: { zh: '答复日期 {answered} 早于收到日期 {received}', en: 'answered on {answered}, received on {received}' },
      fix: { zh: '核对两个日期', en: 'check both dates' },
    },
    future: {
      text: { zh: '{column} {day} 在 {date} 以后', en: '{column} {day} is after {date}' },
      fix: { zh: '写已经发生的日期', en: 'give a day that has passed' },
    },
  },
  check,
};
