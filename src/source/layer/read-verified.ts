import type { Verified } from '../../model/catalogue.ts';
import { fieldIds } from '../../model/fields.ts';
import type { Sourced } from '../../model/place.ts';
import { type Into, list, record, sourced, strings, text } from './raw.ts';

/** What was compared with the annex, entry by entry; one that does not say all of it is left to the schema. */
export const readVerified = ({ file, root }: Into): Sourced<Verified>[] =>
  list(root.verified).flatMap((entry, index) => {
    const raw = record(entry);
    const { by, date, document } = strings(raw, ['by', 'date', 'document']);
    const named = list(raw.items).flatMap((one) => text(one) ?? []);
    const fields = fieldIds.filter((field) => list(raw.fields).includes(field));
    if (by === undefined || date === undefined || document === undefined) return [];
    if (named.length === 0 || fields.length === 0) return [];
    const digests = Object.fromEntries(
      Object.entries(record(raw.digests)).filter((one): one is [string, string] => typeof one[1] === 'string'),
    );
    const said = { named, fields, by, date, document };
    return [sourced(file, ['verified', index], raw.digests === undefined ? said : { ...said, digests })];
  });
