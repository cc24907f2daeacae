import { plainName } from '../engine/memory-host.ts';
import { baseName } from '../engine/paths.ts';
import type { Text } from '../model/text.ts';
import { problemText } from '../source/table/problem-text.ts';
import { Unreadable } from '../source/table/table.ts';
import { openZip } from '../source/table/zip.ts';
import type { NamedBytes } from './protocol.ts';
import type { ReviewAsk } from './review-protocol.ts';

/** The folders that a review has in memory. */
export const folders = { sent: '报送', base: '核准文本', lists: '名单' } as const;

const stepsOf = (name: string): string[] => plainName(name).split('/');

/** The names without the one folder that all of them lie in; a folder that is named after a region is a submission itself. */
const withoutTop = (files: readonly NamedBytes[]): readonly NamedBytes[] => {
  const [top = ''] = stepsOf(files[0]?.name ?? '');
  const isShared = files.length > 0 && files.every(({ name }) => stepsOf(name).length > 1 && stepsOf(name)[0] === top);
  if (!isShared || /(?<!\d)(?:\d{9}|\d{6})(?!\d)/u.test(top)) return files;
  return files.map(({ name, bytes }) => ({ name: stepsOf(name).slice(1).join('/'), bytes }));
};

/** The files of one archive instead of it, within the bounds of every archive. */
const unpacked = (files: readonly NamedBytes[]): readonly NamedBytes[] => {
  const [only] = files;
  if (!only || files.length > 1 || !/\.zip$/iu.test(only.name)) return files;
  return [...openZip(only.bytes).unpack(() => true)].map(([name, bytes]) => ({
    name: name.replaceAll('\\', '/'),
    bytes,
  }));
};

/** Everything that a review reads, by its name in memory; or why it cannot be opened. */
export const reviewFiles = ({
  submissions,
  base,
  expected,
  rulings,
  previous,
}: ReviewAsk): ReadonlyMap<string, Uint8Array> | { readonly problem: Text } => {
  const held = new Map<string, Uint8Array>();
  const put = (folder: string, files: readonly NamedBytes[]): void => {
    for (const { name, bytes } of files) {
      const path = plainName(`${folder}/${name}`);
      // A name of an archive may lead out of it.
      if (path.startsWith(`${folder}/`)) held.set(path, bytes);
    }
  };
  try {
    put(folders.sent, withoutTop(unpacked(submissions)));
    put(folders.base, withoutTop(unpacked(base)));
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { text } = problemText(error.problem);
    return {
      problem: {
        zh: `压缩包打不开：${text.zh}。请解开后选文件夹`,
        en: `the archive cannot be opened: ${text.en}; unpack it and give the folder`,
      },
    };
  }
  for (const file of [expected, rulings, previous])
    if (file) held.set(`${folders.lists}/${baseName(file.name)}`, file.bytes);
  return held;
};
