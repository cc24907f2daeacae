import { execFile } from 'node:child_process';
import { realpath } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import type { Text } from '../model/text.ts';
import { type Host, maxBytes } from '../source/host.ts';
import type { FileTree } from './file-tree.ts';
import { commitOf, forkPoint, git, maxList, repositoryOf } from './git.ts';

const run = promisify(execFile);

interface Blob {
  readonly id: string;
  readonly size: number;
}

/** The plain files of a commit by path; links and submodules are left out. */
const listBlobs = async (root: string, commit: string): Promise<Map<string, Blob>> => {
  const list = (await git(root, 'ls-tree', '-r', '-l', '-z', '--full-tree', commit)).toString('utf8');
  return new Map(
    list.split('\0').flatMap((line): [string, Blob][] => {
      const found = /^100\d{3} blob ([0-9a-f]+) +(\d+)\t(.*)$/su.exec(line);
      return found ? [[found[3] ?? '', { id: found[1] ?? '', size: Number(found[2]) }]] : [];
    }),
  );
};

/** The names below each folder of a list of paths. */
const folders = (paths: Iterable<string>): Map<string, Set<string>> => {
  const found = new Map<string, Set<string>>([['', new Set()]]);
  for (const path of paths) {
    const steps = path.split('/');
    for (const [index, step] of steps.entries()) {
      const folder = steps.slice(0, index).join('/');
      found.set(folder, (found.get(folder) ?? new Set()).add(step));
    }
  }
  return found;
};

/** Reads many blobs in one run of git. */
const readBlobs = async (root: string, ids: readonly string[]): Promise<Map<string, Uint8Array>> => {
  const found = new Map<string, Uint8Array>();
  if (ids.length === 0) return found;
  const started = run('git', ['cat-file', '--batch'], { cwd: root, encoding: 'buffer', maxBuffer: maxList });
  started.child.stdin?.end(`${ids.join('\n')}\n`);
  const { stdout } = await started;
  for (let at = 0; at < stdout.length; ) {
    const end = stdout.indexOf(10, at);
    const [id = '', kind, size] = stdout.subarray(at, end).toString('latin1').split(' ');
    if (kind !== 'blob') {
      at = end + 1;
      continue;
    }
    found.set(id, stdout.subarray(end + 1, end + 1 + Number(size)));
    at = end + 1 + Number(size) + 1;
  }
  return found;
};

/**
 * The files of a commit, under the names that they have in the working folder. `near` is a file or folder inside the
 * repository. A revision that git does not know, and a folder outside any repository, come back as a message.
 */
export const openGitTree = async (
  ref: string,
  near: string,
  /** The commit itself, not where it and HEAD parted. */
  tip = false,
): Promise<{ readonly tree: FileTree; readonly commit: string } | { readonly problem: Text }> => {
  const repository = await repositoryOf(near);
  if ('problem' in repository) return repository;
  const { root } = repository;
  const verified = await commitOf(root, ref);
  if ('problem' in verified) return verified;
  const commit = tip ? verified.commit : await forkPoint(root, verified.commit);
  const blobs = await listBlobs(root, commit);
  const names = folders(blobs.keys());
  const read = new Map<string, Uint8Array>();
  const here = await realpath(process.cwd());
  const inside = (name: string): string | undefined => {
    const path = relative(root, resolve(here, name)).split(sep).join('/');
    return path.startsWith('../') || path === '..' ? undefined : path;
  };
  const host: Host = {
    read: async (name) => {
      const path = inside(name);
      const blob = path === undefined ? undefined : blobs.get(path);
      if (path === undefined || !blob)
        return { problem: path !== undefined && names.has(path) ? 'not-a-file' : 'missing' };
      if (blob.size > maxBytes) return { problem: 'too-large', size: blob.size };
      const earlier = read.get(blob.id);
      if (earlier) return earlier;
      const bytes = new Uint8Array(await git(root, 'cat-file', 'blob', blob.id));
      read.set(blob.id, bytes);
      return bytes;
    },
    list: async (name) => {
      const path = inside(name);
      const found = path === undefined ? undefined : names.get(path);
      return found && [...found].sort();
    },
  };
  const find: FileTree['find'] = async (name, wanted) => {
    const path = inside(name);
    if (path === undefined) return undefined;
    if (blobs.has(path)) return { file: name };
    if (!names.has(path)) return undefined;
    const prefix = path === '' ? '' : `${path}/`;
    const found = [...blobs]
      .filter(([one]) => one.startsWith(prefix))
      .map(([one, blob]) => ({ path: one.slice(prefix.length), blob }))
      .filter(({ path: one }) => wanted(one.split('/').at(-1) ?? '') && !/(?:^|\/)(?:\.|node_modules\/)/u.test(one))
      .sort((left, right) => (left.path < right.path ? -1 : 1));
    const small = found.filter(({ blob }) => blob.size <= maxBytes).map(({ blob }) => blob.id);
    for (const [id, bytes] of await readBlobs(root, small)) read.set(id, bytes);
    return { paths: found.map((one) => one.path) };
  };
  return { tree: { host, find }, commit };
};
