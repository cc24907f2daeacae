import type { NamedCatalogue } from '../model/catalogue-file.ts';
import type { Domain } from '../model/domain.ts';
import { headDomain, headId, headLike } from '../model/domain-head.ts';
import type { Fault } from '../model/finding.ts';
import type { Sourced } from '../model/place.ts';
import type { Source } from '../source/source.ts';
import { asCompared } from './as-compared.ts';
import { differ, tellDifferences } from './differ.ts';
import type { Pin } from './pin.ts';

type Differences = ReturnType<typeof differ>;

/**
 * Follows another pin, and tells where it leads to a national file that says something else than the one of the tool for
 * the same domain: whoever writes it sets the minimum standard anew. A domain that the tool does not know is a province’s own.
 */
export const tellOwnEdition = (
  national: readonly NamedCatalogue[],
  domains: readonly Domain[],
  edition: string,
  pin: Pin,
): Pin => {
  /** Many layers of a folder stand on the same file. */
  const compared = new WeakMap<Source, Differences>();
  const differences = (copy: Source, original: NamedCatalogue): Differences => {
    const known =
      compared.get(copy) ??
      differ(asCompared(copy.data, original.data), headLike(original.data, copy.data), {
        where: [],
        path: [],
        pinnedPath: [],
      });
    compared.set(copy, known);
    return known;
  };
  const faultOf = (copy: Source, parent: Sourced<string>): Fault[] => {
    const { kind } = (copy.data ?? {}) as { kind?: unknown };
    const original = kind === 'catalogue' ? national.find(({ data }) => headId(data) === headId(copy.data)) : undefined;
    const [first, ...more] = original && copy.faults.length === 0 ? differences(copy, original) : [];
    if (!original || !first) return [];
    const { name } = headDomain(original.data, domains);
    return [
      {
        rule: 'national-edition',
        message: 'differs',
        args: {
          name: parent.value,
          domain: name,
          differences: tellDifferences([first, ...more], domains, { zh: '自带的', en: 'that of the tool' }),
          edition,
        },
        at: parent.at,
        related: [
          { at: { file: copy.file, path: first.path }, value: { zh: '这里的文本', en: 'the text here' } },
          {
            at: { file: original.file, path: first.pinnedPath },
            value: { zh: `自带的国家目录（${name.zh}）`, en: `the national catalogue of the tool (${name.en})` },
          },
        ],
      },
    ];
  };
  return async (asked) => {
    const pinned = (await pin(asked)) ?? { parent: asked.found, faults: [] };
    const { parent } = pinned;
    const files = 'file' in parent ? [parent.file] : 'files' in parent ? parent.files : [];
    const copies = await Promise.all(files.map(asked.open));
    // Beside a layer the layer is the parent.
    const isLayer = ({ data }: Source): boolean => (data as { kind?: unknown } | null | undefined)?.kind === 'layer';
    const faults = copies.some(isLayer) ? [] : copies.flatMap((copy) => faultOf(copy, asked.parent));
    return { parent, faults: [...pinned.faults, ...faults] };
  };
};
