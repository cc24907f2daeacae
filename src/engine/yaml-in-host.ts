import type { Host } from '../source/host.ts';
import { isYamlName } from '../source/parent-file.ts';
import { within } from './paths.ts';

/** YAML files below a folder of a host, sorted, as the files of a folder on the disk are found. */
export const yamlInHost = async (host: Host, folder: string): Promise<readonly string[]> => {
  const names = [...((await host.list(folder)) ?? [])].sort();
  const found = await Promise.all(
    names.map(async (name): Promise<readonly string[]> => {
      const path = within(folder, name);
      if (name.startsWith('.') || name === 'node_modules') return [];
      if (await host.list(path)) return yamlInHost(host, path);
      return isYamlName(name) ? [path] : [];
    }),
  );
  return found.flat();
};
