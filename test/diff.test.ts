import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix, relative } from 'node:path';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Difference, diff } from '../src/diff/diff.ts';
import { differenceClasses, identify } from '../src/diff/difference.ts';
import { logParts } from '../src/diff/log/log-parts.ts';
import { displayWidth } from '../src/document/display-width.ts';
import { national } from '../src/generated/national.js';
import { reference } from '../src/generated/reference.js';
import { isNationalName } from '../src/host/national-edition.ts';
import type { Cell, FieldId, Fields, Ref, Resolved, ResolvedItem } from '../src/model/catalogue.ts';
import type { CatalogueFile } from '../src/model/catalogue-file.ts';
import { type Field, fieldIds, fields, isUnreadable, type Known } from '../src/model/fields.ts';
import { compareNumbers } from '../src/model/item-number.ts';
import { readNational } from '../src/source/catalogue.ts';
import { runPlain } from './cli/run-cli.ts';
import { fuzz } from './fuzz.ts';
import { misfitsOf } from './misfits.ts';
import { docxText } from './review/read-docx.ts';

const root = 'test/diff';
const cases = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

/** `arguments.txt` holds options, and names relative to the folder of the case. */
const argumentsOf = (name: string): string[] =>
  readFileSync(join(root, name, 'arguments.txt'), 'utf8')
    .split('\n')
    .filter((word) => word !== '')
    .map((word) => (word.startsWith('--') || isNationalName(word) ? word : posix.join(root, name, word)));

const misfits = misfitsOf('diff');

/** The text of a page, what it carries for the next change left out. */
const plainPage = (page: string): string =>
  page
    .replace(/<(script|style)[^>]*>.*?<\/\1>/gsu, '')
    .replace(/<[^>]+>/gu, '\n')
    .replace(/&#x([\da-f]+);/giu, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

/** A document whose text somebody has changed. */
const inDocx = (bytes: Uint8Array, change: (text: string) => string): Buffer => {
  const parts = unzipSync(bytes);
  const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  return Buffer.from(zipSync({ ...parts, 'word/document.xml': strToU8(change(body)) }));
};

const htmlFaults = async (text: string): Promise<string[]> => {
  const report = await new HtmlValidate({ extends: ['html-validate:recommended'] }).validateString(text);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ line, ruleId, message }) => `${line} ${ruleId}: ${message}`),
  );
};

