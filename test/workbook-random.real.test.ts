import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Compilation } from '../src/catalogue/compilation.ts';
import type { Sheet } from '../src/document/sheet/sheet.ts';
import { formSheets } from '../src/emit/workbook/workbook.ts';
import { essence } from '../src/engine/import/workbook-layer.ts';
import { reference } from '../src/generated/reference.js';
import type { Layer, Resolved } from '../src/model/catalogue.ts';
import type { Step } from '../src/model/step.ts';
import { resolve } from '../src/resolve/resolve.ts';
import { readLayer } from '../src/source/layer.ts';
import type { Source } from '../src/source/source.ts';
import type { FormSheet } from '../src/source/workbook/form-sheet.ts';
import { readWorkbookLayer } from '../src/source/workbook/read-workbook-layer.ts';
import { openWorkspace } from '../src/workspace/open-workspace.ts';
import { formOptions } from './forms.ts';
import { fuzz } from './fuzz.ts';

const file = 'layer.yaml';
const whole = openWorkspace(undefined).nationalStandard();

/** A few items of each group: what a form does with one it does with a hundred. */
const national: Resolved = {
  ...whole,
  items: new Map([...whole.items].filter(([, { id }]) => /^[145789](?:\.[12])?$/u.test(id))),
};

const sourceOf = (data: unknown): Source => ({
  file,
  data,
  text: '',
  faults: [],
  locate: () => undefined,
  line: () => undefined,
  written: () => undefined,
  range: () => undefined,
});

const layerOf = (data: unknown): Layer => {
  const { layer, faults } = readLayer(sourceOf(data), reference);
  expect(faults).toEqual([]);
  if (!layer) throw new Error('no layer');
  return layer;
};

const stepOf = (data: unknown, above: Resolved): Step => resolve(layerOf(data), above, { reference });

/** A province that leaves out some items and adds others, so that there is something to restore and to give way to. */
const province = stepOf(
  {
    kind: 'layer',
    region: { code: '990000', name: '示例省', level: 'province' },
    extends: 'national@2019',
    employment: {
      omit: [
        { item: '9.1', reason: 'moved', note: '由科技部门办理' },
        { item: '7', reason: 'cancelled', note: '机构调整' },
      ],
    },
    'social-insurance': { add: [{ id: '9.9', title: '电子社保卡签发' }] },
  },
  national,
).resolved;

/** What the sheets hold, as it is read from a file: positions and texts. */
const asRead = (sheets: readonly Sheet[]): FormSheet[] =>
  sheets.map(({ name, cells, hidden }) => {
    const rows: ({ text: string } | undefined)[][] = [];
    for (const { row, column, value } of cells) {
      for (let line = rows.length; line <= row; line += 1) rows.push([]);
      const text = String(value).trim();
      const line = rows[row] ?? [];
      for (let gap = line.length; gap < column; gap += 1) line.push(undefined);
      line[column] = text === '' ? undefined : { text };
    }
    return { name, rows, hidden: hidden === true, hiddenRows: new Set(), hiddenColumns: new Set() };
  });

const formOfStep = (step: Step): readonly Sheet[] => {
  const input = { resolved: step.resolved, reference, findings: [] } as unknown as Compilation;
  return formSheets(input, step, formOptions);
};

/** All that a layer says, in a form that does not depend on how it says it. */
const said = ({ resolved, layer, outcomes }: Step): unknown => ({
  catalogue: (JSON.parse(essence(resolved)) as unknown[]).flat(),
  refused: outcomes
    .filter(({ verdict }) => verdict === 'refused')
    .map(({ item, field, local }) => [item, field, local].join(' '))
    .sort(),
  was: Object.values(layer.domains).flatMap(
    (entries) => entries?.add.map(({ id, was }) => [id.value, was ?? '']) ?? [],
  ),
  head: [layer.region, layer.extends.value, layer.edition ?? '', layer.effective ?? ''],
  body: layer.responsibleBody?.value ?? null,
  contact: layer.contact,
  filing: layer.filing ?? null,
  accepted: layer.accepted.map(({ value }) => value),
  rest: [layer.written?.profile ?? null, layer.written?.covers ?? null, layer.written?.places ?? null],
});

