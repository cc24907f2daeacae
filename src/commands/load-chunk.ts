import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Script } from 'node:vm';

type Chunk = (exports: object, require: (name: string) => unknown, module: { exports: object }, url: string) => void;

const folder = fileURLToPath(new URL('./chunks/', import.meta.url));
const builtIn = createRequire(import.meta.url);
const modules = new Map<string, { exports: object }>();

/** The chunks that were loaded, as compiled; the build makes their prepared code from them. */
export const scripts = new Map<string, Script>();

/** The code that the build has prepared for a chunk; the engine refuses it where its own version is another. */
const preparedCode = (file: string): Buffer | undefined => {
  try {
    return readFileSync(`${file}.code`);
  } catch {
    return undefined;
  }
};

/**
 * Loads a chunk of the bundle with its prepared code: compiling was a third of every run, and Node 20 keeps compiled code
 * of no module by itself.
 */
export const loadChunk = (name: string): object => {
  const earlier = modules.get(name);
  if (earlier) return earlier.exports;
  const file = join(folder, name);
  const cachedData = preparedCode(file);
  // The build writes ASCII.
  const script = new Script(readFileSync(file, 'latin1'), { filename: file, ...(cachedData ? { cachedData } : {}) });
  const module = { exports: {} };
  modules.set(name, module);
  scripts.set(file, script);
  const require = (wanted: string): unknown => (wanted.startsWith('.') ? loadChunk(basename(wanted)) : builtIn(wanted));
  (script.runInThisContext() as Chunk)(module.exports, require, module, pathToFileURL(file).href);
  return module.exports;
};
