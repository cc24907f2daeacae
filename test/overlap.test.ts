import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Converter } from 'opencc-js/cn2t';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readLabels, scoreOverlap } from '../scripts/eval-overlap.ts';
import { national } from '../src/generated/national.js';
import { reference } from '../src/generated/reference.js';
import type { Ref, Resolved, ResolvedItem } from '../src/model/catalogue.ts';
import type { CatalogueFile } from '../src/model/catalogue-file.ts';
import type { Lexicon } from '../src/model/reference.ts';
import { createJudge } from '../src/overlap/judge.ts';
import { normaliseName } from '../src/overlap/normalise.ts';
import { readNational } from '../src/source/catalogue.ts';
import { fuzz } from './fuzz.ts';

const standard = readNational(
  national.files.map(({ name, data }) => ({ file: name, data: data as CatalogueFile })),
  reference,
);
const judge = createJudge(reference);
const lexicon = parse(readFileSync('catalogues/reference/lexicon.yaml', 'utf8')) as Lexicon;
const items = [...standard.items.values()];
const level2 = items.filter(({ level }) => level === 2);
const added = { domain: 'social-insurance', level: 2 } as const;

const local = (ref: Ref, title: string): ResolvedItem => {
  const setting = { value: title, at: { file: '', path: [] }, by: 1 };
  const id = ref.slice(ref.indexOf('/') + 1);
  const level = id.split('.').length as 1 | 2 | 3;
  const domain = ref.startsWith('employment') ? 'employment' : 'social-insurance';
  return {
    ref,
    domain,
    id,
    level,
    origin: 'local',
    by: 1,
    at: setting.at,
    fields: { title: { ...setting, trust: 'local', history: [setting] } },
  };
};
const withItems = (...more: ResolvedItem[]): Resolved => ({
  ...standard,
  items: new Map([...standard.items, ...more.map((item) => [item.ref, item] as const)]),
});

