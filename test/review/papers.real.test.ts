import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { said } from '../../src/emit/review/said.ts';
import { rules } from '../../src/rules/index.ts';
import { county, type Desk, narrowed, overlapping, review } from './desk.ts';
import { countyName, kinds } from './province.ts';
import { docxTables, docxText, filesBelow } from './read-docx.ts';

const settings = `kind: review
issuer: 示例省人力资源和社会保障厅
receiver: 人力资源社会保障部办公厅
number: 示人社函〔2027〕5号
date: 2027-01-20
contact: { office: 就业促进处, phone: 0990-1234567 }
deadline: 2027-02-15
notices:
  correct: 示人社补〔2027〕{n}号
  return: 示人社退〔2027〕{n}号
  dun: 示人社催〔2027〕{n}号
  from: 3
cities:
  "990100": { issuer: 甲市人力资源和社会保障局, receiver: 示例省人力资源和社会保障厅, number: 甲人社函〔2027〕2号 }
`;

const list = `设区市,代码,单位名称,报送期限,联系人,电话
甲市,990101,甲县,2026-12-31,王某某,13812345678
甲市,990102,乙县,2026-12-31,李某某,0990-7654321
甲市,990103,丙县,2026-12-31,张某某,13912345678
乙市,990201,丁区,2026-12-31,赵某某,0990-1112223
乙市,990202,戊区,2026-12-31,钱某某,13712345678
`;

const tree = {
  'in/990101.yaml': county({ more: overlapping(), amend: narrowed }),
  'in/990102.yaml': county({ code: '990102', name: '乙县' }),
  'in/990201.yaml': '',
  'list.csv': list,
  'in/review.yaml': settings,
};

const open = async (more: { [path: string]: string } = {}, ...options: string[]): Promise<Desk> =>
  review({ ...tree, ...more }, '--date', '2027-01-10', ...options);
const text = (desk: Desk, path: string): string => docxText(join(desk.out, path));

