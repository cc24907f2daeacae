import { isMap, isNode, isScalar, type Pair, parseDocument, visit } from 'yaml';
import { mask } from '../model/personal/mask.ts';

const keys = ['phone', 'complaint', 'advice', 'fax', 'email', 'post', 'signer'];
/** What stands in remarks, in texts, and in what is no YAML. */
const anywhere = new RegExp(`\\b(${keys.join('|')}):[ \\t]*(?:"[^"\\n]*"|'[^'\\n]*'|[^,}\\r\\n]*[^,}\\s])`, 'gu');

const leftOut = '# contact: 联系方式没有留在本机副本里，请重新填写';

interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const keyOf = ({ key }: Pair): string => (isScalar(key) ? String(key.value) : '');

const rangeOf = (node: unknown): readonly [number, number, number] | undefined =>
  (isNode(node) && node.range) || undefined;

/** Blank lines and remarks at the margin that belong to what comes next. */
const nextToIt = /(?:\r?\n(?:#[^\n]*|[ \t]*))*\s*$/u;

/** What is cut from the key on, or from behind it. */
const cut = (text: string, { key, value }: Pair, isWhole: boolean): Splice | undefined => {
  const [name, end] = [rangeOf(key), rangeOf(value)];
  if (!name || !end) return undefined;
  const from = isWhole ? name[0] : name[1];
  const to = from + text.slice(from, end[isWhole ? 2 : 1]).replace(nextToIt, '').length;
  return { from, to: Math.max(from, to), text: isWhole ? leftOut : ': ""' };
};

/** The text of a layer or a guide without contacts, and without numbers of people, whatever they stand in. */
export const withoutReach = (text: string): string => {
  const document = parseDocument(text, { schema: 'core', prettyErrors: false });
  const root = document.contents;
  const contact = isMap(root) && !root.flow ? root.items.find((pair) => keyOf(pair) === 'contact') : undefined;
  const splices: Splice[] = [];
  visit(document, {
    Pair: (_, pair) => {
      if (pair !== contact && !keys.includes(keyOf(pair))) return undefined;
      const splice = cut(text, pair, pair === contact);
      if (splice) splices.push(splice);
      return visit.SKIP;
    },
  });
  const bare = splices.reduceRight((left, { from, to, text: now }) => left.slice(0, from) + now + left.slice(to), text);
  return mask(bare.replace(anywhere, '$1: ""'));
};
