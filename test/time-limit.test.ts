import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reference } from '../src/generated/reference.js';
import { compareTimeLimits } from '../src/model/time-limit/compare-time-limits.ts';
import { inheritTriggers } from '../src/model/time-limit/inherit-triggers.ts';
import { parseTimeLimit } from '../src/model/time-limit/parse-time-limit.ts';
import type { Limit, Strictness, TimeLimit } from '../src/model/time-limit/time-limit.ts';
import { anyText } from './any-text.ts';
import { fuzz } from './fuzz.ts';

const read = (text: string): TimeLimit => parseTimeLimit(text, reference.limitWords);

const compare = (local: string, inherited: string): Strictness =>
  compareTimeLimits(read(local), read(inherited), reference.limitWords);

/** A limit in a short form: `20wd`, `[made,changed] 20wd`, `行政许可: 7wd`, `every 31`, `yearly 1-31`, `promptly`. */
const brief = ({ scope, trigger, span }: Limit): string => {
  const what =
    span.kind === 'within'
      ? `${span.amount}${span.shortest === span.amount ? '' : `(${span.shortest})`}${span.unit === 'workday' ? 'wd' : 'd'}`
      : span.kind === 'every'
        ? `every ${span.daysBetween}`
        : span.kind === 'yearly-by'
          ? `yearly ${span.month}-${span.day}`
          : span.kind;
  return `${scope ? `${scope}: ` : ''}${trigger ? `[${trigger.join(',')}] ` : ''}${what}`;
};

describe('parseTimeLimit reads', () => {
  const table: readonly (readonly [text: string, ...limits: string[]])[] = [
    // N个工作日 / 日 / 天 / 小时 and their longer spans.
    ['20个工作日', '20wd'],
    ['20个工作日内', '20wd'],
    ['20工作日', '20wd'],
    ['20个工作日以内公开', '20wd'],
    ['不超过20个工作日', '20wd'],
    ['应于20个工作日内公开', '20wd'],
    ['10日内', '10d'],
    ['10天内', '10d'],
    ['10个自然日内', '10d'],
    ['10日（自然日）内', '10d'],
    ['24小时内', '1d'],
    ['48小时之内', '2d'],
    ['2周内', '14d'],
    ['1个月内', '31(28)d'],
    // The one wording that 25 of 26 published tables print, and its relatives (table-formats 7).
    ['公开事项信息形成或变更之日起20个工作日内公开', '[made,changed] 20wd'],
    ['信息形成或者变更之日起20个工作日内予以公开', '[made,changed] 20wd'],
    ['自该政府信息形成或者变更之日起20个工作日内', '[made,changed] 20wd'],
    ['信息形成或变更后20个工作日内', '[made,changed] 20wd'],
    ['信息形成或变更之日起3个工作日内', '[made,changed] 3wd'],
    ['自信息形成之日起5个工作日内公开', '[made] 5wd'],
    ['制定或获取信息之日起10个工作日内', '[produced,obtained] 10wd'],
    ['制定或获取扶持补贴政策之日起10个工作日内', '[produced,obtained] 10wd'],
    ['自受理之日起10个工作日内公示', '[「受理」] 10wd'],
    // At once, soon, always.
    ['即时', '0d'],
    ['即时公开', '0d'],
    ['实时公开', '0d'],
    ['当日公开', '0d'],
    ['当天', '0d'],
    ['及时', 'promptly'],
    ['及时公开', 'promptly'],
    ['长期', 'standing'],
    ['長期', 'standing'],
    ['常年公开', 'standing'],
    // By the calendar.
    ['每年1月31日前', 'yearly 1-31'],
    ['每年3月底前公开', 'yearly 3-31'],
    ['按月公开', 'every 31'],
    ['每月公开', 'every 31'],
    ['每月10日前', 'every 31'],
    ['按季公开', 'every 92'],
    ['按季度公开', 'every 92'],
    ['每季度结束后10日内', 'every 102'],
    ['每半年公开', 'every 184'],
    ['按年公开', 'every 366'],
    ['每周更新', 'every 7'],
    // Several limits in one cell.
    ['20个工作日；行政许可7个工作日', '20wd', '行政许可: 7wd'],
    ['20个工作日;行政许可7个工作日', '20wd', '行政许可: 7wd'],
    ['20个工作日，行政许可7个工作日', '20wd', '行政许可: 7wd'],
    ['20个工作日\n行政许可7个工作日', '20wd', '行政许可: 7wd'],
    ['20个工作日内；行政许可、行政处罚7个工作日内', '20wd', '行政许可: 7wd', '行政处罚: 7wd'],
    ['20个工作日内，行政许可、行政处罚7个工作日内', '20wd', '行政许可: 7wd', '行政处罚: 7wd'],
    [
      '信息形成或变更之日起20个工作日内公开；行政许可自作出决定之日起7个工作日内公开',
      '[made,changed] 20wd',
      '行政许可: [made,changed] 7wd',
    ],
    ['及时公开，最迟不超过20个工作日', '20wd'],
    ['20个工作日内公开，长期公示', '20wd', 'standing'],
    // Chinese numerals.
    ['三个工作日内', '3wd'],
    ['十个工作日', '10wd'],
    ['十五日内', '15d'],
    ['二十个工作日内', '20wd'],
    ['廿个工作日', '20wd'],
    ['二十五个工作日', '25wd'],
    ['两个工作日内', '2wd'],
    ['一百个工作日', '100wd'],
    ['一百零五个工作日', '105wd'],
    ['一百二十个工作日', '120wd'],
    // Full width, blanks, breaks inside a phrase.
    ['２０个工作日内', '20wd'],
    ['20 个 工 作 日 内', '20wd'],
    ['公开事项信息形成或变\n更之日起2\n0个工作\n日内公开', '[made,changed] 20wd'],
    ['　自信息形成或变更之日起　２０　个工作日内　', '[made,changed] 20wd'],
    // No limit at all.
    [''],
    ['  ；，。'],
  ];
  it.each(table.map(([text, ...limits]) => ({ text, limits })))('“$text” as $limits', ({ text, limits }) => {
    expect(read(text).limits.map(brief)).toEqual(limits);
  });
});

