import chalk from 'chalk';
import type { Paint } from '../model/paint.ts';
import { mask } from '../model/personal/mask.ts';
import type { Lang, Text } from '../model/text.ts';
import { visible, visibleLines } from '../model/visible.ts';

/** Colours that `paint` has put into a text. */
const colours = new RegExp(`(${'\u001b'}\\[\\d+m)`, 'u');

/** What comes from elsewhere acts on no terminal; our own colours do. */
const harmless = (text: string): string =>
  chalk.level === 0
    ? visibleLines(text)
    : text
        .split(colours)
        .map((part, index) => (index % 2 === 1 ? part : visibleLines(part)))
        .join('');

/** Data goes to stdout. */
export const print = (text: string): void => {
  process.stdout.write(harmless(text));
};

/** A report of many lines that is not the data. */
export const printAside = (text: string): void => {
  process.stderr.write(harmless(text));
};

/** Progress and remarks go to stderr, one line each; what they quote may hold anything. */
export const tell = (text: Text, lang: Lang): void => {
  process.stderr.write(`${visible(mask(text[lang]))}\n`);
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
