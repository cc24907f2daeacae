import { isMap, isScalar, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import type { DomainId, FieldId, Ref, Resolved } from '../model/catalogue.ts';
import { fields } from '../model/fields.ts';
import { type ImportRemark, type ImportReport, say, shown } from './account.ts';
import { draftOf, reportOf } from './draft-layer.ts';
import { addLines, amendLines, type DomainDraft, domainLines, scalar } from './layer-text.ts';
import type { Importing, ImportRequest } from './work.ts';

/** A piece of text put in place of another; equal ends put it in between. */
interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const spliced = (text: string, splices: readonly Splice[]): string =>
  [...splices]
    .sort((left, right) => right.start - left.start || right.end - left.end)
    .reduce((sum, { start, end, text: piece }) => sum.slice(0, start) + piece + sum.slice(end), text);

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;
/** Behind the line that holds the last character of a node. */
const lineEnd = (text: string, at: number): number => {
  if (at > 0 && text[at - 1] === '\n') return at;
  const found = text.indexOf('\n', at);
  return found < 0 ? text.length : found + 1;
};

const pairOf = (map: YAMLMap, key: string) => map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);

/** Behind the last entry of a list, with the indent of its entries. */
const endOfList = (text: string, list: YAMLSeq): { readonly at: number; readonly indent: string } | undefined => {
  const [first, last] = [list.items[0], list.items.at(-1)] as { range?: [number, number, number] }[];
  if (list.flow || !first?.range || !last?.range) return undefined;
  const start = lineStart(text, first.range[0]);
  return { at: lineEnd(text, last.range[1]), indent: /^\s*/u.exec(text.slice(start, first.range[0]))?.[0] ?? '' };
};

const printed = (field: FieldId, value: unknown): string =>
  shown(value === undefined ? '' : fields[field].print(value as never)).replaceAll('\n', '、');

const isBlock = (root: unknown, domain: DomainId): boolean => {
  const value = isMap(root) ? pairOf(root, domain)?.value : undefined;
  return isMap(value) && value.items.length > 0;
};

/**
 * Whether the layer itself says what stands in a field. What it says at its head counts for the domains that it speaks of, and
 * for no item that it omits.
 */
export const claimsOf = (text: string, { layers }: Resolved): NonNullable<Importing['claims']> => {
  const by = layers.length - 1;
  const root = parseDocument(text).contents;
  return (item, field) => {
    const cell = item.fields[field];
    if (cell?.by !== by || item.omitted) return false;
    return !('path' in cell.at) || cell.at.path[0] === item.domain || isBlock(root, item.domain);
  };
};

/** What the layer says already stays: where a table says otherwise that is told, the same clash once. */
const conflictRemarks = ({ conflicts }: Importing): ImportRemark[] => {
  const groups = new Map<string, typeof conflicts>();
  for (const one of conflicts) {
    const key = JSON.stringify([
      one.field,
      printed(one.field, one.item.fields[one.field]?.value),
      printed(one.field, one.theirs),
    ]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group): ImportRemark[] => {
    const [first] = group;
    if (!first) return [];
    const { field, item, theirs, place } = first;
    const { zh, en } = fields[field].label;
    const mine = printed(field, item.fields[field]?.value);
    const names = group.map((one) => `${one.item.id} ${one.item.fields.title.value}`).join('、');
    return [
      {
        severity: 'error',
        place,
        text: say(
          `${names}的${zh}：地方层已经写了“${mine}”，表里是“${printed(field, theirs)}”，保留地方层的`,
          `${en} of ${names}: the layer says \`${mine}\`, the table \`${printed(field, theirs)}\`; the layer stays`,
        ),
      },
    ];
  });
};

/** Items that the layer omits and the table has: one to be confirmed is confirmed so, another omission stays and is told. */
const confirmed = (work: Importing, by: number): Set<Ref> => {
  const { inherited, restored, remarks, matched } = work;
  const found = new Set<Ref>();
  for (const ref of [...restored]) {
    const item = inherited.items.get(ref);
    if (item?.omitted?.by !== by) continue;
    restored.delete(ref);
    const name = `${item.id} ${item.fields.title.value}`;
    const place = matched.get(ref)?.place;
    if (item.omitted.value.reason === 'to-be-confirmed') found.add(ref);
    else
      remarks.push({
        severity: 'error',
        ...(place ? { place } : {}),
        text: say(
          `表里有 ${name}，地方层写的是不列入，保留地方层的`,
          `${name} is in the table, and omitted by the layer, which stays`,
        ),
      });
  }
  return found;
};

/** What stays of a level-1 omission when some of its items are in the table; undefined when it names none of them. */
const restOf = (
  id: string,
  domain: DomainId,
  gone: ReadonlySet<Ref>,
  { inherited }: Importing,
): string[] | undefined => {
  const ref: Ref = `${domain}/${id}`;
  if (gone.has(ref) && id.includes('.')) return [];
  const items = [...inherited.items.values()].filter((item) => item.parent === ref && item.level === 2);
  if (!items.some((item) => gone.has(item.ref))) return undefined;
  return items
    .filter((item) => !gone.has(item.ref) && item.omitted && !item.candidate)
    .map((item) => `${item.id} ${item.fields.title.value}`);
};

