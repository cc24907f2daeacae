import type { Severity } from './finding.ts';

/** Style of a part of the text report; without colour the text is returned as it is. */
export type Paint = (style: Severity | 'faint' | 'strong', text: string) => string;
