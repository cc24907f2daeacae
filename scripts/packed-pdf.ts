/** The reader of PDF files as the desk holds it: deflated, and unpacked when the first PDF file is opened. */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';
import pako from 'pako';

/** What the worker calls it by once it runs. */
const name = 'muluPdf';

/** A script of the page may come from a `blob:` and from nowhere else, so that is how the unpacked reader is run. */
const unpacking = (packed: string): string => `import { inflateSync } from 'fflate';
const packed = Uint8Array.from(atob('${packed}'), (char) => char.charCodeAt(0));
const address = URL.createObjectURL(new Blob([inflateSync(packed)], { type: 'text/javascript' }));
globalThis.importScripts(address);
URL.revokeObjectURL(address);
export const { openPdf, OPS, budget } = globalThis.${name};
`;

/** Puts the packed reader in place of the reader. */
export const packedPdf = (target: string): Plugin => ({
  name: 'packed-pdf',
  setup(build) {
    build.onLoad({ filter: /src[\\/]generated[\\/]pdf-reader\.js$/ }, async ({ path }) => {
      const { code } = await build.esbuild.transform(readFileSync(path, 'utf8'), {
        format: 'iife',
        globalName: name,
        target,
        // It is minified already; to do that again takes longer than to build all the rest.
        minifyWhitespace: true,
        minifyIdentifiers: true,
        charset: 'utf8',
        // It asks where it lies only in Node.
        logOverride: { 'empty-import-meta': 'silent' },
      });
      // Smaller by 3 % than what the reader of archives writes, and the same on every machine, which the system’s own is not.
      const packed = pako.deflateRaw(new TextEncoder().encode(code), { level: 9, memLevel: 9 });
      return {
        contents: unpacking(Buffer.from(packed).toString('base64')),
        resolveDir: build.initialOptions.absWorkingDir,
      };
    });
  },
});
