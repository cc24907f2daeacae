import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { workbookSheets } from '../src/model/workbook-form.ts';
import { checkText } from '../src/workspace/check-text.ts';
import { openWorkspace } from '../src/workspace/open-workspace.ts';
import { runHere, runMulu } from './cli/run-cli.ts';
import { type Checked, columnOf, filled, formOf, resolvedOf } from './forms.ts';
import { fuzz } from './fuzz.ts';

const folder = mkdtempSync(join(tmpdir(), 'mulu-workbook-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const examples = [
  '990000-example-province.yaml',
  '990100-example-city.yaml',
  '990101-example-county.yaml',
  '990101001-example-town.yaml',
] as const;
for (const name of examples) copyFileSync(join('catalogues/examples', name), join(folder, name));

const readForm = (bytes: Uint8Array, name = 'form.xlsx') => {
  const file = `${folder}/${name}`;
  writeFileSync(file, bytes);
  return openWorkspace(undefined).check(file);
};

/** Where two resolved catalogues say something else. */
const different = (left: string, right: string): unknown[] => {
  const [one, other] = [left, right].map((text) => (JSON.parse(text) as unknown[]).flat()) as [unknown[], unknown[]];
  return one.flatMap((part, index) =>
    JSON.stringify(part) === JSON.stringify(other[index]) ? [] : [[part, other[index]]],
  );
};

describe('layer → workbook → layer', () => {
  it.each(examples)('%s comes back as the same catalogue', async (name) => {
    const layer = await openWorkspace(undefined).check(`${folder}/${name}`);
    const back = await readForm(await formOf(layer));
    expect(back.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(resolvedOf(back)).toBe(resolvedOf(layer));
    expect(back.layer?.filing).toEqual(layer.layer?.filing);
    expect(back.layer?.accepted.map(({ value }) => value)).toEqual(layer.layer?.accepted.map(({ value }) => value));
  });

  it('holds for any layer', async () => {
    const national = openWorkspace(undefined).nationalStandard();
    const second = [...national.items.values()].filter(({ level, candidate }) => level === 2 && !candidate);
    const channels = fc.subarray(
      ['政府网站', '政府公报', '两微一端', '精准推送', '入户/现场', '其他：服务大厅', '其他：基层公共服务平台'],
      { minLength: 1 },
    );
    const words = fc.subarray(['经办网点', '=1+1', '_x0041_', '+86', '服务承诺', '咨询电话', '2026-01-02'], {
      minLength: 1,
    });
    const books = fc.subarray(
      [
        '《甲条例》',
        '《乙办法》（示府发〔2026〕1号）',
        '《中华人民共和国政府信息公开条例》（中华人民共和国国务院令第711号）',
      ],
      { minLength: 1 },
    );
    const either = <T>(value: fc.Arbitrary<T>) =>
      fc.oneof(
        value,
        value.map((add) => ({ add })),
      );
    const edits = fc.record(
      {
        content: either(words),
        basis: either(books),
        timeLimit: fc.constantFrom('5个工作日内', '10个工作日内', '30个工作日内', '长期公开'),
        responsibleBody: fc.oneof(fc.constant('某局'), fc.constant({ 县级: '某局', 乡级: '各乡镇人民政府' })),
        channels: either(channels),
        audience: fc.constantFrom('全社会', ['全社会', '特定群体：参保单位'], '特定群体', { add: ['特定群体：学生'] }),
        disclosureMode: fc.constantFrom('主动', ['主动', '依申请'], '依申请'),
        levels: fc.constantFrom(['县级'], ['县级', '乡级'], ['市级', '县级']),
        handlingLimit: fc.constantFrom('当场办结', '5', '3个工作日'),
        links: fc.constantFrom(
          { guide: 'https://a.example.cn/1' },
          { '网上 办理': 'https://b.example.cn', guide: 'https://c.example.cn' },
        ),
      },
      { requiredKeys: [] },
    );
    const selector = fc.oneof(
      fc.constantFrom('*', '1.*', '5.*'),
      fc.constantFrom(...second.filter(({ domain }) => domain === 'employment').map(({ id }) => id)),
    );
    const domain = fc.record(
      {
        omit: fc
          .uniqueArray(fc.constantFrom('1.3', '2.1', '4.2', '6.1'), { minLength: 1 })
          .map((ids) => ids.map((item) => ({ item, reason: 'moved', note: '由市局受理' }))),
        amend: fc
          .uniqueArray(fc.tuple(selector, edits), { minLength: 1, maxLength: 4, selector: ([id]) => id })
          .map((all) =>
            all.filter(([, one]) => Object.keys(one).length > 0).map(([item, one]) => ({ items: [item], ...one })),
          ),
        add: edits.map((one) => [
          { id: '1.1.1', title: '稳岗政策咨询', ...one },
          { id: '10', title: '人事档案管理服务' },
        ]),
      },
      { requiredKeys: [] },
    );
    const layers = fc.record(
      {
        responsibleBody: fc.constantFrom('示例县人社局', { 县级: '示例县人社局', 乡级: '某镇' }),
        contact: fc.constant({ office: '办公室', phone: '0990-1234567' }),
        employment: domain,
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(layers, async (layer) => {
        const head = {
          kind: 'layer',
          region: { code: '990101', name: '示例县', level: 'county' },
          extends: 'national@2019',
        };
        const text = stringify({ ...head, ...layer });
        const given = await checkText(`${folder}/any.yaml`, text);
        const back = await readForm(await formOf(given));
        // Two whole catalogues beside each other tell nobody anything.
        expect(different(resolvedOf(back), resolvedOf(given)), text).toEqual([]);
      }),
      // Through a file; what any layer can hold is tried at the sheets, see workbook-random.real.test.ts.
      fuzz(8),
    );
  });
});

const county = `${folder}/990101-example-county.yaml`;
const form = async () => formOf(await openWorkspace(undefined).check(county));

describe('the form', () => {
  it('locks the standard, opens the rest, and offers what may be chosen', async () => {
    const parts = unzipSync(await form());
    const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
    expect(part('xl/workbook.xml')).toMatch(new RegExp(`name="${workbookSheets.lists}"[^>]*state="veryHidden"`, 'u'));
    const employment = part('xl/worksheets/sheet3.xml');
    expect(employment).toMatch(/<sheetProtection [^>]*sheet="1"/u);
    expect(employment).not.toMatch(/password|<f>/u);
    expect([...employment.matchAll(/<dataValidation [^>]*type="list"/gu)].length).toBeGreaterThanOrEqual(17);
    for (const [, formula = ''] of employment.matchAll(/<formula1>(.*?)<\/formula1>/gu))
      expect(formula).toMatch(/^'?选项'?!\$[A-Z]\$1:\$[A-Z]\$\d+$/u);
  });

  it('is the same bytes each time', async () => {
    expect(Buffer.from(await form()).equals(Buffer.from(await form()))).toBe(true);
  });

  it('tells problems by their cells', async () => {
    const limit = await columnOf(await form(), '就业', '公开时限（本地）');
    const mode = await columnOf(await form(), '社会保险', '公开方式（本地）');
    const wrong = filled(filled(await form(), '就业', { [`${limit}5`]: '60个工作日内' }), '社会保险', {
      [`${mode}4`]: '保密',
    });
    writeFileSync(join(folder, 'wrong.xlsx'), wrong);
    const { code, stdout } = await runHere('validate', join(folder, 'wrong.xlsx'), '--format', 'json');
    const { findings } = JSON.parse(stdout) as {
      findings: { rule: string; severity: string; cell: string; line: null }[];
    };
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(code).toBe(1);
    expect(errors.map(({ rule, cell, line }) => [rule, cell, line])).toEqual([
      ['only-tighter', `就业!${limit}5`, null],
      ['schema', `社会保险!${mode}4`, null],
    ]);
    expect((await runHere('validate', join(folder, 'wrong.xlsx'))).stdout).toContain(`就业!${limit}5`);
  });

  it('is annotated in a copy that holds nobody’s number in the open', async () => {
    const limit = await columnOf(await form(), '就业', '公开时限（本地）');
    const content = await columnOf(await form(), '就业', '办理时限（本地）');
    const [source, copy] = [join(folder, 'numbers.xlsx'), join(folder, 'numbers-noted.xlsx')];
    writeFileSync(
      source,
      filled(await form(), '就业', {
        [`${limit}5`]: '60个工作日内',
        [`${content}5`]: '王某13812345678\n110101199003070011',
      }),
    );
    expect((await runHere('validate', source, '--annotate', copy)).code).toBe(1);
    const parts = Object.values(unzipSync(readFileSync(copy))).map((part) => strFromU8(part));
    for (const number of ['13812345678', '110101199003070011'])
      expect(parts.filter((part) => part.includes(number))).toEqual([]);
    expect(parts.some((part) => part.includes('王某138******78'))).toBe(true);
  });

  it('is annotated in a copy that reads the same', async () => {
    const limit = await columnOf(await form(), '就业', '公开时限（本地）');
    const wrong = filled(await form(), '就业', { [`${limit}5`]: '60个工作日内' });
    const [source, copy] = [join(folder, 'given.xlsx'), join(folder, 'noted.xlsx')];
    writeFileSync(source, wrong);
    const { code, stderr } = await runHere('validate', source, '--annotate', copy);
    expect([code, stderr]).toEqual([1, expect.stringContaining('1 条批注')]);
    const { readXlsx } = await import('hucre/xlsx');
    const sheet = (await readXlsx(readFileSync(copy), { readStyles: true })).sheets.find(({ name }) => name === '就业');
    const noted = [...(sheet?.cells ?? [])].filter(([, cell]) => cell.comment !== undefined);
    expect(noted.map(([, cell]) => [cell.value, cell.comment?.text.slice(0, 3)])).toEqual([['60个工作日内', '错误：']]);
    expect(JSON.stringify(noted[0]?.[1].style?.fill)).toContain('FFC7CE');
    expect(readFileSync(source).equals(Buffer.from(wrong))).toBe(true);
    const [before, after] = [await readForm(wrong), await readForm(readFileSync(copy))];
    expect(resolvedOf(after)).toBe(resolvedOf(before));
    expect(strFromU8(unzipSync(readFileSync(copy))['xl/worksheets/sheet3.xml'] ?? new Uint8Array())).toMatch(
      /<sheetProtection [^>]*sheet="1"/u,
    );
    for (const target of [copy, source]) expect((await runHere('validate', source, '--annotate', target)).code).toBe(2);
    expect((await runHere('validate', county, '--annotate', join(folder, 'no.xlsx'))).code).toBe(2);
  });

  it('comes back through import as a layer of the same catalogue', async () => {
    writeFileSync(join(folder, 'sent.xlsx'), await form());
    const back = `${folder}/back.yaml`;
    const { code, stderr } = await runHere('import', join(folder, 'sent.xlsx'), '-o', back);
    expect([code, stderr]).toEqual([0, expect.stringContaining('已写入')]);
    const [given, made] = await Promise.all([county, back].map((file) => openWorkspace(undefined).check(file)));
    expect(resolvedOf(made as Checked)).toBe(resolvedOf(given as Checked));
    expect(readFileSync(back, 'utf8')).toContain('items: [ "*" ]');
    expect((await runHere('import', join(folder, 'sent.xlsx'), '-o', back)).code).toBe(2);
  });

  it('finds a parent that lies elsewhere below the working directory', async () => {
    mkdirSync(join(folder, 'mail'), { recursive: true });
    writeFileSync(join(folder, 'mail', 'sent.xlsx'), await form());
    const { code, stdout } = runMulu(['validate', 'mail/sent.xlsx'], { cwd: folder });
    expect([code, stdout]).toEqual([0, expect.stringContaining('0 个错误')]);
  });

  it('finds the parent where it was made, whatever else bears that name', async () => {
    const out = join(folder, 'made');
    await runHere('build', 'catalogues/examples/990101-example-county.yaml', '-o', out, '--format', 'workbook');
    const { code, stdout } = await runHere('validate', join(out, 'workbook.xlsx'));
    expect([code, stdout]).toEqual([0, expect.stringContaining('0 个错误')]);
  });

  it('is not made of the national catalogue or an extract', async () => {
    const { code, stderr } = await runHere('build', 'national', '-o', join(folder, 'none'), '--format', 'workbook');
    expect([code, stderr]).toEqual([2, expect.stringContaining('填报工作簿只为地方层生成')]);
  });

  it('another XLSX is still no layer', async () => {
    await runHere('build', county, '-o', join(folder, 'plain'), '--format', 'xlsx');
    expect((await runHere('validate', join(folder, 'plain', 'catalogue.xlsx'))).code).toBe(2);
  });
});
