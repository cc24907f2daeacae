/** What the tool uses of the language that engines of 2021 lack (Chromium 86 to 109: the last ones of Windows 7). */

const define = (on: object, name: string, value: unknown): void => {
  if (name in on) return;
  Object.defineProperty(on, name, { value, writable: true, configurable: true });
};

function at(this: ArrayLike<unknown>, index: number): unknown {
  const whole = Math.trunc(index) || 0;
  return this[whole < 0 ? this.length + whole : whole];
}

function findLastIndex<T>(this: readonly T[], test: (value: T, index: number, all: readonly T[]) => boolean): number {
  for (let index = this.length - 1; index >= 0; index -= 1) if (test(this[index] as T, index, this)) return index;
  return -1;
}

function findLast<T>(this: readonly T[], test: (value: T, index: number, all: readonly T[]) => boolean): T | undefined {
  return this[findLastIndex.call(this, test as (value: unknown, index: number, all: readonly unknown[]) => boolean)];
}

const typedArray: object = Object.getPrototypeOf(Uint8Array.prototype);

for (const on of [Array.prototype, String.prototype, typedArray]) define(on, 'at', at);
for (const on of [Array.prototype, typedArray]) {
  define(on, 'findLastIndex', findLastIndex);
  define(on, 'findLast', findLast);
}
const { hasOwnProperty: isOwn } = Object.prototype;
define(Object, 'hasOwn', (of: object, key: PropertyKey): boolean => isOwn.call(of, key));
define(Array.prototype, 'toSorted', function <T>(this: readonly T[], compare?: (left: T, right: T) => number): T[] {
  return [...this].sort(compare);
});
define(Array.prototype, 'toReversed', function <T>(this: readonly T[]): T[] {
  return [...this].reverse();
});
