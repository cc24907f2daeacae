import { zipSync } from 'fflate';
import type { EmittedFile } from '../model/emitted-file.ts';

/** The same date in every zone: a zip entry carries local time. */
const moment = (): Date => new Date(1980, 0, 2, 12);

/** Containers are compressed already. */
const isPacked = (path: string): boolean => /\.(?:docx|xlsx|zip|png|jpe?g)$/iu.test(path);

/** Files as one archive: the same bytes for the same files, whatever the clock says. */
export const zipFiles = (files: readonly EmittedFile[]): Uint8Array =>
  zipSync(
    Object.fromEntries(files.map(({ path, bytes }) => [path, [bytes, { level: isPacked(path) ? 0 : 6 }] as const])),
    { mtime: moment() },
  );