describe('labelled names', () => {
  for (const [file, least] of [
    ['labels', 0.95],
    ['own', 0.95],
    ['heldout', 0.95],
    ['heldout-2', 0.95],
    ['heldout-3', 0.95],
    ['heldout-4', 0.95],
    ['heldout-5', 0.95],
    ['heldout-7', 0.96],
    ['heldout-8', 0.96],
    ['heldout-9', 0.96],
    ['heldout-10', 0.96],
    ['heldout-11', 0.96],
  ] as const)
    it(`reach F1 and precision of ${least} on ${file}.csv`, () => {
      const { precision, f1, misses } = scoreOverlap(readLabels(readFileSync(`test/overlap/${file}.csv`, 'utf8')));
      expect(precision, misses.join('\n')).toBeGreaterThanOrEqual(least);
      expect(f1, misses.join('\n')).toBeGreaterThanOrEqual(least);
    });

  it.each(['人才招聘信息', '岗位讯息张贴'])('tells that %s is 1.2 under another name', (title) => {
    expect(judge(title, { domain: 'employment', level: 2 }, standard)).toMatchObject({
      kind: 'same',
      overlaps: expect.arrayContaining(['employment/1.2']),
    });
  });

  it.each([
    ['social-insurance', '失业保险待遇申领', ['7.1', '7.2', '7.3', '7.4', '7.5', '7.6', '7.7']],
    ['social-insurance', '工伤保险待遇申领', ['6.16', '6.17', '6.18', '6.19', '6.20', '6.21', '6.22', '6.23']],
    ['social-insurance', '工亡待遇一次申领', ['6.22', '6.23']],
    ['social-insurance', '社保卡业务', ['9.1', '9.2', '9.3', '9.4', '9.5', '9.6', '9.7', '9.8']],
    ['social-insurance', '失业保险业务办理', ['7.1', '7.2', '7.3', '7.4', '7.5', '7.6', '7.7', '7.8', '7.9', '7.10']],
    ['employment', '创业扶持补贴', ['5.1', '5.2']],
  ] as const)('in %s tells that %s covers several items, all of them named', (domain, title, ids) => {
    expect(judge(title, { domain, level: 2 }, standard)).toMatchObject({
      kind: 'merged',
      overlaps: ids.map((id) => `${domain}/${id}`),
    });
  });

  it('takes 养老保险业务办理 for all of its heading, and not for a stage or a case of one item', () => {
    const verdictOf = (title: string) => judge(title, { domain: 'social-insurance', level: 2 }, standard);
    const below = items.filter(
      ({ parent, level, candidate }) => parent === 'social-insurance/5' && level === 2 && !candidate,
    );
    expect(verdictOf('养老保险业务办理')).toMatchObject({ kind: 'merged', overlaps: below.map(({ ref }) => ref) });
    for (const title of ['失业保险待遇暂停', '社保卡制卡', '失业保险金核发', '工伤认定申请受理'])
      expect([title, verdictOf(title)?.kind]).not.toEqual([title, 'merged']);
    // Who adds a heading is told the heading.
    const heading = judge('养老保险业务办理', { domain: 'social-insurance', level: 1 }, standard);
    expect(heading).toMatchObject({ kind: 'same', overlaps: ['social-insurance/5'] });
  });

  it('reads no word into the end of one and the begin of another', () => {
    // 未成年人社保卡 holds no 人社.
    expect(judge('老乡人社保卡换领', { domain: 'social-insurance', level: 2 }, standard)).toMatchObject({
      kind: 'similar',
      overlaps: ['social-insurance/9.7'],
    });
  });

  it('takes what stands in brackets behind an item for a case of it', () => {
    expect(
      judge('居民养老保险注销登记（已享受企业职工养老保险待遇）', { domain: 'social-insurance', level: 2 }, standard),
    ).toMatchObject({ kind: 'similar', overlaps: ['social-insurance/5.7'] });
  });

  it('holds no labelled name as a whole in the lexicon', () => {
    const words = new Set(lexicon.concepts.flatMap((concept) => concept.words));
    const names = readLabels(readFileSync('test/overlap/labels.csv', 'utf8')).map(({ title }) => title);
    // A name may be one word of the trade; a name made of several never is.
    expect(names.filter((name) => words.has(name) && name.length > 6)).toEqual([]);
  });
});

describe('the national catalogue', () => {
  it.each(level2.map(({ id, domain, fields }) => [`${domain}/${id}`, fields.title.value] as const))(
    'is told again: %s %s',
    (ref, title) => {
      expect(judge(title, added, standard)).toMatchObject({ kind: 'same', overlaps: expect.arrayContaining([ref]) });
    },
  );

  it('is not taken for another item, but where the ministry gave two items one name', () => {
    const doubled = level2.filter(
      (item) => (judge(item.fields.title.value, added, standard)?.overlaps.length ?? 0) > 1,
    );
    expect(doubled.map(({ id }) => id)).toEqual(['3.1', '6.4', '7.3', '8.1']);
  });
});

describe('form', () => {
  const traditional = Converter({ from: 'cn', to: 'tw' });
  const blank = fc.constantFrom('', '', '', ' ', '\n', '\u3000', '\u00a0');
  it('makes no other name: blanks, numbering, width, traditional characters', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...level2),
        fc.constantFrom('', '1.1', '16.', '（三）', '2、'),
        fc.boolean(),
        fc.infiniteStream(blank),
        (item, number, old, blanks) => {
          const title = old ? traditional(item.fields.title.value) : item.fields.title.value;
          const spaced = [...title].map((char) => `${char}${blanks.next().value as string}`).join('');
          const wide = spaced.replace(/[()]/gu, (mark) => (mark === '(' ? '（' : '）'));
          expect(judge(`${number}${wide}`, added, standard)?.overlaps).toContain(item.ref);
        },
      ),
      fuzz(100),
    );
  });
  it('takes pinyin in brackets away', () => {
    expect(judge('機關(guān)事業(yè)單位社會(huì )保險登記', added, standard)).toMatchObject({
      kind: 'same',
      overlaps: ['social-insurance/1.1'],
    });
  });
});

