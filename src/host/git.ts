import { execFile } from 'node:child_process';
import { realpath, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Text } from '../model/text.ts';

const run = promisify(execFile);

/** A repository holds far more than catalogues; its list of files must still fit. */
export const maxList = 256 * 1024 * 1024;

/** Runs git without a shell, a pager, a prompt, a hook of the file system or the network. The words of a user only stand behind `--end-of-options` or `--`. */
export const git = async (cwd: string, ...words: readonly string[]): Promise<Buffer> => {
  const { stdout } = await run('git', ['-c', 'core.fsmonitor=false', ...words], {
    cwd,
    encoding: 'buffer',
    maxBuffer: maxList,
    env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0' },
  });
  return stdout;
};

/** Whether a text may be a revision at all: nothing that git could take for an option, nothing invisible. */
const isRevision = (text: string): boolean => /^(?!-)[^\p{Cc}\p{Cf}\p{Zs}]{1,500}$/u.test(text);

/** What is printed of a revision that was refused: it may hold anything. */
const shown = (ref: string): string => {
  const visible = ref.replace(/[\p{Cc}\p{Cf}]/gu, '�');
  return visible.length > 60 ? `${visible.slice(0, 60)}…` : visible;
};

const cause = (error: unknown): Text => {
  const { code, stderr } = error as { code?: unknown; stderr?: Buffer };
  if (code === 'ENOENT') return { zh: '没有找到 git 命令', en: 'there is no git command' };
  const line = (stderr?.toString('utf8') ?? '').trim().split('\n')[0] ?? '';
  return { zh: `git 报告：${line}`, en: `git says: ${line}` };
};

/** The real path of the repository that a file or folder lies in, or why there is none. */
export const repositoryOf = async (near: string): Promise<{ readonly root: string } | { readonly problem: Text }> => {
  let folder = resolve(near);
  while (!(await stat(folder).catch(() => undefined))?.isDirectory() && dirname(folder) !== folder)
    folder = dirname(folder);
  try {
    const answer = await git(folder, 'rev-parse', '--show-toplevel');
    return { root: await realpath(answer.toString('utf8').replace(/\n$/u, '')) };
  } catch (error) {
    const told = cause(error);
    return {
      problem: {
        zh: `“${near}”不在 git 仓库里（${told.zh}）`,
        en: `\`${near}\` is not inside a git repository (${told.en})`,
      },
    };
  }
};

/** The id of the commit that a revision names. Only this id is handed to git afterwards, never the words of the user. */
export const commitOf = async (
  root: string,
  ref: string,
): Promise<{ readonly commit: string } | { readonly problem: Text }> => {
  const refused = {
    problem: {
      zh: `“${shown(ref)}”不是这个仓库里的提交、分支或标签`,
      en: `\`${shown(ref)}\` is no commit, branch or tag of this repository`,
    },
  };
  if (!isRevision(ref)) return refused;
  try {
    const answer = await git(root, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`);
    const commit = answer.toString('latin1').trim().split('\n').at(-1) ?? '';
    return /^[0-9a-f]{40,64}$/u.test(commit) ? { commit } : refused;
  } catch {
    return refused;
  }
};

/** Where a commit and HEAD parted: what others did on a branch since is no change of ours. A shallow clone may not know; then the commit itself. */
export const forkPoint = async (root: string, commit: string): Promise<string> => {
  const parted = await git(root, 'merge-base', commit, 'HEAD').catch(() => undefined);
  return parted?.toString('latin1').trim() || commit;
};
