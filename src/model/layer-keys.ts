/** The keys at the top of a layer that are no domain. */
export const layerKeys: ReadonlySet<string> = new Set([
  'kind',
  'region',
  'extends',
  'covers',
  'edition',
  'effective',
  'responsibleBody',
  'contact',
  'guides',
  'places',
  'profile',
  'filing',
  'questions',
  'explains',
  'print',
  'accepted',
]);
