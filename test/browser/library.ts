/** The library without Node, as a browser bundles it: the graph of files, the kinds, and the outputs that need no program. */
import { compilation } from '../../src/catalogue/compilation.ts';
import { createGraph } from '../../src/compiler/graph.ts';
import { emitters } from '../../src/emit/index.ts';
import { national } from '../../src/generated/national.js';
import { reference } from '../../src/generated/reference.js';
import { createKinds } from '../../src/kinds/index.ts';
import type { CatalogueFile } from '../../src/model/catalogue-file.ts';
import { sha256 } from '../../src/model/sha256.ts';
import { readNational } from '../../src/source/catalogue.ts';
import type { Host } from '../../src/source/host.ts';

const catalogues = national.files.map(({ name, data }) => ({ file: `national/${name}`, data: data as CatalogueFile }));

/** Files in memory. */
const hostOf = (texts: { readonly [name: string]: string }): Host => ({
  read: async (name) => (texts[name] === undefined ? { problem: 'missing' } : new TextEncoder().encode(texts[name])),
  list: async (folder) => (folder === '.' ? Object.keys(texts).sort() : undefined),
});

/** What is found in each file, and the SHA-256 of all that is printed of it. */
export const outputsOf = async (texts: { readonly [name: string]: string }): Promise<readonly string[]> => {
  const edition = national.edition;
  const setting = { reference, national: { edition, catalogues, standard: () => readNational(catalogues, reference) } };
  const graph = createGraph({ host: hostOf(texts), reference, kinds: createKinds(setting) });
  const told: string[] = [];
  for (const file of Object.keys(texts)) {
    const { findings, step, layer, known } = await graph.check(file);
    told.push(`${file}: ${findings.map(({ rule, message }) => `${rule} ${message.zh}`).join('; ')}`);
    if (!step) continue;
    const about = { findings, ...(layer?.filing ? { filing: layer.filing } : {}), date: '2026-12-01' };
    const input = { ...compilation(step.resolved, known, about), step };
    for (const id of ['html', 'csv', 'xlsx', 'json', 'filing', 'workbook']) {
      const emitter = await emitters[id]?.load?.();
      const files = await emitter?.emit(input, {
        lang: 'zh',
        draft: false,
        docType: '函',
        encoding: 'utf-8',
        redHead: false,
        tool: 'mulu test',
        fileName: (name) => name,
        locate: graph.locate,
      });
      for (const { path, bytes } of files ?? []) told.push(`${file} > ${path} ${bytes.length} ${sha256(bytes)}`);
    }
  }
  return told;
};