/** The parts of two accounts that differ: whole catalogues beside each other tell nobody anything. */
const different = (left: unknown, right: unknown): string[] => {
  const [one, other] = [left, right].map((value) => Object.entries(value as object)) as [
    [string, unknown][],
    [string, unknown][],
  ];
  return one.flatMap(([key, value], index) => {
    const [mine, theirs] = [value, other[index]?.[1]].map((list) => (Array.isArray(list) ? list : [list])) as [
      unknown[],
      unknown[],
    ];
    return Array.from({ length: Math.max(mine.length, theirs.length) }, (_, at) => [mine[at], theirs[at]])
      .filter(([a, b]) => JSON.stringify(a) !== JSON.stringify(b))
      .map(([a, b]) => `${key}: ${JSON.stringify(a)} ≠ ${JSON.stringify(b)}`);
  });
};

const second = [...province.items.values()].filter(
  ({ level, candidate, omitted }) => level === 2 && !candidate && !omitted,
);
const idsOf = (domain: string): string[] => second.filter((item) => item.domain === domain).map(({ id }) => id);

const words = fc.subarray(
  ['经办网点', '=1+1', '_x0041_', '+86', '服务承诺', '咨询电话', '2026-01-02', '1.10', '（无）要素'],
  { minLength: 1 },
);
const books = fc.subarray(
  [
    '《甲条例》',
    '《乙办法》（示府发〔2026〕1号）',
    '《中华人民共和国政府信息公开条例》（中华人民共和国国务院令第711号）',
  ],
  { minLength: 1 },
);
const channels = fc.subarray(
  ['政府网站', '政府公报', '两微一端', '精准推送', '入户/现场', '其他：服务大厅', '其他：基层公共服务平台'],
  { minLength: 1 },
);
const either = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof(
    value,
    value.map((add) => ({ add })),
  );

const fieldsOf = {
  content: either(words),
  basis: either(books),
  timeLimit: fc.constantFrom('5个工作日内', '10个工作日内', '30个工作日内', '长期公开', '尽快', '1个月内'),
  responsibleBody: fc.oneof(fc.constant('某局'), fc.constant({ 县级: '某局', 乡级: '各乡镇人民政府' })),
  channels: either(channels),
  audience: fc.constantFrom('全社会', ['全社会', '特定群体：参保单位'], '特定群体', { add: ['特定群体：学生、教师'] }),
  disclosureMode: fc.constantFrom('主动', ['主动', '依申请'], '依申请'),
  levels: fc.constantFrom(['县级'], ['县级', '乡级'], ['市级', '县级']),
  handlingLimit: fc.constantFrom('当场办结', '5', '3个工作日'),
  links: fc.constantFrom(
    { guide: 'https://a.example.cn/1' },
    { '网上 办理': 'https://b.example.cn', guide: 'https://c.example.cn' },
  ),
};
const edits = fc.record(fieldsOf, { requiredKeys: [] });

