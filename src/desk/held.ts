import { plainName } from '../engine/memory-host.ts';
import { problemText } from '../source/table/problem-text.ts';
import { Unreadable } from '../source/table/table.ts';
import { openZip } from '../source/table/zip.ts';
import type { NamedBytes } from './protocol.ts';

const isArchive = (name: string): boolean => /\.zip$/iu.test(name);

/** The files of an archive, within the bounds of every archive; names that lead out of it are let go of. */
const unpacked = (bytes: Uint8Array): readonly NamedBytes[] =>
  [...openZip(bytes).unpack((name) => !/(?:^|\/)(?:__MACOSX|\.[^/]*)(?:\/|$)/u.test(name))]
    .map(([name, content]) => ({ name: plainName(name.replaceAll('\\', '/')), bytes: content }))
    .filter(({ name }) => !name.startsWith('../') && !name.startsWith('/'));

/** The files of a sitting: as they were given, and what was laid over them. */
export const createHeld = () => {
  const files = new Map<string, Uint8Array>();
  let given: ReadonlyMap<string, Uint8Array> = new Map();
  let laid: readonly string[] = [];
  const put = (name: string, bytes: Uint8Array | undefined): void => {
    if (bytes) files.set(name, bytes);
    else files.delete(name);
  };
  return {
    files,
    /** Takes new files in place of all; archives among them are unpacked. */
    open: (all: readonly NamedBytes[]): readonly NamedBytes[] | { readonly problem: string } => {
      try {
        const inner = all.flatMap((file) => (isArchive(file.name) ? unpacked(file.bytes) : [file]));
        const named = inner.map(({ name, bytes }) => ({ name: plainName(name), bytes }));
        files.clear();
        for (const { name, bytes } of named) files.set(name, bytes);
        given = new Map(files);
        laid = [];
        return named;
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        return { problem: `压缩包打不开：${problemText(error.problem).text.zh}。请解开后选文件夹` };
      }
    },
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
