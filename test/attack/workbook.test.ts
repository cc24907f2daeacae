import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils, type WorkBook, type WorkSheet, write } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordFault } from '../../src/compiler/settle.ts';
import { rules } from '../../src/rules/index.ts';
import { workbookForm } from '../../src/rules/workbook-form.ts';
import { openWorkspace } from '../../src/workspace/open-workspace.ts';
import { type Checked, formOf } from '../forms.ts';

const folder = mkdtempSync(join(tmpdir(), 'mulu-workbook-attack-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a layer file says and no workbook shows. */
const keys =
  /\b(?:omit|amend|restore|accepted|add|handlingLimit|timeLimit|profile|extends|reason|note|not-operated|was|basis|content|responsibleBody|disclosureMode|employment|social-insurance)\b(?![-@/])|yaml|--fix|键|\{ |mulu items/iu;
const at = { file: 'form.xlsx', path: [] };

let form: Uint8Array;
beforeAll(async () => {
  for (const name of ['990000-example-province', '990100-example-city', '990101-example-county'])
    copyFileSync(`catalogues/examples/${name}.yaml`, join(folder, `${name}.yaml`));
  form = await formOf(await openWorkspace(undefined).check(`${folder}/990101-example-county.yaml`));
});

/** A sheet as a clerk changes it: cells by the number of their row and the head of their column. */
class Page {
  readonly sheet: WorkSheet;
  constructor(book: WorkBook, name: string) {
    this.sheet = book.Sheets[name] ?? {};
  }
  get grid(): unknown[][] {
    return utils.sheet_to_json(this.sheet, { header: 1, blankrows: true, defval: '' });
  }
  column(head: string): number {
    const found = this.grid[1]?.indexOf(head) ?? -1;
    expect(found, head).toBeGreaterThanOrEqual(0);
    return found;
  }
  row(number: string): number {
    const found = this.grid.findIndex((line) => line[0] === number);
    expect(found, number).toBeGreaterThan(0);
    return found;
  }
  /** The name of a cell: row by number or index, column by head or index. */
  at(row: string | number, head: string | number): string {
    const [r, c] = [typeof row === 'string' ? this.row(row) : row, typeof head === 'string' ? this.column(head) : head];
    return utils.encode_cell({ r, c });
  }
  put(row: string | number, head: string | number, value: unknown, more: object = {}): string {
    const cell = this.at(row, head);
    const kind = typeof value === 'number' ? 'n' : typeof value === 'boolean' ? 'b' : 's';
    this.sheet[cell] = { t: kind, v: value, ...more };
    const range = utils.decode_range(this.sheet['!ref'] ?? 'A1');
    const { r, c } = utils.decode_cell(cell);
    range.e = { r: Math.max(range.e.r, r), c: Math.max(range.e.c, c) };
    this.sheet['!ref'] = utils.encode_range(range);
    return cell;
  }
}

type Told = readonly [wording: string, cell: string];
let count = 0;

/** What is told of a form that was changed: its wordings and cells. */
const toldOf = async (
  change: (page: (name: string) => Page, book: WorkBook) => void,
): Promise<{ readonly told: Told[]; readonly checked: Checked }> => {
  const book = read(form, { cellStyles: true });
  change((name) => new Page(book, name), book);
  count += 1;
  const file = `${folder}/form-${count}.xlsx`;
  writeFileSync(file, write(book, { type: 'buffer', bookType: 'xlsx' }));
  const checked = await openWorkspace(undefined).check(file);
  const told = checked.findings.flatMap(({ rule, wording = '', at }): Told[] =>
    rule === 'workbook-form' && 'cell' in at ? [[wording, `${at.sheet}!${at.cell}`]] : [],
  );
  for (const [wording] of told) shown.add(wording);
  return { told, checked };
};

const shown = new Set<string>();
const sorted = (list: readonly Told[]): string[] => list.map((one) => one.join(' ')).sort();

describe('a form that somebody else has been at', () => {
  it('is read without a word when nothing is wrong', async () => {
    const { told, checked } = await toldOf(() => {});
    expect(told).toEqual([]);
    expect(checked.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('has each cell told that holds something else than what may be filled in', async () => {
    const wanted: Told[] = [];
    const { told, checked } = await toldOf((page) => {
      const jobs = page('就业');
      const want = (wording: string, cell: string) => wanted.push([wording, `就业!${cell}`]);
      want('mark-unknown', jobs.put('1.1', '广播电视', '有的'));
      want('mark-unknown', jobs.put('1.2', '广播电视', '○'));
      want('choice-unknown', jobs.put('1.4', '列入情况', '不办了'));
      want('note-alone', jobs.put('1.5', '说明', '由市局办理'));
      want('error-value', jobs.put('2.1', '公开时限（本地）', '#REF!'));
      want('formula', jobs.put('2.2', '公开主体（本地）', '示例县就业局', { f: '"示例县就业局"' }));
      want('formula-empty', jobs.put('2.3', '公开主体（本地）', '', { f: 'A1&""', v: '' }));
      want('ditto', jobs.put('3.1', '公开主体（本地）', '同上'));
      want('date-in-text', jobs.put('4.1', '公开时限（本地）', 46357, { z: 'yyyy-mm-dd' }));
      want('logical', jobs.put('4.2', '公开主体（本地）', true));
      jobs.put('4.3', '广播电视', true);
      want('title-changed', jobs.put('5.1', '公开事项', '创业补贴'));
      want('standard-changed', jobs.put('5.2', '公开时限（标准）', '30个工作日'));
      want('column-extra', jobs.put(1, 60, '备注'));
      jobs.put('5.2', 60, '窗口在二楼');
      want('outside', jobs.put(0, 5, '填完发我'));
    });
    expect(sorted(told)).toEqual(sorted(wanted));
    // What could be read beside it was read.
    const { items } = checked.step?.resolved ?? { items: new Map() };
    expect(items.get('employment/2.2')?.fields.responsibleBody.value).toEqual({ all: '示例县就业局' });
    expect(items.get('employment/4.3')?.fields.channels.value.ticked).toContain('广播电视');
    expect(items.get('employment/1.1')?.fields.channels.value.ticked).not.toContain('广播电视');
  });

  it('has rows told that were taken out, doubled, renumbered or written between', async () => {
    const wanted: Told[] = [['row-missing', '就业!A2']];
    const { told, checked } = await toldOf((page) => {
      const jobs = page('就业');
      const want = (wording: string, cell: string) => wanted.push([wording, `就业!${cell}`]);
      const [first, last] = [jobs.row('4.2'), jobs.grid.length + 1];
      for (const cell of Object.keys(jobs.sheet))
        if (/^[A-Z]+\d+$/u.test(cell) && utils.decode_cell(cell).r === first) delete jobs.sheet[cell];
      jobs.put('5.1', '说明', '照常办理');
      want('note-unused', jobs.put('5.1', '说明', '照常办理'));
      jobs.put('5.1', '列入情况', '恢复（上级未列入，本地照常办理）');
      want('row-unnumbered-near', jobs.put('2.1', '编号', ''));
      want('row-unknown-near', jobs.put('2.2', '编号', '2.9'));
      jobs.put('2.3', '公开事项', '创业指导和培训');
      want('row-unknown', jobs.put('2.3', '编号', '2.10'));
      want('row-twice', jobs.put('1.2', '编号', '１．１'));
      jobs.put('3.1', '公开主体（本地）', '甲局');
      jobs.put('3.1', '编号', '３.１');
      jobs.put(last, '公开事项', '零工市场');
      jobs.put(last, '公开主体（本地）', '就业局');
      want('row-unnumbered', jobs.at(last, '编号'));
    });
    expect(sorted(told)).toEqual(sorted(wanted));
    expect(checked.findings.find(({ wording }) => wording === 'row-missing')?.message.zh).toContain(
      '缺少 5 个事项的行：1.2 岗位信息发布、2.1 职业介绍、2.2 职业指导、2.3 创业开业指导、4.2 就业登记',
    );
    expect(checked.step?.resolved.items.get('employment/3.1')?.fields.responsibleBody?.value).toEqual({ all: '甲局' });
  });

  it('has columns told that were renamed, doubled or taken out, and does not mind where they stand', async () => {
    const wanted: Told[] = [['head-missing', '社会保险!A2']];
    const { told, checked } = await toldOf((page) => {
      const jobs = page('就业');
      jobs.put('1.1', '公开主体（本地）', '甲局');
      jobs.put('1.1', '公开时限（本地）', '5个工作日内');
      const [body, limit] = [jobs.column('公开主体（本地）'), jobs.column('公开时限（本地）')];
      // Two columns change places, heads and all.
      for (const [index] of jobs.grid.entries()) {
        const [one, other] = [utils.encode_cell({ r: index, c: body }), utils.encode_cell({ r: index, c: limit })];
        [jobs.sheet[one], jobs.sheet[other]] = [jobs.sheet[other], jobs.sheet[one]];
      }
      const social = page('社会保险');
      social.put('1.1', '办理时限（本地）', '3个工作日');
      wanted.push(['head-changed', `社会保险!${social.put(1, '办理时限（本地）', '承诺时限')}`]);
      wanted.push(['head-twice', `社会保险!${social.put(1, '公开对象（标准）', '公开主体（本地）')}`]);
    });
    expect(sorted(told)).toEqual(sorted(wanted));
    const fields = checked.step?.resolved.items.get('employment/1.1')?.fields;
    expect([fields?.responsibleBody?.value, fields?.timeLimit?.value.text]).toEqual([
      { all: '甲局' },
      expect.stringContaining('5个工作日内'),
    ]);
  });

  it('has sheets told that were renamed, copied, added, hidden or emptied of their heads', async () => {
    const { told, checked } = await toldOf((page, book) => {
      page('就业').put('1.1', '公开主体（本地）', '甲局');
      book.SheetNames = book.SheetNames.map((name) => (name === '就业' ? '就业（定稿）' : name));
      book.Sheets['就业（定稿）'] = book.Sheets.就业 ?? {};
      delete book.Sheets.就业;
      utils.book_append_sheet(book, { ...book.Sheets.社会保险 }, '社会保险 (2)');
      utils.book_append_sheet(book, utils.aoa_to_sheet([['联系人'], ['张三']]), 'Sheet1');
      utils.book_append_sheet(book, {}, 'Sheet2');
      const answers = book.Sheets.警告答复 ?? {};
      for (const cell of Object.keys(answers)) if (/^[A-Z]+2$/u.test(cell)) delete answers[cell];
      book.Workbook = {
        ...book.Workbook,
        Sheets: book.SheetNames.map((name) => ({ name, Hidden: name === '新增事项' ? 1 : 0 })),
      };
    });
    expect(sorted(told)).toEqual(
      sorted([
        ['sheet-renamed', '就业（定稿）!A1'],
        ['sheet-twice', '社会保险 (2)!A1'],
        ['sheet-extra', 'Sheet1!A1'],
        ['sheet-hidden', '新增事项!A1'],
        ['heads-missing', '警告答复!A1'],
      ]),
    );
    expect(checked.step?.resolved.items.get('employment/1.1')?.fields.responsibleBody?.value).toEqual({ all: '甲局' });
  });

  it('is no empty catalogue when a sheet is gone', async () => {
    const { told, checked } = await toldOf((_, book) => {
      book.SheetNames = book.SheetNames.filter((name) => name !== '社会保险' && name !== '填写说明');
    });
    expect(told).toEqual([['sheet-missing', '基本情况!A1']]);
    expect(checked.findings.some(({ severity }) => severity === 'error')).toBe(true);
  });

  it('has merges and hidden cells told, and reads them', async () => {
    const { told, checked } = await toldOf((page) => {
      const jobs = page('就业');
      const [top, bottom] = [jobs.row('5.1'), jobs.row('5.2')];
      const body = jobs.column('公开主体（本地）');
      jobs.put('5.1', '公开主体（本地）', '创业中心');
      const kind = jobs.column('列入情况');
      jobs.put('7.1', '列入情况', '待核实');
      jobs.sheet['!merges'] = [
        { s: { r: top, c: body }, e: { r: bottom, c: body } },
        { s: { r: jobs.row('7.1'), c: kind }, e: { r: jobs.row('7.1'), c: kind + 2 } },
      ];
      jobs.put('8.1', '公开主体（本地）', '就业股');
      jobs.sheet['!rows'] = [];
      jobs.sheet['!rows'][jobs.row('8.1')] = { hidden: true };
    });
    expect(told.map(([wording]) => wording).sort()).toEqual(['hidden-filled', 'merged-across', 'merged-down']);
    const { items } = checked.step?.resolved ?? { items: new Map() };
    for (const ref of ['employment/5.1', 'employment/5.2'] as const)
      expect(items.get(ref)?.fields.responsibleBody.value).toEqual({ all: '创业中心' });
    expect(items.get('employment/8.1')?.fields.responsibleBody.value).toEqual({ all: '就业股' });
  });

  it('has lines of 基本情况, additions and answers told that are not whole', async () => {
    const wanted: Told[] = [];
    const { told, checked } = await toldOf((page) => {
      const facts = page('基本情况');
      const fact = (label: string) => facts.row(label);
      const want = (wording: string, place: string) => wanted.push([wording, place]);
      facts.put('施行日期', 1, '2026年12月1日');
      facts.put('成文日期', 1, 46361, { z: 'yyyy/m/d' });
      want('date-unread', `基本情况!${facts.put('审查日期', 1, '十二月初')}`);
      want('choice-unknown', `基本情况!${facts.put('特殊地区', 1, '高新')}`);
      want(
        'fact-unknown',
        `基本情况!${facts.put(fact('地址') + 0, 0, '单位地址') && facts.put(fact('单位地址'), 1, '示例路1号')}`,
      );
      want('fact-missing', '基本情况!A2');
      want('outside', `基本情况!${facts.put('联系机构', 2, '局办公室')}`);
      const added = page('新增事项');
      const free = added.grid.findIndex((line, index) => index > 1 && line.every((cell) => cell === ''));
      want('addition-incomplete', `新增事项!${added.at(free, '领域')}`);
      added.put(free, '公开事项', '零工驿站');
      added.put(free, '编号', '1.9');
      added.put(free + 1, '公开时限（本地）', '5个工作日内');
      want('addition-incomplete', `新增事项!${added.at(free + 1, '领域')}`);
      want('choice-unknown', `新增事项!${added.put(free + 2, '领域', '人事')}`);
      added.put(free + 2, '公开事项', '人事争议');
      added.put(free + 2, '编号', '1.8');
      added.put(free + 3, '领域', '就业');
      want('number-form', `新增事项!${added.put(free + 3, '编号', '1-9')}`);
      added.put(free + 3, '公开事项', '零工驿站服务');
      const answers = page('警告答复');
      const blank = answers.grid.findIndex((line, index) => index > 1 && line.every((cell) => cell === ''));
      answers.put(blank, '理由', '确有需要');
      want('answer-incomplete', `警告答复!${answers.at(blank, '规则')}`);
      answers.put(blank + 1, '规则', 'similar-item');
      answers.put(blank + 1, '理由', '不是一件事');
      want('item-unknown', `警告答复!${answers.put(blank + 1, '事项', '零工市场')}`);
      answers.put(blank + 2, '理由', '不是一件事');
      want('choice-unknown', `警告答复!${answers.put(blank + 2, '规则', '差不多的事项')}`);
    });
    expect(sorted(told)).toEqual(sorted(wanted));
    expect(checked.findings.find(({ wording }) => wording === 'addition-incomplete')?.message.zh).toContain(
      '没有写“领域”',
    );
    expect([checked.layer?.effective, checked.layer?.filing?.date]).toEqual(['2026-12-01', '2026-12-05']);
  });

  it('has the lines told that no layer can do without', async () => {
    const { told, checked } = await toldOf((page) => {
      const facts = page('基本情况');
      facts.put('地区名称', 1, '');
      facts.put('行政区划代码', 1, '示例县');
      facts.put('审查结论', 0, '监督投诉电话');
    });
    expect(told.map(([wording]) => wording).sort()).toEqual(['code-form', 'fact-empty', 'fact-missing', 'fact-twice']);
    expect(checked.findings.map(({ rule }) => rule)).not.toContain('schema');
  });

  it('is spoken of in the words that it shows, whatever is wrong', async () => {
    const { checked } = await toldOf((page) => {
      const jobs = page('就业');
      const heads = [
        '公开内容（要素）',
        '公开依据',
        '公开时限',
        '公开对象',
        '公开方式',
        '公开层级',
        '办理时限',
        '办事链接',
      ];
      const rows: readonly (readonly [string, readonly string[]])[] = [
        ['1.1', ['无', '上级文件', '尽快', '群众', '保密', '国家级', '尽快', 'www.a.cn']],
        [
          '1.2',
          ['申请条件', '《x', '60个工作日', '特定群体', '主动公开、不公开', '县级 乡级', '100年', '指南 http://a'],
        ],
        ['1.3', ['申请条件', '通知', '5', '全社会、特定群体：学生、教师', '依申请', '村级', '5天', '办事指南 ftp://x']],
      ];
      for (const [id, values] of rows)
        for (const [index, head] of heads.entries()) jobs.put(id, `${head}（本地）`, values[index]);
      jobs.put('1.1', '名称改为', '完全别的事');
      jobs.put('1.4', '其他渠道名称', '（无）');
      jobs.put('1.5', '列入情况', '待核实');
      jobs.put('2.1', '列入情况', '已划转其他部门');
      jobs.put('2.1', '公开主体（本地）', '甲局');
      const added = page('新增事项');
      const free = added.grid.findIndex((line, index) => index > 1 && line.every((cell) => cell === ''));
      for (const [head, text] of Object.entries({ 领域: '就业', 编号: '1.9', 公开事项: '零工驿站' }))
        added.put(free, head, text);
      const answers = page('警告答复');
      const blank = answers.grid.findIndex((line, index) => index > 1 && line.every((cell) => cell === ''));
      answers.put(blank, '规则', '事项改名只能是同一件事换个说法');
      answers.put(blank, '事项', '就业 1.2');
      answers.put(blank, '理由', '本地叫法');
    });
    const told = checked.findings.map(({ message, fix }) => `${message.zh} ${fix?.zh ?? ''}`);
    expect(told.length).toBeGreaterThan(20);
    expect(told.filter((text) => keys.test(text))).toEqual([]);
    const audience = checked.step?.resolved.items.get('employment/1.3')?.fields.audience?.value;
    expect(audience).toEqual({ public: true, specificGroup: true, groups: ['学生', '教师'] });
  });

  it('has no wording of any rule that speaks of keys', () => {
    // What YAML, national files and guides are told; a form holds none of them.
    const elsewhere = /^(?:schema|yaml|readable-file|guide-known-item)$/u;
    const inForms: readonly string[] = ['source', 'layer', 'text', 'any-text'];
    const spoken = rules.flatMap(({ id, messages, on }) =>
      elsewhere.test(id) || !inForms.includes(on)
        ? []
        : Object.keys(messages).map((message) => {
            const { message: text, fix } = wordFault({ rule: id, message, args: {}, at }, rules, (name) => name);
            return `${id}/${message}: ${text.zh} ${fix?.zh ?? ''}`;
          }),
    );
    expect(spoken.filter((text) => keys.test(text.slice(text.indexOf(':'))))).toEqual([]);
    for (const { id, messages } of rules)
      for (const { text, fix, form: own } of Object.values(messages))
        for (const { zh, en } of [own?.text, own?.fix].filter((words) => words !== undefined)) {
          const holes = (words: string): string[] => [...new Set(words.match(/\{\w+\}/gu) ?? [])].sort();
          expect(holes(zh), `${id}: ${zh}`).toEqual(holes(en));
          for (const hole of holes(zh)) expect(`${text.zh}${fix?.zh ?? ''}`, `${id}: ${zh}`).toContain(hole);
        }
  });

  it('has shown every wording by now', () => {
    // What is wrong in the sheets of guides is shown where those are tested.
    const ofItems = Object.keys(workbookForm.messages).filter((name) => !name.startsWith('guide-'));
    expect([...shown].sort()).toEqual(ofItems.sort());
  });
});
