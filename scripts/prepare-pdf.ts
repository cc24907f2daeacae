/** Makes the reader of PDF files: one module without Node, a browser or a request, that stops at its bounds. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';

/** A place in the package, which must be there exactly as often as it is named, and what it becomes. */
interface Change {
  readonly file: RegExp;
  readonly from: string;
  readonly to: string;
  readonly times: number;
}

/** The reader has no bounds of its own: a stream of a few bytes unpacks to gigabytes, a form can draw itself a million times. */
const changes: readonly Change[] = [
  {
    file: /pdf(?:\.worker)?\.mjs$/u,
    from: 'const isNodeJS = typeof process',
    to: 'const isNodeJS = false && typeof process',
    times: 1,
  },
  {
    file: /pdf\.worker\.mjs$/u,
    from: '      size *= 2;\n    }\n    const buffer2 = new Uint8Array(size);\n    buffer2.set(buffer);\n    return this.buffer = buffer2;',
    to: '      size *= 2;\n    }\n    spend("bytes", size);\n    const buffer2 = new Uint8Array(size);\n    buffer2.set(buffer);\n    return this.buffer = buffer2;',
    times: 1,
  },
  {
    file: /pdf\.worker\.mjs$/u,
    from: '        totalLength += chunk.byteLength;',
    to: '        spend("bytes", chunk.byteLength);\n        totalLength += chunk.byteLength;',
    times: 1,
  },
  {
    file: /pdf\.worker\.mjs$/u,
    from: '  async buildFormXObject(resources, xobj, smask, operatorList, task, initialState, localColorSpaceCache, seenRefs) {',
    to: '  async buildFormXObject(resources, xobj, smask, operatorList, task, initialState, localColorSpaceCache, seenRefs) {\n    spend("forms", 1);',
    times: 1,
  },
  {
    file: /pdf\.worker\.mjs$/u,
    from: '    this.optimizer.push(fn, args);',
    to: '    spend("operators", 1);\n    this.optimizer.push(fn, args);',
    times: 1,
  },
  {
    file: /pdf\.worker\.mjs$/u,
    from: 'if (high - low > MAX_MAP_RANGE) {',
    to: 'spend("codes", Math.max(0, high - low));\n    if (high - low > MAX_MAP_RANGE) {',
    times: 3,
  },
  // Unpacked at once, on every engine alike: a stream of the browser's takes five times as long for pieces of this size.
  {
    file: /pdf\.worker\.mjs$/u,
    from: '#isAsync = true;',
    to: '#isAsync = false;',
    times: 2,
  },
  // What a page draws is handed from one half of the reader to the other as it is: both are in one thread, and a copy of all of it takes a tenth of the reading.
  {
    file: /pdf\.worker\.mjs$/u,
    from: 'this.fnArray.length = 0;\n    this.argsArray.length = 0;',
    to: 'this.fnArray = [];\n    this.argsArray = [];',
    times: 1,
  },
  {
    file: /pdf\.mjs$/u,
    from: 'data: structuredClone(obj, ',
    to: 'data: obj.chunk?.fnArray ? obj : structuredClone(obj, ',
    times: 1,
  },
  // A sign that shares its form with another one says in the mark around it which of the two it is.
  {
    file: /pdf\.worker\.mjs$/u,
    from: 'args = [args[0].name, args[1] instanceof Dict ? args[1].get("MCID") : null];\n            break;\n          case OPS.beginMarkedContent:\n          case OPS.endMarkedContent:\n          default:',
    to: 'args = [args[0].name, args[1] instanceof Dict && typeof args[1].get("ActualText") === "string" ? stringToPDFString(args[1].get("ActualText")) : null];\n            break;\n          case OPS.beginMarkedContent:\n          case OPS.endMarkedContent:\n          default:',
    times: 1,
  },
  // What a note says in a mark-up of its own is not drawn on the page.
  {
    file: /pdf\.worker\.mjs$/u,
    from: 'XFAFactory.getRichTextAsHtml(',
    to: '((_) => null)(',
    times: 2,
  },
  // Signs of which a font does not say what they are: the reader takes their codes for characters, or drops them.
  {
    file: /pdf\.worker\.mjs$/u,
    from: 'let unicode = this.toUnicode.get(charcode) || charcode;',
    to: 'let unicode = this.toUnicode.get(charcode) || (charcode === 0x20 ? charcode : 0xfffd);',
    times: 1,
  },
  {
    file: /pdf\.worker\.mjs$/u,
    from: 'return new IdentityToUnicodeMap(properties.firstChar, properties.lastChar);',
    to: 'return new ToUnicodeMap([]);',
    times: 1,
  },
  {
    file: /pdf\.worker\.mjs$/u,
    from: '    if (!properties.composite) {\n      return new ToUnicodeMap(this._simpleFontToUnicode(properties));',
    to: '    if (!properties.composite) {\n      if (properties.type === "TrueType" && properties.file && properties.flags & 4 && !properties.hasEncoding) return new ToUnicodeMap([]);\n      return new ToUnicodeMap(this._simpleFontToUnicode(properties));',
    times: 1,
  },
  {
    file: /pdf\.worker\.mjs$/u,
    from: '  charsToGlyphs() {\n    return [];\n  }',
    to: '  charsToGlyphs(chars) {\n    return Array.from(chars, () => ({ unicode: "\\ufffd", originalCharCode: 0xfffd, width: 500, isSpace: false }));\n  }',
    times: 1,
  },
];

