import { basename, relative } from 'node:path';

/** How the tool was called, so that a hint can be copied: `mulu`, or `node bin/mulu.js` where that was typed. */
export const typedCommand = (): string => {
  const script = process.argv[1] ?? '';
  if (basename(script) !== 'mulu.js') return 'mulu';
  const near = relative(process.cwd(), script);
  const path = near !== '' && near.length < script.length ? near : script;
  return `node ${/\s/u.test(path) ? `"${path}"` : path}`;
};
