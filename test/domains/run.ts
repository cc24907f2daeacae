import { vi } from 'vitest';
import { main } from '../../src/cli.ts';

/** What a command prints, and how it ends. */
export const run = async (...argv: string[]): Promise<{ code: number; printed: string }> => {
  let printed = '';
  const keep = (text: string | Uint8Array): boolean => {
    printed += String(text);
    return true;
  };
  const spies = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, 'write').mockImplementation(keep));
  try {
    return { code: await main(argv), printed };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
};
