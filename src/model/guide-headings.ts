/** The words of 实施清单 exports: headings, codes and ways of saying things (catalogues/reference). */
export interface GuideHeadings {
  /** `loose` headings mean other things elsewhere: they only count beside columns of the same table. */
  readonly headings: readonly { readonly column: string; readonly words: readonly string[]; readonly loose?: true }[];
  /** Columns that no guide holds, and why. */
  readonly elsewhere: readonly { readonly reason: ElsewhereReason; readonly words: readonly string[] }[];
  /** `listed`: the values are known, their codes are read in the order in which they are listed, which is told. */
  readonly codes: readonly {
    readonly column: string;
    readonly listed?: true;
    readonly values: { readonly [code: string]: string };
  }[];
  readonly synonyms: readonly { readonly column: string; readonly say: string; readonly words: readonly string[] }[];
  readonly units: readonly string[];
  /** What stands behind the name of an item in a title. */
  readonly titles: readonly string[];
}

/** Why a column is not written into a guide: the catalogue holds it, a guide has no place for it, or it only gives an order. */
export type ElsewhereReason = 'catalogue' | 'none' | 'order';
