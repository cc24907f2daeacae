import { build } from '../scripts/build.ts';

/** Prepares the data and builds dist, if they are stale, before the first test. */
export async function setup(): Promise<void> {
  await build();
}
