import { saysKind } from '../../compiler/kind.ts';
import type { AttestedStep } from '../../model/assessment.ts';
import type { Known } from '../../model/fields.ts';
import type { Fault } from '../../model/finding.ts';
import { readAttested } from '../../source/attested.ts';
import type { Validator } from '../../source/schema.ts';
import { layerAssessment } from '../layer-assessment.ts';
import { findRecordOwner } from '../record-owner.ts';
import type { Kind } from '../result.ts';
import type { Setting } from '../setting.ts';
import { textsOf } from '../texts-of.ts';

/** What an office says of indicators that no program can see, with evidence, and what an inspector found. */
export const attestedKind = (setting: Setting): Kind => ({
  id: 'attested',
  is: saysKind('attested'),
  validator: async () => (await import('../../generated/validators/attested.js')).attested as Validator,
  restsOn: async ({ file }, graph) => {
    const layer = await findRecordOwner(file, 'attested', graph);
    const files = layer ? [layer.file] : [];
    return { names: files, files, certain: false };
  },
  read: async (source, form, graph) => {
    const { file } = source;
    const layer = await findRecordOwner(file, 'attested', graph);
    const day = setting.date ?? layer?.effective;
    const known: Known = { ...graph.known, ...(day ? { date: day } : {}) };
    const homeless: Fault[] = layer
      ? []
      : [
          {
            rule: 'record-form',
            message: 'no-layer',
            args: { example: `attested: ${file.split('/').at(-1) ?? ''}` },
            at: { file, path: ['kind'] },
          },
        ];
    const step: AttestedStep | undefined = layer && {
      file,
      layer,
      assessment: (await layerAssessment(layer, graph)) ?? setting.reference.assessment,
      ...readAttested(source),
    };
    const faults = [...form(), ...homeless];
    const catalogue = layer && (await graph.read(layer.file)).result.step?.resolved;
    return {
      faults,
      known,
      ...(catalogue ? { domains: catalogue.domains } : {}),
      ...(step ? { result: { attested: step } } : {}),
      check: (run, ruleKnown) => {
        const texts = textsOf(source);
        const found = run((rule) => {
          if (rule.on === 'any-text') return rule.check(texts);
          return rule.on === 'attested' && step ? rule.check(step, ruleKnown) : [];
        });
        return [...faults, ...found];
      },
    };
  },
});
