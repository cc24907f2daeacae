import type { Assessment, Attestation, Demonstration } from './assessment.ts';
import type { Consultation } from './catalogue.ts';
import type { Finding } from './finding.ts';
import type { PublishedGuide } from './guide.ts';
import type { Comment, Publication, Service } from './record.ts';

/** How a catalogue is kept: what its record files say, its guides, and what was found in either. */
export interface Kept {
  readonly publications?: readonly Publication[];
  readonly comments?: readonly Comment[];
  readonly services?: readonly Service[];
  /** When and how people are asked. */
  readonly consultation?: Consultation;
  readonly attested?: readonly Attestation[];
  readonly demonstration?: readonly Demonstration[];
  /** A province’s own indicators. */
  readonly assessment?: Assessment;
  /** The guides that may be published. */
  readonly guides: readonly PublishedGuide[];
  readonly findings: readonly Finding[];
}
