import type { Region } from '../model/catalogue.ts';
import { levelIds } from '../model/catalogue.ts';
import type { NamedCatalogue } from '../model/catalogue-file.ts';
import type { Domain } from '../model/domain.ts';
import { headDomain, headId, headLike } from '../model/domain-head.ts';
import { fieldIds, fields } from '../model/fields.ts';
import type { Fault } from '../model/finding.ts';
import type { Path, Sourced } from '../model/place.ts';
import { plain } from '../model/plain.ts';
import type { Text } from '../model/text.ts';
import { joinName, type Parent } from '../source/parent-file.ts';
import type { Source } from '../source/source.ts';

/** Where `extends` leads after all, and what is to be told about it. */
export interface Pinned {
  readonly parent: Parent;
  readonly faults: readonly Fault[];
}

/** One `extends` of a layer: what it says and finds, and how to read what it finds. */
interface Asked {
  readonly source: Source;
  readonly parent: Sourced<string>;
  readonly found: Parent;
  readonly open: (file: string) => Promise<Source>;
}

/** Decides where the `extends` of a layer leads; undefined: where it says. */
export type Pin = (asked: Asked) => Promise<Pinned | undefined>;

/** A layer of the pinned files. */
export interface PinnedLayer {
  readonly file: string;
  /** The name inside the folder of pinned files. */
  readonly path: string;
  readonly region: Region;
  readonly data: unknown;
}

/** The files that count whatever a submission brings along. */
export interface Base {
  /** Every pinned file; undefined when only the national edition of the tool is pinned. */
  readonly files?: ReadonlySet<string>;
  readonly layers: readonly PinnedLayer[];
  /** The national catalogues that a copy is compared with. */
  readonly national: readonly NamedCatalogue[];
  /** The domains that the tool knows. */
  readonly domains: readonly Domain[];
  readonly edition: string;
  /** Whether reading may go there at all. */
  readonly isInside: (name: string) => boolean;
}

type Raw = { readonly [key: string]: unknown };
const isRecord = (value: unknown): value is Raw => value !== null && typeof value === 'object' && !Array.isArray(value);

/** The region that plain data of a layer states, as far as it is well-formed. */
export const regionOf = (data: unknown): Region | undefined => {
  const region = isRecord(data) && isRecord(data.region) ? data.region : undefined;
  const level = (['province', 'city', 'county', 'township'] as const).find((known) => known === region?.level);
  if (!region || !level || typeof region.name !== 'string') return undefined;
  const kind = (['zone', 'xpcc'] as const).find((known) => known === region.kind);
  return {
    name: region.name,
    level,
    ...(typeof region.code === 'string' ? { code: region.code } : {}),
    ...(kind ? { kind } : {}),
  };
};

/** What an entry of a list is about: the same entry of another list says the same. */
const entryKey = (entry: unknown): string =>
  isRecord(entry)
    ? JSON.stringify(entry.item ?? entry.id ?? entry.items ?? entry.rule ?? entry)
    : JSON.stringify(entry);

const entryName = (entry: unknown): string => {
  if (!isRecord(entry)) return String(entry);
  const { item, id, title, items } = entry;
  if (item === undefined && id !== undefined) return [id, title].filter((part) => part !== undefined).join(' ');
  const named = item ?? items;
  return Array.isArray(named) ? named.join('、') : String(named ?? '');
};

interface Difference {
  /** Names on the way to the value. */
  readonly where: readonly string[];
  readonly brought: unknown;
  readonly pinned: unknown;
  readonly path: Path;
  readonly pinnedPath: Path;
}

const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : isRecord(value)
      ? Object.fromEntries(
          Object.keys(value)
            .sort()
            .map((key) => [key, sorted(value[key])]),
        )
      : typeof value === 'string'
        ? value.trim()
        : value;

/** Plain data as one text: equal for files that say the same, whatever their comments, order of keys and layout. */
export const canonical = (data: unknown): string => JSON.stringify(sorted(data)) ?? '';

/** Where two texts of one file differ; entries of lists are matched by what they are about. */
export const differ = (brought: unknown, pinned: unknown, at: Omit<Difference, 'brought' | 'pinned'>): Difference[] => {
  if (canonical(brought) === canonical(pinned)) return [];
  if (isRecord(brought) && isRecord(pinned))
    return [...new Set([...Object.keys(brought), ...Object.keys(pinned)])].flatMap((key) =>
      differ(brought[key], pinned[key], {
        where: [...at.where, key],
        path: key in brought ? [...at.path, key] : at.path,
        pinnedPath: key in pinned ? [...at.pinnedPath, key] : at.pinnedPath,
      }),
    );
  if (Array.isArray(brought) && Array.isArray(pinned) && [...brought, ...pinned].some(isRecord)) {
    const keys = [...new Set([...brought, ...pinned].map(entryKey))];
    const changed = keys.flatMap((key) => {
      const [left, right] = [brought, pinned].map((list) => list.findIndex((entry) => entryKey(entry) === key));
      const [from = -1, to = -1] = [left, right];
      const entry = from >= 0 ? brought[from] : pinned[to];
      return differ(from >= 0 ? brought[from] : undefined, to >= 0 ? pinned[to] : undefined, {
        where: [...at.where, entryName(entry)],
        path: from >= 0 ? [...at.path, from] : at.path,
        pinnedPath: to >= 0 ? [...at.pinnedPath, to] : at.pinnedPath,
      });
    });
    if (changed.length > 0) return changed;
  }
  return [{ ...at, brought, pinned }];
};

