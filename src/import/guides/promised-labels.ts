import type { Resolved, ResolvedItem } from '../../model/catalogue.ts';
import { missingElements } from '../../model/guide-elements.ts';
import type { Reference } from '../../model/reference.ts';

/** What the row of an item promises and only words of its own can deliver. */
export const promisedLabels =
  (catalogue: Resolved, reference: Reference) =>
  (item: ResolvedItem): string[] =>
    missingElements({ catalogue, item, resolved: { item: item.ref, fields: {}, by: 0 } }, reference).flatMap(
      ({ label, key }) => (key.startsWith('extra.') ? [label] : []),
    );
