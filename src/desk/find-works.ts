import type { Workspace } from '../engine/workspace.ts';
import { isYamlName } from '../source/parent-file.ts';
import type { FoundLayer, Opened } from './protocol.ts';

const isTable = (name: string): boolean =>
  /\.(?:xlsx|xlsm|xlsb|xls|et|docx|wps|ods|odt|csv|tsv|txt|html?|pdf|md)$/iu.test(name);

/** Tells the files that were given together apart. The layers that no other among them extends are what somebody may work on. */
export const findWorks = async (names: readonly string[], { read, ground }: Workspace): Promise<Opened> => {
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
    // What cannot be read is looked at when there is nothing else.
    works: found.length > 0 ? lowest : broken.map((file) => ({ file, region: '' })),
    layers: [...lowest, ...found.filter((one) => !lowest.includes(one))],
    // A form of ours is one, too: its layer is written anew.
    tables: names.filter(isTable),
    others: names.filter((name) => !isYamlName(name) && !isTable(name)),
  };
};
