import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reference } from '../src/generated/reference.js';
import type { FieldId, Fields } from '../src/model/catalogue.ts';
import { type Comparison, fieldIds, fieldOf, fields, isUnreadable, type Known } from '../src/model/fields.ts';
import { anyText } from './any-text.ts';
import { fuzz } from './fuzz.ts';

const known: Known = { reference, date: '2026-12-01' };
const read = <K extends FieldId>(field: K, raw: unknown): Fields[K] => {
  const value = fields[field].read(raw, reference);
  if (isUnreadable(value)) throw new Error(`${field}: ${value.unknown}`);
  return value;
};
const compare = (field: FieldId, local: unknown, inherited: unknown): Comparison =>
  fieldOf(field).compare(read(field, local), read(field, inherited), known);

const names = reference.channels.map(({ name }) => name);
const character = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code));
// A pattern with all characters in a class, and `fc.webUrl`, would take more than a second to make, for every run of any test.
const word = fc.string({ unit: character, minLength: 1, maxLength: 6 });
const address = fc
  .tuple(fc.domain(), fc.stringMatching(/^(?:\/[\w.~-]{1,8}){0,3}(?:\?[a-z]=\d)?$/u))
  .map(([host, path]) => `https://${host}${path}`);
const citation = fc.constantFrom(...reference.register.documents.map((document) => document.citation));
const label = fc.oneof(fc.constantFrom(...reference.elements.flatMap(({ labels }) => labels)), word);

/** What an author may write in each column. */
const writable: { readonly [K in FieldId]: fc.Arbitrary<unknown> } = {
  title: word,
  content: fc.uniqueArray(label, { minLength: 1, maxLength: 6 }),
  basis: fc.uniqueArray(citation, { minLength: 1, maxLength: 5 }),
  timeLimit: fc.constantFrom(
    '20个工作日内',
    '公开事项信息形成或变更之日起10个工作日内公开',
    '即时',
    '长期',
    '20个工作日；行政许可7个工作日',
  ),
  responsibleBody: fc.oneof(word, fc.record({ 县级: word, 乡级: word })),
  channels: fc
    .tuple(fc.uniqueArray(fc.constantFrom(...names), { minLength: 1 }), fc.uniqueArray(word, { maxLength: 3 }))
    .map(([ticked, other]) => [...ticked, ...other.map((text) => `其他：${text}`)]),
  audience: fc
    .tuple(fc.boolean(), fc.boolean(), fc.uniqueArray(word, { maxLength: 3 }))
    .filter(([everybody, group]) => everybody || group)
    .map(([everybody, group, groups]) => [
      ...(everybody ? ['全社会'] : []),
      ...(group ? [groups.length > 0 ? `特定群体：${groups.join('、')}` : '特定群体'] : []),
    ]),
  disclosureMode: fc.constantFrom('主动', '依申请', ['主动', '依申请'], '主动公开'),
  levels: fc.uniqueArray(fc.constantFrom('县级', '乡级', '市级', '省级', '村级'), { minLength: 1 }),
  handlingLimit: word,
  links: fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/u), address, { minKeys: 1, maxKeys: 3 }),
};