const domainOf = (ids: readonly string[], restorable: readonly string[], free: string, group: string) =>
  fc.record(
    {
      title: fc.constantFrom('示例县目录', '某县标准目录（试行）'),
      omit: fc
        .uniqueArray(
          fc.tuple(
            fc.constantFrom(...ids, group),
            fc.constantFrom('not-operated', 'moved', 'cancelled', 'to-be-confirmed'),
          ),
          { minLength: 1, maxLength: 4, selector: ([id]) => id },
        )
        .map((all) =>
          all.map(([item, reason], index) => ({
            item,
            reason,
            ...(index % 2 === 0 ? { note: '由市局受理\n见公告' } : {}),
          })),
        ),
      restore: fc
        .subarray([...restorable], { minLength: restorable.length > 0 ? 1 : 0 })
        .map((all) => all.map((item) => ({ item }))),
      amend: fc
        .uniqueArray(fc.tuple(fc.oneof(fc.constantFrom('*', '1.*', '5.*'), fc.constantFrom(...ids)), edits), {
          minLength: 1,
          maxLength: 4,
          selector: ([id]) => id,
        })
        .map((all) =>
          all.filter(([, one]) => Object.keys(one).length > 0).map(([item, one]) => ({ items: [item], ...one })),
        ),
      add: fc.tuple(edits, fc.boolean()).map(([one, moved]) => [
        { id: `${ids[0]}.1`, title: '稳岗政策咨询', ...one },
        { id: free, title: '人事档案管理服务' },
        { id: `${free}.1`, title: '流动人员档案查阅', ...(moved ? { was: '9.7' } : {}), ...one },
      ]),
    },
    { requiredKeys: [] },
  );

const answer = fc.record(
  {
    rule: fc.constantFrom('similar-item', 'no-narrowing', 'renamed-item', 'of-a-later-version'),
    item: fc.constantFrom('employment/1.2', 'social-insurance/7.1', 'employment/10.1'),
    field: fc.constantFrom('content', 'basis', 'timeLimit'),
    reason: fc.constantFrom('确有需要', '=说明'),
    until: fc.constantFrom('2027-01-01'),
    text: fc.constantFrom('政府公报'),
  },
  { requiredKeys: ['rule', 'reason'] },
);

const layers = fc.record(
  {
    edition: fc.constantFrom('2026', '2026年修订'),
    effective: fc.constant('2026-12-01'),
    responsibleBody: fc.constantFrom('示例县人社局', { 县级: '示例县人社局', 乡级: '某镇' }),
    contact: fc.record(
      { office: fc.constant('办公室'), phone: fc.constant('0990-1234567'), hours: fc.constant('工作日8:30–12:00') },
      { requiredKeys: ['office'] },
    ),
    employment: domainOf(idsOf('employment'), ['9.1', '7.2', '7'], '10', '4'),
    'social-insurance': domainOf(idsOf('social-insurance'), [], '10', '8'),
    filing: fc.record(
      {
        receiver: fc.constant('示例市人社局'),
        number: fc.constant('示人社函〔2026〕12号'),
        date: fc.constant('2026-12-05'),
        signer: fc.constant('某某'),
        copies: fc.constant(['县政府办', '县政务公开办']),
        review: fc.constant({ by: '县政务公开办', date: '2026-12-01', result: '同意' }),
      },
      { requiredKeys: ['receiver'] },
    ),
    accepted: fc.array(answer, { minLength: 1, maxLength: 3 }),
    profile: fc.record(
      {
        titles: fc.constant({ employment: '{region}目录' }),
        synonyms: fc.constant([['甲', '乙']]),
        filing: fc.constant({ route: '经市局报' }),
      },
      { requiredKeys: [] },
    ),
    // What no part of the tool knows yet, as a later version writes it.
    covers: fc.constant(['employment']),
    places: fc.constant([{ id: '县大厅', name: '政务服务中心' }]),
  },
  { requiredKeys: [] },
);

describe('a form', () => {
  it('holds all that any layer says, refused or in force', () => {
    fc.assert(
      fc.property(layers, (data) => {
        const region = { code: '990101', name: '示例县', level: 'county' };
        const layer = { kind: 'layer', region, extends: '省.yaml', ...data };
        const given = stepOf(layer, province);
        const back = readWorkbookLayer('form.xlsx', asRead(formOfStep(given)));
        expect(back?.formFaults).toEqual([]);
        expect(different(said(stepOf(back?.data, province)), said(given)), JSON.stringify(layer)).toEqual([]);
      }),
      fuzz(300),
    );
  });
});
