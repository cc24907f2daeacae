import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Text } from '../model/text.ts';

/** A program of the machine that some outputs can use. */
export interface Program {
  readonly name: string;
  /** Environment variable that names the executable. */
  readonly variable: string;
  readonly executables: readonly string[];
  /** Where installers put it outside the search path. */
  readonly places: readonly string[];
  readonly install: Text;
}

const windowsFolders = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []);

/** Programs by what they are needed for. Edge is a Chromium, too. */
export const programs = {
  chromium: {
    name: 'Chromium',
    variable: 'CHROMIUM_PATH',
    executables: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'],
    places: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      ...windowsFolders.flatMap((folder) => [
        join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
        join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
      ]),
    ],
    install: {
      zh: 'apt-get install -y chromium（Windows、macOS 装 Chrome 或 Edge 即可），或用 CHROMIUM_PATH 指明程序',
      en: 'apt-get install -y chromium (Chrome or Edge on Windows and macOS), or name it in CHROMIUM_PATH',
    },
  },
  libreoffice: {
    name: 'LibreOffice',
    variable: 'LIBREOFFICE_PATH',
    executables: ['soffice', 'libreoffice'],
    places: [
      '/Applications/LibreOffice.app/Contents/MacOS/soffice',
      ...windowsFolders.map((folder) => join(folder, 'LibreOffice', 'program', 'soffice.exe')),
    ],
    install: {
      zh: 'apt-get install -y libreoffice-writer libreoffice-calc',
      en: 'apt-get install -y libreoffice-writer libreoffice-calc',
    },
  },
  git: {
    name: 'git',
    variable: 'GIT_PATH',
    executables: process.platform === 'win32' ? ['git.exe'] : ['git'],
    places: [],
    install: { zh: 'apt-get install -y git', en: 'apt-get install -y git' },
  },
  fontList: {
    name: 'fc-list',
    variable: 'FC_LIST_PATH',
    executables: ['fc-list'],
    places: [],
    install: { zh: 'apt-get install -y fontconfig', en: 'apt-get install -y fontconfig' },
  },
} as const satisfies { readonly [id: string]: Program };

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
};

/** The path of an installed program. What its variable names counts alone, so that a wrong name is noticed. */
export const findProgram = ({ variable, executables, places }: Program): string | undefined => {
  const named = process.env[variable];
  if (named) return isExecutable(named) ? named : undefined;
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...executables.flatMap((name) => folders.map((folder) => join(folder, name))), ...places].find(isExecutable);
};
