import type { Place, Sourced } from './place.ts';

/** Where people are served: written once, and pointed to by everything that names it. */
export interface ServicePoint {
  readonly at: Place;
  readonly name?: Sourced<string>;
  readonly address?: Sourced<string>;
  readonly hours?: Sourced<string>;
  readonly phone?: Sourced<string>;
}

/** One entry under `places` of a layer: a place, or the table of many that go by one name, such as one a township. */
export interface LayerPlace {
  readonly id: Sourced<string>;
  readonly point?: ServicePoint;
  readonly from?: Sourced<string>;
}
