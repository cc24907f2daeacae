import { type Form, type Reading, type RunRules, saysKind } from '../../compiler/kind.ts';
import type { Acceptance } from '../../model/catalogue.ts';
import { domainOf } from '../../model/domain.ts';
import type { Known } from '../../model/fields.ts';
import { type Fault, isMisread } from '../../model/finding.ts';
import { rules } from '../../rules/index.ts';
import type { RuleKnown } from '../../rules/rule.ts';
import { itemReference, readGuide } from '../../source/guide.ts';
import type { Validator } from '../../source/schema.ts';
import type { Source } from '../../source/source.ts';
import { withRegister } from '../layer/with-register.ts';
import type { Kind, Kinds, Result } from '../result.ts';
import type { Setting } from '../setting.ts';
import { createGuideChain } from './guide-chain.ts';
import { ownerOf } from './guide-folders.ts';
import { type GuideRead, type GuideWork, readGuideStep } from './guide-step.ts';
import { guideTexts } from './guide-texts.ts';

const guideRules: ReadonlySet<string> = new Set(rules.flatMap(({ id, on }) => (on === 'guide' ? [id] : [])));

/** Whether an answer of a layer speaks of one of its guides, which are checked by themselves. */
export const answersGuide = ({ rule, named }: Acceptance): boolean => named !== undefined && guideRules.has(rule);

/** Asks the rules of guides, and gives every fault to be told of one. */
export const checkGuide =
  (source: Source, faults: readonly Fault[], { step, layer }: GuideRead) =>
  (run: RunRules, known: RuleKnown): readonly Fault[] => {
    const texts = guideTexts(source, step);
    const found = run((rule) => {
      if (rule.on === 'guide') return step ? rule.check(step, known, texts) : [];
      if (rule.on === 'any-text') return rule.check(texts);
      return rule.on === 'text' && rule.inGuides && layer ? rule.check(texts, layer, known) : [];
    });
    // What could not be read may hold what seems to be missing.
    const isRead = !faults.some(isMisread);
    return [...faults, ...found.filter(({ absence }) => isRead || !absence)];
  };

/** The guide of one item: what its row promises, delivered. It rests on its layer, and on the guides above. */
export const guideKind = (setting: Setting): Kind => {
  const work: GuideWork = { setting, chain: createGuideChain(setting) };

  const read = async (source: Source, form: Form, graph: Kinds): Promise<Reading<Result>> => {
    const guide = readGuide(source.file, source.data);
    const told = form();
    if (!guide) return { faults: told };
    const found = await readGuideStep(guide, work, graph);
    const { step, layer } = found;
    const day = setting.date ?? layer?.effective;
    const dated: Known = { ...graph.known, ...(day ? { date: day } : {}) };
    const known = step ? withRegister(dated, step.catalogue.profile) : dated;
    const faults = [...told, ...found.faults];
    const accepted =
      layer?.accepted.filter(
        ({ value }) => answersGuide(value) && value.named?.some((text) => text.split(/\s/u)[0] === step?.item.ref),
      ) ?? [];
    return {
      faults,
      known,
      ...(step ? { domains: [domainOf(step.catalogue.domains, step.item.ref)] } : {}),
      accepted,
      ...(step ? { result: { guide: step } } : {}),
      check: checkGuide(source, faults, found),
    };
  };

  return {
    id: 'guide',
    is: saysKind('guide'),
    validator: async () => (await import('../../generated/validators/guide.js')).guide as Validator,
    restsOn: async ({ file, data }, graph) => {
      const layer = await ownerOf(file, graph);
      const item = itemReference(String((data as { item?: unknown } | null | undefined)?.item ?? ''));
      const resolved = layer && (await graph.read(layer.file)).result.step?.resolved;
      const above = resolved && item ? await work.chain.inherit(resolved, item.ref, graph) : { files: [] };
      const files = [...(layer ? [layer.file] : []), ...above.files];
      return { names: files, files, certain: false };
    },
    read,
  };
};
