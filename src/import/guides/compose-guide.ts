import { guideHeadings } from '../../generated/guide-headings.js';
import type { Contact } from '../../model/catalogue.ts';
import { guideFields } from '../../model/guide-fields.ts';
import { plain } from '../../model/plain.ts';
import { fixedWordOfGuide } from '../../source/fixed-words.ts';
import { say } from '../account.ts';
import { isMasked, isNothing } from '../words.ts';
import { reasons } from './cell-account.ts';
import { conditionEdits, conditionOf, materialEdits } from './compose-edits.ts';
import { composeMaterial, type LineData } from './compose-materials.ts';
import { composeSteps } from './compose-steps.ts';
import type { Composing } from './composing.ts';
import { listLines } from './list-text.ts';
import type { ItemRecord, Piece } from './read-records.ts';
import { coded } from './say-codes.ts';

/** A guide as an author would write it, by the keys of its file: `limits.promised`. */
export type GuideDraft = Map<string, unknown>;

interface Work {
  readonly composing: Composing;
  readonly draft: GuideDraft;
  readonly record: ItemRecord;
}

type Put = (piece: Piece, work: Work) => void;

/** The entries of a cell: in our own workbook a line each, as they are. */
const linesOf = (words: string, { isForm }: Composing): string[] =>
  isForm ? words.split('\n').flatMap((line) => line.trim() || []) : listLines(words);

/** 无 says that there is nothing; in our own workbook nobody says so. */
const isNone = (words: string, { isForm }: Composing): boolean => !isForm && isNothing(words);

const text: Put = (piece, { composing, draft }) => {
  const { id } = piece.column;
  const before = draft.get(id);
  draft.set(id, before === undefined ? piece.text : `${before}\n${piece.text}`);
  composing.account.written(piece);
};

const lines: Put = (piece, { composing, draft }) => {
  const { id } = piece.column;
  draft.set(id, [...((draft.get(id) as string[] | undefined) ?? []), ...linesOf(piece.text, composing)]);
  composing.account.written(piece);
};

const fixed =
  (...allowed: readonly string[]): Put =>
  (piece, { composing, draft }) => {
    const value = coded(piece, composing);
    if (value === undefined) return;
    if (!allowed.includes(value))
      composing.account.unread(piece, say(`只认：${allowed.join('、')}`, `one of: ${allowed.join(', ')}`));
    else {
      draft.set(piece.column.id, value);
      composing.account.written(piece);
    }
  };

/** What the column beside it says, as `单位` and `说明` of a limit. */
const beside = (id: string, { record, composing }: Work): Piece | undefined =>
  record.basics.find(({ column, text: words }) => column.id === id && !isNone(words, composing));

/** A limit with its unit and its note: 5 and 工作日 are 5个工作日. Undefined for a number without a unit. */
const limitText = (piece: Piece, work: Work): string | undefined => {
  const { id, unit: headed } = piece.column;
  const number = /^\d{1,3}$/u.exec(piece.text)?.[0];
  const unit = beside(`${id}.unit`, work);
  const note = beside(`${id}.note`, work);
  const word = unit ? (guideHeadings.units.includes(unit.text) ? unit.text : undefined) : headed;
  if (number !== undefined && word === undefined) return undefined;
  const amount =
    number === undefined ? piece.text : `${number}${/^(?:工作日|自然日|月)$/u.test(word ?? '') ? '个' : ''}${word}`;
  for (const other of [unit, note]) if (other) work.composing.account.written(other);
  return note ? `${amount}（${note.text}）` : amount;
};

const noUnit = say('没有写单位，如 工作日', 'it has no unit such as 工作日');

const promised: Put = (piece, work) => {
  const { composing, draft } = work;
  const isInstant =
    plain(String(beside('handling', work)?.text ?? '')).includes('即办') || beside('handling', work)?.text === '1';
  const limit = piece.text === '0' && isInstant ? '当场办结' : limitText(piece, work);
  if (limit === undefined) return composing.account.unread(piece, noUnit);
  const unit = beside('limits.promised.unit', work);
  if (unit) composing.account.written(unit);
  draft.set('limits.promised', limit);
  composing.account.written(piece);
};

