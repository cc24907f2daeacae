import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { problemText } from '../../src/source/table/problem-text.ts';
import { readTables } from '../../src/source/table/read-tables.ts';
import { doubleTongued, growing, large, oddZips, sound } from './hostile-containers.ts';
import { makeZip } from './make-zip.ts';

describe('a zip file that says two things', () => {
  it.each(doubleTongued)('$title: one sentence', async ({ file, make, codes }) => {
    const { grids, problems } = await readTables(file, make());
    expect(problems.map(({ code }) => code)).toEqual(codes);
    expect(grids).toEqual([]);
    const [problem] = problems;
    const { text } = problem ? problemText(problem) : { text: { zh: '', en: '' } };
    expect(codes).not.toContain(text.zh);
    expect(`${text.zh}${text.en}`).not.toMatch(/[{}\n]/u);
  });

  it('is not unpacked where it is not read', async () => {
    const broken = { name: 'xl/media/image1.png', data: 'x', raw: strToU8('no deflate stream'), method: 8 };
    const { grids } = await readTables('a.xlsx', makeZip([...sound, broken]));
    expect(grids).toHaveLength(1);
  });
});

describe('a small file that grows', () => {
  it.each(growing)('$title: one sentence', async ({ file, make, codes }) => {
    const { grids, problems } = await readTables(file, make());
    expect(problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(codes);
    expect(grids).toEqual([]);
    for (const { text, fix } of problems.map(problemText)) {
      expect(`${text.zh}${text.en}`).not.toMatch(/[{}\n]/u);
      expect(codes.includes('too-deep') ? '' : fix).toBeDefined();
    }
  });
});

describe('an odd file that is sound', () => {
  it.each([...oddZips, ...large])('$title: is read', async ({ file, make, codes }) => {
    const { grids, problems } = await readTables(file, make());
    expect(problems.map(({ code }) => code)).toEqual(codes);
    expect(grids[0]?.rows[1]?.[2]?.text).toBe('职工参保登记');
  });
});
