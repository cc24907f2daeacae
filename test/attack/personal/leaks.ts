import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { type DigitKind, digitClasses, digitValue } from '../../../src/model/personal/digit-value.ts';
import { forms } from './forms.ts';

const kinds = Object.keys(digitClasses) as DigitKind[];
const classes = kinds.map((kind) => [kind, new RegExp(`[${digitClasses[kind]}]`, 'gu')] as const);

/** Nothing but digits, as somebody would who wants to read a number out of a text. */
const digitsOf = (text: string): string =>
  classes
    .reduce(
      (plain, [kind, one]) => plain.replace(one, (char) => digitValue(char, kind)),
      text
        .replace(/\\u([0-9a-f]{4})|&#x([0-9a-f]+);|&#(\d+);/giu, (_, unit, hex, code) =>
          String.fromCodePoint(code ? Number(code) : Number.parseInt(unit ?? hex, 16)),
        )
        .replace(/<[^>]*>/gu, ''),
    )
    .replace(/&[a-z]+;|\\[nrt]|[\s\p{P}\p{S}\p{C}\p{M}]/gu, '')
    .replace(/\D+/gu, ' ');

const numbers = [...new Set(forms.flatMap(({ digits }) => digits))];

/** The made-up numbers that can still be read in a text. */
export const leaksIn = (text: string): string[] => {
  const plain = digitsOf(text);
  return numbers.filter((number) => plain.includes(number));
};

const textOf = (path: string): string => {
  const bytes = readFileSync(path);
  if (!/\.(?:docx|xlsx|zip)$/u.test(path)) return bytes.toString('utf8');
  return Object.entries(unzipSync(bytes))
    .map(([name, part]) => `${name}\n${strFromU8(part)}`)
    .join('\n');
};

const filesBelow = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });

/** Every file below a folder in whose name or content a made-up number can be read, with the numbers. */
export const leaksBelow = (folder: string): string[] =>
  filesBelow(folder).flatMap((path) => {
    const found = leaksIn(`${path.slice(folder.length)}\n.\n${textOf(path)}`);
    return found.length > 0 ? [`${path.slice(folder.length + 1)}: ${found.join(', ')}`] : [];
  });
