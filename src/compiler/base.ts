import type { Region } from '../model/catalogue.ts';
import type { NamedCatalogue } from '../model/catalogue-file.ts';
import type { Domain } from '../model/domain.ts';

/** A layer of the pinned files. */
export interface PinnedLayer {
  readonly file: string;
  /** The name inside the folder of pinned files. */
  readonly path: string;
  readonly region: Region;
  readonly data: unknown;
}

/** The files that count whatever a submission brings along. */
export interface Base {
  /** Every pinned file; undefined when only the national edition of the tool is pinned. */
  readonly files?: ReadonlySet<string>;
  readonly layers: readonly PinnedLayer[];
  /** The national catalogues that a copy is compared with. */
  readonly national: readonly NamedCatalogue[];
  /** The domains that the tool knows. */
  readonly domains: readonly Domain[];
  readonly edition: string;
  /** Whether reading may go there at all. */
  readonly isInside: (name: string) => boolean;
}
