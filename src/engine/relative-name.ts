import { plainName } from './memory-host.ts';

/** The name of a file as another one beside or around it would name it. */
export const relativeName = (from: string, to: string): string => {
  const above = plainName(from).split('/').slice(0, -1);
  const steps = plainName(to).split('/');
  const shared = above.findIndex((step, index) => step !== steps[index]);
  const common = Math.min(shared < 0 ? above.length : shared, steps.length - 1);
  return [...above.slice(common).map(() => '..'), ...steps.slice(common)].join('/');
};
