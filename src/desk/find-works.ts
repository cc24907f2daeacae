import type { Workspace } from '../engine/workspace.ts';
import { isYamlName } from '../source/parent-file.ts';
import type { FoundLayer, NamedBytes, Opened } from './protocol.ts';

const isTable = (name: string): boolean =>
  /\.(?:xlsx|xlsm|xlsb|xls|et|docx|wps|ods|odt|csv|tsv|txt|html?|pdf|md)$/iu.test(name);

/** Notes lie beside many catalogues: only without one they are taken for tables. */
const isNote = (name: string): boolean => /\.(?:txt|md)$/iu.test(name);

/** Tells the files that were given together apart. The layers that no other among them extends are what somebody may work on. */
export const findWorks = async (
  files: readonly NamedBytes[],
  { read, ground, check }: Workspace,
): Promise<Omit<Opened, 'lost'>> => {
  const names = files.map(({ name }) => name);
  const found: FoundLayer[] = [];
  const above = new Set<string>();
  const parts = new Set<string>();
  const broken: FoundLayer[] = [];
  for (const file of names.filter(isYamlName)) {
    const { kind, result, source } = await read(file);
    if (kind === 'layer') {
      found.push({ file, region: result.layer?.region.name ?? '' });
      const rests = await ground(file);
      for (const one of rests.files) above.add(one);
      for (const one of rests.names) parts.add(one);
    } else if (source.data === undefined) {
      const [first] = (await check(file)).findings;
      broken.push({ file, region: '', ...(first ? { problem: first.message.zh } : {}) });
    }
  }
  const isPart = (name: string): boolean => [...parts].some((part) => name === part || name.startsWith(`${part}/`));
  const lowest = found.filter(({ file }) => !above.has(file));
  return {
    files,
    // What cannot be read is looked at when there is nothing else.
    works: found.length > 0 ? lowest : broken,
    layers: [...lowest, ...found.filter((one) => !lowest.includes(one))],
    // A form of ours is one, too: its layer is written anew. What a layer names, or holds in its folder of guides, is a part of it.
    tables: names.filter((name) => isTable(name) && !isPart(name) && (found.length === 0 || !isNote(name))),
  };
};
