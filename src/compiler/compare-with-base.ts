import { headDomain, headId, headLike, headName } from '../model/domain-head.ts';
import type { Fault } from '../model/finding.ts';
import type { Text } from '../model/text.ts';
import type { Source } from '../source/source.ts';
import type { Asked } from './asked.ts';
import type { Base, PinnedLayer } from './base.ts';
import { differ, tellDifferences } from './differ.ts';

const broughtHere: Text = { zh: '自带的文本', en: 'what was brought along' };
const pinnedHere = ({ zh, en }: Text): Text => ({ zh: `核准的文本（${zh}）`, en: `the pinned text (${en})` });

/** Catalogues of domains that nobody pinned: they are held against nothing. */
export const tellUnpinned = (base: Base, copies: readonly Source[], { parent }: Pick<Asked, 'parent'>): Fault[] =>
  copies.flatMap(({ data }): Fault[] => {
    const id = headId(data);
    if (id === undefined || base.national.some((named) => headId(named.data) === id)) return [];
    const name = headName(data) ?? id;
    return [{ rule: 'parent-pinned', message: 'unknown', args: { name }, at: parent.at }];
  });

/** Where copies of the national catalogues are another text; the first that is. */
export const compareNational = async (
  base: Base,
  copies: readonly Source[],
  { parent, open }: Pick<Asked, 'parent' | 'open'>,
): Promise<readonly Fault[]> => {
  for (const copy of copies) {
    const original = base.national.find(({ data }) => headId(data) === headId(copy.data));
    if (!original) continue;
    const like = headLike(original.data, copy.data);
    const differences = differ(copy.data, like, { where: [], path: [], pinnedPath: [] });
    const [first] = differences;
    if (!first) continue;
    await open(copy.file);
    const { name } = headDomain(original.data, base.domains);
    return [
      {
        rule: 'parent-pinned',
        message: base.files?.has(original.file) ? 'catalogue' : 'national',
        args: { name, differences: tellDifferences(differences, base.domains), edition: base.edition },
        at: parent.at,
        related: [
          { at: { file: copy.file, path: first.path }, value: broughtHere },
          { at: { file: original.file, path: first.pinnedPath }, value: pinnedHere(name) },
        ],
      },
    ];
  }
  return [];
};

/** Where a copy of a layer above is another text than the base's. */
export const compareLayer = (
  base: Base,
  copy: Source,
  original: PinnedLayer,
  { parent }: Pick<Asked, 'parent'>,
): Fault[] => {
  const differences = differ(copy.data, original.data, { where: [], path: [], pinnedPath: [] });
  const [first] = differences;
  if (!first) return [];
  const { name } = original.region;
  return [
    {
      rule: 'parent-pinned',
      message: 'differs',
      args: { name, differences: tellDifferences(differences, base.domains) },
      at: parent.at,
      related: [
        { at: { file: copy.file, path: first.path }, value: broughtHere },
        { at: { file: original.file, path: first.pinnedPath }, value: pinnedHere({ zh: name, en: name }) },
      ],
    },
  ];
};
