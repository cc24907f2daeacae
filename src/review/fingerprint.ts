import type { Finding } from '../model/finding.ts';
import { plain } from '../model/plain.ts';
import { sha256 } from '../model/sha256.ts';

/** The first half of a SHA-256, in hex. */
export const shortHash = (text: string, length = 12): string => sha256(text).slice(0, length);

/**
 * Names for the findings of one region that outlive edits elsewhere: region, rule, item, field and a hash of the value
 * as written. Where one region has several of the same, the second is `~2`.
 */
export const fingerprints = (
  region: string,
  findings: readonly Finding[],
  /** The value as written, else what is said about it. */
  textOf: (finding: Finding) => string,
): string[] => {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const value = shortHash(plain(textOf(finding)), 8);
    const name = [region, finding.rule, finding.item, finding.field, value]
      .filter((part) => part !== undefined)
      .join(':');
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name}~${count}`;
  });
};
