import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Compilation } from '../src/catalogue/compilation.ts';
import type { Sheet } from '../src/document/sheet/sheet.ts';
import { guideTables } from '../src/emit/workbook/guide-tables.ts';
import { guide as isGuide } from '../src/generated/validators/guide.js';
import { importGuides } from '../src/import/guides/import-guides.ts';
import type { Guide } from '../src/model/guide.ts';
import { readGuide } from '../src/source/guide.ts';
import type { Grid } from '../src/source/table/table.ts';
import { openWorkspace } from '../src/workspace/open-workspace.ts';
import { runPlain } from './cli/run-cli.ts';
import { filled } from './forms.ts';
import { fuzz } from './fuzz.ts';
import type { ReportedFinding } from './rule-cases.ts';

const top = mkdtempSync(join(tmpdir(), 'mulu-workbook-guides-')).replaceAll('\\', '/');
afterAll(() => rmSync(top, { recursive: true, force: true }));

const { nationalStandard, reference } = openWorkspace('2026-12-01');
const whole = nationalStandard();
/** A few items: what a form does with one it does with a hundred. */
const catalogue = { ...whole, items: new Map([...whole.items].filter(([, { id }]) => /^7\.[12]$/u.test(id))) };

/** What sheets hold, as a reader of tables gives it. */
const asRead = (sheets: readonly Sheet[]): Grid[] =>
  sheets.map(({ name, cells }, index) => {
    const rows: ({ text: string; place: string } | undefined)[][] = [];
    for (const { row, column, value } of cells) {
      while (rows.length <= row) rows.push([]);
      const line = rows[row] ?? [];
      while (line.length <= column) line.push(undefined);
      const text = String(value).trim();
      line[column] = text === '' ? undefined : { text, place: `${name} ${row} ${column}` };
    }
    return { name, number: index + 1, rows, placeOf: (row) => `${name} ${row}` };
  });

/** Words as offices write them, with what a reader might stumble over. */
const word = fc.constantFrom(
  ...[
    '身份证',
    '5个工作日',
    '无',
    '1.第一条',
    '查验原件；交复印件。',
    'https://www.example.gov.cn/a?b=1&c=2',
    '是',
    '否',
    '同上',
  ],
  ...[
    '“引号”、顿号',
    '- 横线',
    '# 井号',
    '《失业保险条例》第十六条',
    '待核',
    '0',
    '12333',
    'a: b',
    '{ x }',
    '業務',
    '甲 乙',
    '0990-1234567',
  ],
);
const some = fc.array(word, { minLength: 1, maxLength: 3 });
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
const record = (shape: { [key: string]: fc.Arbitrary<unknown> }, needed: readonly string[] = []) =>
  fc
    .record(
      Object.fromEntries(Object.entries(shape).map(([key, one]) => [key, needed.includes(key) ? one : maybe(one)])),
    )
    .map((data) => Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)))
    .filter((data) => Object.keys(data).length > 0);

const material = record(
  {
    name: word,
    kind: fc.constantFrom('证件证书证明', '申请表格文书', '其他'),
    need: fc.constantFrom('必要', '非必要', '容缺后补'),
    when: word,
    for: some,
    counter: word,
    online: word,
    source: fc.constantFrom('申请人自备', '政府部门核发', '其他'),
    require: word,
    form: word,
    fill: fc.array(fc.record({ field: word, how: word, example: word }), { minLength: 1, maxLength: 2 }),
    sample: word,
    basis: word,
  },
  ['name'],
);
const pairs = (one: string, other: string) =>
  fc.array(fc.record({ [one]: word, [other]: word }), { minLength: 1, maxLength: 2 });
const condition = fc.oneof(word, fc.record({ text: word, basis: word }));
const edits = (omit: fc.Arbitrary<unknown>, amend: fc.Arbitrary<unknown>, add: fc.Arbitrary<unknown>) => {
  const list = (one: fc.Arbitrary<unknown>) => fc.array(one, { minLength: 1, maxLength: 2 });
  return record({ omit: list(omit), amend: list(amend), add: list(add) });
};
const step = record(
  { by: word, do: word, limit: word, note: word, basis: word, link: word, publish: word, public: fc.constant('否') },
  ['by', 'do'],
);
const question = fc.record({ by: word, ask: word, 是: fc.constant('步骤0'), 否: fc.constant('结束') });
const steps = fc
  .array(fc.oneof(step, question), { minLength: 1, maxLength: 4 })
  .map((all) => all.map((one, index) => ({ id: `步骤${index}`, ...one })));

