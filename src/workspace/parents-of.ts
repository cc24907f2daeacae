import { isNationalName } from '../host/national-edition.ts';
import { joinName } from '../source/parent-file.ts';
import type { openWorkspace } from './open-workspace.ts';

/** The files above a layer, and the name that its `extends` leads to, whether or not anything is there yet. */
export const parentsOf = async (
  file: string,
  { check, open }: Pick<ReturnType<typeof openWorkspace>, 'check' | 'open'>,
): Promise<string[]> => {
  const { step } = await check(file);
  const parent = ((await open(file)).data as { extends?: unknown } | null | undefined)?.extends;
  return [
    ...(typeof parent === 'string' && !isNationalName(parent.trim()) ? [joinName(file, parent.trim())] : []),
    ...(step?.inherited.layers.slice(1).map((layer) => layer.file) ?? []),
  ];
};
