import { visible } from '../model/visible.ts';

/** Shows a developer what was thrown while a file was worked on; everybody else reads the finding. */
export const tellThrown = (error: unknown, file: string): void => {
  if (!process.env.MULU_DEBUG) return;
  process.stderr.write(`${visible(file)}: ${error instanceof Error ? error.stack : String(error)}\n`);
};