/**
 * Parts that draw on a screen, edit, lay out forms, or unpack Brotli, which no office writes: nobody asks for them here, and they are
 * a third of the reader. A file that would need one is told to be damaged.
 */
const unasked =
  /^\.\/(?:external\/brotli\/|src\/(?:core\/(?:xfa\/|editor\/)|display\/(?:editor\/|annotation_layer|xfa_layer|draw_layer|touch_manager|canvas\.js|canvas_dependency_tracker|pattern_helper|webgpu_mesh)))/u;

/** The names that a part declares, with nothing behind them. */
const hollow = (part: string): string => {
  const names = [...part.matchAll(/^(?:async )?(?:class|const|let|var|function\*?) ([$\w]+)/gmu)].map(
    ([, name]) => name,
  );
  return names.length > 0 ? `\nvar ${[...new Set(names)].join(', ')};\n` : '\n';
};

/** The text without what is not asked for; each part begins with its name. */
const withoutUnasked = (text: string): string => {
  const [head = '', ...pieces] = text.split(/^;\/\/ (\S+)$/mu);
  return pieces.reduce((kept, piece, index) => {
    if (index % 2 === 0) return kept;
    return `${kept}${unasked.test(pieces[index - 1] ?? '') ? hollow(piece) : piece}`;
  }, head);
};

const bounded: Plugin = {
  name: 'bounded',
  setup(build) {
    build.onLoad({ filter: /pdfjs-dist\/legacy\/build\/pdf(?:\.worker)?\.mjs$/ }, ({ path }) => {
      let contents = readFileSync(path, 'utf8');
      for (const { file, from, to, times } of changes) {
        if (!file.test(path)) continue;
        const found = contents.split(from).length - 1;
        if (found !== times)
          throw new Error(`${path}: ${JSON.stringify(from)} stands there ${found} times, not ${times}`);
        contents = contents.replaceAll(from, to);
      }
      contents = withoutUnasked(contents);
      return { contents: path.endsWith('worker.mjs') ? `import { spend } from 'mulu:budget';\n${contents}` : contents };
    });
  },
};

/** The parts that are written here: what may be used, and the character maps of Chinese fonts. */
const parts = (root: string): Plugin => ({
  name: 'parts',
  setup(build) {
    build.onResolve({ filter: /^mulu:/ }, ({ path }) => ({ path, namespace: 'mulu' }));
    build.onLoad({ filter: /^mulu:budget$/, namespace: 'mulu' }, () => ({
      contents: `export const budget = { bytes: 0, operators: 0, codes: 0, forms: 0 };
export function spend(what, amount) {
  budget[what] -= amount;
  if (budget[what] < 0) throw new Error('the budget of the reader is spent: ' + what);
}`,
    }));
    build.onLoad({ filter: /^mulu:character-maps$/, namespace: 'mulu' }, () => {
      const folder = join(root, 'node_modules/pdfjs-dist/cmaps');
      const maps = readdirSync(folder)
        .filter((name) => /^(?:Adobe-GB1|GB|UniGB|Identity)/u.test(name))
        .sort()
        .map((name) => [name, readFileSync(join(folder, name)).toString('base64')]);
      return { contents: `export const characterMaps = ${JSON.stringify(Object.fromEntries(maps))};` };
    });
  },
});

/** The module and its types. */
export async function preparePdf(root: string): Promise<Record<string, string>> {
  const { build } = await import('esbuild');
  const header = '// Written by scripts/prepare-pdf.ts from pdfjs-dist; do not edit.\n';
  const { outputFiles } = await build({
    stdin: {
      contents: "export { openPdf, OPS } from './scripts/pdf-entry.ts';\nexport { budget } from 'mulu:budget';",
      resolveDir: root,
      loader: 'ts',
    },
    plugins: [bounded, parts(root)],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'node20',
    minify: true,
    legalComments: 'none',
    write: false,
    logLevel: 'error',
  });
  return {
    'pdf-reader.js': `${header}${outputFiles[0]?.text ?? ''}`,
    'pdf-reader.d.ts': `${header}/** One sign of a text as its font has it; widths in thousandths of the size. */
export interface PdfGlyph {
  /** The mark of a lost character where the font does not say it. */
  readonly unicode: string;
  readonly originalCharCode: number;
  readonly width: number;
  readonly isSpace: boolean;
  readonly vmetric?: readonly [number, number, number];
}

export interface PdfPage {
  /** The box that is shown: left, bottom, right, top. */
  readonly view: readonly [number, number, number, number];
  /** Degrees clockwise: 0, 90, 180, 270. */
  readonly rotate: number;
  getOperatorList(): Promise<{ readonly fnArray: readonly number[]; readonly argsArray: readonly (readonly unknown[] | null)[] }>;
  readonly commonObjs: { get(id: string): unknown };
  cleanup(): boolean;
}

export interface PdfDocument {
  readonly numPages: number;
  getPage(number: number): Promise<PdfPage>;
  getOptionalContentConfig(): Promise<{ isVisible(layer: unknown): boolean }>;
}

export declare const OPS: { readonly [name: string]: number };

/** What may still be unpacked (bytes), drawn (operators) and mapped (codes), and how many drawings inside drawings (forms); the reader stops below zero. Set before a file is opened. */
export declare const budget: { bytes: number; operators: number; codes: number; forms: number };

export declare function openPdf(data: Uint8Array): {
  readonly promise: Promise<PdfDocument>;
  destroy(): Promise<void>;
};\n`,
  };
}
