import type { Ref, Resolved, ResolvedItem } from '../model/catalogue.ts';
import type { Fault } from '../model/finding.ts';
import { indexed } from '../model/remember.ts';
import type { Step } from '../model/step.ts';
import type { Text } from '../model/text.ts';
import type { NameVerdict } from '../model/verdict.ts';
import type { RuleKnown } from './rule.ts';
import { domainName } from './say.ts';

/** An item that this layer adds, and what the judge says of its name. */
interface Judged {
  readonly item: ResolvedItem;
  readonly verdict: NameVerdict;
}

/** The catalogue of a layer together with the domains that it does not speak for: what they hold is not added again. */
const wide = indexed(({ resolved }: Step): Resolved => {
  const { beside } = resolved;
  if (!beside) return resolved;
  const domains = [...resolved.domains, ...beside.domains];
  return { ...resolved, items: new Map([...resolved.items, ...beside.items]), domains };
});

const judgeAll = (step: Step, { judge }: RuleKnown): Judged[] => {
  const own = step.resolved.layers.length - 1;
  const additions = [...step.resolved.items.values()].filter(({ origin, by }) => origin === 'local' && by === own);
  const later = (item: ResolvedItem, ref: Ref): boolean =>
    additions.findIndex((other) => other.ref === ref) > additions.indexOf(item);
  return additions.flatMap((item): Judged[] => {
    const { domain, level, ref, parent, fields } = item;
    const standing = { domain, level, ref, ...(parent ? { parent } : {}) };
    const verdict = judge(fields.title.value, standing, wide(step), step.inherited);
    // Two new items that are the same are told once, at the later one.
    const overlaps = verdict?.overlaps.filter((other) => !later(item, other)) ?? [];
    return verdict && overlaps.length > 0 ? [{ item, verdict: { ...verdict, overlaps } }] : [];
  });
};

const judged = indexed((_step: Step) => new Map<RuleKnown['judge'], Judged[]>());

const describe = ({ id, domain, fields, omitted }: ResolvedItem, resolved: Resolved): Text => ({
  zh: `“${id} ${fields.title.value}”（${domainName(resolved, domain).zh}${omitted ? '，未列入' : ''}）`,
  en: `\`${id} ${fields.title.value}\` (${domainName(resolved, domain).en}${omitted ? ', omitted' : ''})`,
});

const list = (items: readonly ResolvedItem[], resolved: Resolved): Text => ({
  zh: items.map((item) => describe(item, resolved).zh).join('、'),
  en: items.map((item) => describe(item, resolved).en).join(', '),
});

const itemsOf = (refs: readonly Ref[], { items }: Resolved): ResolvedItem[] =>
  refs.flatMap((ref) => items.get(ref) ?? []);

/** The faults of one kind of verdict, worded by the rule of that kind. */
export const overlapFaults = (rule: string, kind: NameVerdict['kind'], step: Step, known: RuleKnown): Fault[] => {
  const memo = judged(step);
  const all = memo.get(known.judge) ?? judgeAll(step, known);
  memo.set(known.judge, all);
  const resolved = wide(step);
  return all
    .filter(({ verdict }) => verdict.kind === kind)
    .map(({ item, verdict }): Fault => {
      const others = itemsOf(verdict.overlaps, resolved);
      return {
        rule,
        message: kind,
        args: { title: item.fields.title.value, others: list(others, resolved), why: verdict.why },
        at: item.fields.title.at,
        item: item.ref,
        field: 'title',
        overlaps: verdict.overlaps,
        related: others.map((other) => ({
          at: other.fields.title.at,
          value: {
            zh: `已有的事项${describe(other, resolved).zh}`,
            en: `the known item ${describe(other, resolved).en}`,
          },
        })),
      };
    });
};
