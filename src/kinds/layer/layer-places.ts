import type { Layer, Resolved, ServicePlace } from '../../model/catalogue.ts';
import type { LayerPlace, ServicePoint } from '../../model/service-point.ts';
import { joinName } from '../../source/parent-file.ts';
import type { Kinds } from '../result.ts';

const wordsOf = ({ name, address, hours, phone }: ServicePoint, id: string): Omit<ServicePlace, 'id' | 'branches'> => ({
  name: name?.value ?? id,
  ...(address ? { address: address.value } : {}),
  ...(hours ? { hours: hours.value } : {}),
  ...(phone ? { phone: phone.value } : {}),
});

const placeOf = async (
  { id: { value: id }, point, from }: LayerPlace,
  file: string,
  { read }: Kinds,
): Promise<ServicePlace> => {
  if (point) return { id, ...wordsOf(point, id) };
  const points = from ? ((await read(joinName(file, from.value))).result.points ?? []) : [];
  return { id, name: id, branches: points.map((one) => wordsOf(one, id)) };
};

/** The places of a layer, then those above that it does not replace: what guides refer to. */
export const layerPlaces = async (
  { file, places = [] }: Layer,
  { places: above = [] }: Resolved,
  graph: Kinds,
): Promise<readonly ServicePlace[]> => {
  const own = await Promise.all(places.map((place) => placeOf(place, file, graph)));
  return [...own, ...above.filter(({ id }) => !own.some((place) => place.id === id))];
};
