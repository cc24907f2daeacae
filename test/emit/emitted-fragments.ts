import type { EmitOptions } from '../../src/emit/emitter.ts';
import { fragments } from '../../src/emit/fragment/fragment.ts';
import { sample, sampleOptions } from './sample.ts';

/** The fragments of the sample, with their paths. */
export const emitted = (options: Partial<EmitOptions> = {}): readonly (readonly [path: string, text: string])[] =>
  fragments(sample(), { ...sampleOptions, ...options }).map(({ path, bytes }) => [
    path,
    new TextDecoder().decode(bytes),
  ]);

/** One fragment of the sample, `employment-table`. */
export const fragment = (name: string): string =>
  emitted().find(([path]) => path === `fragment-${name}.html`)?.[1] ?? '';

/** The tags that the editor of a site lets through. */
export const allowedTags = 'p h2 h3 h4 strong span a br dl dt dd table caption colgroup thead tbody tr th td'.split(
  ' ',
);
/** The attributes that it lets through. */
export const allowedAttributes = 'style href scope rowspan colspan span role aria-label aria-hidden'.split(' ');
