import type { Fault } from '../model/finding.ts';
import type { Sourced } from '../model/place.ts';
import type { Host } from './host.ts';
import { suggest } from './suggest.ts';

/** Joins a name to the folder of a file; `..` and `.` are resolved, separators are `/`. */
export const joinName = (file: string, name: string): string => {
  const target = name.replaceAll('\\', '/');
  if (target.startsWith('/') || /^[A-Za-z]:\//u.test(target)) return target;
  const steps = file.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '' || step === '.') continue;
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..' && steps.at(-1) !== '') steps.pop();
    else steps.push(step);
  }
  return steps.join('/') || '.';
};

export const isYamlName = (name: string): boolean => /\.ya?ml$/iu.test(name);

/** What `extends` names: the built-in national edition, a file, or the YAML files of a folder. */
export type Parent =
  | { readonly national: true }
  | { readonly file: string }
  | {
      readonly files: readonly string[];
      /** The national edition stands beside them, in the domains that none of them is of. */
      readonly withNational?: true;
    }
  | { readonly fault: Fault };

/** Finds what `extends` names, relative to the file that says it. Only looks; reads nothing. */
export const parentFile = async (
  file: string,
  { value, at }: Sourced<string>,
  host: Host,
  edition: string,
): Promise<Parent> => {
  const pinned = /^national(?:@(.*))?$/u.exec(value);
  const fault = (message: string, args: Fault['args']): Parent => ({
    fault: { rule: 'parent-found', message, args: { name: value, ...args }, at },
  });
  if (pinned) return (pinned[1] ?? edition) === edition ? { national: true } : fault('edition', { known: edition });
  const target = joinName(file, value);
  // Where the system cannot look this time, reading the file itself says why.
  const list = (name: string) => host.list(name).catch(() => 'failed' as const);
  const names = await list(target);
  if (names === 'failed') return { file: target };
  if (names) return { files: names.filter(isYamlName).map((name) => `${target}/${name}`) };
  const folder = joinName(file, value.replace(/[^/\\]*$/u, '') || '.');
  const siblings = (await list(folder)) ?? [];
  if (siblings === 'failed') return { file: target };
  const wanted = target.split('/').at(-1) ?? '';
  if (siblings.includes(wanted)) return { file: target };
  const near = suggest(value, [`national@${edition}`]);
  if (near) return fault('missing-near', { meant: near });
  const meant =
    suggest(wanted, siblings.filter(isYamlName)) ??
    siblings.find((name) => isYamlName(name) && name.replace(/\.ya?ml$/iu, '') === wanted);
  return meant ? fault('missing-near', { meant }) : fault('missing', {});
};
