import { isTable } from '../../source/csv-source.ts';
import type { Validator } from '../../source/schema.ts';
import type { Kind } from '../result.ts';
import { textsOf } from '../texts-of.ts';
import { readPoints } from './read-points.ts';

/** A table of service points, such as one for each township; a layer names it under `places`. */
export const placesKind = (): Kind => ({
  id: 'places',
  // Asked last: a table that is nothing else.
  is: isTable,
  validator: async () => (await import('../../generated/validators/places.js')).places as Validator,
  read: (source, form) => {
    const { points, faults } = readPoints(source);
    const all = [...form(), ...faults];
    return {
      faults: all,
      result: { points },
      check: (run, known) => {
        const texts = textsOf(source);
        return [
          ...all,
          ...run((rule) => (rule.on === 'places' && faults.length === 0 ? rule.check(points, known) : [])),
          ...run((rule) => (rule.on === 'any-text' ? rule.check(texts) : [])),
        ];
      },
    };
  },
});