describe.each(fieldIds)('%s', (field) => {
  const { read: readRaw, print, compare: order, merge } = fieldOf(field);
  const value = writable[field].map((raw) => readRaw(raw, reference));

  it('reads what it prints', () => {
    // 公开主体 by level and 办事链接 are printed for people, in one cell; 其他 texts come back from the form in brackets.
    const exact = field !== 'responsibleBody' && field !== 'links';
    fc.assert(
      fc.property(value, (one) => {
        expect(isUnreadable(one)).toBe(false);
        const again = readRaw(print(one), reference);
        if (exact) expect(again).toEqual(one);
        expect(print(one)).not.toBe('');
      }),
      fuzz(100),
    );
  });

  it('is the same as itself, and lacks nothing', () => {
    fc.assert(
      fc.property(value, (one) => {
        expect(order(one, one, known)).toEqual({ order: 'same', missing: [] });
      }),
      fuzz(100),
    );
  });

  it('is never tighter both ways, and says what is missing when it is looser', () => {
    fc.assert(
      fc.property(value, value, (one, other) => {
        const [there, back] = [order(one, other, known), order(other, one, known)];
        expect([there.order, back.order]).not.toEqual(['tighter', 'tighter']);
        // 全社会 holds every group: naming one beside it adds words, leaving it out loses nobody.
        if (there.order === 'same') expect(['same', 'tighter']).toContain(back.order);
        if (there.order === 'looser') expect(there.missing.length).toBeGreaterThan(0);
        if (there.order === 'same' || there.order === 'tighter') expect(there.missing).toEqual([]);
      }),
      fuzz(100),
    );
  });

  if (fields[field].kind !== 'free')
    it('is transitive: what two layers may do, one may', () => {
      const accepted = ['same', 'tighter'];
      fc.assert(
        fc.property(value, value, value, (low, middle, high) => {
          if (!accepted.includes(order(low, middle, known).order)) return;
          if (!accepted.includes(order(middle, high, known).order)) return;
          expect(accepted).toContain(order(low, high, known).order);
        }),
        fuzz(2000),
      );
    });

  if (merge)
    it('loses nothing by adding, twice as little as once', () => {
      fc.assert(
        fc.property(value, value, (one, other) => {
          const joined = merge(one, other, reference);
          if (fields[field].kind !== 'free') expect(['same', 'tighter']).toContain(order(joined, one, known).order);
          expect(print(merge(joined, other, reference))).toBe(print(joined));
        }),
        fuzz(100),
      );
    });

  it('is read or refused, never thrown at', () => {
    // Maps that cannot be turned into text have been refused by then (`reserved-key`).
    const data = fc.jsonValue({ maxDepth: 2 }).filter((one) => !/"(?:toString|valueOf)":/u.test(JSON.stringify(one)));
    const raw = fc.oneof(data, anyText, fc.array(anyText));
    fc.assert(
      fc.property(raw, (one) => {
        const got = readRaw(one, reference);
        if (!isUnreadable(got)) expect(typeof print(got)).toBe('string');
      }),
      fuzz(500),
    );
  });
});

describe('compared', () => {
  it.each<[FieldId, unknown, unknown, Comparison]>([
    ['disclosureMode', ['主动', '依申请'], '主动', { order: 'same', missing: [] }],
    ['disclosureMode', '主动', ['主动', '依申请'], { order: 'same', missing: [] }],
    ['disclosureMode', '依申请', '主动', { order: 'looser', missing: ['主动'] }],
    ['disclosureMode', '主动', '依申请', { order: 'tighter', missing: [] }],
    ['channels', ['政府网站'], ['政府网站', '政务服务中心'], { order: 'looser', missing: ['政务服务中心'] }],
    ['channels', ['其他'], ['其他：基层公共服务平台'], { order: 'looser', missing: ['其他：基层公共服务平台'] }],
    ['channels', ['其他：基层公共服务平台、自助终端'], ['其他：基层公共服务平台'], { order: 'tighter', missing: [] }],
    ['channels', [{ 其他: '基层公共服务平台' }], ['其他：基层公共服务平台'], { order: 'same', missing: [] }],
    ['audience', '特定群体：参保单位', '全社会', { order: 'looser', missing: ['全社会'] }],
    ['audience', ['全社会', '特定群体：参保单位'], '全社会', { order: 'tighter', missing: [] }],
    ['audience', '全社会', '特定群体：参保单位', { order: 'tighter', missing: [] }],
    ['content', ['办理材料', '咨询电话'], ['申请材料'], { order: 'tighter', missing: [] }],
    ['content', ['咨询电话'], ['申请材料', '咨询电话'], { order: 'looser', missing: ['申请材料'] }],
    ['title', '脱贫人口', '建档立卡', { order: 'incomparable', missing: ['建档立卡'] }],
    ['handlingLimit', '20个工作日', '5个工作日', { order: 'incomparable', missing: [] }],
  ])('%s %j on %j', (field, local, inherited, expected) => {
    expect(compare(field, local, inherited)).toEqual(expected);
  });

  it('with 13 channels in official order, whatever the order they were written in', () => {
    expect(names).toHaveLength(13);
    fc.assert(
      fc.property(fc.shuffledSubarray(names, { minLength: 1 }), (some) => {
        expect(read('channels', some).ticked).toEqual(names.filter((name) => some.includes(name)));
      }),
      fuzz(100),
    );
  });
});
