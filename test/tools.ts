import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium as playwright } from 'playwright-core';
import { describe, it } from 'vitest';

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
const chromium = (): string | undefined => find(tools.chromium);

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

/** Starts the installed Chromium without a window, without a network life of its own. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = chromium();
  if (executablePath === undefined) throw new Error(`needs Chromium — ${tools.chromium.install}`);
  return playwright.launch({
    executablePath,
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
}
