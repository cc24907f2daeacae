import { plain } from './plain.ts';
import type { LegalDocument, Reference } from './reference.ts';
import { indexed, remember } from './remember.ts';

/** A citation taken apart: the title without its marks, and the first number behind it. */
export interface Citation {
  readonly text: string;
  readonly title?: string;
  readonly number?: string;
  /** The words around the mark too, where they may belong to the title: 实施《社会保险法》若干规定. */
  readonly whole?: string;
}

/** Index of the first character behind the bracket that opens at `start`, depth counted. */
const closing = (text: string, start: number, open: string, close: string): number => {
  let depth = 0;
  for (let index = start; index < text.length; index += 1) {
    if (text[index] === open) depth += 1;
    if (text[index] === close) depth -= 1;
    if (depth === 0) return index + 1;
  }
  return text.length;
};

const organs: readonly (readonly [RegExp, string])[] = [
  [/^(?:中华人民共和国)?(?:国务院|国)令$/u, '国务院令'],
  [/^(?:中华人民共和国)?主席令$/u, '主席令'],
  [/^(?:中华人民共和国)?(?:人力资源和?社会保障部|人社部).*令$/u, '人社部令'],
  [/^(?:中华人民共和国)?(?:劳动和?社会保障部|劳社部|劳动保障部).*令$/u, '劳社部令'],
];

