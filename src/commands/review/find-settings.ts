import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { usualSettings } from '../../engine/review/read-settings.ts';

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (info) => info.isFile(),
    () => false,
  );

/** The settings that are named, else those of the pinned parents, else of the folder of submissions. */
export const findSettings = async (
  named: string | undefined,
  folders: readonly (string | undefined)[],
): Promise<string | undefined> => {
  if (named !== undefined) return named;
  for (const folder of folders)
    if (folder !== undefined && (await isFile(join(folder, usualSettings)))) return join(folder, usualSettings);
  return undefined;
};
