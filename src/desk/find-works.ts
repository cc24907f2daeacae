import type { Workspace } from '../engine/workspace.ts';
import { isYamlName } from '../source/parent-file.ts';
import type { FoundLayer, Opened } from './protocol.ts';

/** A form of ours is a layer, too. */
const mayBeForm = (name: string): boolean => /\.xlsx$/iu.test(name);

const isTable = (name: string): boolean =>
  /\.(?:xlsx|xlsm|xlsb|xls|et|docx|wps|ods|odt|csv|tsv|txt|html?|pdf|md)$/iu.test(name);

/** Tells the files that were given together apart. The layers that no other among them extends are what somebody may work on. */
export const findWorks = async (names: readonly string[], { read, ground }: Workspace): Promise<Opened> => {
  const found: FoundLayer[] = [];
  const above = new Set<string>();
  const broken: string[] = [];
  for (const file of names.filter((name) => isYamlName(name) || mayBeForm(name))) {
    const { kind, result, source } = await read(file);
    if (kind === 'layer') {
      found.push({ file, region: result.layer?.region.name ?? '' });
      for (const one of (await ground(file)).files) above.add(one);
    } else if (source.data === undefined && isYamlName(file)) broken.push(file);
  }
  const lowest = found.filter(({ file }) => !above.has(file));
  return {
    // What cannot be read is looked at when there is nothing else.
    works: found.length > 0 ? lowest : broken.map((file) => ({ file, region: '' })),
    layers: found,
    tables: names.filter((name) => isTable(name) && !found.some(({ file }) => file === name)),
    others: names.filter((name) => !isYamlName(name) && !isTable(name)),
  };
};
