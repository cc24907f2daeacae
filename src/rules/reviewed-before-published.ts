import type { Fault } from '../model/finding.ts';
import { publishedOn } from '../model/publication-state.ts';
import { isUnread, type PublicationStep } from '../model/record.ts';
import type { Rule } from './rule.ts';

const check = ({ rows, file }: PublicationStep): Fault[] => {
  const published = rows.filter(
    (row) => publishedOn(row) !== undefined && !isUnread(row, 'formed', 'first', 'updated', 'reviewed'),
  );
  const base = { rule: 'reviewed-before-published' } as const;
  if (published.length > 0 && published.every(({ cells }) => cells.reviewed === undefined))
    return [{ ...base, message: 'none', args: {}, at: { file, path: [] }, absence: true }];
  return published.flatMap((row): Fault[] => {
    const { at, item, cells } = row;
    const day = publishedOn(row) ?? '';
    const named = item ? { item } : {};
    if (!cells.reviewed)
      return [{ ...base, ...named, message: 'missing', args: { published: day }, at, absence: true }];
    const { value: reviewed } = cells.reviewed;
    return reviewed > day
      ? [{ ...base, ...named, message: 'late', args: { reviewed, published: day }, at: cells.reviewed.at }]
      : [];
  });
};

export const reviewedBeforePublished: Rule<'reviewed-before-published'> = {
  id: 'reviewed-before-published',
  on: 'publications',
  severity: 'warning',
  answer: 'advice',
  waivable: true,
  aspect: 'secrecy',
  clause: '《政府信息公开条例》第十七条',
  summary: { zh: '公开以前审查过', en: 'it was reviewed before it was published' },
  why: {
    zh: '政府信息公开前应当审查，审查的岗位和日期要有记录',
    en: 'information is reviewed before it is published, and who did it when is on record',
  },
  messages: {
    late: {
      text: {
        zh: '审查日期 {reviewed} 晚于公开日期 {published}',
        en: 'reviewed on {reviewed}, published on {published}',
      },
      fix: {
        zh: '日期写错的改正；确实没有先审查的，补审并说明',
        en: 'correct a wrong date; else review it now and say so',
      },
    },
    missing: {
      text: { zh: '{published} 已经公开，没有写审查日期', en: 'published on {published}, with no day of review' },
      fix: { zh: '写审查岗位和审查日期', en: 'give post and day of the review' },
    },
    none: {
      text: { zh: '公开的各行都没有写审查日期', en: 'no row says when it was reviewed' },
      fix: { zh: '加上“审查岗位”“审查日期”两列', en: 'add the columns 审查岗位 and 审查日期' },
    },
  },
  check,
};
