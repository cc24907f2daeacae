import { plainName } from '../engine/memory-host.ts';
import { sameBytes } from '../model/same-bytes.ts';
import { problemText } from '../source/table/problem-text.ts';
import { Unreadable } from '../source/table/table.ts';
import { openZip } from '../source/table/zip.ts';
import type { NamedBytes } from './protocol.ts';

const isArchive = (name: string): boolean => /\.zip$/iu.test(name);

/** The files of an archive, within the bounds of every archive, which is refused with a name that leads out of it. */
const unpacked = (bytes: Uint8Array): readonly NamedBytes[] =>
  [...openZip(bytes).unpack((name) => !/(?:^|\/)(?:__MACOSX|\.[^/]*)(?:\/|$)/u.test(name))].map(([name, content]) => ({
    name: plainName(name.replaceAll('\\', '/')),
    bytes: content,
  }));

/**
 * The files by their plain names; none is put in place of another. A file whose name is taken comes into a folder of its own, and
 * so does an archive with such a file, as if it had been unpacked there.
 */
const unfolded = (all: readonly NamedBytes[]): ReadonlyMap<string, Uint8Array> => {
  const files = new Map<string, Uint8Array>();
  const isOther = (name: string, bytes: Uint8Array): boolean => !sameBytes(files.get(name) ?? bytes, bytes);
  for (const { name, bytes } of all) {
    if (isArchive(name)) continue;
    const plain = plainName(name);
    // Files of several folders bear the same name where they are chosen without them.
    let free = plain;
    for (let count = 2; isOther(free, bytes); count += 1) free = `${count}/${plain}`;
    files.set(free, bytes);
  }
  for (const { name, bytes } of all) {
    if (!isArchive(name)) continue;
    const inner = unpacked(bytes);
    const isTaken = (folder: string): boolean => inner.some((one) => isOther(folder + one.name, one.bytes));
    const stem = plainName(name).replace(/\.zip$/iu, '');
    let folder = '';
    for (let count = 1; isTaken(folder); count += 1) folder = `${stem}${count === 1 ? '' : `-${count}`}/`;
    for (const one of inner) files.set(folder + one.name, one.bytes);
  }
  return files;
};

/** The files of a sitting: as they were given, and what was laid over them. */
export const createHeld = () => {
  const files = new Map<string, Uint8Array>();
  let given: ReadonlyMap<string, Uint8Array> = new Map();
  let laid: readonly string[] = [];
  const put = (name: string, bytes: Uint8Array | undefined): void => {
    if (bytes) files.set(name, bytes);
    else files.delete(name);
  };
  const take = (all: ReadonlyMap<string, Uint8Array>): readonly NamedBytes[] => {
    given = all;
    files.clear();
    for (const [name, bytes] of given) files.set(name, bytes);
    laid = [];
    return [...given].map(([name, bytes]) => ({ name, bytes }));
  };
  return {
    files,
    /** The files as they were given. */
    given: (): ReadonlyMap<string, Uint8Array> => given,
    /** Takes new files in place of all; archives among them are unpacked. */
    open: (all: readonly NamedBytes[]): readonly NamedBytes[] | { readonly problem: string } => {
      try {
        return take(unfolded(all));
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        return { problem: `压缩包打不开：${problemText(error.problem).text.zh}。请解开后选文件夹` };
      }
    },
    /** Gives files other names. */
    move: (names: ReadonlyMap<string, string>): readonly NamedBytes[] =>
      take(new Map([...given].map(([name, bytes]) => [names.get(name) ?? name, bytes]))),
    /** Lays texts over the files, those of before are taken off; gives the names of all that may be another. */
    lay: (over: readonly NamedBytes[]): readonly string[] => {
      const names = over.map(({ name }) => plainName(name));
      for (const name of laid) if (!names.includes(name)) put(name, given.get(name));
      for (const [index, { bytes }] of over.entries()) put(names[index] ?? '', bytes);
      const touched = [...laid, ...names];
      laid = names;
      return touched;
    },
    /** The files as they were; gives the names of those that were another. */
    back: (before: ReadonlyMap<string, Uint8Array>): readonly string[] => {
      const touched = [...new Set([...files.keys(), ...before.keys()])].filter(
        (name) => files.get(name) !== before.get(name),
      );
      for (const name of touched) put(name, before.get(name));
      return touched;
    },
  };
};

export type Held = ReturnType<typeof createHeld>;
