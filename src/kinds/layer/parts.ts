import type { Fault } from '../../model/finding.ts';
import type { Sourced } from '../../model/place.ts';
import type { LayerPlace } from '../../model/service-point.ts';
import { joinName } from '../../source/parent-file.ts';
import { readPlaces } from '../../source/read-places.ts';
import type { Source } from '../../source/source.ts';
import { suggest } from '../../source/suggest.ts';
import type { Kinds } from '../result.ts';

/** The tables that a layer names, as parts of itself. */
export interface Parts {
  readonly names: readonly string[];
  readonly files: readonly string[];
  /** What is named and not there. */
  readonly faults: readonly Fault[];
}

const isTableName = (name: string): boolean => /\.csv$/iu.test(name);

/** The file that a name leads to, or why there is none. Only looks; reads nothing. */
const findPart = async (
  { value: name, at }: Sourced<string>,
  target: string,
  { host }: Kinds,
): Promise<Fault | undefined> => {
  const fault = (message: string, args: Fault['args'] = {}): Fault => ({
    rule: 'part-found',
    message,
    args: { name, ...args },
    at,
  });
  const folder = joinName(target, '.');
  const siblings = (await host.list(folder)) ?? [];
  const wanted = target.split('/').at(-1) ?? '';
  if (siblings.includes(wanted)) return isTableName(wanted) ? undefined : fault('kind');
  const meant = suggest(wanted, siblings.filter(isTableName));
  return meant ? fault('missing-near', { meant }) : fault('missing');
};

/** Finds the tables that a layer names under `places`, in data of any form. */
export const partsOf = async ({ file, data }: Source, graph: Kinds): Promise<Parts> => {
  const { places } = (data ?? {}) as { readonly places?: unknown };
  const named = readPlaces(places, file).flatMap(({ from }) =>
    from ? [{ from, target: joinName(file, from.value) }] : [],
  );
  const found = await Promise.all(named.map(({ from, target }) => findPart(from, target, graph)));
  return {
    names: [...new Set(named.map(({ target }) => target))],
    files: [...new Set(named.flatMap(({ target }, index) => (found[index] ? [] : target)))],
    faults: found.flatMap((fault) => fault ?? []),
  };
};

/** Names that were given twice: what points to one of them could mean either. */
export const repeatedIds = (places: readonly LayerPlace[]): Fault[] =>
  places.flatMap(({ id }, index): Fault[] => {
    const first = places.findIndex((other) => other.id.value === id.value);
    const related = places[first]?.id;
    return first < index && related
      ? [
          {
            rule: 'place-once',
            message: 'id',
            args: { place: id.value },
            at: id.at,
            related: [{ at: related.at, value: { zh: '已经用在这里', en: 'in use here already' } }],
          },
        ]
      : [];
  });
