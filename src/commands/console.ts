import chalk from 'chalk';
import type { Paint } from '../findings/report.ts';
import type { Lang, Text } from '../model/text.ts';

/** Data goes to stdout. */
export const print = (text: string): void => {
  process.stdout.write(text);
};

/** Progress and remarks go to stderr. */
export const tell = (text: Text, lang: Lang): void => {
  process.stderr.write(`${text[lang]}\n`);
};

/** Colours of the text report; plain when stdout is no terminal. */
export const paint: Paint = (style, text) => {
  switch (style) {
    case 'error':
      return chalk.red(text);
    case 'warning':
      return chalk.yellow(text);
    case 'info':
      return chalk.cyan(text);
    case 'faint':
      return chalk.dim(text);
    default:
      return chalk.bold(text);
  }
};
