import type { AttestedStep } from '../model/assessment.ts';
import type { Layer, Resolved } from '../model/catalogue.ts';
import type { NamedCatalogue } from '../model/catalogue-file.ts';
import type { Known } from '../model/fields.ts';
import type { Fault, Severity } from '../model/finding.ts';
import type { GuideStep } from '../model/guide.ts';
import type { Sourced } from '../model/place.ts';
import type { CommentStep, PublicationStep, ServiceStep } from '../model/record.ts';
import type { ServicePoint } from '../model/service-point.ts';
import type { Standing } from '../model/standing.ts';
import type { Step } from '../model/step.ts';
import type { Text } from '../model/text.ts';
import type { Judge } from '../model/verdict.ts';

/** One wording of a rule: the fact with its values, and the remedy. Placeholders in braces. */
export interface Message extends Partial<Pick<Standing, 'answer' | 'waivable'>> {
  readonly text: Text;
  readonly fix?: Text;
  /** Other words where the value stands in a workbook: its sheets, columns and choices instead of keys. */
  readonly form?: { readonly text?: Text; readonly fix?: Text };
  /** Where it differs from the rule's own, as `answer` and `waivable`. */
  readonly severity?: Severity;
}

/** What a check may ask besides the step: reference data, the date in force, the judge of names. */
export interface RuleKnown extends Known {
  readonly judge: Judge;
}

/** What a rule demands and why; `mulu explain` and the docs are made from it. */
export interface RuleInfo<Id extends string = string> extends Standing {
  readonly id: Id;
  readonly severity: Severity;
  readonly clause?: string;
  readonly summary: Text;
  readonly why: Text;
  /** Its warnings are about answers, other files or cells: they are mended, never answered. */
  readonly mended?: true;
  /** What it finds rests on the legal register: a report says of which day that is. */
  readonly register?: true;
  readonly messages: { readonly [name: string]: Message };
}

/** Who finds the faults: the reading stage (the rule only words them), a check of one layer's step, of every text in its file or in a file of any kind that people write, of places, of the rows of a record file, or of a national file. */
export type Rule<Id extends string = string> = RuleInfo<Id> &
  (
    | { readonly on: 'source' }
    | { readonly on: 'layer'; readonly check: (step: Step, known: RuleKnown) => Fault[] }
    | {
        readonly on: 'text';
        /** It looks at the texts of guides, and of the files that they name, too. */
        readonly inGuides?: true;
        readonly check: (texts: readonly Sourced<string>[], layer: Layer, known: RuleKnown) => Fault[];
      }
    | { readonly on: 'any-text'; readonly check: (texts: readonly Sourced<string>[]) => Fault[] }
    | { readonly on: 'publications'; readonly check: (step: PublicationStep, known: RuleKnown) => Fault[] }
    | { readonly on: 'comments'; readonly check: (step: CommentStep, known: RuleKnown) => Fault[] }
    | { readonly on: 'services'; readonly check: (step: ServiceStep, known: RuleKnown) => Fault[] }
    | { readonly on: 'attested'; readonly check: (step: AttestedStep, known: RuleKnown) => Fault[] }
    | { readonly on: 'places'; readonly check: (points: readonly ServicePoint[], known: RuleKnown) => Fault[] }
    | {
        readonly on: 'guide';
        readonly check: (step: GuideStep, known: RuleKnown, texts: readonly Sourced<string>[]) => Fault[];
      }
    | { readonly on: 'catalogue'; readonly check: (catalogue: NamedCatalogue, resolved: Resolved) => Fault[] }
  );
