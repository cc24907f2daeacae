import type { Filing, Layer } from '../model/catalogue.ts';
import { filingDeadline } from '../model/filing-deadline.ts';
import type { Fault } from '../model/finding.ts';
import type { Path } from '../model/place.ts';
import { plain } from '../model/plain.ts';
import { receiverOf } from '../model/receiver-of.ts';
import type { Reference } from '../model/reference.ts';
import { reviewResult } from '../model/review-result.ts';
import type { Step } from '../model/step.ts';
import { isPast } from '../model/working-days.ts';
import { rightNumbers } from './right-numbers.ts';
import type { Rule, RuleKnown } from './rule.ts';

/** Whether an ISO date names a day that exists. */
const exists = (date: string): boolean => {
  const time = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(date);
};

const clauses: { readonly [message: string]: string } = {
  receiver: '{filing}',
  late: '{filing}',
  review: '《政府信息公开条例》第十七条',
  'review-late': '《政府信息公开条例》第十七条',
  'review-failed': '《政府信息公开条例》第十七条',
  'review-unknown': '《政府信息公开条例》第十七条',
};

type Report = (message: string, path: Path, args?: Fault['args'], more?: Partial<Fault>) => Fault;

const reporter =
  (file: string): Report =>
  (message, path, args = {}, more = {}) => ({
    rule: 'filing-sound',
    message,
    args,
    at: { file, path },
    clause: clauses[message] ?? 'GB/T 9704-2012',
    ...more,
  });

/** Days that do not exist. What has not the form of a date is told by the schema. */
const checkDays = ({ effective, filing }: Layer, report: Report): Fault[] => {
  const dates: [string | undefined, Path][] = [
    [effective, ['effective']],
    [filing?.date, ['filing', 'date']],
    [filing?.review?.date, ['filing', 'review', 'date']],
  ];
  return dates.flatMap(([date, path]) =>
    date !== undefined && /^\d{4}-\d{2}-\d{2}$/u.test(date) && !exists(date)
      ? [report('no-such-day', path, { date })]
      : [],
  );
};

const checkNumber = (filing: Filing, file: string, date: string | undefined, report: Report): Fault[] => {
  const { number } = filing;
  const path: Path = ['filing', 'number'];
  if (number === undefined)
    return Object.keys(filing).length > 0 ? [report('no-number', ['filing'], {}, { absence: true })] : [];
  const right = rightNumbers(number);
  if (!/^.+〔\d{4}〕\d+号$/u.test(right)) return [report('number', path, { number })];
  if (right !== number)
    return [report('number-form', path, { number, right }, { edits: [{ at: { file, path }, text: right }] })];
  return date && !right.includes(`〔${date.slice(0, 4)}〕`) ? [report('year', path, { number, date })] : [];
};

const checkReview = (
  filing: Filing,
  date: string | undefined,
  office: Reference['office'],
  report: Report,
): Fault[] => {
  const { review } = filing;
  if (!review) return Object.keys(filing).length > 0 ? [report('review', ['filing'], {}, { absence: true })] : [];
  const result = reviewResult(review.result, office);
  return [
    ...(result === 'failed' || result === 'unknown'
      ? [report(`review-${result}`, ['filing', 'review', 'result'], { result: review.result })]
      : []),
    ...(date && exists(review.date) && review.date > date
      ? [report('review-late', ['filing', 'review', 'date'], { review: review.date, date })]
      : []),
  ];
};

const check = ({ layer, inherited, resolved }: Step, { today, reference }: RuleKnown): Fault[] => {
  const report = reporter(layer.file);
  const faults = checkDays(layer, report);
  const { filing, region } = layer;
  if (!filing) return faults;
  const expected = inherited.profile.filing;
  const addressed = receiverOf({ profile: inherited.profile, layers: resolved.layers });
  if (filing.receiver && addressed && region.level === 'county' && plain(filing.receiver) !== plain(addressed))
    faults.push(report('receiver', ['filing', 'receiver'], { receiver: filing.receiver, expected: addressed }));
  // A day that does not exist is not compared as well.
  const date = filing.date !== undefined && exists(filing.date) ? filing.date : undefined;
  const deadline = date && expected?.deadline && filingDeadline(expected.deadline, Number(date.slice(0, 4)));
  // Where nobody can say whether offices worked on the last day, the days are told as they stand.
  if (date && deadline && (isPast(date, deadline, reference.workingDays) ?? true))
    faults.push(report('late', ['filing', 'date'], { date, deadline }));
  if (date && today && date > today) faults.push(report('future', ['filing', 'date'], { date, today }));
  return [
    ...faults,
    ...checkNumber(filing, layer.file, date, report),
    ...checkReview(filing, date, reference.office, report),
  ];
};