describe.each(cases)('the case %s', (name) => {
  const words = argumentsOf(name);
  const expected = (file: string): string => join(root, name, file);

  it.each([
    ['expected.txt', 'text'],
    ['expected.json', 'json'],
    ['expected.md', 'markdown'],
    ['expected-changes.md', 'changes'],
  ])('prints %s', async (file, format) => {
    const { stdout } = await runPlain(['diff', ...words, '--format', format]);
    await expect(stdout).toMatchFileSnapshot(join('..', expected(file)));
    if (format === 'json') expect(misfits(JSON.parse(stdout))).toEqual([]);
  });

  it.each(['zh', 'en'])('stays within 80 columns, and says no undefined (%s)', async (lang) => {
    const { stdout } = await runPlain(['diff', ...words, '--lang', lang]);
    expect(stdout.split('\n').filter((line) => displayWidth(line) > 80)).toEqual([]);
    expect(stdout).not.toMatch(/undefined|\[object|NaN|\{\w+\}/u);
  });

  it.each(['zh', 'en'])('is a valid page (%s)', async (lang) => {
    const { stdout } = await runPlain(['diff', ...words, '--format', 'html', '--lang', lang]);
    expect(await htmlFaults(stdout)).toEqual([]);
    expect(stdout).not.toMatch(/undefined|\[object|https?:\/\/(?!www\.example)/u);
  });
});

const standard = readNational(
  national.files.map(({ name, data }) => ({ file: name, data: data as CatalogueFile })),
  reference,
);
const known: Known = { reference, date: '2026-12-01' };

/** Values as an author would write them, some tighter, some looser, some not comparable. */
const written: { readonly [K in FieldId]: readonly unknown[] } = {
  title: ['岗位信息公布', '零工市场信息发布', '岗位信息发布'],
  content: [['办理流程', '咨询电话'], ['申请材料', '即时制卡网点'], ['办理材料'], []],
  basis: [
    ['《工伤保险条例》'],
    ['《某县办法》（某政发〔2020〕1号）', '《工伤保险条例》'],
    ['《中华人民共和国政府信息公开条例》（中华人民共和国国务院令第711号）'],
    ['《财政部 人力资源社会保障部关于印发〈就业补助资金管理办法〉的通知》（财社〔2017〕164号）'],
    ['《财政部 人力资源社会保障部关于印发〈就业补助资金管理办法〉的通知》（财社〔2026〕1号）'],
  ],
  timeLimit: ['20个工作日内', '5个工作日内', '15日内', '10个工作日内', '及时公开', '长期', '每年1月31日前', '按月公开'],
  responsibleBody: ['某县人力资源和社会保障局', { 县级: '某局', 乡级: '各乡镇人民政府' }],
  channels: [
    ['政府网站'],
    ['政府网站', '两微一端', '其他：自助终端'],
    ['其他：自助终端、公示栏'],
    ['两微一端', '其他'],
  ],
  audience: ['全社会', '特定群体：参保单位', ['全社会', '特定群体：职工'], '特定群体'],
  disclosureMode: ['主动', '依申请', ['主动', '依申请']],
  levels: [['县级'], ['乡级'], ['县级', '乡级'], ['市级']],
  handlingLimit: ['5个工作日', '当场办结'],
  links: [{ guide: 'https://www.example.gov.cn/a' }, { guide: 'https://www.example.gov.cn/b' }],
};

const read = (field: FieldId, raw: unknown): Fields[FieldId] => {
  const value = fields[field].read(raw, reference);
  if (isUnreadable(value)) throw new Error(`cannot read ${JSON.stringify(raw)} for ${field}`);
  return value;
};

const withValue = (item: ResolvedItem, field: FieldId, value: unknown): ResolvedItem => {
  const setting = { value, at: { file: 'x.yaml', path: [item.ref, field] }, by: 0 };
  return { ...item, fields: { ...item.fields, [field]: { ...setting, trust: 'local', history: [setting] } } };
};

const withItems = (catalogue: Resolved, items: readonly ResolvedItem[]): Resolved => ({
  ...catalogue,
  items: new Map(
    [...items]
      .sort(
        (left, right) =>
          (left.domain < right.domain ? -1 : left.domain > right.domain ? 1 : 0) || compareNumbers(left.id, right.id),
      )
      .map((item) => [item.ref, item]),
  ),
});

type Step = (items: Map<Ref, ResolvedItem>) => void;
const level2 = [...standard.items.values()].filter(({ level }) => level === 2);
const some = fc.constantFrom(...level2.slice(0, 6), ...level2.slice(40, 44)).map(({ ref }) => ref);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(some, fc.constantFrom(...fieldIds))
      .chain(([ref, field]) => fc.tuple(fc.constant(ref), fc.constant(field), fc.constantFrom(...written[field])))
      .map(
        ([ref, field, raw]): Step =>
          (items) => {
            const item = items.get(ref);
            if (item) items.set(ref, withValue(item, field, read(field, raw)));
          },
      ),
  },
  fc.tuple(some, fc.constantFrom('not-operated' as const, 'moved' as const), fc.constantFrom('甲', '乙')).map(
    ([ref, reason, note]): Step =>
      (items) => {
        const item = items.get(ref);
        if (item)
          items.set(ref, { ...item, omitted: { value: { reason, note }, at: { file: 'x.yaml', path: [] }, by: 0 } });
      },
  ),
  some.map(
    (ref): Step =>
      (items) => {
        items.delete(ref);
      },
  ),
  some.map(
    (ref): Step =>
      (items) => {
        const item = items.get(ref);
        if (item) items.set(ref, { ...item, withheld: true });
      },
  ),
  // Under another number, which may be in use.
  fc.tuple(some, some, fc.boolean()).map(
    ([from, to, told]): Step =>
      (items) => {
        const [item, target] = [items.get(from), standard.items.get(to)];
        if (!item || !target) return;
        items.delete(from);
        const { ref, id, domain, parent } = target;
        const { parent: _parent, ...rest } = item;
        items.set(to, { ...rest, ref, id, domain, ...(parent ? { parent } : {}), ...(told ? { was: [from] } : {}) });
      },
  ),
  // Split and merged, as a new edition tells it.
  fc.tuple(some, fc.array(some, { minLength: 1, maxLength: 3 })).map(
    ([ref, was]): Step =>
      (items) => {
        const item = items.get(ref);
        if (item) items.set(ref, { ...item, was: [...new Set(was)] });
      },
  ),
);

