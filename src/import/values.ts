import { findDocument, parseCitation, splitCitations } from '../model/basis.ts';
import type {
  Audience,
  Channels,
  DisclosureMode,
  Fields,
  LevelId,
  Links,
  ResponsibleBody,
} from '../model/catalogue.ts';
import { fields, isUnreadable } from '../model/fields.ts';
import { plain } from '../model/plain.ts';
import type { Reference } from '../model/reference.ts';
import { indexed } from '../model/remember.ts';
import { parseTimeLimit } from '../model/time-limit.ts';
import { citationText, clean, joined } from './clean.ts';

/** A value as read, or the words that could not be read; `note` says what was taken for granted. */
export type Reading<T> = { readonly value: T; readonly note?: string } | { readonly unread: string };

const ticked = '■☑☒√✓✔●◆▣🗹';
const empty = '□☐○◇▢×✗✘';
const isMark = (char: string): boolean => ticked.includes(char) || empty.includes(char);

/** 口 and the letters that Word's symbol fonts leave behind stand for boxes where a box would stand. */
const withBoxes = (text: string): string =>
  text
    .replace(/(^|[\n\s、，,;；■□☑√])口(?=\p{Script=Han})/gmu, '$1□')
    .replace(/(^|[\n\s、，,;；])[Rþ](?=\p{Script=Han})/gmu, '$1■')
    .replace(/(^|[\n\s、，,;；])[£¨](?=\p{Script=Han})/gmu, '$1□')
    .replace(/\[[√✓xX]\]|【[√✓]】|（√）|\(√\)/gu, '■')
    .replace(/\[\s*\]|【\s*】/gu, '□');

interface Box {
  readonly on: boolean;
  readonly text: string;
}

/** The boxes of a cell with their words; undefined when the cell has no box. */
const boxesOf = (text: string): Box[] | undefined => {
  const marked = withBoxes(text);
  const chars = [...marked];
  if (!chars.some(isMark)) return undefined;
  const leading = isMark(chars.find((char) => char.trim() !== '') ?? '');
  const boxes: { on: boolean; text: string }[] = [];
  let words = '';
  const push = (mark: string, body: string) => {
    if (body.trim() !== '') boxes.push({ on: ticked.includes(mark), text: body.trim() });
  };
  if (leading) {
    let mark = '';
    for (const char of chars) {
      if (!isMark(char)) {
        words += char;
        continue;
      }
      if (mark !== '') push(mark, words);
      mark = char;
      words = '';
    }
    push(mark, words);
  } else
    for (const char of chars) {
      if (isMark(char)) {
        push(char, words);
        words = '';
      } else words += char;
    }
  if (!leading && words.trim() !== '') boxes.push({ on: false, text: words.trim() });
  return boxes;
};

const channelNames = indexed((channels: Reference['channels']) =>
  channels
    .flatMap((channel) => [channel.name, ...channel.aliases].map((word) => ({ word: loose(word), channel })))
    .sort((left, right) => right.word.length - left.word.length),
);

/** Names of channels are equal whatever marks stand inside. */
function loose(text: string): string {
  return plain(joined(text)).replace(/[、,，/／·.。;；:：()（）_－—-]/gu, '');
}

const website = /^[\p{Script=Han}]{2,20}(?:省|市|县|区|州|盟|旗|镇|乡|街道)(?:人民)?政府(?:门户)?网站?$/u;

interface Found {
  readonly ticked: Set<string>;
  readonly other: string[];
  readonly notes: string[];
}

/** One word of a channel cell: a known name, 其他 with a text, several names without separator, or a text of its own. */
const addChannel = (text: string, found: Found, reference: Reference): void => {
  const names = channelNames(reference.channels);
  const other = reference.channels.find((channel) => channel.other)?.name ?? '其他';
  const word = loose(text).replace(/_+/gu, '');
  if (word === '') return;
  const exact = names.find((known) => known.word === word);
  if (exact) {
    found.ticked.add(exact.channel.name);
    return;
  }
  const detail = /^(?:其他|其它)[：:\s_（(]*([\s\S]+?)[)）_\s]*$/u.exec(clean(text));
  if (detail?.[1]) {
    found.ticked.add(other);
    for (const one of detail[1].split(/[、，,;；\n]/u)) if (joined(one) !== '') found.other.push(joined(one));
    return;
  }
  if (website.test(joined(text))) {
    found.ticked.add('政府网站');
    found.notes.push(`“${joined(text)}”按“政府网站”`);
    return;
  }
  let rest = word;
  const parts: string[] = [];
  while (rest !== '') {
    const known = names.find((one) => rest.startsWith(one.word));
    if (!known) break;
    rest = rest.slice(known.word.length);
    parts.push(known.channel.name);
    if (known.channel.other) break;
  }
  if (parts.length > 0 && (rest === '' || parts.at(-1) === other || parts.length > 1)) {
    for (const name of parts) found.ticked.add(name);
    if (rest !== '') {
      found.ticked.add(other);
      found.other.push(rest);
    }
    return;
  }
  found.ticked.add(other);
  found.other.push(joined(text).replace(/^[：:、，,]+|[：:、，,]+$/gu, ''));
};

