import { build } from '../scripts/build.ts';

/** What a shell, a git hook or a CI job may say to the tool, to git or to the jobs that the tests play through. */
const surroundings = /^(?:GIT_|GITHUB_|CI_|MULU_(?!FUZZ_|UPDATE$)|NODE_OPTIONS$|NO_COLOR$|FORCE_COLOR$)/u;

/** Takes the surroundings away, and builds dist and the data before it, if they are stale, before the first test. */
export async function setup(): Promise<void> {
  for (const name of Object.keys(process.env)) if (surroundings.test(name)) delete process.env[name];
  await build();
}
