import type { Sourced } from '../model/place.ts';
import type { Parent } from '../source/parent-file.ts';
import type { Source } from '../source/source.ts';

/** One `extends` of a layer: what it says and finds, and how to read what it finds. */
export interface Asked {
  readonly source: Source;
  readonly parent: Sourced<string>;
  readonly found: Parent;
  readonly open: (file: string) => Promise<Source>;
}
