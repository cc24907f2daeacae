import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { emitters } from '../src/emit/index.ts';
import { rules } from '../src/rules/index.ts';

const numerals = '一二三四五六七八九';
/** 一(一)、一(二) … of a part with so many sections. */
const sections = (part: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${part}(${numerals[index]})`);
const points = (part: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${part}${index + 1}`);

/** Every numbered clause of the five founding documents, as they count themselves; parts without numbers by their heading. */
const clauses: { readonly [document: string]: readonly string[] } = {
  '113号': [...sections('一', 2), '二', ...sections('三', 6), ...sections('四', 4), ...sections('五', 2)],
  京178: [
    '一 总体要求',
    ...['决策', '执行', '管理', '服务', '结果'].map((name) => `二 ${name}公开`),
    ...['互动平台', '政策解读', '回应关切'].map((name) => `三 ${name}`),
    ...['网站', '电话', '媒体', '新媒体'].map((name) => `四 ${name}`),
    ...['组织领导', '工作落实', '教育培训', '监督考核'].map((name) => `五 ${name}`),
  ],
  皖2019: [...sections('一', 3), ...sections('二', 3), '三', ...sections('四', 3), ...sections('五', 4)],
  西城: [
    ...sections('一', 3),
    '二',
    '三(一)',
    ...points('三(二)', 6),
    ...sections('四', 4),
    ...sections('五', 4),
    ...sections('六', 5),
  ],
  示范点: ['一', ...points('二', 4), '三', ...points('四', 6), ...points('五步骤', 4), ...points('五要求', 3)],
};

const page = readFileSync('docs/coverage.md', 'utf8');
const rowsOf = (document: string): string[][] =>
  (page.split(`\n## ${document}\n`)[1] ?? '')
    .split('\n## ')[0]
    ?.split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| 条款') && !line.startsWith('| ---'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    ) ?? [];

describe('what mulu does for the founding documents', () => {
  it.each(Object.entries(clauses))(
    '%s: no clause is missing, and each says what is done, or why not',
    (document, wanted) => {
      const rows = rowsOf(document);
      expect(rows.map(([clause]) => clause)).toEqual(wanted);
      for (const [clause, how = '', what = ''] of rows) {
        expect(how, clause).toMatch(/^(?:不做|[做算述](?:、[做算述])*)$/u);
        expect(what.length, clause).toBeGreaterThan(3);
      }
    },
  );

  it('names only rules and formats that there are', () => {
    const known = new Set<string>([...rules.map(({ id }) => id), ...Object.keys(emitters)]);
    const others = new Set([
      'levels',
      '--level township',
      '--level village',
      'questions',
      'companion',
      'attested.yaml',
      'phases',
      'validate',
      'test/coverage.test.ts',
    ]);
    const named = [...page.matchAll(/`([^`]+)`/gu)].map(([, name = '']) => name);
    expect(named.filter((name) => !known.has(name) && !others.has(name))).toEqual([]);
  });
});
