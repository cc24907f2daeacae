import { parseDocument } from 'yaml';
import type { FieldId } from '../model/catalogue.ts';
import { fields, isUnreadable } from '../model/fields.ts';
import type { Reference } from '../model/reference.ts';
import type { Text } from '../model/text.ts';

/** Fields that hold several values. */
const lists: readonly FieldId[] = ['content', 'basis', 'channels', 'audience', 'disclosureMode', 'levels'];

/** Those whose values are known words, so that any mark between them is understood. */
const worded: readonly FieldId[] = ['channels', 'audience', 'disclosureMode', 'levels'];

const parts = (text: string, mark: RegExp): string[] =>
  text
    .split(mark)
    .map((part) => part.trim())
    .filter((part) => part !== '');

const listed = (field: FieldId, text: string, reference: Reference): unknown => {
  const entries = parts(text, /[；;\n]/u);
  if (worded.includes(field)) {
    const finer = parts(text, /[、，,；;\n]/u);
    const known = (words: readonly string[]): boolean =>
      words.every((word) => !isUnreadable(fields[field].read([word], reference)));
    return known(finer) ? finer : entries;
  }
  return entries;
};

/** A mark between words that may part two values, or belong to one; brackets hold together what is in them. */
const isOpen = (text: string): boolean => /[、，,]/u.test(text.replace(/（[^）]*）|\([^)]*\)|《[^》]*》/gu, ''));

const bodies = (text: string): unknown => {
  const pairs = parts(text, /[；;]/u).map((part) => /^(省级|市级|县级|乡级|村级)[：:](.+)$/u.exec(part));
  return pairs.length > 0 && pairs.every((pair) => pair !== null)
    ? Object.fromEntries(pairs.map((pair) => [pair[1], pair[2]?.trim()]))
    : text;
};

/** The value of a field as a layer writes it, from words that somebody typed; `[…]` and `{…}` are read as YAML. */
export const readTyped = (
  field: FieldId,
  typed: string,
  reference: Reference,
): { readonly value: unknown } | { readonly problem: Text } => {
  const text = typed.trim();
  const { label } = fields[field];
  if (text === '')
    return {
      problem: {
        zh: `“${label.zh}”没有写内容；照上级用 --reset`,
        en: `\`${field}\` has no value; --reset takes the inherited one`,
      },
    };
  if (/^[[{]/u.test(text)) {
    const document = parseDocument(text, { schema: 'core', stringKeys: true });
    if (document.errors.length === 0) return { value: document.toJS() };
    return {
      problem: { zh: `“${label.zh}”的括号读不懂：${text}`, en: `the brackets of \`${field}\` cannot be read: ${text}` },
    };
  }
  if (field === 'responsibleBody') return { value: bodies(text) };
  if (field === 'links') return { value: { guide: text } };
  if (!lists.includes(field)) return { value: text };
  if (field === 'content' && !/[；;\n]/u.test(text) && isOpen(text))
    return {
      problem: {
        zh: `“${label.zh}”各要素之间用分号；就是一个要素的，写作 ["${text}"]`,
        en: `part the elements of \`${field}\` by semicolons; a single one is written ["${text}"]`,
      },
    };
  return { value: listed(field, text, reference) };
};
