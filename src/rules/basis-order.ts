import type { Layer } from '../model/catalogue.ts';
import type { Fault } from '../model/finding.ts';
import type { Sourced } from '../model/place.ts';
import { isHigher, rankOf, writtenCitations } from './citations.ts';
import type { Rule, RuleKnown } from './rule.ts';

const check = (texts: readonly Sourced<string>[], layer: Layer, { reference }: RuleKnown): Fault[] => {
  const lists = new Map<string, ReturnType<typeof writtenCitations>>();
  for (const written of writtenCitations(texts, layer, reference))
    lists.set(written.list, [...(lists.get(written.list) ?? []), written]);
  return [...lists.values()].flatMap((list): Fault[] => {
    for (const [index, later] of list.entries()) {
      // 政府信息公开条例 comes first as the basis of disclosing; it is not ordered against the basis of doing.
      const role = later.document?.role ?? 'business';
      const lower = list.slice(0, index).find((earlier) => {
        const [upperRank, lowerRank] = [rankOf(later, reference), rankOf(earlier, reference)];
        return (
          (earlier.document?.role ?? 'business') === role &&
          upperRank !== undefined &&
          lowerRank !== undefined &&
          isHigher(upperRank, lowerRank, reference)
        );
      });
      if (!lower) continue;
      const name = (rank: string | undefined) => reference.ranks.ranks.find(({ id }) => id === rank)?.name ?? '';
      const args = {
        later: later.citation.title ?? later.citation.text,
        earlier: lower.citation.title ?? lower.citation.text,
        upper: name(rankOf(later, reference)),
        lower: name(rankOf(lower, reference)),
      };
      return [
        {
          rule: 'basis-order',
          message: 'order',
          args,
          at: later.at,
          field: 'basis',
          ...(later.item ? { item: later.item } : {}),
        },
      ];
    }
    return [];
  });
};

export const basisOrder: Rule<'basis-order'> = {
  id: 'basis-order',
  on: 'text',
  severity: 'info',
  answer: 'advice',
  waivable: true,
  aspect: 'basis-words',
  clause: '立法法第九十八条至第一百零二条',
  summary: { zh: '公开依据按效力从高到低排列', en: 'the basis is in the order of legal effect' },
  why: {
    zh: '先法律、后法规、再规章和文件，便于核对；法律没有定高低的不比',
    en: 'laws first, then regulations, rules and documents; what the law does not rank is not compared',
  },
  messages: {
    order: {
      text: {
        zh: '《{later}》（{upper}）排在《{earlier}》（{lower}）之后',
        en: '《{later}》 ({upper}) stands behind 《{earlier}》 ({lower})',
      },
      fix: { zh: '把《{later}》移到前面', en: 'move 《{later}》 to the front' },
    },
  },
  check,
};