describe('where a name stands', () => {
  const under = (parent: Ref, title: string) =>
    judge(title, { domain: 'social-insurance', level: 3, parent, ref: `${parent}.1` }, standard);
  it('lets level 3 refine its own parent, not another item', () => {
    expect(under('social-insurance/3.1', '单位职工减员')).toBeUndefined();
    expect(under('social-insurance/3.2', '单位职工减员')).toMatchObject({
      kind: 'similar',
      overlaps: ['social-insurance/3.1'],
    });
  });
  it('hears what the parent lends before it takes a level-3 name for another item', () => {
    expect(under('social-insurance/1.5', '残疾人参保登记')).toBeUndefined();
    expect(under('social-insurance/7.1', '残疾人参保登记')).toMatchObject({ overlaps: ['social-insurance/1.4'] });
  });
  it('asks about an item with one more act of the trade, not about one of another trade', () => {
    expect(judge('停工留薪期查询登记', added, standard)).toMatchObject({
      kind: 'similar',
      overlaps: ['social-insurance/6.15'],
    });
    expect(judge('停工留薪期公积金', added, standard)).toBeUndefined();
  });
  it('hears a word inside a longer one', () => {
    expect(judge('个人账户继承', added, standard)).toMatchObject({ overlaps: ['social-insurance/5.5'] });
  });
  it('tells two new items of one name, in whatever words', () => {
    const resolved = withItems(local('social-insurance/9.9', '被征地农民养老保障'));
    expect(judge('被征地农民 养老保障', { ...added, ref: 'social-insurance/9.10' }, resolved)).toMatchObject({
      kind: 'same',
      overlaps: ['social-insurance/9.9'],
    });
  });
  it('judges against items that are not run here', () => {
    const item = standard.items.get('social-insurance/7.1');
    const omitted = {
      ...(item as ResolvedItem),
      omitted: { value: { reason: 'moved', note: '' }, at: { file: '', path: [] }, by: 1 },
    } as const;
    expect(judge('领取失业金', added, withItems(omitted))).toMatchObject({
      kind: 'same',
      overlaps: ['social-insurance/7.1'],
    });
  });
  it('learns the synonyms of a profile', () => {
    const resolved: Resolved = { ...standard, profile: { synonyms: [['失业金', '待岗金']] } };
    expect(judge('待岗金申领', added, standard)).toBeUndefined();
    expect(judge('待岗金申领', added, resolved)).toMatchObject({ kind: 'same', overlaps: ['social-insurance/7.1'] });
  });
  it('does not take one field for another', () => {
    for (const title of ['异地就医备案', '市外转诊审批', '医疗个人账户清退', '档案转递', '住房公积金提取'])
      expect(judge(title, added, standard), title).toBeUndefined();
  });
});

describe('the lexicon', () => {
  const { concepts, items: patterns, covers } = lexicon;
  it('is written in normal form, one concept a word', () => {
    const words = concepts.flatMap((concept) => concept.words);
    expect(words.filter((word) => normaliseName(word) !== word)).toEqual([]);
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  });
  it('uses only concepts and items that are there', () => {
    const ids = new Set(concepts.map(({ id }) => id));
    const terms = [
      ...patterns.flatMap(({ is = [], part = [], own = [], not = [] }) => [is, part, own, not].flat()),
      ...covers.flatMap(({ is }) => is),
      ...concepts.flatMap(({ implies = [] }) => implies),
    ]
      .flatMap((text) => text.split(/[\s|]+/u))
      .map((term) => term.replace('?', ''))
      .filter((term) => term !== '*');
    expect(terms.filter((term) => !ids.has(term))).toEqual([]);
    const refs = [...patterns.map(({ item }) => item), ...covers.flatMap((entry) => entry.items)];
    expect(refs.filter((ref) => !standard.items.has(ref as Ref))).toEqual([]);
    expect(items.filter(({ ref, level }) => level === 2 && !refs.includes(ref)).map(({ ref }) => ref)).toEqual([]);
  });
});
