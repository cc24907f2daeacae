import { saysKind } from '../../compiler/kind.ts';
import type { CatalogueFile, NamedCatalogue } from '../../model/catalogue-file.ts';
import { readNational } from '../../source/catalogue.ts';
import type { Validator } from '../../source/schema.ts';
import { unknownHead } from '../../source/unknown-head.ts';
import type { Kind } from '../result.ts';
import type { Setting } from '../setting.ts';

/** The standard catalogue of one domain: what layers inherit. */
export const catalogueKind = ({ reference }: Setting): Kind => ({
  id: 'catalogue',
  is: saysKind('catalogue'),
  validator: async () => (await import('../../generated/validators/catalogue.js')).catalogue as Validator,
  read: (source, form) => {
    const told = form();
    const faults = told.length === 0 ? unknownHead(source, reference.domains) : told;
    if (faults.length > 0) return { faults };
    const named: NamedCatalogue = { file: source.file, data: source.data as CatalogueFile };
    const standard = readNational([named], reference);
    return {
      faults,
      result: { standard },
      domains: standard.domains,
      check: (run) => run((rule) => (rule.on === 'catalogue' ? rule.check(named, standard) : [])),
    };
  },
});
