import type { Contact, ServicePlace } from '../../model/catalogue.ts';
import type { CellAccount } from './cell-account.ts';

/** What turning the cells of one item into a guide needs to know. */
export interface Composing {
  readonly account: CellAccount;
  /** Tells once that codes of a column were read in the order in which they are listed. */
  readonly isListed: (heading: string, values: { readonly [code: string]: string }) => void;
  /** Whether a file lies in the folder of the guides. */
  readonly hasFile: (name: string) => boolean;
  /** The sheets of our own workbook: every cell is a value as it was written. */
  readonly isForm: boolean;
  readonly places: readonly ServicePlace[];
  readonly contact: Contact;
  /** The limit that law sets for the item. */
  readonly legal?: string;
  /** Elements that the row promises and no field of a guide delivers. */
  readonly labels: readonly string[];
}