const catalogue = (edition: string): fc.Arbitrary<Resolved> =>
  fc.array(step, { maxLength: 8 }).map((steps) => {
    const items = new Map(standard.items);
    for (const act of steps) act(items);
    return { ...withItems(standard, [...items.values()]), standard: edition };
  });
const editions = fc.constantFrom(['2019', '2019'], ['2019', '2027'], ['2027', '2019']);
const two = editions.chain(([old = '', now = '']) => fc.tuple(catalogue(old), catalogue(now)));

const mirrors: { readonly [kind: string]: string } = {
  added: 'removed',
  removed: 'added',
  loosened: 'tightened',
  tightened: 'loosened',
  less: 'more',
  more: 'less',
  split: 'merged',
  merged: 'split',
};
const swap = (word: string): string => mirrors[word] ?? word;

/** What the comparison the other way round must say. */
const mirror = (one: Difference): unknown => {
  const disclosure = swap(one.disclosure);
  return {
    ...one,
    class: swap(one.class),
    disclosure,
    breaking: disclosure !== 'same' && disclosure !== 'more',
    domain: (one.old ?? one.now)?.ref.split('/')[0],
    old: one.now,
    now: one.old,
    from: one.to,
    to: one.from,
    lost: one.gained,
    gained: one.lost,
    relation: one.relation && swap(one.relation),
  };
};
const sorted = (all: readonly unknown[]): string[] =>
  all
    .map((one) =>
      JSON.stringify(
        Object.entries(one as object)
          .filter(([, value]) => value !== undefined)
          .sort(([left], [right]) => (left < right ? -1 : 1)),
      ),
    )
    .sort();

describe('two generated catalogues', () => {
  it('have no difference when they are one', () => {
    fc.assert(
      fc.property(catalogue('2019'), (one) => {
        expect(diff(one, one, known)).toEqual({ about: [], differences: [] });
      }),
      fuzz(30),
    );
  });

  it('differ the other way round in the mirror', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(two, ([old, now]) => {
        const [forth, back] = [diff(old, now, known).differences, diff(now, old, known).differences];
        for (const one of forth)
          seen
            .add(one.class)
            .add(one.relation ?? '')
            .add(one.disclosure);
        expect(sorted(back)).toEqual(sorted(forth.map(mirror)));
      }),
      fuzz(200),
    );
    // The generator reaches every class, and every kind of renumbering.
    expect(
      [...differenceClasses, 'moved', 'split', 'merged', 'both', 'unclear'].filter((one) => !seen.has(one)),
    ).toEqual([]);
  });

  it('are told in a fixed order, each difference once', () => {
    fc.assert(
      fc.property(two, ([old, now]) => {
        const { differences } = diff(old, now, known);
        const shuffled = (one: Resolved): Resolved => ({ ...one, items: new Map([...one.items].reverse()) });
        expect(diff(shuffled(old), shuffled(now), known).differences).toEqual(differences);
        const names = differences.map(identify);
        expect(new Set(names).size).toBe(names.length);
      }),
      fuzz(30),
    );
  });

  it('are classed as fields.compare orders their values', () => {
    const one = fc.constantFrom(...fieldIds.filter((field) => fields[field].kind !== 'free' && field !== 'title'));
    fc.assert(
      fc.property(
        one.chain((field) =>
          fc.tuple(fc.constant(field), fc.constantFrom(...written[field]), fc.constantFrom(...written[field])),
        ),
        ([field, from, to]) => {
          const item = level2[1] as ResolvedItem;
          const others = [...standard.items.values()].filter(({ ref }) => ref !== item.ref);
          const [before, after] = [read(field, from), read(field, to)];
          const [old, now] = [before, after].map((value) =>
            withItems(standard, [...others, withValue(item, field, value)]),
          );
          const { differences } = diff(old as Resolved, now as Resolved, known);
          const { order } = (fields[field] as Field<unknown>).compare(after, before, known);
          const back = (fields[field] as Field<unknown>).compare(before, after, known).order;
          expect(differences.length).toBe(
            fields[field].print(before as never) === fields[field].print(after as never) ? 0 : 1,
          );
          const [told] = differences;
          if (!told) return;
          expect(told.breaking).toBe(order === 'looser' || (order === 'incomparable' && back !== 'looser'));
          if (field === 'basis') expect(told.class).toBe('basis-updated');
          else if (order === 'tighter' && back !== 'tighter' && back !== 'same') expect(told.class).toBe('tightened');
          else if (order === 'looser' && back !== 'looser') expect(told.class).toBe('loosened');
        },
      ),
      fuzz(200),
    );
  });
});

