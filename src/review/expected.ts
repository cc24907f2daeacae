import { parse } from 'csv-parse/sync';
import { plain } from '../model/plain.ts';
import type { ExpectedRegion } from '../model/review.ts';
import type { Text } from '../model/text.ts';

type Problem = { readonly problem: Text };
const isDate = (text: string): boolean => /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u.test(text);

const headings: { readonly [part in keyof ExpectedRegion]-?: readonly string[] } = {
  code: ['code', '代码', '行政区划代码', '区划代码', '地区代码'],
  name: ['name', '名称', '地区', '地区名称', '县区', '单位'],
  deadline: ['deadline', '期限', '截止日期', '报送期限', '时限'],
};

const asText = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';

/** One region of a list; `place` says where it stands. */
const readRegion = (
  raw: { readonly [part: string]: unknown },
  place: Text,
  deadline: string | undefined,
): ExpectedRegion | Problem => {
  const [code, name, own] = [raw.code, raw.name, raw.deadline].map(asText);
  if (!name) return { problem: { zh: `${place.zh}没有地区名称`, en: `${place.en} has no name of a region` } };
  if (code && !/^(?:\d{6}|\d{9})$/u.test(code))
    return {
      problem: {
        zh: `${place.zh}的代码“${code}”不是六位或九位数字`,
        en: `the code \`${code}\` of ${place.en} has not six or nine digits`,
      },
    };
  if (own && !isDate(own))
    return {
      problem: {
        zh: `${place.zh}的期限“${own}”应写成 2026-12-31`,
        en: `the deadline \`${own}\` of ${place.en} is not written 2026-12-31`,
      },
    };
  const day = own || deadline;
  return { name, ...(code ? { code } : {}), ...(day ? { deadline: day } : {}) };
};

const settle = (regions: readonly (ExpectedRegion | Problem)[]): readonly ExpectedRegion[] | Problem => {
  const problem = regions.find((region) => 'problem' in region);
  if (problem) return problem as Problem;
  if (regions.length === 0) return { problem: { zh: '名单是空的', en: 'the list is empty' } };
  return regions as ExpectedRegion[];
};

/** A list as CSV: with a head row in any order, or code and name, with or without a deadline. */
export const readExpectedCsv = (text: string): readonly ExpectedRegion[] | Problem => {
  let rows: string[][];
  try {
    rows = parse(text, { bom: true, relaxColumnCount: true, skipEmptyLines: true, trim: true });
  } catch (error) {
    return {
      problem: {
        zh: `CSV 写法有误：${(error as Error).message}`,
        en: `the CSV is broken: ${(error as Error).message}`,
      },
    };
  }
  const parts = Object.keys(headings) as (keyof ExpectedRegion)[];
  const partOf = (cell: string) => parts.find((part) => headings[part].includes(plain(cell)));
  const head = rows[0]?.map(partOf) ?? [];
  const hasHead = head.includes('name');
  const columns = hasHead ? head : ['code' as const, 'name' as const, 'deadline' as const];
  return settle(
    rows.slice(hasHead ? 1 : 0).map((row, index) => {
      const number = index + (hasHead ? 2 : 1);
      const raw = Object.fromEntries(columns.flatMap((part, column) => (part ? [[part, row[column]]] : [])));
      return readRegion(raw, { zh: `第 ${number} 行`, en: `row ${number}` }, undefined);
    }),
  );
};

/** A list as YAML: regions as `{ code, name }`, by themselves or under `regions` beside a common `deadline`. */
export const readExpectedData = (data: unknown): readonly ExpectedRegion[] | Problem => {
  const map = data as { regions?: unknown; deadline?: unknown } | null;
  const list = Array.isArray(data) ? data : map?.regions;
  if (!Array.isArray(list))
    return {
      problem: {
        zh: '名单应是一列 { code: "990101", name: 示例县 }，可以写在 regions 之下',
        en: 'the list should hold entries like { code: "990101", name: 示例县 }, by themselves or under `regions`',
      },
    };
  const deadline = asText(map?.deadline);
  if (deadline && !isDate(deadline))
    return {
      problem: {
        zh: `期限“${deadline}”应写成 2026-12-31`,
        en: `the deadline \`${deadline}\` is not written 2026-12-31`,
      },
    };
  return settle(
    list.map((entry, index) =>
      readRegion(
        typeof entry === 'string' ? { name: entry } : ((entry ?? {}) as { [part: string]: unknown }),
        { zh: `第 ${index + 1} 个`, en: `entry ${index + 1}` },
        deadline || undefined,
      ),
    ),
  );
};
