import { basename } from 'node:path';
import type { CommonOptions, Metafile, Plugin } from 'esbuild';

/** What is loaded together, by the modules that ask for it. The first two are for all: a chunk that they need is in them. */
const packs: { readonly [pack: string]: readonly string[] } = {
  'start.cjs': ['src/commands/program.ts'],
  'check.cjs': [
    ...['validate', 'next-steps'].map((name) => `src/commands/validate/${name}.ts`),
    'src/generated/validators/layer.js',
    'src/findings/text.ts',
  ],
  'build.cjs': [
    'src/commands/build/build.ts',
    ...['html', 'csv', 'xlsx', 'json', 'filing'].map((id) => `src/emit/${id}/${id}.ts`),
  ],
  'import.cjs': ['import-checklist', 'import-workbooks', 'import'].map((name) => `src/commands/import/${name}.ts`),
};
const forAll = ['start.cjs', 'check.cjs'];

/** The chunks that load together with a module, itself included, without any dynamic import. */
const loadedWith = (entry: string, { outputs }: Metafile): ReadonlySet<string> => {
  const found = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === entry)?.[0];
  if (!found) throw new Error(`build: ${entry} has no chunk of its own`);
  const all = new Set([found]);
  for (const chunk of all)
    for (const { path, kind, external } of outputs[chunk]?.imports ?? [])
      if (kind !== 'dynamic-import' && !external) all.add(path);
  return new Set([...all].map((path) => basename(path)));
};

/** Which pack each chunk is in: what two commands need, and not all, stays a file of its own. */
const homesIn = (metafile: Metafile): { readonly [chunk: string]: string } => {
  const needed = Object.entries(packs).map(
    ([pack, entries]) => [pack, new Set(entries.flatMap((entry) => [...loadedWith(entry, metafile)]))] as const,
  );
  const homes: Record<string, string> = {};
  for (const chunk of new Set(needed.flatMap(([, chunks]) => [...chunks]))) {
    const [first, ...others] = needed.flatMap(([pack, chunks]) => (chunks.has(chunk) ? [pack] : []));
    if (first && (others.length === 0 || forAll.includes(first))) homes[chunk] = first;
  }
  return homes;
};

/** Chunks as files of a bundle: those of one pack are joined, all others stay where they are. */
const asFiles = (members: readonly string[], texts: ReadonlyMap<string, string>): Plugin => ({
  name: 'chunks',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^\.\// }, ({ path }) =>
      members.includes(basename(path)) ? { path: basename(path), namespace: 'chunk' } : { path, external: true },
    );
    onLoad({ filter: /./, namespace: 'chunk' }, ({ path }) => ({ contents: texts.get(path) ?? '', loader: 'js' }));
  },
});

interface Packed {
  /** Each pack by its name. */
  readonly packed: ReadonlyMap<string, string>;
  /** In which pack a chunk is; all others stay as they are. */
  readonly homes: { readonly [chunk: string]: string };
}

/**
 * Joins the chunks that a command loads: a hundred small files take longer to open than to run, and in one
 * file a name of another chunk is a name, not a look-up. A pack holds a function for each chunk, which runs it when it is asked for.
 */
export async function packChunks(
  texts: ReadonlyMap<string, string>,
  metafile: Metafile,
  options: CommonOptions,
): Promise<Packed> {
  const esbuild = await import('esbuild');
  const homes = homesIn(metafile);
  const packed = new Map<string, string>();
  for (const pack of Object.keys(packs)) {
    const members = Object.keys(homes).filter((chunk) => homes[chunk] === pack);
    const { outputFiles } = await esbuild.build({
      stdin: {
        contents: `module.exports = { ${members.map((chunk) => `'${chunk}': () => require('./${chunk}')`).join(', ')} };`,
      },
      ...options,
      bundle: true,
      minifySyntax: true,
      legalComments: 'none',
      write: false,
      plugins: [asFiles(members, texts)],
    });
    packed.set(pack, outputFiles[0]?.text ?? '');
  }
  return { packed, homes };
}
