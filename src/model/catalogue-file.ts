import type { FieldId, Trust } from './catalogue.ts';
import type { Domain } from './domain.ts';

/** An item of a national catalogue file as written. */
export interface CatalogueItem {
  readonly id: string;
  readonly title: string;
  readonly candidate?: boolean;
  /** `no`: information, which no guide belongs to. */
  readonly guide?: 'yes' | 'no';
  /** Numbers in the edition before. */
  readonly was?: readonly string[];
  readonly provenance?: { readonly [field in FieldId]?: Trust };
  readonly doubtful?: { readonly [field in FieldId]?: readonly string[] };
  readonly items?: readonly CatalogueItem[];
}

/** Who compared values with the original annex, on what day, and what they had in hand. */
export interface Attestation {
  readonly document: string;
  readonly by: string;
  readonly date: string;
}

/** A national catalogue file as written: one domain, one edition. */
export interface CatalogueFile {
  readonly kind: 'catalogue';
  /** What is known of the domain; its key alone where the tool knows the rest. */
  readonly domain: Domain | string;
  readonly title: string;
  /** Only beside a key. */
  readonly document?: string;
  readonly edition: string;
  /** Who compared it with the original, when, and with what document: the cells of trust `attested`. */
  readonly attested?: Attestation;
  readonly counts: { readonly level1: number; readonly level2: number };
  /** Numbers that are no longer in use, and are never given again. */
  readonly retired?: readonly { readonly id: string; readonly title: string; readonly note: string }[];
  readonly items: readonly CatalogueItem[];
}

/** One file of the national edition with its name, as prepared at build time or read from a folder. */
export interface NamedCatalogue {
  readonly file: string;
  readonly data: CatalogueFile;
}
