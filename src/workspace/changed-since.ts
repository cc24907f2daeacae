import { join } from 'node:path';
import { commitOf, forkPoint, git, repositoryOf } from '../host/git.ts';
import type { Text } from '../model/text.ts';

const names = (list: Buffer): string[] =>
  list
    .toString('utf8')
    .split('\0')
    .map((name) => name.replace(/\/$/u, ''))
    .filter((name) => name !== '');

/**
 * The files that differ from where a revision and HEAD parted: changed, added and deleted ones, committed or not, and
 * YAML files that git does not know. `near` is a file or folder inside the repository. Names are absolute and real.
 */
export const changedSince = async (
  ref: string,
  near: string,
): Promise<{ readonly files: readonly string[]; readonly root: string } | { readonly problem: Text }> => {
  const repository = await repositoryOf(near);
  if ('problem' in repository) return repository;
  const { root } = repository;
  const verified = await commitOf(root, ref);
  if ('problem' in verified) return verified;
  const base = await forkPoint(root, verified.commit);
  const differing = await git(root, 'diff', '--name-only', '-z', '--no-renames', '--no-ext-diff', base, '--');
  const unknown = await git(root, 'ls-files', '--others', '-z', '--', ':(icase)*.yaml', ':(icase)*.yml');
  return { root, files: [...names(differing), ...names(unknown)].map((name) => join(root, name)) };
};
