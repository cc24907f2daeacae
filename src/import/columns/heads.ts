import { tableWords } from '../../generated/table-words.js';
import type { LevelId } from '../../model/catalogue.ts';
import { similarity } from '../../model/did-you-mean.ts';
import { fields, furtherFields, isUnreadable } from '../../model/fields.ts';
import { plain } from '../../model/plain.ts';
import type { Reference } from '../../model/reference.ts';
import type { ColumnId } from '../../model/table-words.ts';
import { joined, undoubled } from '../clean.ts';
import type { Column } from './column.ts';

/** What a heading says: a column, several columns under one heading, or one of several columns. */
export type Head =
  | { readonly kind: 'column'; readonly column: Column; readonly loose?: true; readonly near?: true }
  | { readonly kind: 'group'; readonly group: 'items' | 'audience' | 'mode' | 'levels' }
  | { readonly kind: 'choice'; readonly columns: readonly ColumnId[] };

/** The form in which headings are equal. */
export const headingKey = (text: string): string =>
  undoubled(plain(joined(text)).replace(/[()（）:：*、,，.。/〔〕"]/gu, '')).replace(
    /^[一二三四五六七八九十]+(?=公开)/u,
    '',
  );

const groups: { readonly [column in ColumnId]?: 'items' | 'audience' | 'mode' | 'levels' } = {
  items: 'items',
  audience: 'audience',
  disclosureMode: 'mode',
  levels: 'levels',
};

/** The column that an id of the reference data stands for, words rather than boxes. */
export const columnOf = (id: ColumnId, name = ''): Column => {
  const field = furtherFields.find((one) => one === id);
  if (field) return { kind: 'field', field };
  switch (id) {
    case 'serial':
    case 'number':
    case 'domain':
    case 'level1':
    case 'level2':
    case 'level3':
      return { kind: id };
    case 'items':
      return { kind: 'level2' };
    case 'public':
    case 'specificGroup':
    case 'proactive':
    case 'onRequest':
      return { kind: 'tick', tick: id };
    case 'phone':
    case 'complaint':
    case 'remark':
    case 'derived':
      return { kind: id, name };
    default:
      return { kind: 'field', field: id };
  }
};

const byWord = new Map<string, Head>();
for (const { column, words, loose } of tableWords.headings) {
  const group = groups[column];
  const head: Head = group
    ? { kind: 'group', group }
    : { kind: 'column', column: columnOf(column), ...(loose ? { loose } : {}) };
  for (const word of words) byWord.set(headingKey(word), head);
}
for (const field of furtherFields)
  for (const word of [fields[field].label.zh, ...(fields[field].further?.headings ?? [])])
    byWord.set(headingKey(word), { kind: 'column', column: columnOf(field) });

/** What else a heading may go by, where the cells below it say so. */
export const alternatives = new Map<string, readonly ColumnId[]>();
for (const { words, columns } of tableWords.byContent)
  for (const word of words.map(headingKey)) {
    if (byWord.has(word)) alternatives.set(word, columns);
    else byWord.set(word, { kind: 'choice', columns });
  }

const named = (head: Head, text: string): Head =>
  head.kind === 'column' && 'name' in head.column ? { ...head, column: { ...head.column, name: joined(text) } } : head;

const levelWord =
  /^(?:省|市|地市|州|盟|区|县|旗|乡|镇|街道|村|社区|嘎查|团场|师|作业区|管理区|园区|本)[、和及/\p{Script=Han}]*$/u;

/** 县级, 乡、村级, 区(县)级: the name of a column of 公开层级. */
const isLevelWord = (text: string): boolean =>
  text.length <= 12 && levelWord.test(text) && /级|街道|社区|作业区|园区/u.test(text);

/** The level that a word names: 县级 in 县级公开主体. */
export const levelNamed = (word: string, reference: Reference): LevelId | undefined => {
  const read = fields.levels.read([word], reference);
  return isUnreadable(read) ? undefined : read[0];
};

/** 县级公开主体, 公开主体（乡镇级）: the body of one level. */
const bodyHead = (text: string, reference: Reference): Head | undefined => {
  const found = /^(.{1,8}?级)(?:的)?(.*主体|.*单位|.*部门|.*机构)$/u.exec(text) ?? undefined;
  const behind = /^(.*?(?:主体|单位|部门|机构))[（(](.{1,8}?级)[）)]$/u.exec(text) ?? undefined;
  const [level, rest] = found ? [found[1], found[2]] : behind ? [behind[2], behind[1]] : [];
  const of = level === undefined ? undefined : levelNamed(level, reference);
  const body = byWord.get(headingKey(rest ?? '')) ?? byWord.get(headingKey(`公开${rest ?? ''}`));
  return of && body?.kind === 'column' && body.column.kind === 'field' && body.column.field === 'responsibleBody'
    ? { kind: 'column', column: { ...body.column, of } }
    : undefined;
};

/** What a heading says as a whole, else without what stands in brackets behind it. */
export const headOf = (text: string, reference: Reference): Head | undefined => {
  const word = headingKey(text);
  if (word === '') return undefined;
  const known = byWord.get(word);
  if (known) return named(known, text);
  const body = bodyHead(joined(text), reference);
  if (body) return body;
  const short = joined(text).replace(/[（(【[][\s\S]*$/u, '');
  const before = short.length < joined(text).length ? byWord.get(headingKey(short)) : undefined;
  if (before) return named(before, text);
  return isLevelWord(word) ? { kind: 'column', column: { kind: 'level', name: undoubled(joined(text)) } } : undefined;
};

/** A heading that lost characters or gained some: 依申请公, 公开渠道和要素(载体). What stands below has to bear it out. */
export const nearHead = (text: string): Head | undefined => {
  const word = headingKey(text);
  if (word.length < 2 || word.length > 16) return undefined;
  const found = [...byWord]
    .map(([known, head]) => ({
      head,
      near:
        known.startsWith(word) || (known.length > 2 && word.startsWith(known))
          ? 0.7 + 0.2 * similarity(known, word)
          : similarity(known, word),
    }))
    .filter(({ near }) => near >= 0.6)
    .sort((left, right) => right.near - left.near)[0]?.head;
  return found?.kind === 'column' ? named({ ...found, near: true }, text) : found;
};
