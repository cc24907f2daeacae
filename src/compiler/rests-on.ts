import type { Ground } from './kind.ts';

/** All that a file rests on, through everything between: what stands farthest comes first. */
export const restsOn = async (file: string, groundOf: (file: string) => Promise<Ground>): Promise<Ground> => {
  const names = new Set<string>();
  const files = new Set<string>();
  const seen = new Set([file]);
  let certain = true;
  const visit = async (one: string): Promise<void> => {
    const ground = await groundOf(one);
    certain &&= ground.certain;
    for (const name of ground.names) names.add(name);
    for (const next of ground.files) {
      if (seen.has(next)) continue;
      seen.add(next);
      await visit(next);
      files.add(next);
    }
  };
  await visit(file);
  return { names: [...names], files: [...files], certain };
};
