import type { Workspace } from '../engine/workspace.ts';
import { isYamlName } from '../source/parent-file.ts';
import type { FoundLayer, NamedBytes, Opened } from './protocol.ts';

const isTable = (name: string): boolean =>
  /\.(?:xlsx|xlsm|xlsb|xls|et|docx|wps|ods|odt|csv|tsv|txt|html?|pdf|md)$/iu.test(name);

/** Notes lie beside many catalogues: only without one they are taken for tables. */
const isNote = (name: string): boolean => /\.(?:txt|md)$/iu.test(name);

/** Tells the files that were given together apart. The layers that no other among them extends are what somebody may work on. */
export const findWorks = async (files: readonly NamedBytes[], { read, ground }: Workspace): Promise<Opened> => {
  const names = files.map(({ name }) => name);
  const found: FoundLayer[] = [];
  const above = new Set<string>();
  const broken: string[] = [];
  for (const file of names.filter(isYamlName)) {
    const { kind, result, source } = await read(file);
    if (kind === 'layer') {
      found.push({ file, region: result.layer?.region.name ?? '' });
      for (const one of (await ground(file)).files) above.add(one);
    } else if (source.data === undefined) broken.push(file);
  }
  const lowest = found.filter(({ file }) => !above.has(file));
  return {
    files,
    // What cannot be read is looked at when there is nothing else.
    works: found.length > 0 ? lowest : broken.map((file) => ({ file, region: '' })),
    layers: [...lowest, ...found.filter((one) => !lowest.includes(one))],
    // A form of ours is one, too: its layer is written anew.
    tables: names.filter((name) => isTable(name) && (found.length === 0 || !isNote(name))),
    others: names.filter((name) => !isYamlName(name) && !isTable(name)),
  };
};
