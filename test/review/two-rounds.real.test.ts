import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { runHere } from '../cli/run-cli.ts';
import { county, type Desk, type ReadFinding, review } from './desk.ts';
import { fillWorkbook } from './fill-workbook.ts';
import { docxTables, docxText, filesBelow } from './read-docx.ts';
import {
  type Asked,
  countyWith,
  deadline,
  decided,
  filled,
  firstRound,
  type Region,
  type Right,
  regions,
  type Sent,
  secondRound,
  shaped,
} from './two-rounds.ts';

/** One round with what is right in it. */
interface Played {
  readonly desk: Desk;
  readonly files: readonly string[];
  readonly sent: Sent;
  readonly right: ReadonlyMap<string, Right>;
}

const rounds: { first?: Played; second?: Played; raw?: ReadonlyMap<string, Right> } = {};
const played = (round: 'first' | 'second'): Played => {
  const found = rounds[round];
  if (!found) throw new Error(`the ${round} round was not played`);
  return found;
};

const tableOf = async ({ name, code }: Region): Promise<Uint8Array> => {
  const folder = mkdtempSync(join(tmpdir(), 'mulu-rounds-'));
  writeFileSync(join(folder, 'layer.yaml'), county({ name, code }));
  await runHere('build', join(folder, 'layer.yaml'), '-o', join(folder, 'out'), '--format', 'xlsx');
  const bytes = readFileSync(join(folder, 'out/catalogue.xlsx'));
  rmSync(folder, { recursive: true });
  return new Uint8Array(bytes);
};

const play = async (sent: Sent, right: ReadonlyMap<string, Right>, ...options: string[]): Promise<Played> => {
  const desk = await review(sent.tree, ...options);
  return { desk, sent, right, files: filesBelow(desk.out) };
};

beforeAll(async () => {
  const table = await tableOf(shaped.table);
  const sent = firstRound(table);
  const first = await play(sent, sent.right, '--date', '2026-12-09');
  const rulings = join(first.desk.folder, '决定.xlsx');
  writeFileSync(rulings, fillWorkbook(join(first.desk.out, 'review.xlsx'), filled()));
  const again = secondRound(table);
  const carried = ['--rulings', rulings, '--previous', join(first.desk.out, 'review.json')];
  rounds.raw = again.right;
  rounds.first = first;
  rounds.second = await play(again, decided(again.right), '--date', '2026-12-26', ...carried);
}, 600_000);

const results = ['agree', 'correct', 'return', 'refuse'] as const;
const names = { agree: '同意备案', correct: '限期补正', return: '退回重报', refuse: '不予备案' } as const;
const isJudged = ({ hold }: Right): boolean => hold === null;
const countOf = (asked: readonly Asked[], wanted: Asked['asks']): number =>
  asked.filter(({ asks }) => asks === wanted).length;
const rightOf = ({ right }: Played, { name }: Region): Right =>
  right.get(name) ?? { proposal: 'missing', hold: 'missing', asked: [] };
const filedIn = (round: Played): readonly Region[] => regions.filter(({ name }) => round.right.has(name));
/** In the order of the codes that they wrote. */
const judgedIn = (round: Played): readonly Region[] => {
  const judged = filedIn(round).filter((one) => isJudged(rightOf(round, one)));
  const isLast = (one: Region): boolean => round === rounds.first && one === shaped.code;
  return [...judged.filter((one) => !isLast(one)), ...judged.filter(isLast)];
};
const askedIn = (round: Played): readonly Asked[] => judgedIn(round).flatMap((one) => rightOf(round, one).asked);
const rate = (part: number, whole: number): string => `${Number(((part * 100) / whole).toFixed(1))}%`;

/** The path of a paper about a region; names of regions are of one county each. */
const paperOf = ({ desk, files }: Played, name: string, paper: string): string | undefined => {
  const found = files.find((file) => file.endsWith(`-${name}-${paper}.docx`));
  return found && join(desk.out, found);
};

/** Agreed on when it was reviewed first. */
const isFirst = (round: Played, region: Region): boolean => {
  if (rightOf(round, region).proposal !== 'agree') return false;
  const before = round === rounds.second ? rightOf(played('first'), region) : undefined;
  return before === undefined || before.hold !== null || before.proposal === 'agree';
};

