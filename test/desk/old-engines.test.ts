import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { transformSync } from 'esbuild';
import { expect, it } from 'vitest';

const lacking = `
const typedArray = Object.getPrototypeOf(Uint8Array.prototype);
for (const [on, names] of [
  [Array.prototype, ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed']],
  [String.prototype, ['at']],
  [typedArray, ['at', 'findLast', 'findLastIndex']],
  [Object, ['hasOwn']],
]) for (const name of names) Reflect.deleteProperty(on, name);`;

const work = `
const list = [3, 1, 2];
JSON.stringify([
  [list.at(-1), list.at(5), 'abc'.at(-2), Uint8Array.of(7, 8).at(-1)],
  [list.findLast((one) => one > 1), list.findLastIndex((one) => one > 5), Uint8Array.of(1, 9).findLast(() => true)],
  [list.toSorted(), list.toReversed(), list],
  [Object.hasOwn({ own: 1 }, 'own'), Object.hasOwn({}, 'toString'), Object.hasOwn(Object.create(null), 'own')],
]);`;

it('gives an old engine what it lacks, and each of it answers as in a new one', () => {
  const { code } = transformSync(readFileSync('src/desk/old-engines.ts', 'utf8'), { loader: 'ts' });
  const old = createContext({});
  runInContext(`{${lacking}}`, old);
  expect(() => runInContext(`{${work}}`, old)).toThrow('not a function');
  runInContext(`{${code}}`, old);
  expect(runInContext(`{${work}}`, old)).toBe(runInContext(`{${work}}`, createContext({})));
});