/** A telephone that the layer gives for all its guides is not written again. */
const telephone =
  (of: (contact: Contact) => string | undefined): Put =>
  (piece, work) => {
    const known = of(work.composing.contact);
    if (known !== undefined && plain(known) === plain(piece.text)) work.composing.account.same(piece);
    else text(piece, work);
  };

/** What law says is known for many items: then the export is only compared with it. */
const legal: Put = (piece, work) => {
  const { composing, draft } = work;
  const limit = limitText(piece, work);
  if (limit === undefined) return composing.account.unread(piece, noUnit);
  const { legal: known } = composing;
  if (known !== undefined && plain(known) === plain(limit)) composing.account.same(piece);
  else if (known !== undefined)
    composing.account.unread(piece, say(`法律规定的是${known}，照法律的印`, `law says ${known}, which is printed`));
  else {
    draft.set('limits.legal', limit);
    composing.account.written(piece);
  }
};

const visits: Put = (piece, { composing, draft }) => {
  const [, count] = /^(\d{1,2})\s*次?$/u.exec(fixedWordOfGuide('ways/visits', piece.text)) ?? [];
  if (count === undefined) return composing.account.unread(piece, say('看不出几次', 'no number of visits'));
  draft.set('ways.visits', `${count}次`);
  composing.account.written(piece);
};

const depth: Put = (piece, { composing, draft }) => {
  const codes = guideHeadings.codes.find(({ column }) => column === 'ways.depth')?.values ?? {};
  const words = piece.text.split(/[,，、;；\s]+/u);
  const isCoded = words.every((word) => codes[word] !== undefined);
  draft.set('ways.depth', isCoded ? words.map((word) => codes[word]).join('、') : piece.text);
  composing.account.written(piece);
};

/** 示例路1号二楼: the place of the layer that it speaks of. A guide only points to places, which are written once. */
const windows: Put = (piece, { composing, draft }) => {
  const found: string[] = [];
  const left: string[] = [];
  for (const line of linesOf(piece.text, composing)) {
    const place = composing.places.find(({ id, name, address }) =>
      [id, name, address].some(
        (word) => word !== undefined && (plain(line).includes(plain(word)) || plain(word).includes(plain(line))),
      ),
    );
    if (place) found.push(place.id);
    else left.push(line);
  }
  if (found.length > 0)
    draft.set('ways.window', [...new Set([...((draft.get('ways.window') as string[] | undefined) ?? []), ...found])]);
  const why = say(
    '地方层的 places 里没有；先在那里写一次，再写进 ways.window',
    'not among the `places` of the layer; write it there once, then name it in `ways.window`',
  );
  if (left.length > 0 && found.length === 0) composing.account.unread(piece, why);
  else
    composing.account.written(
      piece,
      left.map((one) => ({ text: one, why })),
    );
};

const hours: Put = (piece, { composing }) => {
  const isKnown = composing.places.some(
    ({ hours: known }) => known !== undefined && plain(known) === plain(piece.text),
  );
  if (isKnown) composing.account.same(piece);
  else
    composing.account.unread(
      piece,
      say('时间写在地方层 places 的 hours 里', 'hours are written in `places` of the layer'),
    );
};

/** 是否收费: no is 不收费; yes is said by what is charged. */
const charged: Put = (piece, work) => {
  const { composing, draft, record } = work;
  const value = coded(piece, composing);
  const hasRows = record.lines.fees.some((line) => line.some(({ text: words }) => !isNone(words, composing)));
  if (value === '否' && !hasRows && !beside('fee', work)) draft.set('fee', '不收费');
  else if (value === '否')
    return composing.account.unread(piece, say('写了不收费，又写了收费项目', 'it says free, and names fees'));
  else if (value !== '是' || (!hasRows && !beside('fee', work)))
    return value === undefined
      ? undefined
      : composing.account.unread(piece, say('收什么、多少，没有写', 'what is charged is not said'));
  composing.account.written(piece);
};

