import { canonical } from '../compiler/differ.ts';
import type { ExpectedRegion, Review, ReviewSettings, Rulings, Summary } from '../model/review.ts';
import type { Text } from '../model/text.ts';
import type { EarlierReview } from './rounds.ts';

/** The file that a shard writes. */
export const partName = 'part.json';

/** What a review is made under: the same in every part of one run. */
export interface Run {
  readonly date: string | null;
  readonly lang: 'zh' | 'en';
  readonly formats: readonly string[];
  readonly edition: string;
  readonly register: { readonly asOf: string };
  /** The pinned parents: a hash of their files, and the regions they speak for. */
  readonly base: { readonly sha256: string; readonly regions: readonly string[] } | null;
  /** Everything that was sent in: how much, and a hash of the names. */
  readonly entries: { readonly count: number; readonly sha256: string };
  readonly passedOver: Review['passedOver'];
  readonly expected: readonly ExpectedRegion[] | null;
  readonly rulings: Rulings | null;
  readonly previous: EarlierReview | null;
  readonly settings: ReviewSettings | null;
}

/** One share of the submissions, summed up (schemas/review-part.schema.json). */
export interface Part {
  readonly format: 2;
  readonly tool: { readonly name: 'mulu'; readonly version: string };
  readonly shard: { readonly index: number; readonly count: number };
  readonly run: Run;
  /** What was sent in, by its place among all; a folder of several layers holds several submissions. */
  readonly entries: readonly { readonly position: number; readonly submissions: readonly Summary[] }[];
}

type Problem = { readonly problem: Text };

const settings: { readonly [key in keyof Run]: Text } = {
  date: { zh: '日期（--date）', en: 'the date (--date)' },
  lang: { zh: '语言（--lang）', en: 'the language (--lang)' },
  formats: { zh: '格式（--format）', en: 'the formats (--format)' },
  edition: { zh: '国家目录的版本', en: 'the national edition' },
  register: { zh: '法规登记册', en: 'the legal register' },
  base: { zh: '核准文本（--base）', en: 'the pinned parents (--base)' },
  entries: { zh: '报送文件夹里的文件名', en: 'the names in the folder of submissions' },
  passedOver: { zh: '没有审核的文件', en: 'the files passed over' },
  expected: { zh: '应报名单（--expected）', en: 'the list of those who file (--expected)' },
  rulings: { zh: '审核决定（--rulings）', en: 'the rulings (--rulings)' },
  previous: { zh: '上一轮（--previous）', en: 'the last round (--previous)' },
  settings: { zh: '审核设置（review.yaml）', en: 'the settings (review.yaml)' },
};

/** Why parts are not the whole of one run. */
const misfit = (parts: readonly (readonly [string, Part])[], version: string): Text | undefined => {
  const [first] = parts;
  if (!first) return { zh: '没有分片', en: 'there is no part' };
  const [firstName, { shard, run }] = first;
  const seen = new Map<number, string>();
  for (const [name, part] of parts) {
    if (part.tool.version !== version)
      return {
        zh: `“${name}”是 mulu ${part.tool.version} 写的，这里是 ${version}：请用同一版本重做`,
        en: `\`${name}\` was written by mulu ${part.tool.version}, and this is ${version}: make all parts with one version`,
      };
    if (part.shard.count !== shard.count)
      return {
        zh: `“${firstName}”是 ${shard.count} 片之一，“${name}”是 ${part.shard.count} 片之一`,
        en: `\`${firstName}\` is one of ${shard.count} shards, \`${name}\` one of ${part.shard.count}`,
      };
    const different = (Object.keys(settings) as (keyof Run)[]).find(
      (key) => canonical(part.run[key]) !== canonical(run[key]),
    );
    if (different)
      return {
        zh: `“${firstName}”和“${name}”不是同一次审核：${settings[different].zh}不同`,
        en: `\`${firstName}\` and \`${name}\` are not of one run: ${settings[different].en} differ`,
      };
    const other = seen.get(part.shard.index);
    if (other !== undefined)
      return {
        zh: `第 ${part.shard.index} 片给了两次：“${other}”和“${name}”`,
        en: `shard ${part.shard.index} is given twice: \`${other}\` and \`${name}\``,
      };
    seen.set(part.shard.index, name);
  }
  const missing = Array.from({ length: shard.count }, (_, index) => index + 1).filter((index) => !seen.has(index));
  if (missing.length > 0)
    return {
      zh: `缺第 ${missing.join('、')} 片，共 ${shard.count} 片`,
      en: `shard ${missing.join(', ')} of ${shard.count} is missing`,
    };
  const positions = new Set(parts.flatMap(([, part]) => part.entries.map(({ position }) => position)));
  const count = parts.reduce((sum, [, part]) => sum + part.entries.length, 0);
  return count === run.entries.count &&
    positions.size === count &&
    [...positions].every((position) => position < run.entries.count)
    ? undefined
    : { zh: '各片合起来不是全部报送材料', en: 'the parts together are not all submissions' };
};

/** Joins the named parts of one run: the summaries of all submissions in the order of their names. */
export const joinParts = (
  parts: readonly (readonly [string, Part])[],
  version: string,
): { readonly run: Run; readonly summaries: readonly Summary[] } | Problem => {
  const problem = misfit(parts, version);
  const run = parts[0]?.[1].run;
  if (problem || !run) return { problem: problem ?? { zh: '没有分片', en: 'there is no part' } };
  const entries = parts.flatMap(([, part]) => part.entries).sort((left, right) => left.position - right.position);
  return { run, summaries: entries.flatMap(({ submissions }) => submissions) };
};
