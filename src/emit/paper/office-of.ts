import type { Compilation } from '../../catalogue/compilation.ts';
import { printed } from '../../document/printed.ts';
import { signingBody } from '../filing/signing-body.ts';

/** Whose paper it is: the body that signs, else the region. */
export const officeOf = ({ resolved, filing }: Compilation): string =>
  printed(filing.issuer ?? signingBody(resolved) ?? resolved.region.name);