describe('parseTimeLimit does not guess', () => {
  it.each([
    ['20个工作日后', '后 says when it begins, not when it ends'],
    ['20个工作日以后公开', '以后'],
    ['30日以上', 'a lower bound'],
    ['不少于7天', 'a lower bound'],
    ['至少20个工作日', 'a lower bound'],
    ['超过20个工作日', 'a lower bound'],
    ['可延长', 'no number'],
    ['可延长20个工作日', 'an extension'],
    ['20个工作日左右', 'about'],
    ['约20个工作日', 'about'],
    ['5至10个工作日', 'a range'],
    ['5-10个工作日', 'a range'],
    ['三至五个工作日', 'a range'],
    ['1/8个工作日', 'a fraction'],
    ['0.5个工作日', 'a decimal, or the number of a list'],
    ['1.20个工作日内', 'the number of a list glued to the amount'],
    ['－5个工作日', 'negative'],
    ['半年内', 'half of what'],
    ['2026年12月31日前', 'a date'],
    ['1月31日前', 'a date: no month and no 31 days'],
    ['12月底前', 'a date'],
    ['20日前', 'a date'],
    ['会议召开前5个工作日', 'before the event'],
    ['20个工作日内公开行政许可7个工作日内公开', 'two amounts in one breath'],
    ['20个工作日内公开，情况复杂的可以延长', 'open at its end'],
    ['同上', 'stands for another cell'],
    ['予以公开', 'no time'],
    ['随到随办', 'no time of disclosure'],
    ['统一公开', 'no numeral'],
  ])('“%s”: %s', (text) => {
    const [limit, ...rest] = read(text).limits;
    expect(limit?.span.kind).toBe('unclear');
    expect(rest).toEqual([]);
    expect(compare(text, '公开事项信息形成或变更之日起20个工作日内公开')).toBe('incomparable');
    expect(compare(text, '60日内')).toBe('incomparable');
  });

  it.each([
    '办结',
    '20个工作日办结',
    '即时办理',
    '当场办结',
    '自受理之日起20个工作日内办结',
    '1个工作日内审批',
    '承诺5个工作日',
    '办理时限：五个工作日',
  ])('“%s” is 办理时限 and is never compared', (text) => {
    expect(read(text).limits.map(({ span }) => span.kind)).toEqual(['handling']);
    expect(compare(text, '20个工作日')).toBe('incomparable');
    expect(compare('20个工作日', text)).toBe('incomparable');
  });

  it('a clause that extends the limit makes the whole incomparable', () => {
    expect(compare('10个工作日内，可延长20个工作日', '20个工作日内')).toBe('incomparable');
    expect(compare('10个工作日内；可延长', '20个工作日内')).toBe('incomparable');
  });
});

const national = '公开事项信息形成或变更之日起20个工作日内公开';

