import type { Finding } from '../model/finding.ts';
import type { Standing } from '../model/standing.ts';
import { type RuleId, rules } from './index.ts';
import type { Rule } from './rule.ts';

const byId = new Map<string, Rule<RuleId>>(rules.map((rule) => [rule.id, rule]));

/** What a finding means to the desk that reviews: as its message says, else its rule. */
export const standingOf = ({ rule, wording }: Pick<Finding, 'rule' | 'wording'>): Standing => {
  const known = byId.get(rule);
  if (!known) throw new Error(`there is no rule ${rule}`);
  const message = wording === undefined ? undefined : known.messages[wording];
  return {
    answer: message?.answer ?? known.answer,
    waivable: message?.waivable ?? known.waivable,
    aspect: known.aspect,
  };
};
