import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reference } from '../../src/generated/reference.js';
import { compile } from '../../src/index.ts';
import { compareTimeLimits } from '../../src/model/time-limit/compare-time-limits.ts';
import { inheritTriggers } from '../../src/model/time-limit/inherit-triggers.ts';
import { parseTimeLimit } from '../../src/model/time-limit/parse-time-limit.ts';
import type { TimeLimit } from '../../src/model/time-limit/time-limit.ts';
import type { Compiled } from '../../types/index.d.ts';
import { fuzz } from '../fuzz.ts';

const national = '公开事项信息形成或变更之日起20个工作日内公开';
const rowsOf = (name: string): string[][] =>
  readFileSync(`test/attack/limits/${name}`, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
const wordings = rowsOf('wordings.csv').map(([floor = '', text = '', verdict = '', note = '']) => ({
  floor: floor || national,
  text,
  verdict,
  note,
}));
const read = (text: string): TimeLimit => parseTimeLimit(text, reference.limitWords);
const isAccepted = (text: string, floor: string): boolean =>
  ['same', 'tighter'].includes(compareTimeLimits(read(text), read(floor), reference.limitWords));

const compileText = (text: string, parents: { readonly [name: string]: string } = {}): Promise<Compiled> =>
  compile('county.yaml', {
    host: {
      read: async (name) => {
        const found = name === 'county.yaml' ? text : parents[name];
        return found === undefined ? { problem: 'missing' } : new TextEncoder().encode(found);
      },
      list: async (folder) => (folder === '.' || folder === '' ? ['county.yaml', ...Object.keys(parents)] : undefined),
    },
  });

const layer = (domain: string, level = 'county', above = 'national@2019'): string => `kind: layer
region: { code: "${level === 'province' ? '990000' : '990101'}", name: 示例${level === 'province' ? '省' : '县'}, level: ${level} }
extends: ${above}
edition: "2026"
effective: 2026-12-01
responsibleBody: 示例人力资源和社会保障局
employment:
${domain}`;
const amending = (timeLimit: string): string =>
  layer(`  amend:\n    - item: 1.2 岗位信息发布\n      timeLimit: ${JSON.stringify(timeLimit)}\n`);
const addition = (
  timeLimit: string,
  { id = '1.6', title = '零工驿站服务', mode = '主动' } = {},
): string => `    - id: "${id}"
      title: ${title}
      content: [市场地址, 服务时间, 用工信息, 咨询电话]
      basis:
        - 《中华人民共和国政府信息公开条例》（中华人民共和国国务院令第711号）
        - 《人力资源市场暂行条例》（中华人民共和国国务院令第700号）
      timeLimit: ${JSON.stringify(timeLimit)}
      responsibleBody: 示例县人力资源和社会保障局
      channels: [政府网站, 政务服务中心, 其他：基层公共服务平台]
      audience: 全社会
      disclosureMode: ${mode}
      levels: [县级]
`;
const adding = (timeLimit: string, options = {}): string => layer(`  add:\n${addition(timeLimit, options)}`);

const published = ({ catalogue }: Compiled, ref: string): string | undefined =>
  catalogue?.domains.flatMap(({ items }) => items).find((item) => item.ref === ref)?.fields.timeLimit?.printed;
const told = ({ findings }: Compiled) =>
  findings
    .filter(({ field }) => field === 'timeLimit')
    .map(({ rule, severity, message }) => ({ rule, severity, message }));

describe('the wordings that were judged by hand', () => {
  it('are as many as were promised, and each is there once', () => {
    expect(wordings.length).toBeGreaterThanOrEqual(400);
    expect(new Set(wordings.map(({ floor, text }) => `${floor} ${text}`)).size).toBe(wordings.length);
  });

  it.each(['same', 'tighter', 'looser', 'unclear'])('are %s where the list says so', (verdict) => {
    const expected = wordings.filter((one) => one.verdict === verdict);
    const orders = expected.map(({ text, floor }) => compareTimeLimits(read(text), read(floor), reference.limitWords));
    const named = (names: readonly string[]) => expected.map(({ text, floor }, index) => [text, floor, names[index]]);
    expect(named(orders.map((order) => (order === 'incomparable' ? 'unclear' : order)))).toEqual(
      named(expected.map(() => verdict)),
    );
  });
});

/** Items that inherit the national wording, as many as wordings can be tried in one layer. */
const itemsOf = async (): Promise<readonly string[]> => {
  const { catalogue } = await compileText(layer('  {}\n'));
  return (catalogue?.domains.flatMap(({ items }) => items) ?? [])
    .filter(({ fields, listed }) => listed && fields.timeLimit?.printed === national)
    .map(({ ref }) => ref);
};

/** Each wording on an item of its own: what is published, and what is told at its line. */
const publish = async (texts: readonly string[]) => {
  const refs = await itemsOf();
  const results: { text: string; printed: string | undefined; told: ReturnType<typeof told> }[] = [];
  for (let start = 0; start < texts.length; start += refs.length) {
    const part = texts.slice(start, start + refs.length);
    const entries = (domain: string): string =>
      part
        .flatMap((text, index) =>
          refs[index]?.startsWith(`${domain}/`)
            ? [`    - { item: "${refs[index].split('/')[1]}", timeLimit: ${JSON.stringify(text)} }\n`]
            : [],
        )
        .join('');
    const insurance = entries('social-insurance');
    const result = await compileText(
      `${layer(`  amend:\n${entries('employment')}`)}${insurance === '' ? '' : `social-insurance:\n  amend:\n${insurance}`}`,
    );
    for (const [index, text] of part.entries()) {
      const findings = result.findings.filter(({ item, field }) => item === refs[index] && field === 'timeLimit');
      results.push({ text, printed: published(result, refs[index] ?? ''), told: told({ ...result, findings }) });
    }
  }
  return results;
};

describe('what a layer publishes', () => {
  const onNational = wordings.filter(({ floor }) => floor === national);

  it('is the inherited limit wherever a wording is looser or not understood, and an error says so', async () => {
    const refused = onNational.filter(({ verdict }) => verdict === 'looser' || verdict === 'unclear');
    expect(refused.length).toBeGreaterThan(200);
    for (const { text, printed, told: said } of await publish(refused.map(({ text }) => text))) {
      expect([text, printed]).toEqual([text, national]);
      expect([text, ...said.map(({ rule, severity }) => `${severity} ${rule}`)]).toEqual([text, 'error only-tighter']);
    }
  });

  it('is never looser where a wording is accepted, and says what an amount counts from', async () => {
    const accepted = onNational.filter(({ verdict }) => verdict === 'same' || verdict === 'tighter');
    for (const { text, printed = '', told: said } of await publish(accepted.map(({ text }) => text))) {
      expect([text, said.filter(({ severity }) => severity === 'error')]).toEqual([text, []]);
      expect([text, printed, isAccepted(printed, national)]).toEqual([text, printed, true]);
      const counted = read(printed).limits.filter(({ scope, span }) => !scope && span.kind === 'within' && span.amount);
      // One clause for what is made and one for what changes do, too.
      if (counted.length > 0)
        expect([text, counted.flatMap(({ trigger = [] }) => trigger)]).toEqual([
          text,
          expect.arrayContaining(['made', 'changed']),
        ]);
    }
  });

  it('quotes what was not understood', async () => {
    const cases = [
      ['20个工作日内不公开', '“不”看不懂'],
      ['20个工作日的3倍', '“的3倍”看不懂'],
      ['20个工作日内公开，必要时延期', '“必要时延期”看不懂'],
      ['原则上20个工作日内公开', '“原则上”看不懂'],
      ['20个工作日内，最迟不超过一年', '“一年”看不懂'],
      ['自公开之日起20个工作日内', '从“公开”起算'],
      ['信息形成或变更、审核通过之日起20个工作日内公开', '起算'],
    ];
    for (const [text = '', quoted] of cases)
      expect(told(await compileText(amending(text)))[0]?.message).toContain(quoted);
  });

  it('tells a limit that leaves out a change, and publishes it with the change', async () => {
    const result = await compileText(amending('自信息形成之日起10个工作日内公开'));
    expect(told(result).map(({ rule, severity }) => [rule, severity])).toEqual([['limit-concrete', 'info']]);
    expect(published(result, 'employment/1.2')).toBe('自公开事项信息形成或变更之日起10个工作日内公开');
    const same = await compileText(amending('信息形成20个工作日内公开'));
    expect(told(same).map(({ rule, severity }) => [rule, severity])).toEqual([['limit-concrete', 'info']]);
    expect(published(same, 'employment/1.2')).toBe(national);
  });

  it('prints the events that a bare amount inherits', async () => {
    const result = await compileText(amending('10个工作日内'));
    expect(told(result)).toEqual([]);
    expect(published(result, 'employment/1.2')).toBe('公开事项信息形成或变更之日起10个工作日内');
  });
});

describe('the law', () => {
  const statutory = '信息形成或者变更之日起20个工作日内';

  it.each([
    '每年公开一次',
    '每年12月底前',
    '每半年公开',
    '每季度更新',
    '每月公开',
    '归档之日起300个工作日内公开',
    '形成之日起300个工作日内公开',
    '变更之日起300个工作日内公开',
    '变更之日起5个工作日内公开',
    '及时公开',
    '长期公开',
    '按规定公开',
    '30日内公开',
    '自受理之日起5个工作日内办结',
    '20个工作日内不公开',
    '20个工作日内公开，特殊情况60个工作日',
  ])('binds an item of one’s own: “%s”', async (timeLimit) => {
    const result = await compileText(adding(timeLimit));
    expect(published(result, 'employment/1.6')).toBe(statutory);
    const [first, ...rest] = told(result);
    expect(rest).toEqual([]);
    expect(first).toMatchObject({ rule: 'only-tighter', severity: 'error' });
    expect(first?.message).toContain(statutory);
  });

  it.each(['实时公开', '每周更新', '每日公开', '10个工作日内公开', '20日内公开', '信息形成之日起5个工作日内'])(
    'is kept by “%s”',
    async (timeLimit) => {
      expect(told(await compileText(adding(timeLimit))).filter(({ severity }) => severity === 'error')).toEqual([]);
    },
  );

  it('leaves a limit for what is disclosed on request alone', async () => {
    const result = await compileText(adding('每年公开', { mode: '依申请' }));
    expect(told(result).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(published(result, 'employment/1.6')).toBe('每年公开');
  });

  it.each(['每年公开', '长期', '40个工作日内', '自收到申请之日起20个工作日内'])(
    'binds what a county makes 主动: a province wrote “%s”',
    async (timeLimit) => {
      const parents = { 'province.yaml': layer(`  add:\n${addition(timeLimit, { mode: '依申请' })}`, 'province') };
      const county = layer(
        '  amend:\n    - item: 1.6 零工驿站服务\n      disclosureMode: 主动\n',
        'county',
        './province.yaml',
      );
      const result = await compileText(county, parents);
      expect(published(result, 'employment/1.6')).toBe(statutory);
      expect(told(result).map(({ rule, severity }) => [rule, severity])).toEqual([['only-tighter', 'error']]);
    },
  );

  it.each([
    ['10个工作日内', '10个工作日内', 0],
    ['30个工作日内', statutory, 1],
    ['长期', statutory, 1],
  ])(
    'is what “%s” of a county that makes an item 主动 is held against, and not “每年公开” above',
    async (own, is, errors) => {
      const parents = { 'province.yaml': layer(`  add:\n${addition('每年公开', { mode: '依申请' })}`, 'province') };
      const written = `  amend:\n    - item: 1.6 零工驿站服务\n      disclosureMode: 主动\n      timeLimit: ${own}\n`;
      const result = await compileText(layer(written, 'county', './province.yaml'), parents);
      expect(published(result, 'employment/1.6')).toContain(is);
      expect(told(result).filter(({ severity }) => severity === 'error')).toHaveLength(errors);
      for (const { message } of told(result)) expect(message).toContain('法定');
    },
  );

  /** A province's item with one below it, which has a mode and a limit of its own. */
  const family = (parent: string, child: { readonly mode: string; readonly timeLimit?: string }): string =>
    layer(
      `  add:\n${parent}    - id: "1.6.1"\n      title: 零工驿站岗位信息\n      disclosureMode: ${child.mode}\n${
        child.timeLimit === undefined ? '' : `      timeLimit: ${child.timeLimit}\n`
      }`,
      'province',
    );

  it.each(['1.6 零工驿站服务', '1.*'])(
    'holds for level 3 that is 主动 below what is 依申请: “长期” for %s',
    async (item) => {
      const parent = addition('', { mode: '依申请' }).replace(/ {6}timeLimit: .*\n/u, '');
      const parents = { 'province.yaml': family(parent, { mode: '主动' }) };
      const written = `  amend:\n    - item: "${item}"\n      timeLimit: 长期\n`;
      const result = await compileText(layer(written, 'county', './province.yaml'), parents);
      expect(published(result, 'employment/1.6')).toBe('长期');
      expect(published(result, 'employment/1.6.1')).toBe(statutory);
      const errors = result.findings.filter(({ rule, item: ref }) => rule === 'only-tighter' && ref?.endsWith('1.6.1'));
      expect(errors).toHaveLength(1);
    },
  );

  it.each(['20个工作日后', '每年公开'])(
    'does away with “%s” of level 3 that becomes 主动 with its parent, and lets the limit of that stand',
    async (timeLimit) => {
      const parents = {
        'province.yaml': family(addition('每年公开', { mode: '依申请' }), { mode: '依申请', timeLimit }),
      };
      const written =
        '  amend:\n    - item: 1.6 零工驿站服务\n      disclosureMode: 主动\n      timeLimit: 10个工作日内\n';
      const result = await compileText(layer(written, 'county', './province.yaml'), parents);
      expect(published(result, 'employment/1.6')).toContain('10个工作日内');
      expect(published(result, 'employment/1.6.1')).toContain('10个工作日内');
    },
  );

  it('of 双公示 is the one that is published for a permit', async () => {
    const permit = { title: '人力资源服务行政许可结果' };
    for (const timeLimit of ['每年公开', '自作出决定之日起10个工作日内公开']) {
      const result = await compileText(adding(timeLimit, permit));
      expect(published(result, 'employment/1.6')).toBe('作出决定之日起7个工作日内');
    }
    const lawful = await compileText(adding('自作出行政决定之日起7个工作日内公示', permit));
    expect(told(lawful)).toEqual([]);
  });

  it('of 双公示 binds the permits inside a limit, too', async () => {
    const timeLimit = '20个工作日内公开；行政许可自作出决定之日起15个工作日内公示';
    const amended = await compileText(amending(timeLimit));
    expect(told(amended)).toMatchObject([{ rule: 'only-tighter', severity: 'error' }]);
    expect(published(amended, 'employment/1.2')).toBe(national);
    expect(published(await compileText(adding(timeLimit)), 'employment/1.6')).toBe(
      '信息形成或者变更之日起20个工作日内；其中行政许可、行政处罚、双公示自作出决定之日起7个工作日内',
    );
  });
});

describe('one word more', () => {
  const accepted = wordings.filter(({ floor, verdict }) => floor === national && ['same', 'tighter'].includes(verdict));
  const words = rowsOf('foreign-words.csv').map(([word = '', kind = '']) => ({ word, kind }));
  const inserted = fc
    .tuple(fc.constantFrom(...accepted), fc.constantFrom(...words), fc.nat({ max: 100 }))
    .map(([{ text }, { word, kind }, place]) => {
      const at = place % (text.length + 1);
      return { base: text, word, kind, text: `${text.slice(0, at)}${word}${text.slice(at)}` };
    });

  it('there are hundreds of foreign ones', () => {
    expect(words.filter(({ kind }) => kind === 'foreign').length).toBeGreaterThan(300);
  });

  it('is never accepted if it is a foreign one, and changes nothing if it has no meaning of its own', () => {
    fc.assert(
      fc.property(inserted, ({ base, kind, text }) => {
        if (!isAccepted(text, national)) return;
        expect(kind).not.toBe('foreign');
        if (kind === 'same') expect(read(text).limits).toEqual(read(base).limits);
        // A word with a meaning of its own may name an event or a shorter limit, never a longer one.
        else for (const { span } of read(text).limits) expect(span).toMatchObject({ kind: 'within' });
      }),
      fuzz(1500),
    );
  });
});

describe('for every limit of the grammar', () => {
  /** Wordings whose meaning is known because they are made from it: days at most and at least, and the events. */
  const amounts = fc.record({
    count: fc.integer({ min: 1, max: 60 }),
    unit: fc.constantFrom('个工作日', '工作日', '日', '天', '个自然日', '周', '个月', '小时'),
    inside: fc.constantFrom('', '内', '以内', '之内'),
  });
  const starts = fc.constantFrom(
    '',
    '信息形成或变更之日起',
    '自该政府信息形成或者变更之日起',
    '信息变更或产生后',
    '信息形成或更新之日起，',
  );
  const tails = fc.constantFrom('', '公开', '予以公开', '依法主动向社会公开', '在政府网站上公布', '公开并及时更新');
  const lengths: { readonly [unit: string]: readonly [least: number, most: number] } = {
    日: [1, 1],
    天: [1, 1],
    个自然日: [1, 1],
    周: [7, 7],
    个月: [28, 31],
    小时: [1 / 24, 1 / 24],
  };
  const meaning = fc
    .tuple(starts, fc.constantFrom('', '应在', '最迟不超过'), amounts, tails)
    .map(([start, limiter, { count, unit, inside }, tail]) => {
      const [least, most] = lengths[unit] ?? [0, 0];
      return {
        text: `${start}${limiter}${count}${unit}${inside}${tail}`,
        workdays: unit.endsWith('工作日') ? count : undefined,
        least: count * least,
        most: count * most,
      };
    });

  it('the comparison is right, and careful between 自然日 and 工作日', () => {
    fc.assert(
      fc.property(meaning, meaning, (local, floor) => {
        const order = compareTimeLimits(read(local.text), read(floor.text), reference.limitWords);
        if (local.workdays !== undefined && floor.workdays !== undefined) {
          const gap = Math.sign(local.workdays - floor.workdays);
          expect(order).toBe(gap === 0 ? 'same' : gap < 0 ? 'tighter' : 'looser');
        } else if (local.workdays === undefined && floor.workdays === undefined) {
          if (local.most <= floor.least) expect(['same', 'tighter']).toContain(order);
          else expect(['same', 'looser', 'incomparable']).toContain(order);
          if (order === 'same') expect([local.least, local.most]).toEqual([floor.least, floor.most]);
        } else if (floor.workdays !== undefined) {
          // n days are over before n 工作日 are; 工作日 begin with one day each.
          expect(order === 'tighter').toBe(local.most <= floor.workdays);
          if (order === 'looser') expect(local.least).toBeGreaterThan(floor.workdays * 1.4 + 7);
        } else if (order === 'tighter') {
          // Two days of weekend for each begun week, and the longest holiday.
          expect((local.workdays ?? 0) * 1.4 + 7).toBeLessThanOrEqual(floor.least);
        } else if (order === 'looser') expect(local.workdays ?? 0).toBeGreaterThan(floor.most);
      }),
      fuzz(600),
    );
  });

  it('what is published reads back as what is in force, and is the same to its own floor', () => {
    const texts = fc.constantFrom(...wordings.map(({ text }) => text));
    const floors = fc.constantFrom(...new Set(wordings.map(({ floor }) => floor)));
    fc.assert(
      fc.property(texts, floors, (text, floor) => {
        const [local, standard] = [read(text), read(floor)];
        const { value } = inheritTriggers(local, standard, reference.limitWords);
        expect(read(value.text)).toEqual(value);
        // Why a value is refused may be told in another way; it is not published.
        const [own, taken] = [local, value].map((one) => compareTimeLimits(one, standard, reference.limitWords));
        if (isAccepted(text, floor)) expect(taken).toBe(own);
        else expect(isAccepted(value.text, floor)).toBe(false);
        expect(inheritTriggers(value, standard, reference.limitWords).value).toEqual(value);
      }),
      fuzz(400),
    );
  });
});
