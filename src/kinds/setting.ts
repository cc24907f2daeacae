import type { Pin } from '../compiler/pin.ts';
import type { Resolved } from '../model/catalogue.ts';
import type { NamedCatalogue } from '../model/catalogue-file.ts';
import type { Reference } from '../model/reference.ts';

/** What the kinds need besides the files. */
export interface Setting {
  readonly reference: Reference;
  /** The national edition that comes with the tool. */
  readonly national: {
    readonly edition: string;
    readonly standard: () => Resolved;
    readonly catalogues: readonly NamedCatalogue[];
    /** What law alone says of handling items; loaded when a guide is met. */
    readonly guides?: () => Promise<readonly { readonly file: string; readonly data: unknown }[]>;
    /** Every chain ends in this edition, whatever edition or national file a layer names: what would come of it? */
    readonly forced?: true;
  };
  /** Where `extends` leads when a layer is not trusted with its own parents; else it leads where it says. */
  readonly pin?: Pin;
  /** `--date`: the day that rules judge by; else each layer's `effective`. */
  readonly date?: string;
}