/** Words without boxes: separated by line breaks, marks or blanks, unless a known name holds the mark. */
const channelWords = (text: string, reference: Reference): string[] => {
  const names = channelNames(reference.channels);
  const isKnown = (word: string) => names.some((known) => known.word === loose(word));
  // Everything behind 其他： is the text of that box, its separators too.
  const [, before = '', rest = ''] = /^([\s\S]*?)(其[他它]\s*[：:][\s\S]*)?$/u.exec(clean(text)) ?? [];
  const tokens = before
    .split(/[\n，,;；。]|(?<=\p{Script=Han}|[)）])\s+(?=\p{Script=Han})/u)
    .flatMap((token) => (isKnown(token) ? [token] : token.split('、')))
    .map((token) => token.trim())
    .filter((token) => token !== '');
  // A name cut by a line break is whole again when two neighbours make a known name and one alone does not.
  const whole: string[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    let size = 1;
    for (const wide of [4, 3, 2]) {
      const piece = tokens.slice(index, index + wide);
      if (piece.length === wide && isKnown(piece.join('')) && !piece.every(isKnown)) {
        size = wide;
        break;
      }
    }
    whole.push(tokens.slice(index, index + size).join(''));
    index += size - 1;
  }
  return rest === '' ? whole : [...whole, rest];
};

/** 公开渠道和载体 as any table writes it. */
export const readChannels = (text: string, reference: Reference): Reading<Channels> => {
  const found: Found = { ticked: new Set(), other: [], notes: [] };
  const boxes = boxesOf(clean(text));
  if (boxes) {
    for (const { on, text: words } of boxes) {
      // The text behind an empty 其他 was surely written to be read (S17).
      const written = /^(?:其他|其它)[：:\s_]*(?=[^\s：:_])([\s\S]+)$/u.exec(words);
      if (!on && written?.[1] && !isMark(written[1]) && /\p{Script=Han}{2}/u.test(written[1])) {
        found.notes.push('“其他”没有勾，但写了文字，按勾选');
        addChannel(words, found, reference);
      } else if (on) {
        // A later line of the box that is a channel of its own was not ticked apart; of 其他 it is the text.
        const pieces = /^(?:其他|其它)/u.test(words) ? [words.replace(/\n/gu, ' ')] : channelWords(words, reference);
        for (const piece of pieces) addChannel(piece, found, reference);
      }
    }
    if (found.ticked.size === 0) return { unread: clean(text) };
  } else for (const word of channelWords(text, reference)) addChannel(word, found, reference);
  if (found.ticked.size === 0) return { unread: clean(text) };
  const other = [...new Set(found.other)];
  const value: Channels = {
    ticked: reference.channels.map(({ name }) => name).filter((name) => found.ticked.has(name)),
    other,
  };
  return { value, ...(found.notes.length > 0 ? { note: found.notes.join('；') } : {}) };
};

/** Whether a cell of a column of boxes is marked; a text that is no mark is returned. */
export const readTick = (
  text: string,
  heading: string,
): { readonly on: boolean; readonly detail?: string } | undefined => {
  const bare = withBoxes(joined(text));
  if (bare === '') return undefined;
  if (/^[□☐○×✗✘否无\-—–/\\]$/u.test(bare)) return { on: false };
  if (/^(?:[■☑☒√✓✔●◆▣🗹✅]|是|有|1|[YyVv]|对|V)+$/u.test(bare)) return { on: true };
  const rest = bare.replace(/^[■☑☒√✓✔●]+/u, '').replace(/^[（(：:]+|[）)]+$/gu, '');
  const marked = rest !== bare;
  if (plain(rest) === plain(heading) || rest === '') return { on: !/^[□☐]/u.test(bare) };
  if (/^[□☐]/u.test(bare)) return { on: false };
  return marked || /\p{Script=Han}/u.test(rest) ? { on: true, detail: rest } : undefined;
};

