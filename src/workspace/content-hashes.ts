import { createHash } from 'node:crypto';
import { readNow } from '../host/file-host.ts';
import { decode } from '../source/decode.ts';
import { lineIndex } from '../source/lines.ts';

export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** What a file holds; undefined for what is no file, or too large to be checked. */
export const contentOf = (file: string): Uint8Array | undefined => {
  const read = readNow(file);
  return 'problem' in read ? undefined : read;
};

/** Hashes of files, as they were when they were first asked for, and as they are now. */
export const contentHashes = () => {
  const hashes = new Map<string, string | undefined>();
  const hashNow = (file: string): string | undefined => {
    const content = contentOf(file);
    return content && sha256(content);
  };
  const hashOf = (file: string): string | undefined => {
    if (!hashes.has(file)) hashes.set(file, hashNow(file));
    return hashes.get(file);
  };
  return { hashOf, isAsBefore: (file: string): boolean => hashNow(file) === hashOf(file) };
};

/** Lines of files that nobody has opened. */
export const linesOfFiles = () => {
  const texts = new Map<string, ReturnType<typeof lineIndex>>();
  const read = (file: string): ReturnType<typeof lineIndex> | undefined => {
    const content = contentOf(file);
    const decoded = content && decode(file, content);
    return decoded && 'text' in decoded ? lineIndex(decoded.text) : undefined;
  };
  return (file: string, number: number): string | undefined => {
    const text = texts.get(file) ?? read(file);
    if (text) texts.set(file, text);
    return text?.line(number);
  };
};
