import type { Path } from '../model/place.ts';

/**
 * Shows each value of plain data with its path, the whole first; what `visit` answers no for is not gone into. The path is
 * one and the same array all the time, and only good until `visit` returns: a file has thousands of values, and few places
 * are asked for.
 */
export const visitData = (data: unknown, visit: (value: unknown, path: Path) => boolean): void => {
  const path: (string | number)[] = [];
  const enter = (value: unknown): void => {
    if (!visit(value, path) || value === null || typeof value !== 'object') return;
    if (Array.isArray(value)) for (let index = 0; index < value.length; index += 1) under(index, value[index]);
    else for (const key of Object.keys(value)) under(key, (value as { readonly [key: string]: unknown })[key]);
  };
  const under = (key: string | number, value: unknown): void => {
    path.push(key);
    enter(value);
    path.pop();
  };
  enter(data);
};