describe('compareTimeLimits', () => {
  const table: readonly (readonly [Strictness, string, string, string])[] = [
    ['same', '20个工作日内', national, 'an omitted trigger means the inherited one'],
    ['same', '二十个工作日', '20个工作日内', 'numerals'],
    ['same', '自信息形成或者变更之日起20个工作日内予以公开', national, 'other words for one trigger'],
    ['same', '实时公开', '即时公开', 'both are at once'],
    ['same', '7日内', '1周内', 'a week has seven days'],
    ['same', '24小时内', '1日内', 'a day has 24 hours'],
    ['tighter', '5个工作日内', national, 'shorter'],
    ['tighter', '19个工作日内', national, 'one less'],
    ['tighter', '即时公开', national, 'at once is shortest'],
    ['tighter', '20日内', national, '20 自然日 never last longer than 20 工作日'],
    ['tighter', '24小时内', national, 'hours'],
    ['tighter', '自信息制定、形成或变更之日起10个工作日内', national, 'one more trigger, shorter'],
    ['tighter', '5个工作日内', '30日内', '5 工作日 take 16 days at most'],
    ['tighter', '按月公开', '按季度公开', 'more often'],
    ['tighter', '每年1月31日前', '每年3月底前', 'earlier in the year'],
    ['tighter', '20个工作日；行政许可7个工作日', national, 'a tighter exception'],
    ['tighter', '20个工作日；行政许可自作出决定之日起7个工作日内', national, 'an exception counted from the decision'],
    ['tighter', '7个工作日', '20个工作日；行政许可7个工作日', 'one limit that meets both'],
    ['tighter', '20个工作日；行政许可、行政处罚7个工作日', '20个工作日；行政许可7个工作日', 'one more exception'],
    ['looser', '25个工作日内', national, 'longer'],
    ['looser', '21个工作日内', national, 'one more'],
    ['looser', '一百二十个工作日', national, 'numerals above 99'],
    ['looser', '38日内', national, '20 工作日 last 37 days at most'],
    ['looser', '1日内', '即时公开', 'a day is later than at once'],
    ['looser', '31个工作日', '30日内', '31 工作日 last longer than 30 days'],
    ['looser', '按年公开', '按季度公开', 'less often'],
    ['looser', '每年4月1日前', '每年3月底前', 'later in the year'],
    ['looser', '20个工作日；行政许可30个工作日', national, 'an exception may not be looser than the general limit'],
    ['looser', '20个工作日', '20个工作日；行政许可7个工作日', 'the inherited exception is lost'],
    ['looser', '20个工作日', '20个工作日\n行政处罚7个工作日', 'an exception on its own line is lost'],
    ['looser', '20个工作日；行政许可10个工作日', '20个工作日；行政许可7个工作日', 'the exception is loosened'],
    ['incomparable', '25日内', national, '25 自然日 may be more or less than 20 工作日'],
    ['incomparable', '20个工作日', '25日内', '20 工作日 may be more than 25 自然日'],
    ['incomparable', '1个月内', '30日内', 'a month has 28 to 31 days'],
    ['tighter', '自信息形成之日起5个工作日内', national, 'published with the change'],
    ['incomparable', '自信息变更之日起5个工作日内', national, 'what is made would have no limit'],
    ['incomparable', '自2026年1月1日起20个工作日内', national, 'a date'],
    ['incomparable', '自受理之日起5个工作日内公开', national, 'another trigger'],
    ['incomparable', '20个工作日；补贴名单自审计结束之日起15个工作日内', national, 'an exception with a later trigger'],
    ['incomparable', '长期', national, 'not comparable'],
    ['incomparable', '及时公开', national, 'not comparable'],
    ['incomparable', national, '及时公开', 'not comparable'],
    ['incomparable', national, '长期', 'not comparable'],
    ['incomparable', '按月公开', national, 'a rhythm is no span'],
    ['incomparable', '', national, 'an empty cell'],
    ['incomparable', '5个工作日', '', 'an empty standard'],
    ['incomparable', '行政许可7个工作日', national, 'everything else would have no limit'],
  ];
  it.each(table)('%s: “%s” on “%s” — %s', (expected, local, inherited) => {
    expect(compare(local, inherited)).toBe(expected);
  });
});

const amount = fc.integer({ min: 0, max: 130 });
const unit = fc.constantFrom('个工作日', '日', '天', '小时', '周', '个月');
const head = fc.constantFrom('', '信息形成或变更之日起', '自作出决定之日起', '公开事项信息形成或变更之日起');
const tail = fc.constantFrom('', '内', '以内公开', '内予以公开');
const within = fc.tuple(head, amount, unit, tail).map((parts) => parts.join(''));
const scope = fc.constantFrom('行政许可', '行政处罚', '行政许可、行政处罚', '补贴名单');
const word = fc.constantFrom(
  '即时',
  '及时公开',
  '长期',
  '按月公开',
  '每季度',
  '按年公开',
  '每年1月31日前',
  '每年3月底前',
  '办结',
  '同上',
  '可延长',
);
const cell = fc
  .tuple(fc.oneof({ weight: 4, arbitrary: within }, word), fc.array(fc.tuple(scope, within), { maxLength: 2 }))
  .map(([general, exceptions]) => [general, ...exceptions.map((parts) => parts.join(''))].join('；'));