const cellOf = (value: string): Cell<string> => ({
  value,
  at: { file: 'x.yaml', path: [] },
  by: 0,
  trust: 'seen',
  history: [{ value, at: { file: 'x.yaml', path: [] }, by: 0 }],
});

describe('renumbering', () => {
  const make = (
    edition: string,
    list: readonly (readonly [id: string, title: string, was?: readonly string[]])[],
  ): Resolved => ({
    ...standard,
    standard: edition,
    items: new Map(
      list.map(([id, title, was]): [Ref, ResolvedItem] => [
        `employment/${id}`,
        {
          ref: `employment/${id}`,
          domain: 'employment',
          id,
          level: 2,
          origin: 'standard',
          by: 0,
          at: { file: 'x.yaml', path: [] },
          ...(was ? { was: was.map((one): Ref => `employment/${one}`) } : {}),
          fields: { title: cellOf(title) },
        },
      ]),
    ),
  });
  const told = (old: Resolved, now: Resolved): string[] =>
    diff(old, now, known).differences.map((one) => `${identify(one)}${one.relation ? ` (${one.relation})` : ''}`);

  it('is seen by an equal name under another number', () => {
    expect(told(make('2019', [['1.1', '失业登记']]), make('2019', [['1.4', '失业 登记']]))).toEqual([
      'moved employment/1.1 employment/1.4 (moved)',
    ]);
  });

  it('takes another thing under an old number for another thing', () => {
    expect(told(make('2019', [['1.1', '失业登记']]), make('2019', [['1.1', '零工市场信息']]))).toEqual(
      ['removed employment/1.1', 'added employment/1.1'].sort(
        (left, right) =>
          differenceClasses.indexOf(left.split(' ')[0] as never) -
          differenceClasses.indexOf(right.split(' ')[0] as never),
      ),
    );
  });

  it('follows `was:` where name and number say otherwise', () => {
    const old = make('2019', [
      ['1.1', '失业登记'],
      ['1.2', '就业登记'],
    ]);
    const now = make('2027', [
      ['1.1', '就业登记', ['1.2']],
      ['1.2', '失业人员登记', ['1.1']],
    ]);
    expect(told(old, now)).toEqual([
      'moved employment/1.2 employment/1.1 (moved)',
      'moved employment/1.1 employment/1.2 (moved)',
      'renamed employment/1.1 employment/1.2 title',
    ]);
  });

  it('ignores `was:` between catalogues of one edition', () => {
    const one = make('2027', [
      ['1.1', '就业登记', ['1.2']],
      ['1.2', '失业登记', ['1.1']],
    ]);
    const other = make('2027', [
      ['1.1', '就业登记', ['1.2']],
      ['1.2', '失业登记', ['1.1']],
    ]);
    expect(told(one, other)).toEqual([]);
  });
});

const county = `${root}/chain/old/990101-example-county.yaml`;
const later = `${root}/chain/new/990101-example-county.yaml`;

