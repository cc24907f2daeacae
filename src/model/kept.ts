import type { Finding } from './finding.ts';
import type { PublishedGuide } from './guide.ts';
import type { Publication } from './record.ts';

/** How a catalogue is kept: what its record files say, its guides, and what was found in either. */
export interface Kept {
  readonly publications?: readonly Publication[];
  /** The guides that may be published. */
  readonly guides: readonly PublishedGuide[];
  readonly findings: readonly Finding[];
}
