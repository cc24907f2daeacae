import type { DomainId, Resolved } from '../model/catalogue.ts';
import { domainIn } from '../model/domain.ts';

/** What a domain of a catalogue is called, as the outputs print it. */
export const domainName = ({ domains }: Pick<Resolved, 'domains'>, id: DomainId): string =>
  domainIn(domains, id).name.zh;