const shown = (value: unknown): string | undefined => {
  if (value === undefined) return undefined;
  const text =
    Array.isArray(value) && !value.some(isRecord) ? value.join('、') : typeof value === 'string' ? value : '';
  const whole = text === '' ? JSON.stringify(value) : text;
  return whole.length > 60 ? `${whole.slice(0, 58)}……` : whole;
};

/** Keys of a layer as a reviewer names them, who need not know how it is written. */
const keyNames: ReadonlyMap<string, string | readonly string[]> = new Map<string, string | readonly string[]>([
  ...fieldIds.map((field) => [field, fields[field].label.zh] as const),
  ['amend', []],
  ['omit', '未列入'],
  ['add', '新增'],
  ['restore', '恢复'],
  ['effective', '施行日期'],
  ['edition', '版本'],
  ['profile', '全省写法'],
]);

/** The first differences in words; the rest as a number. */
export const tellDifferences = (
  differences: readonly Difference[],
  domains: readonly Domain[],
  owner: Text = { zh: '核准的', en: 'the pinned one' },
): Text => {
  const nameOf = (key: string) => keyNames.get(key) ?? domains.find(({ id }) => id === key)?.name.zh ?? key;
  const told = differences.slice(0, 3).map(({ where, brought, pinned }): Text => {
    const [one, other] = [shown(brought), shown(pinned)];
    const steps = where.filter((part) => part !== '' && part !== 'items');
    const [zh, en] = [steps.flatMap(nameOf).join(' '), steps.join(' ')];
    if (one === undefined) return { zh: `缺“${zh}”`, en: `\`${en}\` is missing` };
    if (other === undefined) return { zh: `多“${zh}”`, en: `\`${en}\` is extra` };
    return {
      zh: `${zh}写“${one}”，${owner.zh}是“${other}”`,
      en: `${en} says \`${one}\`, ${owner.en} \`${other}\``,
    };
  });
  const rest = differences.length - told.length;
  return {
    zh: told.map(({ zh }) => zh).join('；') + (rest > 0 ? `；另有 ${rest} 处` : ''),
    en: told.map(({ en }) => en).join('; ') + (rest > 0 ? `; and ${rest} more` : ''),
  };
};

const depth = (level: Region['level']): number => levelIds.indexOf(level as never);

const isSameRegion = (one: Region, other: Region): boolean =>
  one.code !== undefined && other.code !== undefined
    ? one.code === other.code
    : one.level === other.level && plain(one.name) === plain(other.name);

/** Codes of the regions above one, nearest first: the county of a township, its city, its province. */
const codesAbove = ({ code, level }: Region): string[] => {
  if (code === undefined || !/^(?:\d{6}|\d{9})$/u.test(code)) return [];
  const all = [code.slice(0, 6), `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`];
  return all.slice(level === 'township' ? 0 : level === 'county' ? 1 : level === 'city' ? 2 : 3);
};

/**
 * Pins parents by content: a layer is held against the base's file of the region above, whatever it brings along, and is
 * told where its own copy differs or its chain goes around. Layers of the base itself are trusted.
 */