/** The entries of `omit` that are no longer true leave with their lines; the whole list when nothing of it is left. */
const dropped = (text: string, block: YAMLMap, domain: DomainId, gone: ReadonlySet<Ref>, work: Importing): Splice[] => {
  const pair = pairOf(block, 'omit');
  if (!pair || !isSeq(pair.value) || pair.value.flow) return [];
  const entries = pair.value.items.filter(isMap);
  const old = entries.flatMap((entry) => {
    const rest = restOf(String(entry.get('item')).split(' ')[0] ?? '', domain, gone, work);
    return rest ? [{ entry, rest }] : [];
  });
  const lines = ({ range }: { range?: readonly number[] | null }): readonly [number, number] => [
    lineStart(text, range?.[0] ?? 0),
    lineEnd(text, range?.[1] ?? 0),
  ];
  if (old.length === entries.length && old.every(({ rest }) => rest.length === 0) && isScalar(pair.key)) {
    const [start] = lines(pair.key);
    const [, end] = lines(pair.value);
    return [{ start, end, text: '' }];
  }
  return old.map(({ entry, rest }) => {
    const [start, end] = lines(entry);
    const indent = /^\s*/u.exec(text.slice(start))?.[0] ?? '';
    return {
      start,
      end,
      text: rest.map((item) => `${indent}- { item: ${scalar(item)}, reason: to-be-confirmed }\n`).join(''),
    };
  });
};

/** New entries of one list, behind what stands there. */
const appended = (
  text: string,
  domain: YAMLMap,
  key: 'amend' | 'add' | 'restore',
  lines: (indent: string) => string[],
): Splice[] => {
  if (lines('').length === 0) return [];
  const pair = pairOf(domain, key);
  const place = pair && isSeq(pair.value) ? endOfList(text, pair.value) : undefined;
  if (place) return [{ start: place.at, end: place.at, text: `${lines(place.indent).join('\n')}\n` }];
  const last = domain.items.at(-1)?.value as { range?: readonly number[] } | undefined;
  const at = lineEnd(text, last?.range?.[1] ?? domain.range?.[1] ?? text.length);
  return [{ start: at, end: at, text: `  ${key}:\n${lines('    ').join('\n')}\n` }];
};

/** A domain that the layer does not speak of yet, at its end, or in place of `{}`. */
const whole = (
  text: string,
  root: YAMLMap,
  domain: DomainId,
  draft: DomainDraft,
  titles: (id: string) => string | undefined,
): Splice[] => {
  const lines = domainLines(draft, titles);
  if (lines.every((line) => line.trim().startsWith('#'))) return [];
  const block = `${domain}:\n${lines.join('\n')}\n`;
  const pair = pairOf(root, domain);
  const [key, value] = [pair?.key, pair?.value] as { range?: readonly number[] }[];
  if (!key?.range)
    return [{ start: text.length, end: text.length, text: `${text.endsWith('\n') ? '' : '\n'}\n${block}` }];
  return [{ start: key.range[0] ?? 0, end: lineEnd(text, value?.range?.[1] ?? key.range[1] ?? 0), text: block }];
};

/** Joins what the tables say into a layer that exists: its comments and its own words stay, what clashes is told. */
export const joinLayer = (
  work: Importing,
  { parent, file }: ImportRequest,
  text: string,
): { readonly layer: string; readonly report: ImportReport } => {
  const by = parent.layers.length - 1;
  const root = parseDocument(text).contents;
  const map = isMap(root) ? root : undefined;
  const blockOf = (domain: DomainId): YAMLMap | undefined => {
    const value = map && pairOf(map, domain)?.value;
    return isMap(value) && !value.flow && value.items.length > 0 ? value : undefined;
  };
  const gone = confirmed(work, by);
  work.remarks.push(...conflictRemarks(work));
  const draft = draftOf(work, (domain) => blockOf(domain) === undefined, false);
  const splices = parent.domains.flatMap(({ id: domain }): Splice[] => {
    const own = draft.drafts[domain];
    if (!own || !map) return [];
    const titles = (id: string) => parent.items.get(`${domain}/${id}`)?.fields.title.value;
    const block = blockOf(domain);
    if (!block) return whole(text, map, domain, own, titles);
    const note = (lines: readonly string[], indent: string): string[] =>
      lines.length > 0 ? [`${indent}# 由“${shown(file)}”并入`, ...lines] : [];
    return [
      ...dropped(text, block, domain, gone, work),
      ...appended(text, block, 'restore', (indent) =>
        note(
          own.restore.map((item) => `${indent}- item: ${item}`),
          indent,
        ),
      ),
      ...appended(text, block, 'amend', (indent) => note(amendLines(own, titles, indent), indent)),
      ...appended(text, block, 'add', (indent) => note(addLines(own, indent), indent)),
    ];
  });
  return { layer: spliced(text, splices), report: reportOf(work, draft) };
};
