import { saysKind } from '../../compiler/kind.ts';
import type { Fault } from '../../model/finding.ts';
import { readAssessment } from '../../source/attested.ts';
import type { Validator } from '../../source/schema.ts';
import type { Kind } from '../result.ts';

/** The indicators by which catalogues are assessed; a province may write its own. */
export const assessmentKind = (): Kind => ({
  id: 'assessment',
  is: saysKind('assessment'),
  validator: async () => (await import('../../generated/validators/assessment.js')).assessment as Validator,
  read: ({ file, data }, form) => {
    const assessment = readAssessment(data);
    const repeated = assessment.indicators.flatMap(({ id }, index): Fault[] =>
      assessment.indicators.findIndex((other) => other.id === id) < index
        ? [
            {
              rule: 'attested-with-evidence',
              message: 'twice',
              args: { id },
              at: { file, path: ['indicators', index, 'id'] },
            },
          ]
        : [],
    );
    return { faults: [...form(), ...repeated], result: { assessment } };
  },
});
