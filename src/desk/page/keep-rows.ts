import type { Snapshot } from '../protocol.ts';

const same = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

/** What says the same as before stays the same object: only rows that changed are drawn again. */
export const keepRows = (found: Snapshot, before: Snapshot | undefined): Snapshot => {
  if (!before) return found;
  const rows = new Map(before.tables.flatMap((table) => table.rows.map((row) => [row.ref, row] as const)));
  const findings = new Map(before.findings.map((finding) => [finding.key, finding] as const));
  const kept = <Value>(value: Value, earlier: Value | undefined): Value =>
    earlier !== undefined && same(value, earlier) ? earlier : value;
  return {
    ...found,
    tables: found.tables.map((table) => ({
      ...table,
      rows: table.rows.map((row) => kept(row, rows.get(row.ref))),
    })),
    findings: found.findings.map((finding) => kept(finding, findings.get(finding.key))),
  };
};