/** 名称：标准【依据：…】【减免：…】, a line each. */
const fee: Put = (piece, { composing, draft }) => {
  if (plain(fixedWordOfGuide('fee', piece.text)) === '不收费') draft.set('fee', '不收费');
  else {
    const rows = piece.text
      .split('\n')
      .map((line) => /^(.+?)：(.+?)(?:【依据：(.*?)】)?(?:【减免：(.*?)】)?$/u.exec(line));
    if (!rows.every((row) => row !== null))
      return composing.account.unread(piece, say('每行写“项目：标准”', 'write 项目：标准 a line each'));
    draft.set(
      'fee',
      rows.map((row) => ({
        name: row?.[1],
        standard: row?.[2],
        ...(row?.[3] ? { basis: row[3] } : {}),
        ...(row?.[4] ? { relief: row[4] } : {}),
      })),
    );
  }
  composing.account.written(piece);
};

/** 甲：乙 a line each, as entries with two keys. */
const pairs =
  (first: string, second: string): Put =>
  (piece, { composing, draft }) => {
    const found = linesOf(piece.text, composing).map((line) =>
      (composing.isForm ? /^(.+?)：(.+)$/u : /^(.+?)[：:](.+)$/u).exec(line),
    );
    if (!found.every((one) => one !== null))
      return composing.account.unread(piece, say('每行写“甲：乙”', 'write 甲：乙 a line each'));
    draft.set(
      piece.column.id,
      found.map((one) => ({ [first]: one?.[1], [second]: one?.[2] })),
    );
    composing.account.written(piece);
  };

const map: Put = (piece, { composing, draft }) => {
  const found = piece.text.split('\n').map((line) => /^(.+?)：(.+)$/u.exec(line));
  if (!found.every((one) => one !== null))
    return composing.account.unread(piece, say('每行写“名称：内容”', 'write 名称：内容 a line each'));
  draft.set(piece.column.id, Object.fromEntries(found.map((one) => [one?.[1] ?? '', one?.[2] ?? ''])));
  composing.account.written(piece);
};

const conditions: Put = (piece, { composing, draft }) => {
  const found = linesOf(piece.text, composing);
  const edits = composing.isForm ? conditionEdits(found) : undefined;
  draft.set('conditions', edits ?? found.map(conditionOf));
  composing.account.written(piece);
};

/** 问：…  答：…, two lines each. */
const questions: Put = (piece, { composing, draft }) => {
  const found = [...piece.text.matchAll(/^问[：:](.+)\n答[：:](.+)$/gmu)];
  if (found.length === 0 || found.map(([all]) => all).join('\n') !== piece.text)
    return composing.account.unread(
      piece,
      say('写“问：…”，下一行写“答：…”', 'write 问：…, and 答：… on the next line'),
    );
  draft.set(
    'companion.faq',
    found.map(([, q, a]) => ({ q, a })),
  );
  composing.account.written(piece);
};

/** Whether a way is open at all is said by the way itself. */
const flag =
  (id: string, onYes: Put, missing = ''): Put =>
  (piece, work) => {
    const value = coded(piece, work.composing);
    if (value === '是') onYes(piece, work);
    else if (value === '否' && beside(id, work))
      work.composing.account.unread(piece, say(`写了否，又写了${missing}`, 'it says no, and gives it'));
    else if (value !== undefined) work.composing.account.same(piece);
  };

const onlineYes: Put = (piece, work) =>
  beside('ways.online', work)
    ? work.composing.account.same(piece)
    : work.composing.account.unread(piece, say('没有写网上办理的地址', 'it gives no address'));

const mailYes: Put = (piece, { composing, draft }) => {
  const before = (draft.get('result.delivery') as string[] | undefined) ?? [];
  if (!before.some((way) => /邮寄|快递/u.test(way))) draft.set('result.delivery', [...before, '邮寄']);
  composing.account.written(piece);
};

const process: Put = (piece, { composing, record }) =>
  record.lines.steps.length > 0
    ? composing.account.unread(
        piece,
        say('流程由步骤表画出，这里的文字没有写', 'the chart comes of the table of steps'),
      )
    : composing.account.unread(
        piece,
        say(
          '流程要分步写：谁做、做什么、多久，写进 process.steps',
          'a process is written step by step in `process.steps`',
        ),
      );

/** Units and notes are read with their limits. */
const withLimit: Put = (piece, { composing }) => {
  if (composing.account.becameOf(piece.cell) === undefined)
    composing.account.unread(piece, say('没有写时限', 'there is no limit'));
};

