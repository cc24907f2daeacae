import type { Place, Position } from '../model/place.ts';
import type { Reference } from '../model/reference.ts';
import type { Rule } from '../rules/rule.ts';
import type { Host } from '../source/host.ts';
import type { Source } from '../source/source.ts';
import type { Kind } from './kind.ts';

/** What the graph needs from outside: files, reference data, and the kinds of file that there are. */
export interface Workspace<Result> {
  readonly host: Host;
  readonly reference: Reference;
  readonly kinds: readonly Kind<Result>[];
  /** Finds places in what is no file of this run: the edition that comes with the tool. */
  readonly elsewhere?: (place: Place) => Position | undefined;
  /** `--date`: the day that rules judge by; else each layer's `effective`. */
  readonly date?: string;
  /** The rules to check by; all that there are, unless a test brings its own. */
  readonly rules?: readonly Rule[];
  /** Hears of what was thrown while a file was worked on: a fault of the tool, which ends that file's check only. */
  readonly thrown?: (error: unknown, file: string) => void;
  /** Hears of every file that was read. */
  readonly opened?: (source: Source) => void;
}
