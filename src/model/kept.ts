import type { Consultation } from './catalogue.ts';
import type { Finding } from './finding.ts';
import type { PublishedGuide } from './guide.ts';
import type { Comment, Publication } from './record.ts';

/** How a catalogue is kept: what its record files say, its guides, and what was found in either. */
export interface Kept {
  readonly publications?: readonly Publication[];
  readonly comments?: readonly Comment[];
  /** When and how people are asked. */
  readonly consultation?: Consultation;
  /** The guides that may be published. */
  readonly guides: readonly PublishedGuide[];
  readonly findings: readonly Finding[];
}