const putters: { readonly [id: string]: Put } = {
  owner: text,
  checked: (piece, work) =>
    /^\d{4}-\d{2}-\d{2}$/u.test(piece.text)
      ? text(piece, work)
      : work.composing.account.unread(piece, say('日期写作 2026-12-01', 'write the date as 2026-12-01')),
  summary: text,
  applicants: lines,
  handling: fixed('即办件', '承诺件'),
  amount: lines,
  conditions,
  cases: pairs('id', 'name'),
  only: fixed('材料以此为限'),
  'limits.promised': promised,
  'limits.legal': legal,
  'limits.basis': text,
  'limits.excluded': pairs('what', 'time'),
  'fee.charged': charged,
  fee,
  'result.name': text,
  'result.delivery': lines,
  'result.delivery.mail': flag('', mailYes),
  'result.then': text,
  'ways.window': windows,
  'ways.window.hours': hours,
  'ways.online': lines,
  'ways.online.has': flag('ways.online', onlineYes, '网上办理的地址'),
  'ways.mail': text,
  'ways.visits': visits,
  'ways.reason': text,
  'ways.depth': depth,
  process,
  'process.supervision': lines,
  'process.rights': lines,
  redress: text,
  advice: telephone(({ phone }) => phone),
  complaint: telephone(({ complaint }) => complaint),
  progress: text,
  'companion.policies': lines,
  'companion.notices': lines,
  'companion.interpretations': lines,
  'companion.faq': questions,
  extra: map,
  evidence: map,
};

/** In our own workbook these stand as they are written. */
const formPutters: { readonly [id: string]: Put } = {
  'limits.promised': text,
  'limits.legal': text,
  'ways.window': lines,
  'ways.depth': text,
  advice: text,
  complaint: text,
};

/** Values come before what only says something about them. */
const late = /\.(?:unit|note|has|mail)$/u;

const putBasics = (work: Work): void => {
  const { composing, draft, record } = work;
  const ordered = [...record.basics].sort(
    (one, other) => Number(late.test(one.column.id)) - Number(late.test(other.column.id)),
  );
  for (const piece of ordered) {
    const { id, elsewhere, heading } = piece.column;
    const label = composing.labels.find((one) => plain(one) === plain(heading));
    if (elsewhere === 'unknown' && label !== undefined && !isNone(piece.text, composing)) {
      draft.set('extra', { ...((draft.get('extra') as object | undefined) ?? {}), [label]: piece.text });
      composing.account.written(piece);
    } else if (elsewhere) composing.account.ignored(piece.cell, heading, reasons[elsewhere]);
    else if (isNone(piece.text, composing)) composing.account.ignored(piece.cell, heading, reasons.nothing);
    else ((composing.isForm ? formPutters[id] : undefined) ?? putters[id] ?? withLimit)(piece, work);
  }
};

const putAgain = ({ record, composing: { account } }: Work): void => {
  for (const { piece, first } of record.again) {
    const { elsewhere, heading } = piece.column;
    if (elsewhere) account.ignored(piece.cell, heading, reasons[elsewhere]);
    else if (isNothing(piece.text)) account.ignored(piece.cell, heading, reasons.nothing);
    else if (plain(piece.text) !== plain(first.text))
      account.unread(
        piece,
        say(`与 ${first.cell.place} 写的不同，照那里的`, `it differs from ${first.cell.place}, which counts`),
      );
    else if (account.becameOf(first.cell)?.became === 'unread')
      account.unread(piece, say(`同 ${first.cell.place}`, `as at ${first.cell.place}`));
    else account.same(piece);
  }
};

/** The lines of fees, questions and cases: all keys that must be there, or the line is told. */
const tableLines = (
  part: 'fees' | 'faq' | 'options',
  needed: readonly string[],
  { record, composing: { account } }: Work,
): LineData[] =>
  record.lines[part].flatMap((line) => {
    const entries = line.flatMap(({ column, text: words }) =>
      isNothing(words) ? [] : [[column.id.slice(part.length + 1), words] as const],
    );
    const data = Object.fromEntries(entries);
    const isWhole = needed.every((key) => data[key] !== undefined);
    for (const piece of line)
      if (isNothing(piece.text)) account.ignored(piece.cell, piece.column.heading, reasons.nothing);
      else if (isWhole) account.written(piece);
      else account.unread(piece, say('这一行不全', 'the line is not whole'));
    return isWhole ? [data] : [];
  });