export const createPin = (base: Base): Pin => {
  const inBase = (file: string): boolean => base.files?.has(file) === true;
  const known = (region: Region): PinnedLayer | undefined =>
    base.layers.find((layer) => isSameRegion(layer.region, region));

  /** The nearest region above that the base holds. A 开发区 or 兵团 may stand elsewhere. */
  const nearestAbove = (region: Region | undefined): PinnedLayer | undefined => {
    if (!region || region.kind) return undefined;
    for (const code of codesAbove(region)) {
      const found = base.layers.find((layer) => layer.region.code === code);
      if (found && depth(found.region.level) < depth(region.level)) return found;
    }
    return undefined;
  };

  /** The base's file that a name means: the longest end of its path, or the region code in it. */
  const byName = (name: string): PinnedLayer | undefined => {
    const steps = name
      .replaceAll('\\', '/')
      .split('/')
      .filter((step) => !['', '.', '..'].includes(step));
    for (let from = 0; from < steps.length; from += 1) {
      const end = steps.slice(from).join('/');
      const found = base.layers.find(({ path }) => path === end);
      if (found) return found;
    }
    const last = steps.at(-1) ?? '';
    const code = /(?<!\d)(?:\d{9}|\d{6})(?!\d)/u.exec(last)?.[0];
    const named = base.layers.filter(({ file }) => file.split('/').at(-1) === last);
    return named.length === 1 ? named[0] : base.layers.find(({ region }) => code !== undefined && region.code === code);
  };

  const compareNational = async (
    copies: readonly Source[],
    { parent, open }: Asked,
  ): Promise<{ faults: readonly Fault[] }> => {
    for (const copy of copies) {
      const original = base.national.find(({ data }) => headId(data) === headId(copy.data));
      if (!original) continue;
      const like = headLike(original.data, copy.data);
      const differences = differ(copy.data, like, { where: [], path: [], pinnedPath: [] });
      const [first] = differences;
      if (!first) continue;
      await open(copy.file);
      return {
        faults: [
          {
            rule: 'parent-pinned',
            message: 'national',
            args: { differences: tellDifferences(differences, base.domains), edition: base.edition },
            at: parent.at,
            related: [
              { at: { file: copy.file, path: first.path }, value: broughtHere },
              {
                at: { file: original.file, path: first.pinnedPath },
                value: pinnedHere(headDomain(original.data, base.domains).name),
              },
            ],
          },
        ],
      };
    }
    return { faults: [] };
  };

  const broughtHere: Text = { zh: '自带的文本', en: 'what was brought along' };
  const pinnedHere = ({ zh, en }: Text): Text => ({ zh: `核准的文本（${zh}）`, en: `the pinned text (${en})` });

  const compareLayer = (copy: Source, original: PinnedLayer, { parent }: Asked): Fault[] => {
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

  const around = (expected: PinnedLayer, { parent }: Asked): Pinned => ({
    parent: { file: expected.file },
    faults: [
      {
        rule: 'parent-pinned',
        message: 'around',
        args: { name: parent.value, expected: expected.region.name },
        at: parent.at,
      },
    ],
  });

  const pinLayer = (copy: Source, nearest: PinnedLayer | undefined, asked: Asked): Pinned | undefined => {
    if (inBase(copy.file)) {
      const region = regionOf(copy.data);
      return nearest && region && depth(region.level) < depth(nearest.region.level)
        ? around(nearest, asked)
        : undefined;
    }
    const region = regionOf(copy.data);
    if (!region) return undefined;
    const original = known(region);
    const faults = original ? compareLayer(copy, original, asked) : [];
    if (nearest && depth(region.level) <= depth(nearest.region.level) && original !== nearest) {
      const pinned = around(nearest, asked);
      return { ...pinned, faults: [...faults, ...pinned.faults] };
    }
    if (original) return { parent: { file: original.file }, faults };
    if (base.files === undefined) return undefined;
    return {
      parent: asked.found,
      faults: [{ rule: 'parent-pinned', message: 'unknown', args: { name: region.name }, at: asked.parent.at }],
    };
  };

  return async (asked) => {
    const { source, parent, found, open } = asked;
    if (inBase(source.file)) return undefined;
    const nearest = nearestAbove(regionOf(source.data));
    if ('national' in found) return nearest ? around(nearest, asked) : undefined;
    const files = 'file' in found ? [found.file] : 'files' in found ? found.files : [];
    const copies = (await Promise.all(files.map(open))).filter(({ faults }) => faults.length === 0);
    const kindOf = ({ data }: Source): unknown => (isRecord(data) ? data.kind : undefined);
    const layers = copies.filter((copy) => kindOf(copy) === 'layer');
    const [only] = layers;
    if (only && layers.length === 1) return pinLayer(only, nearest, asked);
    const catalogues = copies.filter((copy) => kindOf(copy) === 'catalogue');
    if (layers.length === 0 && catalogues.length > 0) {
      const compared = await compareNational(catalogues, asked);
      const pinned: Pinned = nearest ? around(nearest, asked) : { parent: { national: true }, faults: [] };
      return { ...pinned, faults: [...compared.faults, ...pinned.faults] };
    }
    if (/^national(?:@|$)/u.test(parent.value)) return undefined;
    const meant = byName(parent.value);
    if (meant && (!nearest || depth(meant.region.level) >= depth(nearest.region.level)))
      return { parent: { file: meant.file }, faults: [] };
    if (meant && nearest) return around(nearest, asked);
    if ('fault' in found && !base.isInside(joinName(source.file, parent.value)))
      return {
        parent: { fault: { rule: 'parent-found', message: 'outside', args: { name: parent.value }, at: parent.at } },
        faults: [],
      };
    return undefined;
  };
};
