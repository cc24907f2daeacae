import { isDebris, isNote } from '../../model/is-debris.ts';
import { manifestName } from '../../model/manifest.ts';
import { officeFormat } from '../../model/office-format.ts';
import type { Office } from '../../model/reference.ts';
import type { Host } from '../../source/host.ts';
import { within } from '../paths.ts';
import type { Look, Reach } from './find-submissions.ts';
import { isOneSubmission } from './is-one-submission.ts';

/** How a folder of submissions is looked at: debris is passed over, and so is what an earlier review wrote, by its manifest. */
export const reachOf = (look: Look, host: Host, office: Office): Reach => ({
  look,
  isDebris: (name) => isDebris(name, office),
  isNote: (name) => isNote(name, office),
  formatOf: (name) => officeFormat(name, office)?.id,
  isOne: (files) => isOneSubmission(files, host),
  isOutput: async (folder) => {
    const bytes = await host.read(within(folder, manifestName));
    if (!(bytes instanceof Uint8Array)) return false;
    try {
      const { tool, submissions } = JSON.parse(new TextDecoder().decode(bytes)) as {
        readonly tool?: { readonly name?: unknown };
        readonly submissions?: unknown;
      };
      return tool?.name === 'mulu' && typeof submissions === 'number';
    } catch {
      return false;
    }
  },
});
