import type { DomainId, FieldId, Ref, Resolved } from '../model/catalogue.ts';
import { fields } from '../model/fields.ts';
import type { Sourced } from '../model/place.ts';
import type { Outcome } from '../model/step.ts';
import type { Text } from '../model/text.ts';

/** An item as people name it: `1.2 岗位信息发布`. */
export const itemName = (resolved: Resolved, ref: Ref): string => {
  const item = resolved.items.get(ref);
  return item ? `${item.id} ${item.fields.title.value}` : ref.slice(ref.indexOf('/') + 1);
};

/** The name of a column in both languages. */
export const fieldName = (field: FieldId): Text => fields[field].label;

/** A domain of a catalogue by name, in both languages; an unknown one by its key. */
export const domainName = ({ domains }: Resolved, domain: DomainId): Text =>
  domains.find(({ id }) => id === domain)?.name ?? { zh: domain, en: domain };

/** Printed lists on one line. */
export const inline = (printed: string): string => printed.replaceAll('\n', '、');

/** Where the value in force was written, and by whom. */
export const whereWritten = (outcome: Outcome, resolved: Resolved): Sourced<Text>[] => {
  const { inheritedAt, inheritedBy } = outcome;
  if (!inheritedAt || inheritedBy === undefined) return [];
  const { name } = resolved.layers[inheritedBy]?.region ?? { name: '' };
  const isOwn = resolved.domains.some(({ own }) => own);
  const zh = isOwn ? '标准目录' : '国家标准目录';
  const en = isOwn ? 'the standard catalogue' : 'the national catalogue';
  return [
    {
      at: inheritedAt,
      value: {
        zh: `${inheritedBy === 0 ? zh : name}在此规定“${inline(outcome.inherited)}”`,
        en: `${inheritedBy === 0 ? en : name} sets \`${inline(outcome.inherited)}\` here`,
      },
    },
  ];
};

/** Groups what one written line caused on many items: one cause, one finding. */
export const byPlace = (outcomes: readonly Outcome[]): Outcome[][] => {
  const groups = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    const key = JSON.stringify([outcome.at, outcome.law ?? '', outcome.order, outcome.missing]);
    groups.set(key, [...(groups.get(key) ?? []), outcome]);
  }
  return [...groups.values()];
};

/** `1.2 岗位信息发布`, or the first three of a list with its length. */
export const itemList = (resolved: Resolved, refs: readonly Ref[]): Text => {
  const names = refs.slice(0, 3).map((ref) => itemName(resolved, ref));
  const rest = refs.length > 3;
  return {
    zh: `${names.join('、')}${rest ? `等 ${refs.length} 项` : ''}`,
    en: `${names.map((name) => `\`${name}\``).join(', ')}${rest ? ` and ${refs.length - 3} more` : ''}`,
  };
};