describe('what goes out', () => {
  it('bears names of an office, by city; what is for the web stays ASCII', async () => {
    const desk = await open();
    const files = filesBelow(desk.out);
    expect(files.filter((file) => file.startsWith('发文/') || file.startsWith('内部/'))).toEqual([
      '内部/催报联系表.xlsx',
      '发文/990100甲市/990100-甲市-催报函.docx',
      '发文/990100甲市/990100-甲市-备案函.docx',
      '发文/990100甲市/990100-甲市-审核意见表汇编.docx',
      '发文/990100甲市/990101-甲县-审核意见表.docx',
      '发文/990100甲市/990101-甲县-补正通知.docx',
      '发文/990100甲市/990102-乙县-审核意见表.docx',
      '发文/990200乙市/990200-乙市-催报函.docx',
      '发文/990200乙市/990200-乙市-审核意见表汇编.docx',
      '发文/990200乙市/990201-丁区-审核意见表.docx',
      '发文/990200乙市/990201-丁区-退回通知.docx',
      '发文/共性问题.docx',
      '发文/审核意见表汇编.docx',
      '发文/通报.docx',
      '发文/邮件合并表.xlsx',
    ]);
    expect(files.filter((file) => /[^\x20-\x7e]/u.test(file) && /\.(?:html|json|yaml)$/u.test(file))).toEqual([]);
  });

  it('asks a county for exactly what must be corrected or explained, under a number and until a day', async () => {
    const desk = await open();
    const notice = text(desk, '发文/990100甲市/990101-甲县-补正通知.docx');
    expect(notice).toContain('示例省人力资源和社会保障厅');
    expect(notice).toContain('附件：须改正、说明的问题\n');
    expect(notice).toContain('示人社补〔2027〕3号');
    expect(notice).toContain('甲县人力资源和社会保障局：');
    expect(notice).toContain('你局以甲县人社函〔2026〕101号于2026年12月5日报送的');
    expect(notice).toContain('有1条须改正，1条须改正或者说明（见附件）');
    expect(notice).toContain('请于2027年2月15日前改正');
    expect(notice).toContain('2027年1月20日');
    expect(notice).toContain('联系处室：就业促进处，电话：0990-1234567');
    expect(notice).toContain('抄送：甲市人力资源和社会保障局。');
    // The list: each fault once, in words of an office.
    expect(notice.match(/岗位信息发布/gu)?.length).toBeGreaterThan(1);
    expect(notice).not.toMatch(/accepted|restore|omit|no-overlap|no-narrowing|mulu/u);
    const back = text(desk, '发文/990200乙市/990201-丁区-退回通知.docx');
    expect(back).toContain('示人社退〔2027〕3号');
    expect(back).toContain('现予退回：');
    expect(back).toContain('请于2027年2月15日前重新报送');
  });

  it('quotes no line where all of a file is meant, and has no key of a file in its words', async () => {
    const notice = text(
      await open({ 'in/990102.yaml': county({ code: '990102', name: '乙县', filing: '' }) }),
      '发文/990100甲市/990102-乙县-补正通知.docx',
    );
    expect(notice).toContain('没有写备案信息：主送机关、发文字号、成文日期、公开前的审查');
    expect(notice).not.toMatch(/原文：kind|filing/u);
    expect(notice).toContain('补齐这四项；没有审查的，先审查再报送');
  });

  it('says how to mend each kind of fault, and has no line, key or command of a file on paper', async () => {
    const odd = new Map(kinds.map((kind) => [kind.rules.join(), kind.text]));
    const sown = [...odd.values(), { filing: '{ issuer: 末县人社局 }' }].map((each, index): [string, string] => [
      `in/${990_101 + index}.yaml`,
      county({ code: String(990_101 + index), name: countyName(index), ...each }),
    ]);
    const desk = await review(
      { ...Object.fromEntries(sown), 'in/甲.yaml': 'kind: layer\nregion: {' },
      ...['--date', '2027-01-10'],
    );
    const papers = filesBelow(desk.out).filter((file) => /补正通知|退回通知|共性问题|审核意见表\.docx/u.test(file));
    expect(papers.length).toBeGreaterThan(2 * sown.length);
    for (const file of papers) {
      const told = text(desk, file);
      const own = told.replace(/“[^”]*”|SHA-256 \w+|\S+\.\w+(?: 第\d+行)?/gu, '');
      expect([file, own.match(/[a-z]{2,}|[A-Za-z]+[:：]|--|[{}[\]]/gu)]).toEqual([file, null]);
      if (file.includes('补正通知'))
        for (const row of docxTables(join(desk.out, file)).at(-1)?.slice(1) ?? [])
          expect([file, row, row[3] !== '']).toEqual([file, row, true]);
    }
    const notices = papers.filter((file) => file.includes('补正通知')).map((file) => text(desk, file));
    expect(notices.find((told) => told.includes('末县人社局：'))).toContain('补上成文日期');
    expect(notices.find((told) => told.includes('（主送机关待填）：'))).not.toContain('甲.yaml人力');
  });

  it('has a remedy without a command for every rule', () => {
    const left = rules.flatMap(({ id, on, messages }) =>
      on === 'guide'
        ? []
        : Object.values(messages).flatMap(({ fix }) => {
            const told = said(fix).replace(/“[^”]*”|\{[^{}]*\}/gu, '');
            return /mulu|--|YAML/u.test(told) ? [`${id}: ${told}`] : [];
          }),
    );
    expect(left).toEqual([]);
  });

  it('duns cities for the regions that are missing, and tells persons to nobody', async () => {
    const desk = await open();
    const letter = text(desk, '发文/990200乙市/990200-乙市-催报函.docx');
    expect(letter).toContain('乙市人力资源和社会保障局：');
    expect(letter).toContain('截至2027年1月10日，你市有1个地区尚未报送');
    expect(letter).toContain('戊区（应于2026年12月31日前报送，已经逾期）');
    expect(letter).toContain('示人社催〔2027〕4号');
    const contacts = (from: Desk): string => {
      const book = read(readFileSync(join(from.out, '内部/催报联系表.xlsx')));
      return JSON.stringify(utils.sheet_to_json(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1 }));
    };
    expect(contacts(desk)).not.toMatch(/某某|13\d{9}/u);
    const named = await open({}, '--contacts');
    expect(contacts(named)).toContain('张某某');
    expect(contacts(named)).toContain('13912345678');
    for (const file of filesBelow(named.out).filter(
      (path) => !path.startsWith('内部/') && /\.(?:html|json|yaml)$/u.test(path),
    ))
      expect([file, /某某|139123/u.test(named.read(file))]).toEqual([file, false]);
    for (const file of filesBelow(named.out).filter((path) => path.endsWith('.docx')))
      expect([file, /某某|139123/u.test(text(named, file))]).toEqual([file, false]);
  });

  it('keeps the numbers that it gave, whoever else is asked in the next round', async () => {
    const desk = await open();
    const carried = desk.read('rulings.yaml');
    expect(carried).toContain('number: 示人社补〔2027〕3号');
    const next = await open({
      'rulings.yaml': carried,
      'in/990103.yaml': county({ code: '990103', name: '丙县', amend: narrowed }),
    });
    expect(text(next, '发文/990100甲市/990101-甲县-补正通知.docx')).toContain('示人社补〔2027〕3号');
    expect(text(next, '发文/990100甲市/990103-丙县-补正通知.docx')).toContain('示人社补〔2027〕4号');
  });

  it('counts by city in the bulletin, in the order of 区划, and sums up', async () => {
    const bulletin = text(await open(), '发文/通报.docx');
    expect(bulletin).toContain('按期率100%（没有注明报送日期的1个不计）。');
    expect(bulletin).toContain('应报送5个地区，已报送3个，报送率60%；按期报送2个，按期率100%');
    expect(bulletin).toContain('一次通过率33.3%');
    const rows = bulletin.split('\n').map((line) => line.trim());
    const row = (name: string): string[] => rows.slice(rows.lastIndexOf(name), rows.lastIndexOf(name) + 13);
    expect(row('甲市')).toEqual(['甲市', '3', '2', '66.7%', '2', '100%', '2', '1', '50%', '1', '1', '0', '0']);
    expect(row('乙市')).toEqual(['乙市', '2', '1', '50%', '—', '—', '1', '0', '0%', '0', '0', '1', '0']);
    expect(row('合计')).toEqual(['合计', '5', '3', '60%', '2', '100%', '3', '1', '33.3%', '1', '1', '1', '0']);
  });

  it('remembers who was agreed on at once', async () => {
    const first = await open();
    const mended = { 'in/990101.yaml': county(), 'in/990201.yaml': county({ code: '990201', name: '丁区' }) };
    const second = await review(
      { ...tree, ...mended },
      ...['--date', '2027-03-01', '--previous', join(first.out, 'review.json')],
    );
    expect(text(second, '发文/通报.docx')).toContain(
      '同意备案3份、限期补正0份、退回重报0份、不予备案0份，一次通过率33.3%',
    );
    const third = await review(
      { ...tree, ...mended },
      ...['--date', '2027-04-01', '--previous', join(second.out, 'review.json')],
    );
    expect(text(third, '发文/通报.docx')).toContain('一次通过率33.3%');
  });

  it('takes up a region that had a wrong code as the same one, whatever came beside it', async () => {
    const wrong = (code: string, name: string): string => county({ code, name, amend: narrowed });
    const first = await review(
      {
        'list.csv': list,
        // Its letter came beside it, and one had the code of a region that sent nothing yet.
        ...{ 'in/乙县.yaml': wrong('990992', '乙县'), 'in/乙县人社局函.pdf': '%PDF-1.7\n' },
        'in/丁区.yaml': wrong('990202', '丁区'),
      },
      ...['--date', '2027-01-10', '--format', 'json'],
    );
    const second = await review(
      {
        'list.csv': list,
        'in/990102.yaml': county({ code: '990102', name: '乙县', amend: narrowed }),
        ...{ 'in/990201.yaml': county({ code: '990201', name: '丁区' }), 'in/丁区说明函.pdf': '%PDF-1.7\n' },
        'in/990202.yaml': county({ code: '990202', name: '戊区' }),
      },
      ...['--date', '2027-02-10', '--format', 'json', '--previous', join(first.out, 'review.json')],
    );
    const since = (name: string): unknown =>
      (second.row(name) as unknown as { readonly since: { readonly key?: string; readonly first: string } }).since;
    // The fault that it still has is no new one; the wrong code is solved.
    expect(since('990102.yaml')).toMatchObject({ key: '990992', first: 'correct', solved: 1, isNew: false });
    expect(since('990201.yaml')).toMatchObject({ key: '990202', first: 'correct', solved: 2, isNew: false });
    expect(since('990202.yaml')).toMatchObject({ first: 'agree', solved: 0, isNew: true });
    expect(second.report).toMatchObject({ previous: { solved: 3, again: 1, fresh: 0, gone: [] } });
  });

  it('files for the province and for a city as the settings say', async () => {
    const desk = await open();
    const province = desk.read('filing.html');
    expect(province).toContain('示人社函〔2027〕5号');
    expect(province).toContain('2027年1月20日');
    const city = text(desk, '发文/990100甲市/990100-甲市-备案函.docx');
    expect(city).toContain('甲市人力资源和社会保障局');
    expect(city).toContain('甲人社函〔2027〕2号');
    expect(city).toContain('应报送3个地区，已报送2个，未报送1个');
    expect(city).not.toContain('丁区');
  });

  it('fills in the city of a receiver that the province words for all', async () => {
    const province = county({
      code: '990000',
      name: '示例省',
      level: 'province',
      filing: '',
      more: 'profile:\n  filing: { receiver: "{city}人力资源和社会保障局" }\n',
    });
    const city = county({ code: '990100', name: '甲市', level: 'city', parent: '990000.yaml', filing: '' });
    const filing = (receiver: string): string =>
      `{ ${receiver}number: 甲县人社函〔2026〕1号, date: 2026-12-05, review: { by: 办公室, date: 2026-11-20, result: 同意 } }`;
    const base = { 'base/990000.yaml': province, 'base/990100.yaml': city };
    const below = (receiver: string): string => county({ parent: '990100.yaml', filing: filing(receiver) });
    const desk = await review({ ...base, 'in/a.yaml': below('') });
    expect(desk.rows.map(({ proposal }) => proposal)).toEqual(['agree']);
    const other = await review({ ...base, 'in/a.yaml': below('receiver: 乙市人力资源和社会保障局, ') });
    expect(other.rows[0]?.findings.map(({ message }) => message).join()).toContain('甲市人力资源和社会保障局');
    // Without a city above nothing is addressed.
    const alone = await review({ ...base, 'in/a.yaml': below('').replace('990100.yaml', '990000.yaml') });
    expect(alone.rows[0]?.proposal).toBe('correct');
  });

  it('shows a county what was explained above, and the desk what the county asks', async () => {
    const explains = `explains:
  - { item: 4.1 失业登记, text: 登记地包括常住地, document: 示人社办函〔2026〕8号 }
  - { item: 9.1 外国人来华工作许可, text: 由市局受理的不列入 }
`;
    const province = county({ code: '990000', name: '示例省', level: 'province', filing: '', more: explains });
    const asks = `questions:
  - { item: 4.2 就业登记, text: 灵活就业的怎样登记 }
  - 村级要不要单列
`;
    const omits = '  omit:\n    - { item: 9.1 外国人来华工作许可, reason: not-operated, note: 由市局受理 }\n';
    const desk = await review({
      'base/990000.yaml': province,
      'in/990101.yaml': county({ parent: '990000.yaml', more: `${omits}${asks}` }),
      'in/990102.yaml': county({ code: '990102', name: '乙县', parent: '990000.yaml' }),
    });
    const [one, other] = ['990101-甲县', '990102-乙县'].map((name) => text(desk, `发文/${name}-审核意见表.docx`));
    for (const paper of [one, other, desk.read('counties/990101.html')])
      for (const said of ['上级对事项的解释', '登记地包括常住地', '示人社办函〔2026〕8号'])
        expect(paper).toContain(said);
    // What is left out needs no explanation.
    expect(one).not.toContain('由市局受理的不列入');
    expect(other).toContain('由市局受理的不列入');
    expect(one).toContain('六、上级对事项的解释');
    expect(one).toContain('七、请上级说明的问题');
    expect(other).toContain('五、上级对事项的解释');
    expect(other).not.toContain('请上级说明的问题');
    expect(text(desk, '发文/共性问题.docx')).toMatch(
      /各地请上级说明的问题[\s\S]*甲县\s+4\.2 就业登记\s+灵活就业的怎样登记/u,
    );
    const { submissions } = JSON.parse(desk.read('review.json'));
    expect(submissions[0].questions).toEqual([
      { item: 'employment/4.2', title: '就业登记', text: '灵活就业的怎样登记' },
      { text: '村级要不要单列' },
    ]);
    expect(submissions[0].explained).toEqual([
      {
        item: 'employment/4.1',
        title: '失业登记',
        text: '登记地包括常住地',
        document: '示人社办函〔2026〕8号',
        by: '示例省',
      },
    ]);
  });

  it('draws a spot check by city, the same for the same seed', async () => {
    const drawn = async (seed: string): Promise<string[]> => {
      const desk = await open({}, '--sample', '10%', '--seed', seed);
      expect(desk.stderr).toContain(`抽查 10%（种子 ${seed}，按市抽取）：2 份`);
      const book = read(readFileSync(join(desk.out, '内部/抽查名单.xlsx')));
      const rows = utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1 });
      return rows.slice(2).map((row) => `${row[0]} ${row[1]}`);
    };
    const once = await drawn('7');
    expect(once.map((line) => line.slice(0, 2))).toEqual(['甲市', '乙市']);
    expect(await drawn('7')).toEqual(once);
    expect((await open({}, '--sample', '0%')).code).toBe(2);
  });

  it('has rows for mail merge below a head, one for each letter', async () => {
    const desk = await open();
    const book = read(readFileSync(join(desk.out, '发文/邮件合并表.xlsx')));
    const rows = utils.sheet_to_json<{ [head: string]: unknown }>(book.Sheets[book.SheetNames[0] ?? ''] ?? {});
    expect(rows.map((row) => [row.收文单位, row.种类, row.须改正条数, row.须说明条数, row.补正期限])).toEqual([
      ['甲县人力资源和社会保障局', '补正通知', 1, 1, '2027-02-15'],
      ['丁区人力资源和社会保障局', '退回通知', expect.anything(), expect.anything(), '2027-02-15'],
      ['丙县人力资源和社会保障局', '催报', undefined, undefined, undefined],
      ['戊区人力资源和社会保障局', '催报', undefined, undefined, undefined],
    ]);
  });

  it('refuses settings that would print a person’s phone, or that it does not know', async () => {
    for (const [bad, told] of [
      ['kind: review\ncontact: { office: 就业处, phone: "13812345678" }\n', '不写个人手机'],
      ['kind: review\nissure: 省厅\n', '第 2 行'],
    ] as const) {
      const { code, stderr } = await open({ 'in/review.yaml': bad });
      expect([code, stderr.includes(told)]).toEqual([2, true]);
    }
  });
});
