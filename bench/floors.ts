import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What any tool that reads the same files pays at least; each program takes paths of files or folders. */
const floors = {
  bytes: `read(() => {});`,
  'js-yaml and ajv': `import { load } from 'js-yaml'; import { layer } from './src/generated/validators/layer.js';
    read((text) => layer(load(text)));`,
  yaml: `import { parseDocument } from 'yaml'; read((text) => parseDocument(text).toJS());`,
} as const;

export type Floor = keyof typeof floors;

const reading = `import { readdirSync, readFileSync, statSync } from 'node:fs'; import { join } from 'node:path';
  const read = (use) => {
    for (const path of process.argv.slice(2))
      for (const file of statSync(path).isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [path])
        use(readFileSync(file, 'utf8'));
  };`;

/** Bundles the floor programs into a folder, as lean as our own bundle, and gives their paths. */
export const buildFloors = async (folder: string): Promise<{ readonly [floor in Floor]: string }> => {
  const built = Object.entries(floors).map(async ([name, body]) => {
    const outfile = join(folder, `${name.replaceAll(' ', '-')}.mjs`);
    await build({
      stdin: { contents: `${reading}\n${body}`, resolveDir: root },
      bundle: true,
      minify: true,
      platform: 'node',
      format: 'esm',
      outfile,
      banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
      logLevel: 'warning',
    });
    return [name, outfile] as const;
  });
  return Object.fromEntries(await Promise.all(built)) as { readonly [floor in Floor]: string };
};
