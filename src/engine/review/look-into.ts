import type { Host } from '../../source/host.ts';
import { within } from '../paths.ts';
import type { Found, Look } from './find-submissions.ts';

/** What a folder of a host holds; a host knows no links. */
export const lookInto =
  (host: Host): Look =>
  async (folder) => {
    const names = [...((await host.list(folder)) ?? [])].sort();
    return Promise.all(
      names.map(async (name): Promise<Found> => {
        const inside = await host.list(within(folder, name));
        return { name, kind: inside ? 'folder' : 'file' };
      }),
    );
  };
