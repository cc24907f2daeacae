import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';

type Module = (
  exports: object,
  require: (name: string) => unknown,
  module: { exports: object },
  __filename: string,
  __dirname: string,
  __url: string,
) => void;

/** In which pack a chunk is; all others are files of their own. The build puts the table here. */
declare const homes: { readonly [chunk: string]: string };

/** For each file the SHA-256 of its text and its prepared code; the build puts the table here. */
declare const preparedDigests: { readonly [file: string]: string };

const folder = join(__dirname, 'chunks');
const builtIn = nodeModule.createRequire(__filename);
const loaded = new Map<string, { exports: object }>();

/** Node 22 and later keep the compiled code of modules themselves, and check it; older ones need ours. */
const nodeKeepsCode = 'enableCompileCache' in nodeModule;

/** The files that were compiled here; the build makes their prepared code from them. */
export const scripts = new Map<string, Script>();

/** What ties prepared code to the text that it was made from: the engine itself looks at the length of the text only. */
export const digestOf = (text: Uint8Array, code: Uint8Array): string =>
  createHash('sha256').update(text).update(code).digest('hex');

/** The code that the build has prepared for a file; undefined unless it is there, bit for bit. */
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

/** What is large and asked for by few runs, though many chunks name it: the engine takes a tenth of an empty run to make these ready. */
const seldom = new Set(['child_process', 'crypto', 'fs/promises'].map((name) => `node:${name}`));

/** A module of Node; one that is seldom needed stands for itself until something of it is used. */
const nodeModuleOf = (name: string): unknown => {
  if (!seldom.has(name)) return builtIn(name);
  return new Proxy({}, { get: (_, key) => Reflect.get(builtIn(name), key) });
};

const start = 'module.exports='.length;

/** The function that a file holds. */
const compiled = (name: string): Module => {
  const file = join(folder, name);
  if (nodeKeepsCode) return builtIn(file) as Module;
  const text = readFileSync(file);
  const cachedData = preparedCode(name, text);
  // The build writes ASCII.
  const program = text.toString('latin1', start);
  const script = new Script(program, { filename: file, ...(cachedData ? { cachedData } : {}) });
  scripts.set(name, script);
  return script.runInThisContext() as Module;
};

/** A chunk of a pack runs when it is asked for; the pack itself and all other chunks are files. */
const run = (name: string, module: { exports: object }): void => {
  const pack = homes[name];
  if (pack) {
    const { [name]: member } = loadChunk(pack) as { readonly [chunk: string]: () => object };
    if (member) module.exports = member();
    return;
  }
  const file = join(folder, name);
  const require = (wanted: string): unknown =>
    wanted.startsWith('.') ? loadChunk(basename(wanted)) : nodeModuleOf(wanted);
  compiled(name)(module.exports, require, module, file, folder, pathToFileURL(file).href);
};

/** Loads a chunk of the bundle. Compiling is a third of a run: Node keeps the result, or the build has prepared it. */
export function loadChunk(name: string): object {
  const earlier = loaded.get(name);
  if (earlier) return earlier.exports;
  const module = { exports: {} };
  loaded.set(name, module);
  run(name, module);
  return module.exports;
}
