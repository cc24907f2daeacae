import { say } from '../account.ts';
import { isNothing } from '../words.ts';
import { reasons } from './cell-account.ts';
import type { Composing } from './composing.ts';
import type { Piece } from './read-records.ts';
import { coded } from './say-codes.ts';

/** A material, or another line, as an author writes it. */
export interface LineData {
  [key: string]: string | string[] | { [key: string]: string }[];
}

const countIn = (text: string | undefined): number | undefined => {
  const found = text === undefined ? undefined : /\d{1,2}|[一二两三四五]/u.exec(text)?.[0];
  if (found === undefined) return undefined;
  return /\d/u.test(found) ? Number(found) : '零一二三四五'.indexOf(found.replace('两', '二'));
};

/** 收原件1份（A4）: how a window takes a paper, out of type, counts and size. */
const counterOf = (said: (id: string) => string | undefined): string | undefined => {
  const size = said('size') === undefined ? '' : `（${said('size')}）`;
  const [originals, copies, count] = ['originals', 'copies', 'count'].map((id) => countIn(said(id)));
  const counted = [...(originals ? [`收原件${originals}份`] : []), ...(copies ? [`收复印件${copies}份`] : [])];
  if (counted.length > 0) return counted.join('，') + size;
  const type = said('type');
  if (type === undefined && !count) return undefined;
  return `收${type ?? ''}${count ? `${count}份` : ''}${size}`;
};

const kinds = new Set(['证件证书证明', '申请表格文书', '其他']);
const onlineWords = '上传电子件';

/** A file that a cell names, where it lies among the files of the guides. */
const fileNamed = (text: string, { hasFile, isForm }: Composing): string | undefined =>
  isForm ? text : [text, `files/${text}`].find((name) => hasFile(name));

interface MaterialWork {
  readonly composing: Composing;
  readonly data: LineData;
  /** What `counter` is made of, and the notes that go into `require`. */
  readonly paper: Map<string, { readonly text: string; readonly piece: Piece }>;
  readonly notes: string[];
}

const allowed: { readonly [key: string]: readonly string[] } = {
  need: ['必要', '非必要', '容缺后补'],
  source: ['申请人自备', '政府部门核发', '其他'],
};

/** 栏名：怎么填【示例：…】, a line each. */
const fillLines = (text: string): { field: string; how: string; example: string }[] | undefined => {
  const lines = text.split('\n').map((line) => /^(.+?)：(.*)【示例：(.*)】$/u.exec(line));
  return lines.every((line) => line !== null)
    ? lines.map((line) => ({ field: line?.[1] ?? '', how: line?.[2] ?? '', example: line?.[3] ?? '' }))
    : undefined;
};

const putCoded = (key: string, piece: Piece, { composing, data }: MaterialWork): void => {
  const value = coded(piece, composing);
  if (value === undefined || !allowed[key]?.includes(value))
    composing.account.unread(piece, say(`只认：${allowed[key]?.join('、')}`, `one of: ${allowed[key]?.join(', ')}`));
  else {
    data[key] = value;
    composing.account.written(piece);
  }
};

/** Type and medium: one column for what kind of paper it is, for its form, or for both, as provinces have it. */
const putType = (piece: Piece, { composing, data, paper }: MaterialWork): void => {
  const value = coded(piece, composing);
  if (value === undefined) return;
  if (kinds.has(value)) data.kind = value;
  else paper.set('type', { text: value, piece });
  composing.account.written(piece);
};

const putMedium = (piece: Piece, { composing, data }: MaterialWork): void => {
  const value = coded(piece, composing);
  if (value === undefined) return;
  if (!value.includes('电子') && !value.includes('纸质'))
    composing.account.unread(piece, say('只认纸质、电子', 'paper or electronic only'));
  else {
    if (value.includes('电子')) data.online = onlineWords;
    composing.account.written(piece);
  }
};

const putFile = (key: 'form' | 'sample', piece: Piece, { composing, data }: MaterialWork): void => {
  const file = fileNamed(piece.text, composing);
  if (file === undefined)
    composing.account.unread(
      piece,
      say(
        '指南文件夹里没有这个文件；放进 files 以后再写',
        'no such file in the folder of the guides; put it into `files`',
      ),
    );
  else {
    data[key] = file;
    composing.account.written(piece);
  }
};

