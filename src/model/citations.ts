import { remember } from './remember.ts';

/**
 * One part of a cell of 公开依据. `citation`: a document by title or number; `words`: something without a title, such as
 * 三定方案; `category`: 【法律】, 规章：, which names a kind; `clause`: 第五十七条 behind a title.
 */
export interface CitationPart {
  readonly kind: 'citation' | 'words' | 'category' | 'clause';
  readonly text: string;
}

const category =
  /^[\s、，,；;。]*(?:[【[〔（(]\s*((?:国家|部门|地方)?(?:法律|行政法规|法规|规章|规范性文件|政策|文件)[\p{Script=Han}、和及]{0,10})\s*[】\]〕）)]|((?:国家|部门|地方|地方性)?(?:法律法规|法律|行政法规|法规|规章|规范性文件|政策文件|政策|依据|公开依据)[及和、\p{Script=Han}]{0,8})[：:])/u;

const numbering =
  /^[\s、，,；;。]*(?:[（(]?\d{1,2}[)）.．、]|\d{1,2}(?=[《〈])|[①-⑳]|[（(]?[一二三四五六七八九十]{1,3}[)）、.．])\s*/u;

const joint = /^\s*(?:以及|和|与|及)\s*/u;

/** What belongs to a title though it stands outside the marks: 实施《…》若干规定. */
const endsTitle =
  /^\s*(?:\p{Script=Han}{0,12}?)(?:实施细则|实施办法|若干规定|若干意见|实施意见|解释|办法|细则|通知|规定|意见|决定|方案|条例)(?=[\s、，,；;。（(《]|和|与|及|$)/u;

const clause =
  /^\s*(?:第[一二三四五六七八九十百零〇\d]+[章节条款项目](?:之[一二三四五六七八九十])?(?:[、,，和至-]?\s*第?[一二三四五六七八九十百零〇\d]+[章节条款项目])*(?:第?[（(][一二三四五六七八九十\d]{1,3}[)）](?:项|款|目)?)*)/u;

/** The end of the bracket or title that opens at `start`; the end of the text when it never closes. */
const closing = (text: string, start: number, open: RegExp, close: RegExp): number => {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if (open.test(text[at] ?? '')) depth += 1;
    if (close.test(text[at] ?? '')) depth -= 1;
    if (depth === 0) return at + 1;
  }
  return text.length;
};

/** A bracket behind a title holds its number, its date, its history or a short name; another one does not belong to it. */
const bracketEnd = (text: string, at: number): number => {
  const gap = /^\s*/u.exec(text.slice(at))?.[0].length ?? 0;
  if (!/^[（(〔[]/u.test(text.slice(at + gap))) return at;
  const end = closing(text, at + gap, /[（(〔[]/u, /[)）〕\]]/u);
  return /号|令|\d年|修[订正]|施行|通过|公布|简称|试行|暂行|主席|国务院/u.test(text.slice(at + gap, end)) ? end : at;
};

/** Where a citation ends whose title closes at `at`: numbers, histories and the rest of its name. */
const citationEnd = (text: string, at: number, opening: boolean): number => {
  let end = at;
  for (let next = bracketEnd(text, end); next > end; next = bracketEnd(text, end)) end = next;
  if (end === at && opening) {
    const rest = endsTitle.exec(text.slice(end));
    if (rest) end = bracketEnd(text, end + rest[0].length);
  }
  return end;
};

/** Without the words of a list around it: separators, numbers, kinds of documents, 和 between two. */
const stripped = (gap: string, after: boolean, parts: CitationPart[]): string => {
  let rest = gap;
  for (let before = ''; before !== rest; ) {
    before = rest;
    const kind = category.exec(rest);
    if (kind) parts.push({ kind: 'category', text: kind[1] ?? kind[2] ?? '' });
    rest = rest
      .slice(kind?.[0].length ?? 0)
      .replace(numbering, '')
      .replace(/^[\s、，,；;。：:|]+/u, '');
    if (after && joint.test(rest)) rest = rest.replace(joint, '');
  }
  return rest;
};

/** What may stand in front of the marks of a title: an organ, or the title itself. */
const leadsTitle =
  /^[\p{Script=Han}、（）()\s]{1,40}(?:部|局|委|厅|院|会|府|办|法院|检察院|办公室|关于|实施|贯彻|落实|执行|印发|转发|公布|发布|修改|施行)$|^(?:实施|贯彻|关于|转发|印发)$/u;

/** Words between two citations. The last of them may name the organ of the next one, or begin its title. */
const readGap = (gap: string, after: boolean, next: boolean, parts: CitationPart[]): string => {
  let rest = gap;
  const clauses = after ? clause.exec(rest) : undefined;
  if (clauses) {
    parts.push({ kind: 'clause', text: clauses[0].trim() });
    rest = rest.slice(clauses[0].length);
  }
  const words: string[] = [];
  let lead = '';
  const pieces = rest.split(/(?<=[；;。\n])|(?<=[、，,])(?!市|县)/u);
  pieces.forEach((piece, index) => {
    const bare = stripped(piece, after || index > 0, parts).replace(/[\s、，,；;。：:|]+$/u, '');
    if (index === pieces.length - 1 && next) {
      // 和《乙》: what joins two titles is no word.
      lead = bare.replace(/^(?:以及|和|与|及)$/u, '');
      // A number whose dot was lost, and words that lead up to a title.
      if (/^(?:等|等规定|\d{1,2}|根据|依据|按照|依照|参照|详见|见)$/u.test(lead)) lead = '';
      // Only an organ, or the beginning of a title, goes with the title that follows.
      if (lead !== '' && !leadsTitle.test(lead)) {
        words.push(lead);
        lead = '';
      }
    } else if (bare !== '' && !/^[等\s]*$/u.test(bare)) words.push(bare);
  });
  for (const text of words) parts.push({ kind: 'words', text });
  return lead;
};

const bare = (text: string): string => text.replace(/[\s、，,；;。]+$/u, '').trim();

/**
 * The documents in a text, whatever stands between them: separators, 和, numbering, kinds of documents, clauses. An organ
 * in front of a title, and what belongs to the title outside its marks, stay with it. Text without a title is kept as words.
 */
export const readCitations = remember((text: string): readonly CitationPart[] => {
  const parts: CitationPart[] = [];
  let at = 0;
  let after = false;
  while (at < text.length) {
    const offset = text.slice(at).search(/[《]/u);
    const open = offset < 0 ? text.length : at + offset;
    const lead = readGap(text.slice(at, open), after, offset >= 0, parts);
    if (offset < 0) break;
    const title = closing(text, open, /《/u, /》/u);
    const end = citationEnd(text, title, true);
    parts.push({ kind: 'citation', text: bare(lead + text.slice(open, end)) });
    at = end;
    after = true;
  }
  return parts;
});

/** The documents that one entry names, as written, clauses behind their titles. Words without a title are one entry. */
export const splitCitations = remember((text: string): readonly string[] => {
  if (!text.includes('《')) return bare(text) === '' ? [] : [bare(text.replace(numbering, ''))];
  const entries: string[] = [];
  for (const part of readCitations(text)) {
    if (part.kind === 'clause') entries.push(`${entries.pop() ?? ''}${part.text}`);
    else if (part.kind !== 'category') entries.push(part.text);
  }
  return entries;
});
