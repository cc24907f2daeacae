import type { Finding } from '../model/finding.ts';

/**
 * A name for each finding that outlives edits elsewhere in its file: rule, item and field, never the line or the
 * wording. Where one file has several of the same, the second is `(2)`.
 */
export const identify = (findings: readonly Finding[]): string[] => {
  const seen = new Map<string, number>();
  return findings.map(({ rule, item, field, at }) => {
    const name = [rule, item, field].filter((part) => part !== undefined).join(' ');
    const key = `${at.file}\n${name}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? name : `${name} (${count})`;
  });
};
