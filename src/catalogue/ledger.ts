import type { Ref, ResolvedItem } from '../model/catalogue.ts';
import type { Finding } from '../model/finding.ts';
import type { PublishedGuide } from '../model/guide.ts';
import { nextCheck, publishingDeadline, publishingLimit, timeliness } from '../model/publication-state.ts';
import type { Publication } from '../model/record.ts';
import { guideWants } from '../model/services.ts';
import type { Compilation } from './compilation.ts';
import { listedItems } from './statistics.ts';

/** Where an item of the ledger stands, the most urgent first. */
export const ledgerStates = [
  'overdue',
  'early',
  'check',
  'late',
  'unknown',
  'waiting',
  'undated',
  'unlisted',
  'kept',
] as const;
export type LedgerState = (typeof ledgerStates)[number];

/** One row of the ledger (工作台账): an item, and what is known of how it is kept. */
export interface LedgerRow {
  readonly item: ResolvedItem;
  readonly row?: Publication;
  readonly state: LedgerState;
  /** The day by which what is open has to be done. */
  readonly deadline?: string;
  readonly nextCheck?: string;
  readonly guide?: PublishedGuide;
  /** A guide is wanted, and none tells of it. */
  readonly lacksGuide: boolean;
  /** Errors and warnings that nobody has answered. */
  readonly open: number;
}

const concerns = ({ item, items, severity, accepted }: Finding, ref: Ref): boolean =>
  severity !== 'info' && accepted === undefined && (items ?? (item ? [item] : [])).includes(ref);

const stateOf = (
  item: ResolvedItem,
  row: Publication | undefined,
  { date, reference, resolved }: Compilation,
): Pick<LedgerRow, 'state' | 'deadline'> => {
  if (!row) return { state: 'unlisted' };
  const limit = publishingLimit(item);
  const { kind } = timeliness(row, limit, reference.workingDays, date);
  if (kind === 'overdue' || kind === 'early' || kind === 'waiting') {
    const deadline = row.cells.formed && publishingDeadline(row.cells.formed.value, limit, reference.workingDays);
    return { state: kind, ...(deadline === undefined ? {} : { deadline }) };
  }
  const due = nextCheck(row, resolved.profile);
  if (due !== undefined && date !== undefined && due < date) return { state: 'check', deadline: due };
  return { state: kind === 'undated' && due !== undefined ? 'kept' : kind };
};

/** The ledger of a catalogue, in the order in which it is printed. Days come from files, and are judged by the date of the build. */
export const ledgerRows = (input: Compilation): readonly LedgerRow[] => {
  const { kept = { guides: [], findings: [] } } = input;
  const rows = new Map((kept.publications ?? []).flatMap((row) => (row.item ? [[row.item, row] as const] : [])));
  const guides = new Map(kept.guides.map((guide) => [guide.item.ref, guide]));
  const { missing } = guideWants(input.resolved.items.values(), new Set(guides.keys()));
  const lacking = new Set(missing);
  const findings = [...input.findings, ...kept.findings];
  return listedItems(input.resolved)
    .filter(({ level }) => level > 1)
    .map((item): LedgerRow => {
      const row = rows.get(item.ref);
      const guide = guides.get(item.ref) ?? (item.parent === undefined ? undefined : guides.get(item.parent));
      const due = row && nextCheck(row, input.resolved.profile);
      return {
        item,
        ...(row ? { row } : {}),
        ...stateOf(item, row, input),
        ...(due === undefined ? {} : { nextCheck: due }),
        ...(guide ? { guide } : {}),
        lacksGuide: lacking.has(item),
        open: findings.filter((finding) => concerns(finding, item.ref)).length,
      };
    });
};
