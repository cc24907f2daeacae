import { domains } from '../generated/domains.js';
import type { Domain } from '../model/domain.ts';

/** The domains of the national edition that comes with the tool, where a file does not say which it speaks of. */
export const toolDomains: readonly Domain[] = domains;
