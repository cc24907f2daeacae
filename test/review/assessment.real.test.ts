import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { runHere } from '../cli/run-cli.ts';
import { county, type Desk, review } from './desk.ts';
import { docxTables } from './read-docx.ts';

const examples = 'catalogues/examples';
const example = (name: string): string => readFileSync(`${examples}/${name}`, 'utf8');
const date = ['--date', '2026-12-01'];

/** The example county with its records as a submission, and its parents as pinned texts. */
const tree = (): { [path: string]: string | Uint8Array } => ({
  ...Object.fromEntries(
    readdirSync(`${examples}/990101`, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
      .map((path) => [`in/示例县/${path.slice(examples.length + 1)}`, new Uint8Array(readFileSync(path))]),
  ),
  'in/示例县/990101-example-county.yaml': example('990101-example-county.yaml'),
  'in/990102.yaml': county({ code: '990102', name: '乙县' }),
  'base/990000-example-province.yaml': example('990000-example-province.yaml'),
  'base/990100-example-city.yaml': example('990100-example-city.yaml'),
});

interface Told {
  readonly how: string;
  readonly points: number;
  readonly most: number;
  readonly open: number;
  readonly indicators: readonly { readonly id: string; readonly points: number | null; readonly most: number }[];
}

const sheet = (desk: Desk, name: string): unknown[][] => {
  const book = read(readFileSync(join(desk.out, 'review.xlsx')));
  return utils.sheet_to_json<unknown[]>(book.Sheets[name] ?? {}, { header: 1, defval: '' }).slice(1);
};

describe('the assessment of those who send in their records', () => {
  let desk: Desk;
  let groups: Told[];
  beforeAll(async () => {
    const files = tree();
    desk = await review(files, ...date);
    const layer = `${examples}/990101-example-county.yaml`;
    await runHere('build', layer, '-o', join(desk.folder, 'built'), '--format', 'assessment', ...date);
    groups = JSON.parse(readFileSync(join(desk.folder, 'built/assessment.json'), 'utf8')).groups;
  });

  it('comes to what the county gets when it is assessed by itself', () => {
    const { submissions } = JSON.parse(desk.read('review.json'));
    const [own, other] = submissions;
    expect(own.assessment.subtotals).toEqual(
      groups.map(({ how, points, most, open }) => ({ how, points, most, open })),
    );
    expect(own.assessment.indicators.map(({ id, points }: { id: string; points: number }) => [id, points])).toEqual(
      groups.flatMap(({ indicators }) => indicators.map(({ id, points }) => [id, points])),
    );
    expect(own.assessment.demonstration).toEqual([
      { name: '示例县政务服务中心人社窗口', level: '市级' },
      { name: '示例镇便民服务中心', level: '县级' },
    ]);
    expect(other).not.toHaveProperty('assessment');
  });

  it('stands on the page, on the sheet of the county and in the workbook, each kind by itself', () => {
    const page = desk.read('index.html').replace(/<[^>]+>/gu, ' ');
    for (const { points, most } of groups) expect(page).toContain(` ${points}/${most}`);
    expect(page).toContain('示例镇便民服务中心');
    const short = groups
      .flatMap(({ indicators }) => indicators)
      .filter((one) => one.points !== null && one.points < one.most);
    const [row] = sheet(desk, '评估').slice(1);
    expect(row?.slice(4, 13)).toEqual(groups.flatMap(({ points, most, open }) => [points, most, open]));
    expect(String(row?.[13]).split('、')).toHaveLength(short.length);
    expect(
      sheet(desk, '示范点')
        .slice(1)
        .map((cells) => cells.slice(3)),
    ).toEqual([
      ['示例县政务服务中心人社窗口', '市级'],
      ['示例镇便民服务中心', '县级'],
    ]);
    expect(
      sheet(desk, '评估指标')
        .slice(1)
        .filter(([, , , , count]) => count === 1),
    ).toHaveLength(short.length);
    const paper = join(desk.out, '发文/990100示例市/990101-示例县-审核意见表.docx');
    const table = docxTables(paper).find(([head = []]) => head.includes('没有完全做到的')) ?? [];
    expect(table.slice(1).map((cells) => cells.slice(1, 4).map(Number))).toEqual(
      groups.map(({ points, most, open }) => [points, most, open]),
    );
  });

  it('has no part in the result, and leaves out a record with errors by its name', async () => {
    const files = tree();
    files['in/示例县/990101/publications.csv'] = '事项,公开地址\n9.9 没有的事项,x\n';
    const broken = await review(files, '--format', 'json', ...date);
    expect(broken.rows.map(({ proposal }) => proposal)).toEqual(desk.rows.map(({ proposal }) => proposal));
    const [own] = JSON.parse(broken.read('review.json')).submissions;
    expect(own.assessment.withheld).toEqual(['publications.csv']);
  });

  it('counts a region once, and not before one of its versions is chosen', async () => {
    const first = tree();
    const again = Object.entries(first).flatMap(([path, content]): [string, string | Uint8Array][] =>
      path.startsWith('in/示例县/') ? [[path.replace('in/示例县/', 'in/示例县（二）/'), content]] : [],
    );
    const twice = await review({ ...first, ...Object.fromEntries(again) }, ...date);
    expect(twice.rows.filter(({ hold }) => hold === 'versions')).toHaveLength(2);
    expect(sheet(twice, '评估')).toEqual([]);
    expect(twice.read('index.html')).not.toContain('id="assessment"');
  });

  it('is nowhere where nobody sends in records', async () => {
    const bare = await review({ 'in/990102.yaml': county({ code: '990102', name: '乙县' }) }, ...date);
    expect(bare.read('review.json')).not.toContain('"assessment"');
    expect(bare.read('index.html')).not.toContain('id="assessment"');
    expect(sheet(bare, '评估')).toEqual([]);
  });
});
