import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { main } from '../../src/cli.ts';

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command inside this process, so that a test of many inputs need not start many. */
export const runHere = async (...argv: string[]): Promise<Ran> => {
  const { stdout, stderr } = process;
  const writes = { stdout: stdout.write, stderr: stderr.write };
  const told = { stdout: '', stderr: '' };
  const keep = (name: 'stdout' | 'stderr') => (chunk: string | Uint8Array) => {
    told[name] += typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk);
    return true;
  };
  stdout.write = keep('stdout') as typeof stdout.write;
  stderr.write = keep('stderr') as typeof stderr.write;
  try {
    return { code: await main(argv), ...told };
  } finally {
    stdout.write = writes.stdout;
    stderr.write = writes.stderr;
  }
};

/** As `runHere`; colours are taken off. */
export const runPlain = async (argv: readonly string[]): Promise<Ran> => {
  const { code, stdout, stderr } = await runHere(...argv);
  return { code, stdout: stripVTControlCharacters(stdout), stderr: stripVTControlCharacters(stderr) };
};

const bin = fileURLToPath(new URL('../../bin/mulu.js', import.meta.url));

/** Runs the built tool as its own process. */
export const runMulu = (
  argv: readonly string[],
  options: { readonly cwd?: string; readonly env?: { readonly [name: string]: string } } = {},
): Ran => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...argv], {
    encoding: 'utf8',
    cwd: options.cwd ?? process.cwd(),
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...options.env },
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status ?? -1, stdout, stderr };
};

interface Call {
  readonly argv: readonly string[];
  readonly cwd: string;
}

const entry = new URL('../../dist/cli.js', import.meta.url).href;

/** What runs in that one process: it keeps what is printed apart, and prints all of it in the end. */
const program = `
  const { main } = await import(${JSON.stringify(entry)});
  const print = process.stdout.write.bind(process.stdout);
  const told = [];
  for (const { argv, cwd } of JSON.parse(process.argv[1])) {
    process.chdir(cwd);
    const ran = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'])
      process[name].write = (text) => {
        ran[name] += typeof text === 'string' ? text : new TextDecoder().decode(text);
        return true;
      };
    told.push({ code: await main(argv), ...ran });
  }
  print(JSON.stringify(told));`;

/** Runs the built tool many times in one process: to start it takes longer than most of what it does. */
export const runMuluMany = (calls: readonly Call[]): Ran[] => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', program, JSON.stringify(calls)],
    {
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
};
