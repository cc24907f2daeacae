import { tableWords } from '../../generated/table-words.js';
import type { LevelId, ResponsibleBody } from '../../model/catalogue.ts';
import { fields, isUnreadable } from '../../model/fields.ts';
import { plain } from '../../model/plain.ts';
import type { Reference } from '../../model/reference.ts';
import { indexed } from '../../model/remember.ts';
import { clean, joined } from '../clean.ts';
import { alternatives, endsInOne, isErrorValue, isMasked, isNothing, isPointing } from '../words.ts';
import { type Left, type Reading, unreadable } from './reading.ts';
import { splitOutside } from './split-outside.ts';

const organ = alternatives(tableWords.organs);
const office = alternatives(tableWords.offices);
const phone =
  /(?:电话|联系电话|咨询电话|办公电话)?[：:]?(?:[（(]?0\d{2,3}[)）]?[-－—–\s]?)?\d{7,8}(?:[-－—转]\d{1,6})?(?:[/、，,]\d{7,8})*|12\d{3}(?!\d)|[48]00[-－]?\d{3}[-－]?\d{4}/gu;
const masked = /(?:电话|手机|联系人)?[：:]?\d{2,6}\*{2,}[\d*]*[Xx]?/gu;
/** 联系人：张三. */
const labelled = /(?:联系人|负责人|经办人|责任人|填报人)[：:\s]*[\p{Script=Han}·]{2,4}/gu;
const bracket = /[（(]([^（()）]*)[)）]/gu;
/** The body, then an office inside it: 示例县人社局某某股. */
const withOffice = new RegExp(
  `^(.{2,}?(?:局|委|厅|部门|人民政府|政府|办事处|中心|委员会|管委会))((?:[\\p{Script=Han}]{1,10}(?:${office}))+)$`,
  'u',
);
const level = /(^|[\s；;，,、。])([省市州盟县区旗乡镇村街](?:[、（(）)/\p{Script=Han}]{0,6})?级?(?:部门|单位)?)[：:]/gu;

interface Parted {
  readonly body: string;
  readonly left: readonly Left[];
}

/** A name of a body without the persons, numbers and offices that tables put behind it. */
const part = (text: string): Parted => {
  const left: Left[] = [];
  const leave = (words: string, why: Left['why']): string => {
    if (joined(words) !== '') left.push({ text: words, why });
    return '\ue000';
  };
  let rest = text.replace(bracket, (whole, inner: string) =>
    isMasked(inner) || new RegExp(labelled.source, 'u').test(inner)
      ? leave(whole, 'person')
      : new RegExp(phone.source, 'u').test(inner)
        ? leave(whole, 'phone')
        : whole,
  );
  rest = rest.replace(labelled, (words) => leave(words, 'person'));
  const person = isMasked(rest);
  rest = rest.replace(masked, (number) => leave(number, 'person')).replace(phone, (number) => leave(number, 'phone'));
  // Behind a number stands whom it belongs to; two blanks part the name from the body.
  if (left.length > 0)
    rest = rest.replace(/(?<=\p{Script=Han})\s+([\p{Script=Han}·]{2,4})(?=\s*(?:\ue000|$))/gu, (whole, name: string) =>
      endsInOne(name, [...tableWords.organs, ...tableWords.offices]) ? whole : leave(name, 'person'),
    );
  // The body stands first; what stands behind a number is no part of it.
  const [first = '', ...behind] = rest.split('\ue000').filter((words) => joined(words) !== '');
  for (const words of behind) leave(words, 'not-understood');
  let body = joined(first).replace(/[：:、，,；;。]+$/u, '');
  if (person) {
    // A name stands in front of its number: only what ends in the name of a body is one.
    const kept = new RegExp(`^.{2,}(?:${organ})(?=[\\p{Script=Han}·]{0,4}$)`, 'u').exec(body)?.[0] ?? '';
    leave(body.slice(kept.length), 'person');
    body = kept;
  }
  const parted = withOffice.exec(body);
  if (parted?.[1] && parted[2] && parted[2] !== '办公室' && !endsInOne(parted[2], tableWords.bodies)) {
    leave(parted[2], 'office');
    body = parted[1];
  }
  return { body, left };
};

/** The names of channels; 政务服务中心 and 便民服务站 are bodies as well. */
const channelNames = indexed(
  (channels: Reference['channels']) =>
    new Set(
      channels
        .filter(({ name }) => !endsInOne(name, tableWords.organs))
        .flatMap(({ name, aliases }) => [name, ...aliases].map(plain)),
    ),
);

/** Whether words may name a body: no sign, no title, no limit, no channel, no bare number. */
const isBody = (text: string, channels: ReadonlySet<string>): boolean =>
  /\p{Script=Han}{2}/u.test(text) &&
  !isPointing(text) &&
  !channels.has(plain(text)) &&
  text.length <= 60 &&
  !/[《》■□☑√✓]|工作日|https?:|^(?:全社会|主动|依申请)/u.test(text) &&
  !isNothing(text) &&
  !isErrorValue(text);