export const filingSound: Rule<'filing-sound'> = {
  id: 'filing-sound',
  on: 'layer',
  severity: 'warning',
  answer: 'advice',
  waivable: true,
  aspect: 'filing',
  clause: '{filing}；《政府信息公开条例》第十七条；GB/T 9704-2012',
  summary: { zh: '备案信息齐全、前后一致', en: 'the filing metadata are complete and agree' },
  why: {
    zh: '公开前应当审查，备案须报对机关、按时；函件上的日期和文号要对得上',
    en: 'a catalogue is reviewed before it is published and filed with the right office in time; dates and number must agree',
  },
  messages: {
    'no-such-day': {
      text: { zh: '没有“{date}”这一天', en: 'there is no day `{date}`' },
      fix: { zh: '检查月和日', en: 'check month and day' },
      severity: 'error',
      waivable: false,
    },
    receiver: {
      text: {
        zh: '主送机关“{receiver}”与上级规定的“{expected}”不同',
        en: 'the receiver `{receiver}` is not the `{expected}` set above',
      },
      fix: { zh: '改为“{expected}”', en: 'change it to `{expected}`' },
      severity: 'error',
    },
    late: {
      text: {
        zh: '成文日期 {date} 晚于备案期限 {deadline}',
        en: 'the date {date} is later than the deadline {deadline}',
      },
      fix: { zh: '在函件里说明迟报的原因', en: 'explain the delay in the letter' },
    },
    future: {
      text: { zh: '成文日期 {date} 晚于 {today}', en: 'the date {date} is later than {today}' },
      fix: { zh: '改成实际的成文日期', en: 'give the real date' },
      answer: 'required',
      waivable: false,
    },
    number: {
      text: { zh: '发文字号“{number}”不完整', en: 'the number `{number}` is not complete' },
      fix: { zh: '写作“示人社函〔2026〕12号”这样的形式', en: 'write it like `示人社函〔2026〕12号`' },
      answer: 'required',
    },
    'no-number': {
      text: { zh: '没有写发文字号（number）', en: 'the number of the letter is not given' },
      fix: {
        zh: '行文编号后补上，例如 number: 示人社函〔2026〕12号',
        en: 'give it once the letter has one: number: …',
      },
      answer: 'required',
    },
    shared: {
      text: {
        zh: '发文字号“{number}”与{others}的相同',
        en: 'the number `{number}` is that of {others}, too',
      },
      fix: { zh: '一个文号只属于一个机关，核对后改正', en: 'a number belongs to one organ; check which' },
      answer: 'required',
    },
    'review-failed': {
      text: { zh: '审查结论是“{result}”，没有通过', en: 'the result of the review is `{result}`: it did not pass' },
      fix: { zh: '按审查意见改好、审查通过后再报送', en: 'mend what the review found and file when it has passed' },
      severity: 'error',
      waivable: false,
    },
    'review-unknown': {
      text: {
        zh: '看不出审查结论“{result}”是不是通过',
        en: 'it is not clear whether `{result}` means that the review passed',
      },
      fix: { zh: '写明“同意”；没有通过的不要报送', en: 'write 同意; what has not passed is not filed' },
      answer: 'required',
    },
    'number-form': {
      text: { zh: '发文字号“{number}”写法不规范', en: 'the number `{number}` is not in the standard form' },
      fix: { zh: '写作“{right}”（可用 --fix 改正）', en: 'write `{right}` (or use --fix)' },
    },
    year: {
      text: {
        zh: '发文字号“{number}”的年份与成文日期 {date} 不同',
        en: 'the year of `{number}` is not that of the date {date}',
      },
      fix: { zh: '核对年份', en: 'check the year' },
      answer: 'required',
    },
    review: {
      form: { fix: { zh: '填上审查机关、审查日期、审查结论', en: 'fill in 审查机关, 审查日期 and 审查结论' } },
      text: { zh: '没有写公开前的审查（review）', en: 'the review before publication is not recorded' },
      fix: {
        zh: '加上 review: { by: 县政务公开办, date: …, result: 同意 }',
        en: 'add review: { by: …, date: …, result: … }',
      },
      answer: 'required',
    },
    'review-late': {
      text: { zh: '审查日期 {review} 晚于成文日期 {date}', en: 'the review of {review} is later than the date {date}' },
      fix: { zh: '先审查，再行文', en: 'review first, then file' },
      answer: 'required',
    },
  },
  check,
};