const groupsOf = (text: string): string[] =>
  text
    .split(/[、，,;；]/u)
    .map((group) => group.trim())
    .filter((group) => group !== '');

/** 公开对象 in words: 全社会, 特定群体：…, with or without boxes. */
export const readAudience = (text: string): Reading<Audience> => {
  const boxes = boxesOf(clean(text));
  const parts = boxes
    ? boxes.filter(({ on }) => on).map((box) => joined(box.text))
    : joined(clean(text).replaceAll('\n', '；')).split(/[；;]|、(?=特定|全社会)/u);
  let value: Audience = { public: false, specificGroup: false, groups: [] };
  for (const part of parts.filter((one) => one !== '')) {
    const special = /^特定(?:群体|群众|对象|人群)?[：:（(]?(.*?)[)）]?$/u.exec(part);
    if (/^(?:面向|向)?(?:全社会|社会公众|公众|社会)(?:公开)?$/u.test(part)) value = { ...value, public: true };
    else if (special)
      value = { ...value, specificGroup: true, groups: [...value.groups, ...groupsOf(special[1] ?? '')] };
    else return { unread: clean(text) };
  }
  return value.public || value.specificGroup ? { value } : { unread: clean(text) };
};

/** 公开方式 in words. */
export const readMode = (text: string): Reading<DisclosureMode> => {
  const boxes = boxesOf(clean(text));
  const words = boxes
    ? boxes
        .filter(({ on }) => on)
        .map((box) => joined(box.text))
        .join('、')
    : joined(clean(text).replaceAll('\n', '、'));
  const value = { proactive: /主动/u.test(words), onRequest: /依申请|申请公开/u.test(words) };
  const rest = words.replace(/主动(?:公开)?|依?申请(?:公开)?|公开|[、，,/和与及；;]/gu, '');
  return rest === '' && (value.proactive || value.onRequest) ? { value } : { unread: clean(text) };
};

/** 公开层级 in words. */
export const readLevels = (text: string, reference: Reference): Reading<readonly LevelId[]> => {
  const boxes = boxesOf(clean(text));
  const words = (
    boxes
      ? boxes.filter(({ on }) => on).map((box) => joined(box.text))
      : joined(clean(text).replaceAll('\n', '、')).split(/[、，,/；;和]/u)
  ).filter((word) => word !== '');
  const value = fields.levels.read(words, reference);
  return isUnreadable(value) || value.length === 0 ? { unread: clean(text) } : { value };
};

const labelsOf = indexed(
  (elements: Reference['elements']) => new Set(elements.flatMap(({ labels, name }) => [name, ...labels].map(loose))),
);

const numbering =
  /^(?:[（(]?\d{1,2}[)）.、．]|[①-⑳]|[（(][一二三四五六七八九十]+[)）]|[一二三四五六七八九十]+、|[■●◆·•▪-])\s*/u;

/** 公开内容（要素）: one element each. `expected` are the elements of the item, which tell a break inside a word from one between two. */
export const readContent = (text: string, expected: readonly string[], reference: Reference): string[] => {
  const labels = labelsOf(reference.elements);
  const known = new Set(expected.map(loose));
  const isKnown = (label: string) => labels.has(loose(label)) || known.has(loose(label));
  const marked = clean(text)
    .replace(/(?<=[\p{Script=Han})）；;。、])\s*(?=(?:\d{1,2}[.、．)）]|[①-⑳])\s*\p{Script=Han})/gu, '\n')
    .replace(/\n\s*(?=[、，,；;。])/gu, '');
  const numbered = marked.split('\n').filter((line) => numbering.test(line)).length > 1;
  const tokens = marked
    .split('\n')
    .flatMap((line) => line.split(/[；;。]/u))
    .flatMap((line) => (isKnown(line.replace(numbering, '')) ? [line] : line.split(/[、，,]/u)))
    .flatMap((line) => {
      const words = line.trim().split(/\s+/u);
      return words.length > 1 && words.every(isKnown) ? words : [line];
    })
    .map((line) => ({ first: numbering.test(line.trim()), label: joined(line.trim().replace(numbering, '')) }))
    .filter(({ label }) => label !== '');
  const elements: string[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    let size = 1;
    for (const wide of [4, 3, 2]) {
      const piece = tokens.slice(index, index + wide);
      const inside = piece.slice(1).every(({ first }) => !first);
      const word = piece.map(({ label }) => label).join('');
      if (piece.length === wide && inside && isKnown(word) && !piece.every(({ label }) => isKnown(label))) {
        size = wide;
        break;
      }
    }
    // In a numbered list a line without number goes on with the line above.
    if (
      numbered &&
      size === 1 &&
      !tokens[index]?.first &&
      elements.length > 0 &&
      !isKnown(tokens[index]?.label ?? '')
    ) {
      elements.push(`${elements.pop()}${tokens[index]?.label}`);
      continue;
    }
    elements.push(
      tokens
        .slice(index, index + size)
        .map(({ label }) => label)
        .join(''),
    );
    index += size - 1;
  }
  return [...new Set(elements)];
};