/** A row of the bulletin, counted here. */
const bulletinRow = (round: Played, name: string, all: readonly Region[]): string[] => {
  const filed = all.filter((one) => round.right.has(one.name));
  const judged = filed.filter((one) => isJudged(rightOf(round, one)));
  const onTime = judged.filter((one) => one === shaped.late || one.received <= deadline).length;
  const first = judged.filter((one) => isFirst(round, one)).length;
  const of = (wanted: string): number => judged.filter((one) => rightOf(round, one).proposal === wanted).length;
  return [
    name,
    ...[all.length, filed.length, rate(filed.length, all.length), onTime, rate(onTime, judged.length)],
    ...[judged.length, first, rate(first, judged.length), ...results.map(of)],
  ].map(String);
};

const sheetRows = (path: string, sheet: number, headRow: number): { readonly [head: string]: unknown }[] => {
  const book = XLSX.read(readFileSync(path));
  return XLSX.utils.sheet_to_json(book.Sheets[book.SheetNames[sheet] ?? ''] ?? {}, { range: headRow, defval: '' });
};

const isLoud = ({ severity, ruling }: ReadFinding): boolean =>
  ruling ? ruling.decision === 'reject' : severity !== 'info';

describe.each(['first', 'second'] as const)('the %s round of a province', (which) => {
  it('gives each entry the result that is right, and sums them up', () => {
    const round = played(which);
    const { rows, report, code } = round.desk;
    expect(code).toBe(1);
    expect(new Set(rows.map(({ listed, title }) => listed ?? title))).toEqual(new Set(round.right.keys()));
    const wrong = rows.flatMap(({ name, title, listed, proposal, hold, findings }) => {
      if (hold === 'superseded') return [];
      const right = round.right.get(listed ?? title);
      const got = { proposal, hold, rules: findings.filter(isLoud).map(({ rule }) => rule) };
      const want = right && { proposal: right.proposal, hold: right.hold, rules: right.asked.map(({ rule }) => rule) };
      return JSON.stringify(got) === JSON.stringify(want) ? [] : [{ name, got, want }];
    });
    expect(wrong).toEqual([]);
    const of = (wanted: string): number =>
      judgedIn(round).filter((one) => rightOf(round, one).proposal === wanted).length;
    expect(report.summary).toMatchObject({
      ...Object.fromEntries(results.map((result) => [result, of(result)])),
      errors: countOf(askedIn(round), 'correct'),
      warnings: countOf(askedIn(round), 'explain'),
      expected: regions.length,
      missing: round.sent.missing.length,
      late: judgedIn(round).filter((one) => one !== shaped.late && one.received > deadline).length,
    });
    const counted = rows.filter(({ hold }) => hold === null).map(({ listed }) => listed);
    expect(new Set(counted).size).toBe(counted.length);
    for (const result of results) expect(round.desk.stdout).toContain(`${names[result]} ${of(result)}`);
  });

  it('asks each county in its letter for the faults that are there, one by one, and nobody else for anything', () => {
    const round = played(which);
    const wrong = regions.flatMap((region) => {
      const { proposal, hold, asked } = rightOf(round, region);
      const letters = Object.fromEntries(
        ['补正通知', '退回通知', '不予备案通知', '审核意见表'].map((name) => [
          name,
          paperOf(round, region.name, name) !== undefined,
        ]),
      );
      const due = {
        补正通知: proposal === 'correct',
        退回通知: proposal === 'return',
        不予备案通知: proposal === 'refuse',
        审核意见表: hold === null,
      };
      const letter = paperOf(round, region.name, '补正通知');
      const [rows = []] = letter ? docxTables(letter) : [];
      const got = rows.slice(1).map(([, , problem = '', , demand]) => ({
        says: asked.find(({ says }) => problem.includes(says))?.says ?? problem,
        asks: demand === '改正' ? 'correct' : 'explain',
      }));
      const want = letter ? asked.map(({ says, asks }) => ({ says, asks })) : [];
      const isRight = JSON.stringify([letters, got]) === JSON.stringify([due, want]);
      return isRight ? [] : [{ name: region.name, letters, due, got, want }];
    });
    expect(wrong).toEqual([]);
    const numbers = regions.flatMap(({ name }) => {
      const letter = paperOf(round, name, '补正通知');
      return letter ? [docxText(letter).trim().split('\n')[0] ?? ''] : [];
    });
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('says in each letter until when, and how much, and ticks the result on each sheet', () => {
    const round = played(which);
    const own = which === 'second' ? countyWith(0, 1).name : undefined;
    const last = which === 'first' ? '2026年12月24日' : '2026年12月31日';
    for (const region of judgedIn(round)) {
      const { proposal, asked } = rightOf(round, region);
      const sheet = paperOf(round, region.name, '审核意见表');
      expect(sheet && docxText(sheet)).toContain(`■${names[proposal as keyof typeof names]}`);
      const letter = paperOf(round, region.name, '补正通知');
      if (!letter) continue;
      const text = docxText(letter);
      const [correct, explain] = [countOf(asked, 'correct'), countOf(asked, 'explain')];
      const told = [correct > 0 ? `${correct}条须改正` : '', explain > 0 ? `${explain}条须改正或者说明` : ''].filter(
        (part) => part !== '',
      );
      expect(text).toContain(told.length > 0 ? `有${told.join('，')}（见附件）` : '与市局的目录不一致');
      expect(text).toContain(`请于${region.name === own ? '2026年12月30日' : last}前`);
      expect(text).toContain(`抄送：${region.city}人力资源和社会保障局。`);
    }
  });

  it('counts by city in the bulletin, and duns the city of those that are missing', () => {
    const round = played(which);
    const { missing } = round.sent;
    const bulletin = join(round.desk.out, '发文/通报.docx');
    const [rows = []] = docxTables(bulletin);
    const cities = [...new Set(regions.map(({ city }) => city))];
    const wanted = cities.map((name) =>
      bulletinRow(
        round,
        name,
        regions.filter(({ city }) => city === name),
      ),
    );
    expect(rows.slice(1)).toEqual([...wanted, bulletinRow(round, '合计', regions)]);
    expect(docxText(bulletin)).toContain(
      `尚未报送的${missing.length}个地区：${missing.map(({ name }) => name).join('、')}。`,
    );
    const duns = round.files.filter((file) => file.endsWith('催报函.docx'));
    expect(duns).toEqual(['发文/990500中市/990500-中市-催报函.docx']);
    const text = docxText(join(round.desk.out, duns[0] ?? ''));
    expect(text).toContain(`你市有${missing.length}个地区尚未报送`);
    expect(text).toContain(`：${missing.map(({ name }) => name).join('和')}（应于2026年12月7日前报送，已经逾期）。`);
  });

  it('lists what several counties have alike, and sums up by rule', () => {
    const round = played(which);
    const [alike = [], byRule = []] = docxTables(join(round.desk.out, '发文/共性问题.docx'));
    const groups = new Map<string, string[]>();
    const rules = new Map<string, { correct: number; explain: number; regions: Set<string> }>();
    for (const region of judgedIn(round))
      for (const { says, rule, asks } of rightOf(round, region).asked) {
        groups.set(says, [...(groups.get(says) ?? []), region.name]);
        const sum = rules.get(rule) ?? { correct: 0, explain: 0, regions: new Set() };
        sum[asks] += 1;
        sum.regions.add(region.name);
        rules.set(rule, sum);
      }
    const wanted = [...groups.values()].filter((all) => all.length > 1).map((all) => all.join('、'));
    expect(
      alike
        .slice(1)
        .map(([, , , , , all]) => all)
        .sort(),
    ).toEqual(wanted.sort());
    expect(alike.slice(1).map(([, , , , count]) => Number(count))).toEqual(
      alike.slice(1).map(([, , , , , all = '']) => all.split('、').length),
    );
    const sums = [...rules.values()].map(({ correct, explain, regions: all }) =>
      [correct, explain, all.size].join(' '),
    );
    expect(
      byRule
        .slice(1)
        .map(([, ...counts]) => counts.join(' '))
        .sort(),
    ).toEqual(sums.sort());
  });

  it('has the same in the letter of the province, on the page, in the table for mail merge and in the workbook', () => {
    const round = played(which);
    const { desk, sent } = round;
    const of = (wanted: string): readonly Region[] =>
      judgedIn(round).filter((one) => rightOf(round, one).proposal === wanted);
    const filing = docxText(join(desk.out, 'filing.docx'));
    expect(filing).toContain(
      `应报送${regions.length}个地区，已报送${regions.length - sent.missing.length}个，未报送${sent.missing.length}个。`,
    );
    const told = results.filter((one) => one === 'agree' || of(one).length > 0);
    expect(filing).toContain(`审核报送材料${judgedIn(round).length}份，`);
    expect(filing).toContain(`其中${told.map((one) => `${names[one]}${of(one).length}份`).join('、')}。`);
    const rows = docxTables(join(desk.out, 'filing.docx')).find(([head = []]) => head.includes('审核意见')) ?? [];
    const [head = []] = rows;
    const cell = (row: readonly string[], name: string): string | undefined => row[head.indexOf(name)];
    expect(
      rows
        .slice(1)
        .map((row) => ['地区', '审核意见', '须改正', '须说明、核对'].map((name) => cell(row, name)).join(' ')),
    ).toEqual(
      judgedIn(round).map((one) => {
        const { proposal, asked } = rightOf(round, one);
        const result = names[proposal as keyof typeof names];
        return [one.name, result, countOf(asked, 'correct'), countOf(asked, 'explain')].join(' ');
      }),
    );
    const page = desk.read('index.html');
    const tile = (label: string): number | undefined => {
      const count = new RegExp(`<li>${label}<b[^>]*>(\\d+)<small>`, 'u').exec(page)?.[1];
      return count === undefined ? undefined : Number(count);
    };
    expect(['应报', '已报', '未报', ...Object.values(names), '须改正', '须说明、核对'].map(tile)).toEqual([
      regions.length,
      filedIn(round).length,
      sent.missing.length,
      ...results.map((one) => of(one).length),
      countOf(askedIn(round), 'correct'),
      countOf(askedIn(round), 'explain'),
    ]);
    const merge = sheetRows(join(desk.out, '发文/邮件合并表.xlsx'), 0, 0);
    const letters = judgedIn(round).filter((one) => rightOf(round, one).proposal !== 'agree');
    expect(merge.map((row) => row.地区)).toEqual([...letters, ...sent.missing].map(({ name }) => name));
    const overview = sheetRows(join(desk.out, 'review.xlsx'), 0, 1);
    for (const region of judgedIn(round)) {
      const { proposal, asked } = rightOf(round, region);
      const row = overview.find((one) => one.地区 === region.name && one.审核意见 !== '待处理：未选用');
      expect([region.name, row?.审核意见, row?.须改正, row?.['须说明、核对']]).toEqual([
        region.name,
        names[proposal as keyof typeof names],
        countOf(asked, 'correct'),
        countOf(asked, 'explain'),
      ]);
    }
  });
});

describe('the second round beside the first', () => {
  it('counts what was corrected, what stands, what is new, and who changed', () => {
    const [first, second] = [played('first'), played('second')];
    const key = ({ rule, says }: Asked): string => `${rule} ${says}`;
    const [solved, again, fresh] = [[], [], []] as string[][] as [string[], string[], string[]];
    for (const region of filedIn(first)) {
      const before = rightOf(first, region).asked.map(key);
      const sent = rounds.raw?.get(region.name)?.asked.map(key) ?? [];
      solved.push(...before.filter((one) => !sent.includes(one)));
      for (const one of rightOf(second, region).asked.map(key)) (before.includes(one) ? again : fresh).push(one);
    }
    const report = second.desk.report as unknown as { readonly previous: { readonly [name: string]: unknown } };
    expect(report.previous).toMatchObject({
      solved: solved.length,
      again: again.length,
      fresh: fresh.length,
      arrived: [shaped.late.code],
      gone: [],
    });
    const moved = filedIn(first).filter((one) => rightOf(first, one).proposal !== rightOf(second, one).proposal);
    // The version that was not chosen is held as before.
    expect((report.previous.moved as readonly unknown[]).length).toBe(moved.length);
  });

  it('says which decisions could not count, and reads its own workbook back alike', async () => {
    const { desk, sent } = played('second');
    expect(desk.report.unused).toEqual([
      // The number of the letter that went to what had come in under a wrong code.
      '990998',
      `${countyWith(4, 1).code}: 同意备案（还有没有了结的问题，须逐条认可）`,
      expect.stringMatching(/^only-tighter:employment\/4\.1:disclosureMode:/u),
    ]);
    expect(desk.report.rulings).toMatchObject({ applied: 5, idle: [] });
    const third = await review(
      sent.tree,
      ...['--date', '2026-12-26', '--format', 'json', '--rulings', join(desk.out, 'review.xlsx')],
    );
    expect(third.rows.map(({ name, proposal }) => [name, proposal])).toEqual(
      desk.rows.map(({ name, proposal }) => [name, proposal]),
    );
  });
});
