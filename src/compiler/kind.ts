import type { Acceptance } from '../model/catalogue.ts';
import type { Domain } from '../model/domain.ts';
import type { Known } from '../model/fields.ts';
import type { Fault, Finding } from '../model/finding.ts';
import type { Sourced } from '../model/place.ts';
import type { Rule, RuleKnown } from '../rules/rule.ts';
import type { Host } from '../source/host.ts';
import type { SchemaError, Validator } from '../source/schema.ts';
import type { Source } from '../source/source.ts';

/** What a file rests on: a change of it is a change of what comes of the file. */
export interface Ground {
  /** Files and folders that it names, whether or not anything is there. */
  readonly names: readonly string[];
  /** The files that were found, nearest first. */
  readonly files: readonly string[];
  /** Those of them that are parts of the file: what is wrong in a part is wrong in the whole, and answered there. */
  readonly parts?: readonly string[];
  /** Nothing but the contents of these files decides: no folder that may get another one, nothing that is missing. */
  readonly certain: boolean;
}

/** What comes of reading a file, before its rules have been asked. */
export interface Reading<Result> {
  /** Faults of form, and of what it rests on. */
  readonly faults: readonly Fault[];
  /** What others may build on. */
  readonly result?: Partial<Result>;
  /** The day that its rules judge by, where the file says one. */
  readonly known?: Known;
  /** The domains that it speaks of, where these are not those of the tool. */
  readonly domains?: readonly Domain[];
  /** Warnings that it answers. */
  readonly accepted?: readonly Sourced<Acceptance>[];
  /** Asks the rules, and gives every fault to be told: those of reading too, unless a nearer cause is known. */
  readonly check?: (run: RunRules, known: RuleKnown) => readonly Fault[] | Promise<readonly Fault[]>;
}

/** Asks every rule; one that throws is told, and the others go on. */
export type RunRules = (check: (rule: Rule) => readonly Fault[]) => Fault[];

/** A file as far as it was read. */
export interface Read<Result> extends Pick<Reading<Result>, 'faults' | 'accepted' | 'check' | 'domains'> {
  readonly source: Source;
  readonly kind?: string;
  /** Absent where the file could not be read as what it is. */
  readonly ground?: Ground;
  readonly result: Partial<Result>;
  readonly known: Known;
}

/** One checked file, with what came of it. */
export type Checked<Result> = Partial<Result> & {
  readonly file: string;
  readonly kind?: string;
  readonly findings: readonly Finding[];
  readonly known: Known;
  /** What was checked with it, as a part of it. */
  readonly parts?: readonly string[];
};

/** What a kind may ask of the graph: other files, each opened, read and checked once. */
export interface Graph<Result> {
  readonly host: Host;
  /** What is made of a folder, once. */
  readonly ofFolder: <Made>(about: string, make: () => Promise<Made>) => Promise<Made>;
  readonly known: Known;
  readonly open: (file: string) => Promise<Source>;
  readonly read: (file: string) => Promise<Read<Result>>;
  readonly check: (file: string) => Promise<Checked<Result>>;
  readonly ground: (file: string) => Promise<Ground>;
  /** The circle that a file stands in, if it does: from the file back to it. */
  readonly circle: (file: string) => Promise<readonly string[] | undefined>;
}

/** The faults of form of a file, held to domains that are known; `own` are those that no schema knows. */
export type Form = (domains?: readonly Domain[], own?: readonly SchemaError[]) => readonly Fault[];

/** A kind of file: all that the graph needs to know of it. */
export interface Kind<Result> {
  readonly id: string;
  /** Whether a file that was read is of this kind. */
  readonly is: (source: Source) => boolean;
  /** The validator of its form; it is large and loaded when a file of the kind is met. */
  readonly validator: () => Promise<Validator>;
  /** There may be as much in it as there is. */
  readonly isUnbounded?: true;
  /** What a file of this kind rests on; nothing, unless it says. */
  readonly restsOn?: (source: Source, graph: Graph<Result>) => Promise<Ground>;
  /** Reads a file, and asks for its faults of form once its domains are known; without it they are all that is to be told. */
  readonly read?: (source: Source, form: Form, graph: Graph<Result>) => Reading<Result> | Promise<Reading<Result>>;
}

/** Whether plain data says that it is of one of these kinds. */
export const saysKind =
  (...words: readonly string[]) =>
  ({ data }: Source): boolean =>
    words.includes((data as { kind?: unknown } | null | undefined)?.kind as string);
