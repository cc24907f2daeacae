import type { BaseList, Resolved } from '../../model/catalogue.ts';
import type { Sourced } from '../../model/place.ts';
import { type Into, list, type Raw, record, sourced, strings } from './raw.ts';

/** `openness` of a layer: labels by the name of what of the five they make public. */
export const readOpenness = (raw: Raw, { reference }: Into): NonNullable<Resolved['openness']> =>
  reference.openness.flatMap(({ id, name }) => {
    const labels = list(raw[name]).flatMap((label) => (typeof label === 'string' ? [label] : []));
    return labels.length > 0 ? [{ id, labels }] : [];
  });

/** `baseLists` of a layer. */
export const readBaseLists = ({ file, root }: Into): Sourced<BaseList>[] =>
  list(root.baseLists).flatMap((entry, index) => {
    const { name, ...said } = strings(record(entry), ['name', 'date', 'document']);
    return name === undefined ? [] : [sourced(file, ['baseLists', index], { name, ...said })];
  });
