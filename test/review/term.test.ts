import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { reference } from '../../src/generated/reference.js';
import { dueOf, readWorkingDays } from '../../src/model/due-day.ts';
import { isPast } from '../../src/model/working-days.ts';
import { county, type Desk, narrowed, review } from './desk.ts';
import { docxText } from './read-docx.ts';

const { workingDays } = reference;
const tree = { 'in/990101.yaml': county({ amend: narrowed }), 'in/990201.yaml': '' };
const settings = (deadline: string, date = '2026-09-18'): string =>
  `kind: review\nissuer: 示例省人力资源和社会保障厅\ndate: ${date}\ndeadline: ${deadline}\n`;
const list = (deadline: string): string => `代码,单位名称,报送期限\n990101,甲县,${deadline}\n990109,癸县,${deadline}\n`;
const notice = (desk: Desk): string => docxText(join(desk.out, '发文/990101-甲县-补正通知.docx'));
const merged = (desk: Desk): (string | undefined)[] => {
  const book = read(readFileSync(join(desk.out, '发文/邮件合并表.xlsx')));
  return utils
    .sheet_to_json<{ [head: string]: string }>(book.Sheets[book.SheetNames[0] ?? ''] ?? {})
    .map((row) => row.补正期限);
};

describe('补正期限 in working days', () => {
  it.each([
    ['10个工作日', 10],
    ['十五个工作日内', 15],
    ['５ 个工作日以内', 5],
    ['20工作日', 20],
    ['0个工作日', undefined],
    ['10日', undefined],
    ['10个工作日左右', undefined],
  ])('%s', (text, count) => {
    expect(readWorkingDays(text)).toBe(count);
  });

  it('is counted from the day after the letter, over 调休 and holidays', () => {
    expect(dueOf('5个工作日', '2026-09-18', workingDays)).toEqual({ workingDays: 5, day: '2026-09-24' });
    expect(dueOf('3个工作日', '2026-09-30', workingDays)).toEqual({ workingDays: 3, day: '2026-10-10' });
    expect(dueOf('10个工作日', '2026-12-25', workingDays)).toEqual({ workingDays: 10 });
    expect(dueOf('10个工作日', undefined, workingDays)).toEqual({ workingDays: 10 });
  });

  it('is printed as a day in the letters, on the sheet and for mail merge', async () => {
    const desk = await review(
      { ...tree, 'in/review.yaml': settings('5个工作日'), 'list.csv': list('2026-12-31') },
      ...['--date', '2026-09-18'],
    );
    expect(notice(desk)).toContain('请于2026年9月24日前（自本函成文之日起5个工作日内）改正');
    expect(desk.read('counties/990101.html')).toContain('请于2026年9月24日前（自补正通知成文之日起5个工作日内）');
    expect(docxText(join(desk.out, '发文/未分设区市-催报函.docx'))).toContain(
      '请于2026年9月24日前（自本函成文之日起5个工作日内）报送',
    );
    expect(merged(desk)[0]).toBe('2026-09-24');
    expect(desk.stderr).not.toContain('无法判断');
  });

  it('is told by its rule where the year is not known, and nobody guesses', async () => {
    const desk = await review({ ...tree, 'in/review.yaml': settings('10个工作日', '2026-12-25') });
    expect(notice(desk)).toContain('请自本函成文之日起10个工作日内（成文当日不计）改正');
    expect(notice(desk)).not.toMatch(/无法判断|2027年/u);
    expect(merged(desk)[0]).toBe('无法判断（自成文次日起10个工作日）');
    expect(desk.stderr).toContain(
      '补正期限 10 个工作日到哪一天（函里只写天数和起算的日子），无法判断：只收录了到 2026 年',
    );
  });

  it('may be written in a ruling, in YAML and in the workbook, and is carried on as written', async () => {
    const rulings = 'kind: rulings\nsubmissions: [{ submission: "990101", deadline: 十个工作日 }]\n';
    const desk = await review({ ...tree, 'in/review.yaml': settings('5个工作日'), 'rulings.yaml': rulings });
    expect(notice(desk)).toContain('请于2026年10月9日前（自本函成文之日起10个工作日内）');
    expect(desk.read('rulings.yaml')).toContain('deadline: 十个工作日');
    const again = await review(
      { ...tree, 'in/review.yaml': settings('5个工作日') },
      ...['--rulings', join(desk.out, 'review.xlsx')],
    );
    expect(again.read('rulings.yaml')).toContain('deadline: 10个工作日');
    const bad = await review({ ...tree, 'in/review.yaml': settings('两周') });
    expect([bad.code, bad.stderr.includes('或者工作日数，如 10个工作日')]).toEqual([2, true]);
  });

  it('that is written as a day on which nobody works is told, and one that is over before the letter', async () => {
    const desk = await review({ ...tree, 'in/review.yaml': settings('2026-10-03', '2026-10-02') });
    expect(desk.stderr).toContain('补正期限 2026-10-03 不是工作日，下一个工作日是 2026-10-08');
    expect(desk.stderr).toContain('成文日期 2026-10-02 不是工作日');
    const late = await review({ ...tree, 'in/review.yaml': settings('2026-09-17') });
    expect(late.stderr).toContain('补正期限 2026-09-17 不晚于成文日期 2026-09-18');
  });
});

describe('报送期限', () => {
  it('moves on to the next working day, and what nobody can say is not said', () => {
    expect(isPast('2026-10-08', '2026-10-01', workingDays)).toBe(false);
    expect(isPast('2026-10-09', '2026-10-01', workingDays)).toBe(true);
    expect(isPast('2026-12-31', '2026-12-31', workingDays)).toBe(false);
    expect(isPast('2027-01-01', '2026-12-31', workingDays)).toBe(true);
    expect(isPast('2027-01-04', '2027-01-02', workingDays)).toBeUndefined();
    expect(isPast('2027-02-01', '2027-01-02', workingDays)).toBe(true);
  });

  it.each([
    // 2026-12-05 is a Saturday: what came on the Monday is on time.
    ['2026-12-05', '2026-12-07', 'on-time', '按期'],
    ['2026-12-04', '2026-12-07', 'late', '逾期'],
    ['2027-01-02', '2027-01-04', 'unclear', '无法判断'],
  ])('of %s, met on %s: %s', async (deadline, date, arrival, word) => {
    const desk = await review({
      'in/990101.yaml': county({ date, number: `甲县人社函〔${date.slice(0, 4)}〕1号` }),
      'list.csv': list(deadline),
    });
    expect(desk.rows[0]).toMatchObject({ arrival });
    expect(desk.read('counties/990101.html')).toContain(word);
    expect(desk.stderr.includes('无法判断')).toBe(arrival === 'unclear');
  });
});