/** Lines that end in an organ are bodies of their own, others go on in the next line. */
const unbroken = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .reduce((sum, line) => {
      if (sum === '') return line;
      const ends = endsInOne(joined(sum), tableWords.organs) || /[)）\d；;、]$/u.test(sum);
      return ends ? `${sum}${/[；;、]$/u.test(sum) ? '' : /^[\d（(]/u.test(line) ? ' ' : '、'}${line}` : sum + line;
    }, '');

/** 县级：A 乡级：B, on one line or several. Undefined when no level is named. */
const byLevel = (
  text: string,
  reference: Reference,
): { readonly level: LevelId; readonly text: string }[] | undefined => {
  const marks = [...text.matchAll(level)];
  if (marks.length === 0 || joined(text.slice(0, marks[0]?.index)) !== '') return undefined;
  const found = marks.map((mark, index) => {
    const read = fields.levels.read(
      [mark[2] ?? '', `${mark[2]}级`].slice((mark[2] ?? '').endsWith('级') ? 0 : 1, 2).slice(0, 1),
      reference,
    );
    const body = text.slice(mark.index + mark[0].length, marks[index + 1]?.index ?? text.length);
    return isUnreadable(read) ? undefined : { level: read[0], text: body };
  });
  return found.every((one): one is { level: LevelId; text: string } => one?.level !== undefined) ? found : undefined;
};

const settle = (
  parts: readonly Parted[],
  channels: ReadonlySet<string>,
): { readonly bodies: string[]; readonly left: Left[] } => ({
  bodies: parts.map(({ body }) => body).filter((body) => body !== '' && isBody(body, channels)),
  left: parts.flatMap(({ body, left }) => [
    ...left,
    ...(body === '' || isBody(body, channels)
      ? []
      : [{ text: body, why: isErrorValue(body) ? 'error-value' : 'not-this-field' } as const]),
  ]),
});

/** An office beside a body is part of it, and no body of its own. */
const isOffice = (body: string): boolean => {
  const bare = body.replace(bracket, '');
  return endsInOne(bare, tableWords.offices) && !endsInOne(bare, tableWords.bodies);
};

const partsOf = (text: string): Parted[] => {
  const parts = splitOutside(text, (char) => /[；;、，,\n]/u.test(char))
    .filter((piece) => joined(piece) !== '')
    .map(part);
  const [first] = parts;
  return parts.map(({ body, left }, index) =>
    index > 0 && first && !isOffice(first.body) && isOffice(body)
      ? { body: '', left: [...left, { text: body, why: 'office' }] }
      : { body, left },
  );
};

/** 公开主体: the bodies alone; what else stands in the cell is told. `of`: the level that the column is for. */
export const readBody = (raw: string, reference: Reference, of?: LevelId): Reading<ResponsibleBody> => {
  const text = clean(raw);
  if (isErrorValue(text)) return unreadable(text, 'error-value');
  if (isNothing(text)) return unreadable(text, 'nothing');
  const channels = channelNames(reference.channels);
  const named = byLevel(clean(raw).replace(/\n/gu, ' '), reference);
  if (named) {
    const read = named.map(({ level: id, text: words }) => ({ id, words, ...settle(partsOf(words), channels) }));
    const value = Object.fromEntries(
      read.flatMap(({ id, bodies }) => (bodies.length > 0 ? [[id, bodies.join('、')]] : [])),
    );
    const marks = [...text.matchAll(new RegExp(level.source, 'gu'))].map((mark) => mark[2] ?? '');
    const [took, left] = [[...marks, ...read.flatMap(({ bodies }) => bodies)], read.flatMap((one) => one.left)];
    return Object.keys(value).length > 0 ? { value, took, left } : unreadable(text, left[0]?.why ?? 'not-this-field');
  }
  const whole = unbroken(text);
  // Where one of them is a channel, the cell is one of channels.
  if (partsOf(whole).some(({ body }) => channels.has(plain(body)))) return unreadable(text, 'not-this-field');
  const { bodies, left } = settle(partsOf(whole), channels);
  if (bodies.length === 0) return { took: [], left: left.length > 0 ? left : [{ text, why: 'not-this-field' }] };
  // Nothing was parted from it: as printed, with its own separators.
  const printed = joined(whole).replace(/[；;、，,。]+$/u, '');
  const mark = whole.includes('；') || whole.includes(';') ? '；' : '、';
  const value = left.length === 0 ? printed : bodies.join(mark);
  return { value: of ? { [of]: value } : { all: value }, took: bodies, left };
};

/** 人力资源社会保障部门 in any of its forms: the word of the standard, which names nobody. */
export const isGenericBody = ({ all, ...levels }: ResponsibleBody): boolean =>
  Object.keys(levels).length === 0 &&
  /^(?:本级|各级|市级|县级|区级|县|区)?(?:人民政府)?人力资源和?社会保障(?:行政)?(?:主管)?部门$/u.test(plain(all ?? ''));
