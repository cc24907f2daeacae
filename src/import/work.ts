import type {
  Contact,
  DomainId,
  FieldId,
  Ref,
  Region,
  Resolved,
  ResolvedItem,
  ResponsibleBody,
} from '../model/catalogue.ts';
import type { Known } from '../model/fields.ts';
import type { Text } from '../model/text.ts';
import type { Judge } from '../model/verdict.ts';
import type { Grid } from '../source/table/table.ts';
import type { ImportedRow, ImportRemark } from './account.ts';
import { bareName, findHeading, nameKey } from './align.ts';
import type { SaidColumns } from './columns/blocks.ts';
import type { FieldEdit } from './differences.ts';
import type { LocalField } from './read/field-reading.ts';
import type { BlockReader } from './read/read-fields.ts';
import type { Reason } from './read/reading.ts';

/** What an import needs: the tables, the region, and what it inherits. */
export interface ImportRequest {
  readonly file: string;
  readonly grids: readonly Grid[];
  readonly region: Region;
  readonly extends: string;
  readonly parent: Resolved;
  readonly known: Known;
  readonly judge?: Judge;
  /** What somebody says that a column holds. */
  readonly columns?: SaidColumns;
  /** A blank cell says what stands above it. */
  readonly blankAbove?: boolean;
  /** The text of a layer that the tables are joined into; `parent` is then what this layer resolves to. */
  readonly into?: string;
}

/** Words of a cell that did not come into the layer. */
export interface Lost {
  readonly place: string;
  readonly column: Text;
  readonly text: string;
  readonly why: Reason;
  /** Nothing of the cell came in. */
  readonly whole: boolean;
}

/** A local item that no standard item stands for. */
export interface Added {
  readonly domain: DomainId;
  readonly level: 2 | 3;
  /** Level 2: number of its level-1 item; level 3: number of its level-2 item. */
  readonly parent: string;
  readonly id: string;
  readonly title: string;
  readonly changes: FieldEdit[];
  readonly comments: string[];
}

/** What one import collects, table after table. */
export interface Importing {
  readonly parent: Resolved;
  /** What the region inherits before it says anything: a township does not see what has no 乡级. */
  readonly inherited: Resolved;
  readonly known: Known;
  readonly level: 'province' | 'city' | 'county' | 'township';
  readonly remarks: ImportRemark[];
  readonly rows: ImportedRow[];
  /** What the layer has to say of each inherited item. */
  readonly changes: Map<Ref, FieldEdit[]>;
  /** Names of its own that an inherited item keeps. */
  readonly titles: Map<Ref, string>;
  readonly lost: Lost[];
  /** Whether the layer that is gone on with says itself what stands in a field. */
  readonly claims?: (item: ResolvedItem, field: FieldId) => boolean;
  /** What it says otherwise than a table. */
  readonly conflicts: {
    readonly item: ResolvedItem;
    readonly field: FieldId;
    readonly theirs: unknown;
    readonly place: string;
  }[];
  /** The row that stands for an inherited item. */
  readonly matched: Map<Ref, { place: string; name: string }>;
  /** Items that a row of the present table names alone. */
  readonly named: Set<Ref>;
  /** Items that the table holds in any way. */
  readonly kept: Set<Ref>;
  readonly restored: Set<Ref>;
  readonly added: Added[];
  readonly newGroups: { domain: DomainId; id: string; title: string; key: string }[];
  readonly headComments: { readonly [domain in DomainId]: string[] };
  /** Level-1 names that were told once. */
  readonly headings: Set<string>;
  /** Columns of 公开层级 that stand for no known level, as `table column`. */
  readonly unknownLevels: Set<string>;
  readonly printedLevels: BlockReader['levelColumns'][];
  readonly bodies: { value: ResponsibleBody; ref?: Ref; added?: Added }[];
  /** The values that an item has after the import. */
  readonly effective: Map<Ref, Map<LocalField, unknown>>;
  readonly contact: Pick<Contact, 'phone' | 'complaint'>;
  readonly usedIds: Set<string>;
  /** Numbers that rows of an own export ask for. */
  readonly wantedIds: ReadonlySet<Ref>;
}

/** The next free number below another one; the number of an own export if it is free. */
export const freeId = (
  { usedIds, wantedIds }: Importing,
  domain: DomainId,
  above: string,
  preferred: Ref | undefined,
): string => {
  if (preferred?.startsWith(`${domain}/${above}${above === '' ? '' : '.'}`) && !usedIds.has(preferred)) {
    const depth = preferred.split('/')[1]?.split('.').length ?? 0;
    if (depth === (above === '' ? 1 : above.split('.').length + 1)) {
      usedIds.add(preferred);
      return preferred.slice(domain.length + 1);
    }
  }
  for (let number = 1; ; number += 1) {
    const id = above === '' ? String(number) : `${above}.${number}`;
    const ref: Ref = `${domain}/${id}`;
    if (usedIds.has(ref) || wantedIds.has(ref)) continue;
    usedIds.add(ref);
    return id;
  }
};

/** The number of the level-1 item for an added one: a known heading, else a new group. */
export const groupFor = (work: Importing, domain: DomainId, heading: string, preferred: Ref | undefined): string => {
  const { parent, newGroups, usedIds } = work;
  const knownHeading = findHeading(heading, domain, parent);
  if (knownHeading) return knownHeading.id;
  const key = nameKey(bareName(heading, parent));
  const own = preferred?.slice(domain.length + 1).split('.')[0];
  if (own !== undefined && parent.items.has(`${domain}/${own}`)) return own;
  const earlier = newGroups.find((group) => group.domain === domain && group.key === key);
  if (earlier) return earlier.id;
  const id = own !== undefined && !usedIds.has(`${domain}/${own}`) ? own : freeId(work, domain, '', undefined);
  usedIds.add(`${domain}/${id}`);
  newGroups.push({ domain, id, title: bareName(heading, parent) || '其他事项', key });
  return id;
};