const guide = record({
  owner: word,
  checked: fc.constant('2026-11-20'),
  summary: word,
  applicants: some,
  handling: fc.constantFrom('即办件', '承诺件'),
  amount: some,
  conditions: fc.oneof(
    fc.array(condition, { minLength: 1, maxLength: 3 }),
    edits(word, fc.record({ from: word, to: word }), condition),
  ),
  cases: pairs('id', 'name'),
  only: fc.constant('材料以此为限'),
  materials: fc.oneof(
    fc.constant('无需材料'),
    fc.array(material, { minLength: 1, maxLength: 3 }),
    edits(fc.record({ name: word, how: word }), material, material),
  ),
  limits: record({ promised: word, legal: word, basis: word, excluded: pairs('what', 'time') }),
  fee: fc.oneof(
    fc.constant('不收费'),
    fc.array(record({ name: word, standard: word, basis: word, relief: word }, ['name', 'standard']), {
      minLength: 1,
      maxLength: 2,
    }),
  ),
  // biome-ignore lint/suspicious/noThenProperty: a key of the file
  result: record({ name: word, delivery: some, then: word }, ['name']),
  ways: record({ window: some, online: some, mail: word, visits: fc.constant('1次'), reason: word, depth: word }),
  process: record({ steps, supervision: some, rights: some }, ['steps']),
  redress: word,
  advice: word,
  complaint: word,
  progress: word,
  companion: record({ policies: some, notices: some, interpretations: some, faq: pairs('q', 'a') }),
  extra: fc.dictionary(fc.constantFrom('额度', '经办银行'), word, { minKeys: 1 }),
  evidence: fc.dictionary(fc.constantFrom('conditions', 'limits'), word, { minKeys: 1 }),
});

const item = 'social-insurance/7.1 失业保险金申领';

/** A guide without the places of its values. */
const said = (one: Guide | undefined): unknown =>
  JSON.parse(
    JSON.stringify(one, (key, value) => (key === 'at' || key === 'places' || key === 'file' ? undefined : value)),
  );

const back = async (data: { [key: string]: unknown }) => {
  const written = readGuide('a.yaml', data);
  const sheets = guideTables(
    { resolved: catalogue, reference } as unknown as Compilation,
    written ? [written] : [],
    [],
  );
  const report = await importGuides({
    file: 'workbook.xlsx',
    grids: asRead(sheets),
    catalogue,
    reference,
    groundOf: async () => ({}),
    hasFile: () => false,
    labelsOf: () => [],
    isForm: true,
    force: false,
    sayData: () => undefined,
  });
  return { written, report };
};

describe('the sheets of guides', () => {
  it('bring back every guide as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(guide, async (fields) => {
        const data = { kind: 'guide', item, ...fields };
        expect([isGuide(data), isGuide.errors]).toEqual([true, null]);
        const { written, report } = await back(data);
        const [imported] = report.guides;
        expect(report.remarks).toEqual([]);
        const text = imported?.text ?? '';
        expect([isGuide(parse(text)), text]).toEqual([true, text]);
        expect(said(readGuide('a.yaml', parse(text)))).toEqual(said(written));
      }),
      fuzz(60),
    );
  });

  it('are filled from the guides of a layer, and change one with --force only', async () => {
    cpSync('catalogues/examples', `${top}/examples`, { recursive: true });
    const county = `${top}/examples/990101-example-county.yaml`;
    const run = (...argv: string[]) => runPlain(argv);
    expect((await run('build', county, '-o', `${top}/out`, '--format', 'workbook')).code).toBe(0);
    const book = `${top}/out/workbook.xlsx`;
    const same = await run('import', book, '--guides', county);
    expect([same.code, same.stderr]).toEqual([0, expect.stringContaining('与已有的相同 6')]);
    // A form with guides is a form like any other.
    expect((await run('validate', book)).stdout).not.toContain('workbook-form');
    const bytes = new Uint8Array(readFileSync(book));
    const { writeFileSync } = await import('node:fs');
    writeFileSync(book, filled(bytes, '材料', { B4: '户口簿', C4: '随便' }));
    const told = await run('import', book, '--guides', county);
    expect(told.code).toBe(1);
    expect(told.stderr).toContain('材料!C4');
    expect(told.stderr).toContain('户口簿');
    // Checked where it was filled in, beside the layers that it rests on; what it holds of its catalogue is not touched.
    const form = `${top}/examples/form.xlsx`;
    const guides = filled(bytes, '指南', { K82: '30个工作日', D11: '找张三13800138000' });
    const materials = filled(guides, '材料', { B4: '其他材料', C4: '随便', L14: '' });
    writeFileSync(form, filled(materials, '步骤', { F32: '没有的一步' }));
    const { code, stdout } = await run('validate', form, '--format', 'json');
    const { findings } = JSON.parse(stdout) as { readonly findings: readonly ReportedFinding[] };
    expect([code, stdout]).toEqual([1, expect.not.stringContaining('13800138000')]);
    expect(findings.flatMap(({ rule, severity, cell }) => (severity === 'info' ? [] : [`${rule} ${cell}`]))).toEqual([
      'workbook-form 指南!D11',
      'workbook-form 材料!C4',
      'no-catch-all 材料!B4',
      'chart-sound 步骤!B32',
      'guide-covers-content 指南!A82',
      'material-complete 材料!B14',
      'one-value 指南!K82',
      'promise-within-law 指南!K82',
    ]);
    // Speaks of columns, not of keys.
    expect(findings.find(({ rule }) => rule === 'material-complete')?.fix).toBe('补上：空白表格');
    const layer = await run('import', form, '-o', `${top}/examples/back.yaml`);
    expect(layer.stderr).not.toContain('promise-within-law');
  });
});
