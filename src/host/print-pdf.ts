import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { EmittedFile } from '../model/emitted-file.ts';

/** Pages and the documents that they are printed to. */
const documents: readonly (readonly [page: string, pdf: string])[] = [
  ['index.html', 'catalogue.pdf'],
  ['filing.html', 'filing.pdf'],
];

const patience = 90_000;

/** No window, no profile of the user, no network of its own; without a sandbox only where root leaves no other way. */
const flags = (profile: string): string[] => [
  '--headless',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--no-default-browser-check',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  `--user-data-dir=${profile}`,
  '--no-pdf-header-footer',
];

const run = (program: string, argv: readonly string[]): Promise<{ code: number | null; told: string }> =>
  new Promise((done) => {
    const child = spawn(program, argv, { stdio: ['ignore', 'ignore', 'pipe'], windowsHide: true });
    const limit = setTimeout(() => child.kill('SIGKILL'), patience);
    let told = '';
    child.stderr.on('data', (chunk: Buffer) => {
      told = (told + chunk.toString('utf8')).slice(-2000);
    });
    const end = (code: number | null): void => {
      clearTimeout(limit);
      done({ code, told });
    };
    child.on('error', (error) => {
      told = error.message;
      end(null);
    });
    child.on('close', end);
  });

/** The dates inside a PDF are the clock’s; in their place comes the printed date, digit by digit, so that offsets stay. */
const withoutClock = (bytes: Uint8Array, date: string | undefined): Uint8Array => {
  const day = (date ?? '1980-01-01').replaceAll('-', '');
  const text = Buffer.from(bytes).toString('latin1');
  return Buffer.from(
    text.replace(/(\/(?:CreationDate|ModDate) ?\(D:)\d{14}/gu, (_, head: string) => `${head}${day}000000`),
    'latin1',
  );
};

/** A PDF of the page and of the filing pack among the files, printed by Chromium; or what it said when it failed. */
export const printPdf = async (
  chromium: string,
  files: readonly EmittedFile[],
  date: string | undefined,
): Promise<readonly EmittedFile[] | { readonly failed: string }> => {
  const folder = await mkdtemp(join(tmpdir(), 'mulu-pdf-'));
  try {
    for (const { path, bytes } of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), bytes);
    }
    const printed: EmittedFile[] = [];
    for (const [page, pdf] of documents) {
      if (!files.some(({ path }) => path === page)) continue;
      const target = join(folder, pdf);
      const address = pathToFileURL(join(folder, page)).href;
      const { told } = await run(chromium, [...flags(join(folder, 'profile')), `--print-to-pdf=${target}`, address]);
      const bytes = await readFile(target).catch(() => undefined);
      if (!bytes?.subarray(0, 5).equals(Buffer.from('%PDF-'))) return { failed: told.trim().split('\n').at(-1) ?? '' };
      printed.push({ path: pdf, bytes: withoutClock(bytes, date) });
    }
    return printed;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
};