const scrap = fc.constantFrom(
  ...'一二十百零廿20５个工作日天月年前后内外自起；，、。以上下可延长每按季（）/-~至半\n 　',
);
const anything = fc.oneof(
  anyText,
  fc.array(scrap, { maxLength: 20 }).map((parts) => parts.join('')),
);

describe('for every text', () => {
  it('reading and comparing never fail', () => {
    fc.assert(
      fc.property(anything, anything, (left, right) => {
        expect(['same', 'tighter', 'looser', 'incomparable']).toContain(compare(left, right));
      }),
      fuzz(250),
    );
  });

  it('the same text is the same', () => {
    fc.assert(
      fc.property(fc.oneof(cell, anything), (text) => {
        expect(compare(text, text)).toBe('same');
      }),
      fuzz(100),
    );
  });

  it('printing and reading again gives the same limits', () => {
    fc.assert(
      fc.property(fc.oneof(cell, anything), (text) => {
        const limit = read(text);
        expect(read(limit.text)).toEqual(limit);
      }),
      fuzz(100),
    );
  });

  it('what is tighter one way is looser the other way, for spans of one unit', () => {
    const mirror = { same: 'same', tighter: 'looser', looser: 'tighter', incomparable: 'incomparable' } as const;
    const unitOf = fc.constantFrom('个工作日', '日', '小时', '周', '个月');
    fc.assert(
      fc.property(amount, amount, unitOf, (left, right, one) => {
        const [a, b] = [`${left}${one}内`, `${right}${one}内`];
        expect(compare(b, a)).toBe(mirror[compare(a, b)]);
      }),
      fuzz(200),
    );
  });

  it('nothing is tighter both ways', () => {
    fc.assert(
      fc.property(cell, cell, (a, b) => {
        expect([compare(a, b), compare(b, a)]).not.toEqual(['tighter', 'tighter']);
      }),
      fuzz(250),
    );
  });

  it('tighter is transitive: what a chain accepts step by step is acceptable at once', () => {
    const accepted = ['same', 'tighter'];
    const exceptions = fc.array(fc.tuple(scope, within), { maxLength: 2 });
    fc.assert(
      fc.property(within, exceptions, within, exceptions, within, (low, lowMore, high, highMore, standard) => {
        const join = (general: string, more: readonly string[][]): string =>
          [general, ...more.map((parts) => parts.join(''))].join('；');
        const first = read(standard);
        const second = read(join(high, highMore));
        const third = read(join(low, lowMore));
        const held = inheritTriggers(second, first, reference.limitWords).value;
        fc.pre(
          accepted.includes(compareTimeLimits(second, first, reference.limitWords)) &&
            accepted.includes(compareTimeLimits(third, held, reference.limitWords)),
        );
        expect(accepted).toContain(compareTimeLimits(third, first, reference.limitWords));
      }),
      { ...fuzz(6), maxSkipsPerRun: 1000 },
    );
  });

  it('a trigger that is left out stays the inherited one for the layers below', () => {
    const standard = read('自收到申请之日起10个工作日内公开');
    const county = read('8个工作日内');
    expect(compareTimeLimits(county, standard, reference.limitWords)).toBe('tighter');
    const town = read('信息形成或变更之日起8个工作日内');
    expect(
      compareTimeLimits(town, inheritTriggers(county, standard, reference.limitWords).value, reference.limitWords),
    ).toBe('incomparable');
    expect(inheritTriggers(county, standard, reference.limitWords).value.text).toBe('收到申请之日起8个工作日内');
  });

  it('width and blanks change nothing', () => {
    const fullWidth = (text: string): string =>
      text.replace(/[0-9;,]/gu, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
    const blanks = fc.array(fc.constantFrom('', '', ' ', '　', '\t', '\u00a0', '\u200b'), {
      minLength: 60,
      maxLength: 60,
    });
    fc.assert(
      fc.property(cell, cell, blanks, (text, other, gaps) => {
        const spaced = [...fullWidth(text)].map((char, index) => `${char}${gaps[index % gaps.length]}`).join('');
        expect(read(spaced).limits).toEqual(read(text).limits);
        expect(compare(spaced, text)).toBe('same');
        expect(compare(spaced, other)).toBe(compare(text, other));
        expect(compare(other, spaced)).toBe(compare(other, text));
      }),
      fuzz(200),
    );
  });
});
