import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { county, review } from './desk.ts';

const guide = readFileSync('test/rules/excluded-time-named/good/guides/social-insurance/4.2.yaml', 'utf8');

type Tree = { readonly [path: string]: string };

/** As many files as the guides of a large county, with forms beside them. */
const guides = (folder: string, text = guide): Tree =>
  Object.fromEntries(
    Array.from({ length: 93 }, (_, index) => [`${folder}/social-insurance/4.${index + 1}.yaml`, text]).concat(
      Array.from({ length: 70 }, (_, index) => [`${folder}/files/申请表${index}.xlsx`, 'x']),
    ),
  );
const layer = county({ more: 'guides: guides\n' });
const inFolder = (folder: string, tree: Tree): Tree =>
  Object.fromEntries(Object.entries(tree).map(([path, text]) => [`${folder}/${path}`, text]));
const pack = (tree: Tree): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(tree).map(([path, text]) => [path, strToU8(text)])));

describe('the guides of a county', () => {
  it.each<[string, { readonly [path: string]: string | Uint8Array }]>([
    ['in its folder', inFolder('in/990101', { 'county.yaml': layer, ...guides('guides') })],
    ['beside its file', inFolder('in', { '990101.yaml': layer, ...guides('guides') })],
    ['in its archive', { 'in/990101.zip': pack({ 'county.yaml': layer, ...guides('guides') }) }],
    [
      'with words in quotes',
      inFolder('in/a', {
        'c.yaml': layer,
        ...guides('guides', guide.replace(/^kind: guide$/mu, '# 指南\n"kind": "guide" # 4')),
      }),
    ],
  ])('are no submissions, however many there are: %s', async (_, tree) => {
    const desk = await review(tree);
    expect(desk.rows.map(({ key, proposal, cause }) => [key, proposal, cause])).toEqual([['990101', 'agree', null]]);
  });

  it('are told from other files, of which there may not be more than before', async () => {
    const many = inFolder('in/a', { 'c.yaml': layer, ...guides('guides', `note: |\n  kind: guide\n`) });
    for (const tree of [many, { 'in/a.zip': pack({ 'c.yaml': layer, ...guides('guides', 'kind: guides\n') }) }]) {
      const desk = await review(tree);
      expect(desk.rows.map(({ proposal }) => proposal)).toEqual(['hold']);
    }
  });
});
