import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';

interface Tool {
  readonly name: string;
  /** Environment variable that holds the path of the executable. */
  readonly variable: string;
  readonly executables: readonly string[];
  readonly install: string;
}

const tools = {
  chromium: {
    name: 'Chromium',
    variable: 'CHROMIUM_PATH',
    executables: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
    install: 'apt-get install -y chromium',
  },
  libreoffice: {
    name: 'LibreOffice',
    variable: 'LIBREOFFICE_PATH',
    executables: ['soffice', 'libreoffice'],
    install: 'apt-get install -y libreoffice-writer libreoffice-calc',
  },
  poppler: {
    name: 'poppler-utils',
    variable: 'PDFTOTEXT_PATH',
    executables: ['pdftotext'],
    install: 'apt-get install -y poppler-utils',
  },
} as const satisfies Record<string, Tool>;

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function find(tool: Tool): string | undefined {
  const named = process.env[tool.variable];
  if (named) return isExecutable(named) ? named : undefined;
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return tool.executables.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

/** Path of the installed Chromium. */
export const chromium = (): string | undefined => find(tools.chromium);

/** Path of the installed LibreOffice. */
export const libreoffice = (): string | undefined => find(tools.libreoffice);

/**
 * A `describe` for suites that run another program. Without it the suite is skipped under a title that says how to
 * install it; with `CI=true` it fails.
 */
export function requireTool(id: keyof typeof tools): (title: string, body: () => void) => void {
  const tool = tools[id];
  return (title, body) => {
    if (find(tool) !== undefined) {
      describe(title, body);
      return;
    }
    const line = `${title} needs ${tool.name} — ${tool.install}`;
    if (process.env.CI === 'true') {
      describe(title, () => {
        it(line, () => {
          throw new Error(line);
        });
      });
      return;
    }
    console.log(`skipped: ${line}`);
    describe.skip(`skipped: ${line}`, body);
  };
}

/** Loads a file anew, without one an empty page, into the one tab that there is for these options; it shows one at a time. */
export type OpenTab = (file?: string, options?: BrowserContextOptions) => Promise<Page>;

/** How long a page may take for what a test waits for, in milliseconds. */
export const patience = 100_000;

const newTab = async (browser: Browser | undefined, options: BrowserContextOptions): Promise<Page> => {
  const page = await browser?.newPage(options);
  if (!page) throw new Error('no browser was started');
  // A busy machine is no fault of the page.
  page.setDefaultTimeout(patience);
  page.on('request', (request) => {
    if (!/^(?:file|about|blob):/u.test(request.url())) throw new Error(`the page asks for ${request.url()}`);
  });
  page.on('pageerror', (error) => {
    throw error;
  });
  return page;
};

/** A suite that shows pages in one Chromium, which starts with its first test: nothing of the network, no window. */
export function inChromium(title: string, body: (open: OpenTab) => void): void {
  requireTool('chromium')(title, () => {
    let browser: Browser | undefined;
    // To open a tab costs ten times as much as to load a page into it.
    const tabs = new Map<string, Promise<Page>>();
    beforeAll(async () => {
      const { chromium } = await import('playwright-core');
      browser = await chromium.launch({
        executablePath: find(tools.chromium) ?? '',
        args: [
          '--headless',
          '--no-sandbox',
          '--disable-gpu',
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
        ],
      });
    });
    afterAll(() => browser?.close());

    body(async (file = 'about:blank', { viewport = { width: 1280, height: 900 }, ...options } = {}) => {
      const kind = JSON.stringify(options);
      const tab = tabs.get(kind) ?? newTab(browser, options);
      tabs.set(kind, tab);
      const page = await tab;
      await page.emulateMedia({ media: null });
      if (viewport) await page.setViewportSize(viewport);
      // Within a page an address with a fragment loads nothing.
      if (file.includes('#')) await page.goto('about:blank');
      await page.goto(file);
      return page;
    });
  });
}
