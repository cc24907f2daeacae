import { readdir } from 'node:fs/promises';
import type { Found, Look } from '../../engine/review/find-submissions.ts';

/** Looks at the file system, and follows no link. */
export const lookOnDisk: Look = async (folder) =>
  (await readdir(folder, { withFileTypes: true }))
    .map((entry): Found => {
      const kind = entry.isSymbolicLink()
        ? 'link'
        : entry.isFile()
          ? 'file'
          : entry.isDirectory()
            ? 'folder'
            : undefined;
      return { name: entry.name, kind: kind ?? 'not-a-file' };
    })
    .sort((left, right) => (left.name < right.name ? -1 : 1));
