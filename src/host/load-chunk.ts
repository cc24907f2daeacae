import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

type Chunk = (
  exports: object,
  require: (name: string) => unknown,
  module: { exports: object },
  __filename: string,
  __dirname: string,
) => void;

/** For each chunk the SHA-256 of its text and its prepared code; the build puts the table here. */
declare const preparedDigests: { readonly [chunk: string]: string };

const folder = fileURLToPath(new URL('./chunks/', import.meta.url));
const builtIn = nodeModule.createRequire(import.meta.url);
const modules = new Map<string, { exports: object }>();

/** Node 22 and later keep the compiled code of modules themselves, and check it; older ones need ours. */
const nodeKeepsCode = 'enableCompileCache' in nodeModule;

/** The chunks that were compiled here; the build makes their prepared code from them. */
export const scripts = new Map<string, Script>();

/** What ties prepared code to the text that it was made from: the engine itself looks at the length of the text only. */
export const digestOf = (text: Uint8Array, code: Uint8Array): string =>
  createHash('sha256').update(text).update(code).digest('hex');

/** The code that the build has prepared for a chunk; undefined unless it is there, bit for bit. */
const preparedCode = (name: string, text: Buffer): Buffer | undefined => {
  const expected = preparedDigests[name];
  if (expected === undefined) return undefined;
  try {
    const code = readFileSync(join(folder, `${name}.code`));
    return digestOf(text, code) === expected ? code : undefined;
  } catch {
    return undefined;
  }
};

const compile = (name: string): object => {
  const earlier = modules.get(name);
  if (earlier) return earlier.exports;
  const file = join(folder, name);
  const text = readFileSync(file);
  const cachedData = preparedCode(name, text);
  // The build writes ASCII.
  const wrapped = `(function(exports,require,module,__filename,__dirname){${text.toString('latin1')}\n})`;
  const script = new Script(wrapped, { filename: file, ...(cachedData ? { cachedData } : {}) });
  const module = { exports: {} };
  modules.set(name, module);
  scripts.set(name, script);
  const require = (wanted: string): unknown => (wanted.startsWith('.') ? compile(basename(wanted)) : builtIn(wanted));
  (script.runInThisContext() as Chunk)(module.exports, require, module, file, dirname(file));
  return module.exports;
};

/** Loads a chunk of the bundle. Compiling is a third of a run: Node keeps the result, or the build has prepared it. */
export const loadChunk = (name: string): object =>
  nodeKeepsCode ? (builtIn(join(folder, name)) as object) : compile(name);
