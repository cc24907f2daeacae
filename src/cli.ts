import { version } from './generated/version.js';

/** Runs the tool with the arguments behind its name; the result is the exit code. */
export const main = async (argv: readonly string[]): Promise<0 | 1 | 2> => {
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    process.stdout.write(`${version}\n`);
    return 0;
  }
  const { run } = await import('./commands/program.ts');
  return run(argv);
};
