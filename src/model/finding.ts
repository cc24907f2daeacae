import type { Acceptance, FieldId, Ref } from './catalogue.ts';
import type { Place, Sourced } from './place.ts';
import type { Text } from './text.ts';

export type Severity = 'error' | 'warning' | 'info';

/** Values for the placeholders of a message. A list is joined in the language of the message. */
export type Args = { readonly [name: string]: string | number | readonly string[] | Text };

/** A safe change: the scalar at a place gets this value; how it is quoted stays. */
export interface TextEdit {
  readonly at: Place;
  readonly text: string;
  /** A pair that is written behind the value, in the same map. */
  readonly beside?: readonly [key: string, text: string];
}

/** What a rule found: data only. `message` names the wording inside the rule. */
export interface Fault {
  readonly rule: string;
  readonly message: string;
  readonly args: Args;
  readonly at: Place;
  readonly related?: readonly Sourced<Text>[];
  readonly item?: Ref;
  /** Every item that it speaks of, where one cause reaches many. */
  readonly items?: readonly Ref[];
  readonly field?: FieldId;
  readonly overlaps?: readonly Ref[];
  readonly edits?: readonly TextEdit[];
  /** Clause other than the rule's own. */
  readonly clause?: string;
  /** Asks about words that another rule may know better: dropped where that rule has a fault at this place or below it. */
  readonly unlessToldBy?: readonly string[];
  /** Something is not there; a misspelt key at this place or below it may be the cause. */
  readonly absence?: true;
}

/** Whether something could not be read: what was only said in other words was understood. */
export const isMisread = ({ rule, message }: Fault): boolean => rule === 'schema' && message !== 'other-word';

/** A fault in words, with a severity. `accepted` says how the author answered the warning. */
export interface Finding {
  readonly rule: string;
  /** Which of the messages of its rule it is. */
  readonly wording?: string;
  readonly severity: Severity;
  readonly message: Text;
  readonly fix?: Text;
  readonly clause?: string;
  readonly at: Place;
  readonly related: readonly Sourced<Text>[];
  readonly item?: Ref;
  readonly items?: readonly Ref[];
  readonly field?: FieldId;
  readonly overlaps?: readonly Ref[];
  readonly edits?: readonly TextEdit[];
  readonly accepted?: Acceptance;
  /** The line that answers the warning, to paste under `accepted`. */
  readonly answer?: string;
}