/** 公开依据: citations of any form; lost title marks are put back where the register knows the title. */
export const readBasis = (text: string, reference: Reference): string[] => {
  const lines = clean(text)
    .split('\n')
    .map((line) => citationText(line).replace(/^(?:\d{1,2}(?:[.、．)）]+|(?=[《〈]))|[①-⑳]|[、，,；;])/u, ''));
  const known = (title: string) => findDocument(parseCitation(`《${title}》`), reference.register) !== undefined;
  const balanced = (word: string) =>
    word.split('《').length === word.split('》').length &&
    (word.match(/[（(]/gu)?.length ?? 0) <= (word.match(/[）)]/gu)?.length ?? 0);
  const whole: string[] = [];
  let open = '';
  for (const line of lines) {
    // A number below its title belongs to it; an empty line ends what another row of the table said.
    if (open !== '' && line !== '' && !known(line) && !(balanced(open) && /^[《〈]/u.test(line))) open += line;
    else {
      if (open !== '') whole.push(open);
      open = line;
    }
  }
  if (open !== '') whole.push(open);
  return [
    ...new Set(
      whole
        .map((part) => (/^[^《]*》/u.test(part) ? `《${part}` : part))
        .flatMap((part) => (part.includes('《') ? splitCitations(part) : part.split(/[、，,；;]|\d{1,2}[.、．]/u)))
        .map((part) => part.replace(/^[、，,；;]+|[、，,；;。]+$/gu, '').trim())
        .filter((part) => part !== '')
        .map((part) => (!part.includes('《') && known(part) ? `《${part}》` : part)),
    ),
  ];
};

/** 公开时限; 同上 and 〃 say nothing of their own. */
export const readTimeLimit = (text: string): Fields['timeLimit'] | undefined => {
  const words = joined(text).replace(/[。；;，,]+$/u, '');
  return words === '' || /^(?:同上|〃|"|″|同)$/u.test(words) ? undefined : parseTimeLimit(words);
};

const organEnd = /(?:局|部门|中心|政府|办事处|管理所|服务所|委员会|管委会|党工委|科|办公室|厅|处|公司|医院|学校)$/u;

/** 公开主体: lines that end in an organ are bodies of their own, others go on in the next line. */
export const readBody = (text: string, reference: Reference): ResponsibleBody => {
  const lines = clean(text)
    .split('\n')
    .map(joined)
    .filter((line) => line !== '');
  const whole = lines.reduce(
    (sum, line) => (sum === '' ? line : organEnd.test(sum) ? `${sum}、${line}` : sum + line),
    '',
  );
  const parts = whole.replace(/[；;。]+$/u, '').split(/[；;]/u);
  const byLevel = parts.map((part) => /^([省市县区乡镇村街]\p{Script=Han}{0,3}级?)[：:](.+)$/u.exec(part));
  if (parts.length > 0 && byLevel.every(Boolean)) {
    const map = Object.fromEntries(byLevel.map((found) => [found?.[1] ?? '', found?.[2] ?? '']));
    const body = fields.responsibleBody.read(map, reference);
    if (!isUnreadable(body)) return body;
  }
  return { all: parts.join('；') };
};

/** 人力资源社会保障部门 in any of its forms: the word of the standard, which names nobody. */
export const isGenericBody = ({ all, ...levels }: ResponsibleBody): boolean =>
  Object.keys(levels).length === 0 &&
  /^(?:本级|各级|市级|县级|区级|县|区)?(?:人民政府)?人力资源和?社会保障(?:行政)?(?:主管)?部门$/u.test(plain(all ?? ''));

/** 办事链接: lines of name and address. */
export const readLinks = (text: string): Links | undefined => {
  const links: { [name: string]: string } = {};
  for (const line of clean(text).split('\n')) {
    const found = /^(.*?)[\s：:]*(https?:\/\/\S+)$/u.exec(line);
    if (found) links[found[1] === '' || found[1] === '办事指南' ? 'guide' : (found[1] ?? 'guide')] = found[2] ?? '';
  }
  return Object.keys(links).length > 0 ? links : undefined;
};