const putWaived = (piece: Piece, { composing, data }: MaterialWork): void => {
  if (piece.text !== '否' && piece.text !== '0')
    data.counter = /^(?:是|1)$/u.test(piece.text) ? '免交' : `免交（${piece.text}）`;
  composing.account.written(piece);
};

type Put = (piece: Piece, work: MaterialWork) => void;

const plainly =
  (key: string): Put =>
  (piece, { composing, data }) => {
    data[key] = piece.text;
    composing.account.written(piece);
  };

/** What explains a paper goes into its requirements; they come first. */
const note =
  (before: string, isFirst = false): Put =>
  (piece, { composing, notes }) => {
    if (isFirst) notes.unshift(piece.text);
    else notes.push(before + piece.text);
    composing.account.written(piece);
  };

/** Counts and sizes are said together, once all of them are known. */
const counted =
  (key: string): Put =>
  (piece, { composing, paper }) => {
    paper.set(key, { text: piece.text, piece });
    composing.account.written(piece);
  };

const putFor: Put = (piece, { composing, data }) => {
  const before = Array.isArray(data.for) ? (data.for as string[]) : [];
  data.for = [
    ...before,
    ...piece.text.split(composing.isForm ? '\n' : /[\n、；;]/u).flatMap((one) => one.trim() || []),
  ];
  composing.account.written(piece);
};

const putFill: Put = (piece, work) => {
  const lines = fillLines(piece.text);
  if (lines) work.data.fill = lines;
  else return note('填写：')(piece, work);
  work.composing.account.written(piece);
};

const putters: { readonly [key: string]: Put } = {
  name: plainly('name'),
  kind: putType,
  type: putType,
  medium: putMedium,
  originals: counted('originals'),
  copies: counted('copies'),
  count: counted('count'),
  size: counted('size'),
  need: (piece, work) => putCoded('need', piece, work),
  when: plainly('when'),
  for: putFor,
  source: (piece, work) => putCoded('source', piece, work),
  sourceNote: note('来源：'),
  form: (piece, work) => putFile('form', piece, work),
  sample: (piece, work) => putFile('sample', piece, work),
  fill: putFill,
  notice: note('填写：'),
  require: note('', true),
  standard: note(''),
  basis: plainly('basis'),
  waived: putWaived,
  counter: plainly('counter'),
  online: plainly('online'),
};

const put: Put = (piece, work) => {
  const { cell, column, text } = piece;
  if (!work.composing.isForm && isNothing(text)) work.composing.account.ignored(cell, column.heading, reasons.nothing);
  else putters[column.id.slice('materials.'.length)]?.(piece, work);
};

/** Counts without a number are told; the rest says how the window takes the paper. */
const putCounter = ({ composing, data, paper }: MaterialWork): void => {
  for (const key of ['originals', 'copies', 'count']) {
    const found = paper.get(key);
    if (found && countIn(found.text) === undefined)
      composing.account.unread(found.piece, say('看不出几份', 'no number of copies'));
  }
  const counter = counterOf((id) => paper.get(id)?.text);
  if (counter === undefined) return;
  if (data.counter === undefined) data.counter = counter;
  else
    for (const { piece } of paper.values())
      composing.account.unread(piece, say(`已写“${data.counter}”`, `it says \`${data.counter}\` already`));
};

/** One material of an item; undefined without a name, which is told. */
export const composeMaterial = (line: readonly Piece[], composing: Composing): LineData | undefined => {
  const name = line.find(({ column }) => column.id === 'materials.name');
  if (!name) {
    for (const piece of line) composing.account.unread(piece, say('没有材料名称', 'it belongs to no material'));
    return undefined;
  }
  const work: MaterialWork = { composing, data: {}, paper: new Map(), notes: [] };
  for (const piece of line) put(piece, work);
  putCounter(work);
  if (work.notes.length > 0) work.data.require = work.notes.join('；');
  return Object.keys(work.data).length > 0 && work.data.name !== undefined ? work.data : undefined;
};
