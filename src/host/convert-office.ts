import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A file of an old format in one that we read, or why there is none. */
export type Converted = { readonly bytes: Uint8Array } | { readonly failed: 'time' | 'size' | 'unread' };

/** How long an office program may take, how large its result may be, and how much memory it may use (in KB). */
const bounds = { patience: 60_000, bytes: 50 * 2 ** 20, memory: 4 * 2 ** 20 } as const;

const setting = (path: string, name: string, value: string | number | boolean): string =>
  `<item oor:path="/org.openoffice.${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`;

/** A profile of its own: no macro runs, no link is followed, and what would go to the network goes nowhere. */
const profile = `<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${[
  setting('Office.Common/Security/Scripting', 'MacroSecurityLevel', 3),
  setting('Office.Common/Security/Scripting', 'DisableMacrosExecution', true),
  setting('Office.Common/Security/Scripting', 'DisableActiveContent', true),
  setting('Office.Common/Security/Scripting', 'BlockUntrustedRefererLinks', true),
  setting('Office.Common/Load', 'UpdateDocMode', 0),
  setting('Office.Writer/Content/Update', 'Link', 0),
  setting('Office.Calc/Content/Update', 'Link', 2),
  setting('Inet/Settings', 'ooInetProxyType', 2),
  ...['HTTP', 'HTTPS'].flatMap((name) => [
    setting('Inet/Settings', `ooInet${name}ProxyName`, '127.0.0.1'),
    setting('Inet/Settings', `ooInet${name}ProxyPort`, 9),
  ]),
].join('')}</oor:items>`;

const argvOf = (folder: string, input: string, to: string): string[] => [
  `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
  ...['--headless', '--invisible', '--nologo', '--nodefault', '--norestore', '--nolockcheck', '--nofirststartwizard'],
  ...['--convert-to', to, '--outdir', join(folder, 'out'), input],
];

/** Ends a program with everything that it has started. */
const endAll = (pid: number | undefined, kill: () => void): void => {
  try {
    if (pid === undefined || process.platform === 'win32') kill();
    else process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
};

/** Runs a program in a group of processes of its own; `false` where it had to be ended. */
const run = (program: string, argv: readonly string[], folder: string, patience: number): Promise<boolean> =>
  new Promise((done) => {
    const isWindows = process.platform === 'win32';
    const bounded = ['-c', `ulimit -v ${bounds.memory} 2>/dev/null; exec "$0" "$@"`, program, ...argv];
    const child = spawn(isWindows ? program : '/bin/sh', isWindows ? argv : bounded, {
      cwd: folder,
      detached: !isWindows,
      stdio: 'ignore',
      windowsHide: true,
      env: {
        ...process.env,
        HOME: folder,
        TMPDIR: folder,
        http_proxy: 'http://127.0.0.1:9',
        https_proxy: 'http://127.0.0.1:9',
      },
    });
    const end = (): void => endAll(child.pid, () => child.kill('SIGKILL'));
    // In a group of its own it does not hear that somebody ended us.
    const stopped = (): void => {
      end();
      rmSync(folder, { recursive: true, force: true });
      process.kill(process.pid, 'SIGINT');
    };
    let inTime = true;
    const limit = setTimeout(() => {
      inTime = false;
      end();
    }, patience);
    process.once('SIGINT', stopped);
    child.on('error', () => undefined);
    child.on('close', () => {
      clearTimeout(limit);
      process.off('SIGINT', stopped);
      // Whatever it left behind ends with it.
      end();
      done(inTime);
    });
  });

/**
 * Has LibreOffice write a file in another format. It sees a copy under a name of ours in a folder of its own, with a profile
 * that runs no macros and follows no links, and is ended with all that it started when it takes too long.
 */
export const convertOffice = async (
  program: string,
  bytes: Uint8Array,
  from: 'doc' | 'rtf',
  to: 'odt',
  patience: number = bounds.patience,
): Promise<Converted> => {
  const folder = await mkdtemp(join(tmpdir(), 'mulu-office-'));
  try {
    const input = join(folder, `input.${from}`);
    await mkdir(join(folder, 'profile', 'user'), { recursive: true });
    await writeFile(join(folder, 'profile', 'user', 'registrymodifications.xcu'), profile);
    await mkdir(join(folder, 'out'));
    await writeFile(input, bytes);
    if (!(await run(program, argvOf(folder, input, to), folder, patience))) return { failed: 'time' };
    const [name] = await readdir(join(folder, 'out'));
    if (name === undefined) return { failed: 'unread' };
    const path = join(folder, 'out', name);
    const { size } = await stat(path);
    return size > bounds.bytes ? { failed: 'size' } : { bytes: await readFile(path) };
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
};