const putTables = (work: Work): void => {
  const { record, draft, composing } = work;
  const [first, ...others] = record.lines.materials;
  const bare = first?.find(({ column }) => column.id === 'materials.name');
  if (bare && others.length === 0 && (isNone(bare.text, composing) || bare.text === '无需材料')) {
    draft.set('materials', '无需材料');
    for (const piece of first ?? [])
      if (piece === bare) composing.account.written(piece);
      else composing.account.ignored(piece.cell, piece.column.heading, reasons.nothing);
  } else {
    const materials = materialEdits(record.lines.materials, (line) => composeMaterial(line, composing), composing);
    if (Object.keys(materials).length > 0) draft.set('materials', materials);
  }
  const fees = tableLines('fees', ['name', 'standard'], work);
  if (fees.length > 0) draft.set('fee', fees);
  const faq = tableLines('faq', ['q', 'a'], work);
  if (faq.length > 0) draft.set('companion.faq', faq);
  const options = tableLines('options', ['name'], work);
  if (options.length > 0)
    draft.set(
      'cases',
      options.map(({ name }) => ({ id: name, name })),
    );
  const steps = record.lines.steps.length > 0 ? composeSteps(record.lines.steps, composing) : undefined;
  if (steps) draft.set('process.steps', steps);
};

/** Materials that are wanted in some cases only name them: cases that nobody listed are listed so. */
const addCases = ({ draft, composing }: Work): void => {
  const materials = draft.get('materials');
  const cases = (draft.get('cases') as { id: string; name: string }[] | undefined) ?? [];
  // Those of our own workbook stand on its first sheet, or in the guide above.
  const named =
    Array.isArray(materials) && !composing.isForm
      ? (materials as LineData[]).flatMap((one) => (one.for as string[] | undefined) ?? [])
      : [];
  const missing = [...new Set(named)].filter((name) => !cases.some(({ id }) => id === name));
  if (missing.length > 0) draft.set('cases', [...cases, ...missing.map((name) => ({ id: name, name }))]);
};

/** What is said of something that is not there cannot be written: how a result is handed over, without the result. */
const heads: { readonly [group: string]: string } = { result: 'result.name', process: 'process.steps' };

const dropHeadless = ({ draft, record, composing: { account } }: Work): void => {
  for (const [group, head] of Object.entries(heads)) {
    const keys = [...draft.keys()].filter((key) => key.startsWith(`${group}.`));
    if (keys.length === 0 || draft.has(head)) continue;
    const { label } = guideFields[group === 'result' ? 'result' : 'process'];
    for (const { piece } of [...record.basics.map((one) => ({ piece: one })), ...record.again])
      if (piece.column.id.startsWith(`${group}.`) && account.becameOf(piece.cell)?.became !== 'ignored')
        account.unread(piece, say(`没有写${label.zh}`, `there is no ${label.en}`));
    for (const key of keys) draft.delete(key);
  }
};

/** Numbers of persons are masked as they are read, and what holds one is not written. */
const withoutMasked = (record: ItemRecord, { account }: Composing): ItemRecord => {
  const keep = (piece: Piece): boolean => {
    if (!isMasked(piece.text)) return true;
    account.unread(piece, say('像是个人的号码', 'it looks like the number of a person'));
    return false;
  };
  const lines = Object.entries(record.lines).map(([part, all]) => [part, all.map((line) => line.filter(keep))]);
  return { ...record, basics: record.basics.filter(keep), lines: Object.fromEntries(lines) };
};

/** Turns what a file says of one item into a guide. Every cell is in the account afterwards. */
export const composeGuide = (whole: ItemRecord, composing: Composing): GuideDraft => {
  const record = withoutMasked(whole, composing);
  const work: Work = { composing, record, draft: new Map() };
  putTables(work);
  putBasics(work);
  putAgain(work);
  addCases(work);
  dropHeadless(work);
  return work.draft;
};