/** The form in which two numbers are equal: 国令第711号 = 中华人民共和国国务院令第711号. */
const numberKey = (number: string): string | undefined => {
  const text = plain(number)
    .replace(/^\(?\d{4}年/u, '')
    .replace(/[()〔〕]/gu, (mark) => (mark === '(' ? '〔' : mark === ')' ? '〕' : mark));
  const order =
    /([\p{Script=Han}、]{0,40}?令)第?(\d+)号/u.exec(text) ?? /([\p{Script=Han}、]{0,40}?)第(\d+)号令/u.exec(text);
  if (order) {
    const organ = order[1]?.endsWith('令') ? order[1] : `${order[1]}令`;
    return `${organs.find(([pattern]) => pattern.test(organ))?.[1] ?? organ}${Number(order[2])}`;
  }
  const issued = /([\p{Script=Han}]{1,40})〔?(\d{4})〕?第?(\d+)号/u.exec(text);
  return issued ? `${issued[1]}〔${issued[2]}〕${Number(issued[3])}` : undefined;
};

/** The form in which two titles are equal: marks, quotes, the name of the state and 和 in the ministry's name do not count. */
export const titleKey = remember((title: string): string =>
  plain(title)
    .replace(/[《》〈〉<>"、,()]/gu, '')
    .replace(/^中华人民共和国(?!社会保障卡)/u, '')
    .replaceAll('人力资源和社会保障', '人力资源社会保障'),
);

/** Reads one citation as printed: `《title》（number）`, nested marks and trailing brackets counted, or a bare number. */
export const parseCitation = remember((text: string): Citation => {
  const half = text
    .normalize('NFKC')
    .replace(/[﹝［[]/gu, '〔')
    .replace(/[﹞］\]]/gu, '〕');
  const open = half.indexOf('《');
  if (open < 0) {
    const number = numberKey(half);
    return { text, ...(number ? { number } : { title: half }) };
  }
  const end = closing(half, open, '《', '》');
  const rest = half.slice(end).trimStart();
  const bracket = rest.startsWith('(') ? rest.slice(0, closing(rest, 0, '(', ')')) : rest;
  const number = numberKey(bracket);
  const title = half.slice(open + 1, half[end - 1] === '》' ? end - 1 : end);
  const named = /\p{Script=Han}/u.test(half.slice(0, open));
  const whole = half.slice(0, end) + (/^[^(]*/u.exec(rest)?.[0] ?? '');
  return { text, title, ...(number ? { number } : {}), ...(named ? { whole } : {}) };
});

/** The forms in which the numbers and the names of a document are looked up. */
export const documentKeys = ({
  keys,
  title,
  aliases,
  number,
  numberVariants,
}: Pick<LegalDocument, 'keys' | 'title' | 'aliases' | 'number' | 'numberVariants'>): NonNullable<
  LegalDocument['keys']
> =>
  keys ?? {
    numbers: [number, ...numberVariants.map((variant) => variant.number)].flatMap(
      (written) => (written === null ? undefined : numberKey(written)) ?? [],
    ),
    titles: [...new Set([title, ...aliases].map(titleKey))],
  };

interface RegisterIndex {
  readonly byNumber: ReadonlyMap<string, LegalDocument>;
  readonly byTitle: ReadonlyMap<string, readonly LegalDocument[]>;
  readonly byId: ReadonlyMap<string, LegalDocument>;
  /** What was looked for already; null where there is none. */
  readonly found: WeakMap<Citation, LegalDocument | null>;
}
const indexOf = indexed((register: Reference['register']): RegisterIndex => {
  const byNumber = new Map<string, LegalDocument>();
  const byTitle = new Map<string, LegalDocument[]>();
  const byId = new Map<string, LegalDocument>();
  for (const document of register.documents) {
    byId.set(document.id, document);
    const { numbers, titles } = documentKeys(document);
    for (const number of numbers) byNumber.set(number, document);
    for (const title of titles) byTitle.set(title, [...(byTitle.get(title) ?? []), document]);
  }
  return { byNumber, byTitle, byId, found: new WeakMap() };
});

/** The documents that replaced this one, nearest first, to the end of the chain. */
export const successors = (document: LegalDocument, register: Reference['register']): LegalDocument[] => {
  const { byId } = indexOf(register);
  const chain: LegalDocument[] = [];
  let next = document.replacedBy ? byId.get(document.replacedBy) : undefined;
  while (next && !chain.includes(next)) {
    chain.push(next);
    next = next.replacedBy ? byId.get(next.replacedBy) : undefined;
  }
  return chain;
};

/** The registered document that a citation names: by title and number, by number, else the newest of the title. */
export const findDocument = (citation: Citation, register: Reference['register']): LegalDocument | undefined => {
  const { found } = indexOf(register);
  const earlier = found.get(citation);
  if (earlier !== undefined) return earlier ?? undefined;
  const document = searchDocument(citation, register);
  found.set(citation, document ?? null);
  return document;
};

const searchDocument = (citation: Citation, register: Reference['register']): LegalDocument | undefined => {
  const { byNumber, byTitle } = indexOf(register);
  const named = (title: string | undefined) => (title === undefined ? undefined : byTitle.get(titleKey(title)));
  const titled = named(citation.whole) ?? named(citation.title) ?? [];
  const numbered = citation.number === undefined ? undefined : byNumber.get(citation.number);
  if (numbered && (titled.length === 0 || titled.includes(numbered))) return numbered;
  return (
    titled.find((document) => !titled.some((other) => successors(document, register).includes(other))) ?? titled[0]
  );
};

const identity = remember((text: string): string => {
  const citation = parseCitation(text);
  const title = citation.whole ?? citation.title;
  return title === undefined ? (citation.number ?? plain(text)) : titleKey(title);
});

/** Whether a document may leave the list without loss: repealed or expired at `date`, as far as a source was read. */
const lapsed = (document: LegalDocument, date: string | undefined): boolean =>
  document.statusConfidence !== 'background' &&
  (document.status === 'repealed' ||
    (document.status === 'time-bound' &&
      document.validUntil !== null &&
      date !== undefined &&
      document.validUntil < date));

/** The inherited citations that no local one stands for. A successor stands for what it replaced; repealed and expired ones may go. */
export const missingCitations = (
  local: readonly string[],
  inherited: readonly string[],
  register: Reference['register'],
  date: string | undefined,
): string[] => {
  const unlike = inherited.filter((text) => !local.includes(text));
  if (unlike.length === 0) return unlike;
  const documents = local.map((text) => findDocument(parseCitation(text), register));
  const names = new Set(local.map(identity));
  return unlike.filter((text) => {
    const document = findDocument(parseCitation(text), register);
    if (!document) return !names.has(identity(text));
    const equivalents = [document, ...successors(document, register)];
    return !lapsed(document, date) && !equivalents.some((candidate) => documents.includes(candidate));
  });
};

/** Whether two citations name the same document. */
export const sameCitation = (left: string, right: string, register: Reference['register']): boolean => {
  const [one, other] = [findDocument(parseCitation(left), register), findDocument(parseCitation(right), register)];
  return one && other ? one === other : identity(left) === identity(right);
};

/** What two citations of the same document have in common. */
export const citationKey = (text: string, register: Reference['register']): string => {
  const document = findDocument(parseCitation(text), register);
  return document ? `#${document.id}` : identity(text);
};

/** A set of citations in the sense of `sameCitation`; `add` tells whether one was new to it. */
export const citationSet = (register: Reference['register']) => {
  const documents = new Set<LegalDocument>();
  const [names, unregistered] = [new Set<string>(), new Set<string>()];
  return {
    add: (text: string): boolean => {
      const document = findDocument(parseCitation(text), register);
      const name = identity(text);
      if (document ? documents.has(document) || unregistered.has(name) : names.has(name)) return false;
      if (document) documents.add(document);
      else unregistered.add(name);
      names.add(name);
      return true;
    },
  };
};
