import type { ListWords } from '../model/reference.ts';
import type { ExpectedRegion } from '../model/review.ts';
import { listEntry, listedDay, type Problem, type RawEntry } from './lists/list-entry.ts';

const asText = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';

const rawOf = (entry: unknown): RawEntry =>
  typeof entry === 'string'
    ? { name: entry }
    : Object.fromEntries(Object.entries(entry ?? {}).map(([part, value]) => [part, asText(value)]));

/** A list as YAML: regions as `{ code, name }`, by themselves or under `regions` beside a common `deadline`. */
export const readExpectedData = (data: unknown, words: ListWords): readonly ExpectedRegion[] | Problem => {
  const map = data as { regions?: unknown; deadline?: unknown } | null;
  const list = Array.isArray(data) ? data : map?.regions;
  if (!Array.isArray(list))
    return {
      problem: {
        zh: '名单应是一列 { code: "990101", name: 示例县 }，可以写在 regions 之下',
        en: 'the list should hold entries like { code: "990101", name: 示例县 }, by themselves or under `regions`',
      },
    };
  const whole = { zh: '名单', en: 'the list' };
  const deadline = listedDay(whole, { zh: '期限', en: 'deadline' }, asText(map?.deadline));
  if (typeof deadline === 'object') return deadline;
  const regions: ExpectedRegion[] = [];
  for (const [index, entry] of list.entries()) {
    const place = { zh: `第 ${index + 1} 个`, en: `entry ${index + 1}` };
    const region = listEntry(rawOf(entry), place, deadline, words);
    if ('problem' in region) return region;
    regions.push(region);
  }
  return regions.length > 0 ? regions : { problem: { zh: '名单是空的', en: 'the list is empty' } };
};
