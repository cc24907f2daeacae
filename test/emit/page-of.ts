import type { Compilation } from '../../src/catalogue/compilation.ts';
import type { EmitOptions } from '../../src/emit/emitter.ts';
import { html } from '../../src/emit/html/html.ts';
import { sample, sampleOptions } from './sample.ts';

/** The page that is emitted for a compilation. */
export const pageOf = async (input: Compilation = sample(), options: Partial<EmitOptions> = {}): Promise<string> => {
  const files = await html.emit(input, { ...sampleOptions, ...options });
  const index = files.find((file) => file.path === 'index.html');
  if (!index) throw new Error('no index.html');
  return new TextDecoder('utf-8', { fatal: true }).decode(index.bytes);
};
