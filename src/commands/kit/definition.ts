import type { Text } from '../../model/text.ts';

/** How a command ends: fine, with findings that fail, misused. */
export type ExitCode = 0 | 1 | 2;

/** What stands behind the name of a command without dashes: `<layer>`, `[paths...]`. */
export interface ArgumentDefinition {
  readonly flags: string;
  readonly about: Text;
}

/** One option as help shows it and the command line reads it. */
export interface OptionDefinition {
  readonly flags: string;
  readonly about: Text;
  readonly required?: boolean;
  readonly choices?: readonly string[];
  readonly standard?: unknown;
  /** Reads a value; throws commander's InvalidArgumentError. With an option given several times, what was read before comes along. */
  readonly read?: (text: string, before: never) => unknown;
  readonly conflicts?: readonly string[];
}

/** A command without what it does: cheap, since help loads all of them. The action loads its own chunk. */
export interface Definition {
  readonly name: string;
  readonly summary: Text;
  readonly examples: readonly (readonly [line: string, remark: Text])[];
  readonly arguments?: readonly ArgumentDefinition[];
  readonly options: readonly OptionDefinition[];
  /** Gets the arguments one by one, the options, and commander's command. */
  readonly action: (...given: never[]) => Promise<ExitCode>;
}
