import { reference } from '../../generated/reference.js';
import type { Review } from '../../model/review.ts';
import type { Text } from '../../model/text.ts';
import { addWorkingDays, isWorkingDay } from '../../model/working-days.ts';

const calendar = reference.workingDays;

const lastYear = (): number => Math.max(...calendar.map(({ year }) => year));

/** Why a last day cannot be told: it is said once, with the way out. */
const notTold = (what: Text): Text => ({
  zh: `${what.zh}，无法判断：只收录了到 ${lastYear()} 年的放假安排。请照国务院办公厅的通知核对，收录在 catalogues/reference/working-days.yaml`,
  en: `${what.en} cannot be told: holidays are known up to ${lastYear()}. Check the notice of the State Council; it belongs into catalogues/reference/working-days.yaml`,
});

const joined = (parts: readonly string[]): string => [...new Set(parts)].join('、');

/** Every 补正期限 that letters of this review print, with whom it is for. */
const dues = ({ submissions, due }: Review) => [
  ...(due ? [due] : []),
  ...submissions.flatMap((one) => (one.due && one.due !== due && one.proposal !== 'hold' ? [one.due] : [])),
];

/** 补正期限 by working days whose last day nobody can say. */
const counted = (review: Review): Text[] => {
  const open = dues(review).flatMap(({ day, workingDays }) => (day === undefined ? [String(workingDays)] : []));
  if (open.length === 0) return [];
  const days = joined(open);
  if ((review.settings?.date ?? review.date) === undefined)
    return [
      {
        zh: `补正期限 ${days} 个工作日的最后一天无法判断：没有成文日期，请在审核设置里写 date，或加 --date；函里只写天数`,
        en: `the last day of ${days} working days cannot be told: there is no date of the letter; give \`date\` in the settings, or --date. Letters name the count only`,
      },
    ];
  return [
    notTold({
      zh: `补正期限 ${days} 个工作日到哪一天（函里只写天数和起算的日子）`,
      en: `the last day of ${days} working days (letters name the count and its start only)`,
    }),
  ];
};

/** Days that are written out: on which nobody works, of which nobody can say, which are over before the letter leaves. */
const written = (review: Review): Text[] => {
  const letter = review.settings?.date ?? review.date;
  const days = [...new Set(dues(review).flatMap(({ day, workingDays }) => (day && !workingDays ? [day] : [])))];
  const of = (works: boolean | undefined) => days.filter((day) => isWorkingDay(day, calendar) === works);
  const early = days.filter((day) => letter !== undefined && day <= letter);
  return [
    ...of(false).map((day): Text => {
      const next = addWorkingDays(day, 1, calendar);
      return {
        zh: `补正期限 ${day} 不是工作日${next ? `，下一个工作日是 ${next}` : ''}`,
        en: `the deadline ${day} is no working day${next ? `, the next is ${next}` : ''}`,
      };
    }),
    ...(of(undefined).length > 0
      ? [
          notTold({
            zh: `补正期限 ${joined(of(undefined))} 是不是工作日`,
            en: `whether ${joined(of(undefined))} is a working day`,
          }),
        ]
      : []),
    ...early.map((day) => ({
      zh: `补正期限 ${day} 不晚于成文日期 ${letter}`,
      en: `the deadline ${day} is not after the date of the letter ${letter}`,
    })),
  ];
};

const letterDay = ({ settings, date }: Review): Text[] => {
  const day = settings?.date ?? date;
  return day !== undefined && isWorkingDay(day, calendar) === false
    ? [{ zh: `成文日期 ${day} 不是工作日`, en: `the date of the letters ${day} is no working day` }]
    : [];
};

const arrivals = ({ submissions }: Review): Text[] => {
  const unclear = submissions.filter(({ arrival }) => arrival === 'unclear');
  if (unclear.length === 0) return [];
  const names = unclear.map(({ title, deadline }) => `${title}（${deadline}）`).join('、');
  return [
    notTold({
      zh: `${unclear.length} 份刚过报送期限，期限当天是不是工作日、是否顺延：${names}；不计入按期率`,
      en: `${unclear.length} came soon after the last day, and whether that was a working day, or moved on (${names}; not in the rate)`,
    }),
  ];
};

/** What is to be said of the days that the papers of a review print; nothing where all are working days. */
export const daysTold = (review: Review): readonly Text[] => [
  ...(review.settings ? letterDay(review) : []),
  ...counted(review),
  ...written(review),
  ...arrivals(review),
];
