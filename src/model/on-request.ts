import type { Process } from './guide.ts';

/** What the 政府信息公开条例 says of requests, the same for every office (catalogues/reference). */
export interface RequestLaw {
  readonly law: string;
  readonly facts: readonly { readonly label: string; readonly lines: readonly string[]; readonly clause: string }[];
  /** The kinds of answer. */
  readonly answers: { readonly clause: string; readonly lines: readonly string[] };
  readonly process: Process;
}

/** Where a layer takes requests (依申请公开). */
export interface RequestOffice {
  readonly office: string;
  /** The id of a place. */
  readonly place?: string;
  readonly online?: readonly string[];
  readonly mail?: string;
  readonly phone?: string;
  /** The form: an address, or a file in the folder of the guides. */
  readonly form?: string;
  readonly note?: string;
  /** Why items are disclosed on request only, by reference. */
  readonly reasons: { readonly [item: string]: string };
}