describe('mulu diff', () => {
  let folder = '';
  const file = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return relative('.', path);
  };
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mulu-diff-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('returns 1 with --fail-on breaking when less is disclosed, 0 when more is', async () => {
    expect((await runPlain(['diff', county, later])).code).toBe(0);
    expect((await runPlain(['diff', county, later, '--fail-on', 'breaking'])).code).toBe(1);
    const city = '990100-example-city.yaml';
    const words = [`${root}/chain/old/${city}`, `${root}/chain/new/${city}`];
    expect((await runPlain(['diff', ...words, '--fail-on', 'breaking'])).code).toBe(0);
    expect((await runPlain(['diff', county, county, '--fail-on', 'breaking'])).stdout).toContain('没有差异');
    expect((await runPlain(['diff', `${root}/regions/old`, `${root}/regions/new`, '--fail-on', 'breaking'])).code).toBe(
      1,
    );
  });

  it.each([
    ['a missing file', [county, 'nowhere.yaml'], '没有“nowhere.yaml”'],
    ['a missing side', [county], '缺少要比较的另一个'],
    ['a file and a folder', [county, `${root}/chain/new`], '一边是文件，一边是文件夹'],
    ['a layer and the national catalogue', ['national', county], '一边是国家目录'],
    [
      'national files of two domains',
      ['catalogues/national/employment.yaml', 'catalogues/national/social-insurance.yaml'],
      '不同的领域',
    ],
    ['a file that is no catalogue', [county, 'README.md'], '“README.md”未能比较'],
    ['--impact without national editions', [county, later, '--impact', root], '需要两版国家目录'],
    ['--impact without layers', ['national', 'national', '--impact', 'catalogues/national'], '没有地方层'],
    ['--against with two names', [county, later, '--against', 'git:HEAD'], '写作 mulu diff'],
    ['--against without git:', [county, '--against', 'HEAD'], '写作 mulu diff'],
  ])('refuses %s', async (_, words, told) => {
    const { code, stderr } = await runPlain(['diff', ...words]);
    expect(code).toBe(2);
    expect(stderr).toContain(told);
  });

  it('does not end well where the effect of an edition on a layer could not be judged', async () => {
    const counties = join(folder, 'counties');
    cpSync(`${root}/regions/old`, counties, { recursive: true });
    const words = ['diff', 'national', 'national', '--impact', relative('.', counties)];
    writeFileSync(join(counties, '990102.yaml'), 'kind: layer\n  extends: [');
    const { code, stdout } = await runPlain(words);
    expect([code, stdout]).toEqual([2, expect.stringMatching(/无法判断.*990102\.yaml/su)]);
    rmSync(join(counties, '990102.yaml'));
    expect((await runPlain(words)).code).toBe(0);
  });

  it('tells of one unreadable file and compares the rest', async () => {
    cpSync(`${root}/regions/old`, join(folder, 'broken'), { recursive: true });
    writeFileSync(join(folder, 'broken', '990101.yaml'), 'kind: layer\n  extends: [');
    const { code, stdout } = await runPlain(['diff', `${root}/regions/old`, relative('.', join(folder, 'broken'))]);
    expect(code).toBe(2);
    expect(stdout).toContain('未能比较');
    expect(stdout).toContain('比较 3 份目录');
  });

  it.each(['text', 'json', 'markdown', 'html', 'changes'])(
    'masks and disarms what the files hold (%s)',
    async (format) => {
      const layer = (title: string, limit: string) => `kind: layer
region: { code: "990109", name: 示例县, level: county }
extends: national@2019
employment:
  amend:
    - item: 1.2 岗位信息发布
      handlingLimit: "${limit}"
    - item: 1.3 求职信息登记
      content: { add: ["${title}"] }
`;
      const old = file('old.yaml', layer('A|B <script>alert(1)</script> [x](javascript:1)', '5日'));
      const now = file('new.yaml', layer('\\u202e电话13812345678\\u0007', '6日 @all'));
      const { stdout } = await runPlain(['diff', old, now, '--format', format]);
      expect(stdout).not.toContain('13812345678');
      expect(stdout).not.toMatch(/[\u202e\p{Cc}](?<!\n)/u);
      if (format === 'html') expect(stdout).not.toContain('<script>');
      if (format === 'markdown' || format === 'changes') expect(stdout).not.toMatch(/<script>|[^\\]\[x|\s@all/u);
    },
  );

  describe('of catalogue.json', () => {
    let results: string[] = [];
    beforeAll(async () => {
      results = [];
      for (const [index, layer] of [county, later].entries()) {
        const out = join(folder, `out-${index}`);
        expect((await runPlain(['build', layer, '-o', out, '--format', 'json'])).code).toBe(0);
        results.push(join(out, 'catalogue.json'));
      }
    });

    it('says what the layers say', async () => {
      const said = async (words: readonly string[]) =>
        (
          JSON.parse((await runPlain(['diff', ...words, '--format', 'json'])).stdout).comparisons as {
            differences: object[];
          }[]
        ).map(({ differences }) =>
          differences.map((one) =>
            JSON.stringify(one, (key, value) => (/^(?:file|line|column)$/u.test(key) ? undefined : value)),
          ),
        );
      expect(await said(results)).toEqual(await said([county, later]));
      expect(await said([county, results[1] ?? ''])).toEqual(await said([county, later]));
    });

    it('points into the file', async () => {
      const { stdout } = await runPlain(['diff', ...results]);
      const [, line = '0'] = /catalogue\.json:(\d+):\d+\n\s+新/u.exec(stdout) ?? [];
      expect(Number(line)).toBeGreaterThan(1);
    });

    it.each([
      ['{}', '不是 mulu build 写出的 catalogue.json'],
      ['{"format": 1, "tool": {"name": "mulu"}}', '不是 mulu build 写出的 catalogue.json'],
      ['nonsense', '不是 mulu build 写出的 catalogue.json'],
    ])('refuses %s', async (text, told) => {
      const { code, stdout, stderr } = await runPlain(['diff', file('other.json', text), results[1] ?? '']);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain(told);
    });
  });

  describe('--changelog', () => {
    it('writes the log, puts later changes in front, and writes the same change once', async () => {
      const log = join(folder, 'CHANGES.md');
      const write = async (old: string, now: string) =>
        expect((await runPlain(['diff', old, now, '--changelog', log])).code).toBe(0);
      await write(county, later);
      const first = readFileSync(log, 'utf8');
      expect(first).toContain('原因：已划转其他部门（自2027年起由示例市公共就业服务中心统一受理）');
      await write(county, later);
      expect(readFileSync(log, 'utf8')).toBe(first);
      const third = file(
        'third.yaml',
        readFileSync(later, 'utf8')
          .replace('edition: "2027"', 'edition: "2028"')
          .replace('2027-07-01', '2028-01-01')
          .replace('0990-1234568', '0990-1234569'),
      );
      for (const name of ['990100-example-city.yaml', '990000-example-province.yaml'])
        cpSync(`${root}/chain/new/${name}`, join(folder, name));
      await write(later, third);
      const both = readFileSync(log, 'utf8');
      expect(both.match(/^## /gmu)).toHaveLength(2);
      expect(both.indexOf('（2027 → 2028）')).toBeLessThan(both.indexOf('（2026 → 2027）'));
    });

    it.each(['html', 'docx'])(
      'is written as .%s by its ending, keeps what was there, and says what it says in .md',
      async (ending) => {
        const [log, plain] = [join(folder, `LOG.${ending}`), join(folder, `LOG-${ending}.md`)];
        const third = file(
          'third.yaml',
          readFileSync(later, 'utf8').replace('edition: "2027"', 'edition: "2028"').replace('2027-07-01', '2028-01-01'),
        );
        for (const name of ['990100-example-city.yaml', '990000-example-province.yaml'])
          cpSync(`${root}/chain/new/${name}`, join(folder, name));
        const write = async (old: string, now: string): Promise<void> => {
          for (const name of [log, plain])
            expect((await runPlain(['diff', old, now, '--changelog', name])).code).toBe(0);
        };
        await write(county, later);
        const first = readFileSync(log);
        await write(county, later);
        expect(readFileSync(log).equals(first)).toBe(true);
        await write(later, third);
        if (ending === 'html') expect(await htmlFaults(readFileSync(log, 'utf8'))).toEqual([]);
        const said = ending === 'docx' ? docxText(log) : plainPage(readFileSync(log, 'utf8'));
        const parts = logParts(readFileSync(plain, 'utf8'));
        expect(parts.filter(({ kind }) => kind === 'heading').length).toBeGreaterThan(6);
        for (const part of parts) {
          const texts =
            part.kind === 'table'
              ? [...part.head, ...part.rows.flat()]
              : part.kind === 'list'
                ? part.items
                : [part.text];
          for (const line of texts.flatMap((one) => one.split('\n'))) expect(said).toContain(line);
        }
        expect(said.replace(/mulu \S+/u, '')).not.toMatch(/mulu|收紧|\\|&amp;/u);
        // What somebody changed in it is not written over.
        const changed =
          ending === 'docx'
            ? inDocx(readFileSync(log), (text) => text.replace('调整前', '以前'))
            : Buffer.from(readFileSync(log, 'utf8').replace('调整前', '以前'));
        writeFileSync(log, changed);
        const { code, stderr } = await runPlain(['diff', later, third, '--changelog', log]);
        expect([code, stderr.includes('没有改动它')]).toEqual([2, true]);
        expect(readFileSync(log).equals(changed)).toBe(true);
      },
    );

    it('is linked from the page that build makes, whatever its form', async () => {
      const log = join(folder, 'LINKED.docx');
      expect((await runPlain(['diff', county, later, '--changelog', log])).code).toBe(0);
      const out = join(folder, 'linked');
      const build = (...words: string[]) =>
        runPlain(['build', 'catalogues/examples/990101-example-county.yaml', '-o', out, ...words]);
      expect((await build('--format', 'html', '--changelog', log)).code).toBe(0);
      expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain('<a href="changes.html">目录调整记录</a>');
      expect(readFileSync(join(out, 'changes.html'), 'utf8')).toContain('<h1>政务公开目录调整记录</h1>');
      for (const [words, told] of [
        [['--format', 'csv', '--changelog', log], '要和html一起写'],
        [['--format', 'html', '--changelog', 'README.md'], '不是muludiff--changelog写的调整记录'],
        [['--format', 'html', '--changelog', join(folder, 'none.md')], '这个文件'],
      ] as const) {
        const { code, stderr } = await build(...words);
        expect([code, stderr.replace(/\s/gu, '').includes(told)]).toEqual([2, true]);
      }
    });

    it('leaves a file alone that is no such log', async () => {
      const other = file('README.md', '# mine\n');
      expect((await runPlain(['diff', county, later, '--changelog', other])).code).toBe(2);
      expect(readFileSync(other, 'utf8')).toBe('# mine\n');
    });
  });

  it.each([
    [['--changelog', 'CHANGES.pdf'], '以 .md、.html 或 .docx 结尾'],
    [['--changelog', 'CHANGES'], '以 .md、.html 或 .docx 结尾'],
    [['--tip'], '--against'],
  ] as const)('refuses %s in one sentence', async (words, told) => {
    const { code, stdout, stderr } = await runPlain(['diff', county, later, ...words]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.replace(/\s/gu, '')).toContain(told.replace(/\s/gu, ''));
    expect(existsSync('CHANGES.pdf')).toBe(false);
  });

  describe('--against', () => {
    let repository = '';
    const here = process.cwd();
    const git = (...words: string[]): string =>
      execFileSync(
        'git',
        ['-c', 'user.name=t', '-c', 'user.email=t@example.com', '-c', 'commit.gpgsign=false', ...words],
        {
          cwd: repository,
          encoding: 'utf8',
        },
      );
    beforeAll(() => {
      repository = mkdtempSync(join(tmpdir(), 'mulu-git-'));
      cpSync(`${root}/chain/old`, join(repository, 'layers'), { recursive: true });
      git('init', '-q', '-b', 'main');
      git('add', '.');
      git('commit', '-q', '-m', 'old');
      git('tag', 'v2026');
      cpSync(`${root}/chain/new`, join(repository, 'layers'), { recursive: true });
      process.chdir(repository);
    });
    afterAll(() => {
      process.chdir(here);
      rmSync(repository, { recursive: true });
    });

    it.each(['HEAD', 'main', 'v2026', 'HEAD~0'])('compares a file with %s, parents of the same commit', async (ref) => {
      const { code, stdout } = await runPlain([
        'diff',
        'layers/990101-example-county.yaml',
        '--against',
        `git:${ref}`,
        '--format',
        'json',
      ]);
      expect(code).toBe(0);
      const told = JSON.parse(stdout);
      expect(misfits(JSON.parse(stdout))).toEqual([]);
      const expected = JSON.parse(readFileSync(join(here, root, 'county/expected.json'), 'utf8'));
      expect(told.summary).toEqual(expected.summary);
      expect(told.comparisons[0].old.file).toBe(`git:${ref}:layers/990101-example-county.yaml`);
    });

    it('compares a folder, and the folder one stands in', async () => {
      const whole = JSON.parse(
        (await runPlain(['diff', 'layers', '--against', 'git:main', '--format', 'json'])).stdout,
      );
      const expected = JSON.parse(readFileSync(join(here, root, 'chain/expected.json'), 'utf8'));
      expect(whole.summary).toEqual(expected.summary);
      process.chdir(join(repository, 'layers'));
      const inner = JSON.parse((await runPlain(['diff', '.', '--against', 'git:main', '--format', 'json'])).stdout);
      process.chdir(repository);
      expect(inner.summary).toEqual(expected.summary);
    });

    it.each([
      '--upload-pack=x',
      '-x',
      '$(touch x)',
      '`touch x`',
      ';touch x',
      'main;touch x',
      'main\nHEAD',
      'no-such-branch',
      '--output=x',
      'HEAD:layers',
      '',
      '..',
      '@{-99}',
    ])('refuses %j', async (ref) => {
      const before = readdirSync(repository).sort();
      const { code, stderr } = await runPlain(['diff', 'layers', '--against', `git:${ref}`]);
      expect(code).toBe(2);
      expect(stderr).toMatch(/不是这个仓库里的提交|写作 mulu diff/u);
      expect(readdirSync(repository).sort()).toEqual(before);
      expect(existsSync(join(repository, 'x'))).toBe(false);
    });

    it('says so when the file is new, or stands outside any repository', async () => {
      writeFileSync(join(repository, 'fresh.yaml'), readFileSync(join(here, county)));
      const fresh = await runPlain(['diff', 'fresh.yaml', '--against', 'git:main']);
      expect([fresh.code, fresh.stderr]).toEqual([2, expect.stringContaining('git:main 里没有“fresh.yaml”')]);
      const outside = await runPlain(['diff', folder, '--against', 'git:main']);
      expect([outside.code, outside.stderr]).toEqual([2, expect.stringContaining('不在 git 仓库里')]);
      rmSync(join(repository, 'fresh.yaml'));
    });
  });
});

describe('mulu migrate', () => {
  let folder = '';
  const text = (name: string): string => readFileSync(join(folder, 'layers', name), 'utf8');
  const run = (...words: string[]) =>
    runPlain(['migrate', join(folder, 'new'), join(folder, 'layers'), '--from', join(folder, 'old'), ...words]);
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mulu-migrate-'));
    cpSync(`${root}/national`, folder, { recursive: true });
    writeFileSync(join(folder, 'layers', '990200.yaml'), `\ufeff${text('990200.yaml').replaceAll('\n', '\r\n')}`);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('only shows what it would write', async () => {
    const before = text('990000.yaml');
    const { code, stdout, stderr } = await run();
    expect(code).toBe(1);
    expect(stdout).toContain('"1.3" → "1.4 求职信息登记"');
    expect(stderr).toContain('--write');
    expect(text('990000.yaml')).toBe(before);
  });

  it('moves what is certain, asks for the rest, and does so once', async () => {
    const { code, stdout } = await run('--write');
    expect(code).toBe(1);
    expect(text('990000.yaml')).toContain('extends: "../new"');
    expect(text('990000.yaml')).toContain('items: ["4.*"]');
    expect(text('990100.yaml')).toContain('id: "4.1.1"');
    // Merged and split items are for a person to decide.
    expect(text('990100.yaml')).toContain('2.3 就业困难人员社会保险补贴申领');
    expect(stdout).toContain('还要由人处理的');
    expect(text('990200.yaml')).toMatch(/^\ufeffkind: layer\r\n/u);
    const moved = text('990000.yaml');
    const again = await run('--write');
    expect([again.code, again.stdout]).toEqual([0, '']);
    expect(again.stderr).toContain('已在 2027 版上');
    expect(text('990000.yaml')).toBe(moved);
  });

  it('says that there is nothing to rewrite', async () => {
    const { code, stderr } = await runPlain(['migrate', 'national', 'catalogues/examples']);
    expect([code, stderr]).toEqual([0, expect.stringContaining('4 份地方层没有要改写的')]);
  });

  it('wants two national editions and layers', async () => {
    expect((await runPlain(['migrate', 'nowhere', root])).code).toBe(2);
    expect((await runPlain(['migrate', county, root])).code).toBe(2);
    expect((await runPlain(['migrate', 'national', 'catalogues/national'])).code).toBe(2);
  });
});

describe('diff --base', () => {
  const region = (time: string): string =>
    `kind: layer\nregion: { code: "990109", name: 庚县, level: county }\nextends: 990100-example-city.yaml\nedition: "2026"\neffective: 2026-12-01\nresponsibleBody: 庚县人力资源和社会保障局\nemployment:\n  amend:\n    - { item: 1.2 岗位信息发布, timeLimit: ${time} }\n`;

  it('compares submissions whose parents are pinned elsewhere', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mulu-base-'));
    try {
      const [old, now] = [join(folder, 'old.yaml'), join(folder, 'new.yaml')];
      writeFileSync(old, region('5个工作日内'));
      writeFileSync(now, region('3个工作日内'));
      expect((await runPlain(['diff', old, now])).stderr).toContain('找不到上级');
      const { code, stdout } = await runPlain(['diff', old, now, '--base', 'catalogues/examples', '--format', 'json']);
      const [{ differences }] = JSON.parse(stdout).comparisons;
      expect([code, differences.map((one: { class: string; item: string }) => [one.class, one.item])]).toEqual([
        0,
        [['tightened', 'employment/1.2']],
      ]);
      const wrong = async (base: string): Promise<string> =>
        (await runPlain(['diff', old, now, '--base', base])).stderr;
      expect(await wrong(join(folder, 'none'))).toContain('没有文件夹“');
      expect(await wrong(old)).toContain('是文件，不是文件夹');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
