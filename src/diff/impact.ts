import type { DomainId, FieldId, ItemReference, Layer, Ref, Region, Resolved } from '../model/catalogue.ts';
import type { Finding, TextEdit } from '../model/finding.ts';
import type { Place, Position, Sourced } from '../model/place.ts';
import { plain } from '../model/plain.ts';
import type { Text } from '../model/text.ts';
import { type Pair, successorsOf } from './pair-items.ts';

/**
 * What a new national edition does to one entry of a layer: `invalid` (an error appears), `redundant` (no effect any
 * more), `work` (it names an item that moved, or must be looked at again).
 */
export interface ImpactEntry {
  readonly kind: 'invalid' | 'redundant' | 'work';
  /** The layer does not build until this is done. */
  readonly blocks: boolean;
  readonly at: Place;
  readonly message: Text;
  readonly todo?: Text;
  /** The reference as it should read now, where that is certain: a move or another name, nothing to decide. */
  readonly edit?: TextEdit;
  readonly related: readonly Sourced<Text>[];
  readonly rule?: string;
  readonly item?: Ref;
  readonly field?: FieldId;
}

/** One layer and what it must do. */
export interface LayerImpact {
  readonly file: string;
  readonly region: Region;
  readonly entries: readonly ImpactEntry[];
}

/** What a new national edition does to a folder of layers. */
export interface Impact {
  readonly folder: string;
  readonly files: readonly string[];
  /** Layers that were judged; `affected` are those with something to do. */
  readonly layers: number;
  readonly affected: readonly LayerImpact[];
  /** Layers that could not be resolved on either edition. */
  readonly unjudged: readonly string[];
  readonly locate: (place: Place) => Position | undefined;
}

/** A layer as it stands on both editions. */
export interface Judged {
  readonly layer: Layer;
  readonly before: readonly Finding[];
  readonly after: readonly Finding[];
}

type Use = 'omit' | 'restore' | 'amend' | 'add' | 'accepted';
interface Reference {
  readonly use: Use;
  readonly domain: DomainId;
  readonly value: ItemReference;
  readonly at: Place;
}

const referencesIn = ({ domains, accepted }: Layer): Reference[] => [
  ...Object.keys(domains).flatMap((domain): Reference[] => {
    const entries = domains[domain];
    if (!entries) return [];
    return [
      ...entries.omit.map(({ item }) => ({ use: 'omit' as const, domain, ...item })),
      ...entries.restore.map(({ item }) => ({ use: 'restore' as const, domain, ...item })),
      ...entries.amend.flatMap(({ items }) => items.map((item) => ({ use: 'amend' as const, domain, ...item }))),
      ...entries.add.map(({ id }) => ({ use: 'add' as const, domain, value: { id: id.value }, at: id.at })),
    ];
  }),
  ...accepted.flatMap(({ value, at }): Reference[] => {
    const [domain, id] = (value.item ?? '').split('/');
    return domain && id ? [{ use: 'accepted', domain, value: { id }, at }] : [];
  }),
];

const numberOf = (ref: Ref): string => ref.slice(ref.indexOf('/') + 1);
const nameOf = ({ now }: Pair): string => `${numberOf(now.ref)} ${now.fields.title.value}`;
const quoted = (names: readonly string[]): Text => ({
  zh: names.map((name) => `“${name}”`).join('、'),
  en: names.map((name) => `\`${name}\``).join(', '),
});

const retiredTodo: { readonly [use in Use]: Text } = {
  omit: { zh: '删去这条 omit', en: 'delete this `omit`' },
  restore: {
    zh: '删去这条；仍要公开的，用 add 新增为本地事项',
    en: 'delete it; to go on disclosing, `add` a local item',
  },
  amend: {
    zh: '删去这条修改；仍要公开的，用 add 新增为本地事项',
    en: 'delete the change; to go on disclosing, `add` a local item',
  },
  add: { zh: '换一个上级事项，编号随之改变', en: 'choose another parent, and a number below it' },
  accepted: { zh: '删去这条答复', en: 'delete this answer' },
};

/** What became of a reference; `text` is what it should read now, where there is nothing to decide. */
type Told = Pick<ImpactEntry, 'message' | 'todo'> & { readonly text?: string };

/** What became of the item that a reference names, and what its author should write now. */
const told = (
  reference: Reference,
  name: string,
  pairs: readonly Pair[],
  taken: string | undefined,
): Told | undefined => {
  const { use, domain, value } = reference;
  const [only, ...more] = pairs;
  if (!only)
    return {
      message: { zh: `“${name}”在新的国家目录中已没有`, en: `\`${name}\` is no longer in the national catalogue` },
      todo: retiredTodo[use],
    };
  const names = quoted(pairs.map(nameOf));
  if (more.length > 0)
    return {
      message: { zh: `“${name}”拆分为${names.zh}`, en: `\`${name}\` was split into ${names.en}` },
      todo: {
        zh: '逐项确定这条适用于哪几项，改写编号和名称',
        en: 'decide which of them this entry is for, and write their numbers',
      },
    };
  const { now, old, relation } = only;
  const there = now.domain === domain ? '' : 'elsewhere';
  if (now.ref !== old.ref) {
    const renumbered = use === 'add' ? `${now.id}${value.id.slice(old.id.length)}` : nameOf(only);
    const merged = relation === 'merged';
    return {
      ...(merged || there ? {} : { text: use === 'accepted' ? now.ref : renumbered }),
      message: {
        zh: `“${name}”${merged ? '并入' : '移到'}${there ? '另一领域的' : ''}${names.zh}${taken ? `，编号 ${old.id} 现在是“${taken}”` : ''}`,
        en: `\`${name}\` was ${merged ? 'merged into' : 'moved to'} ${names.en}${there ? ' of the other domain' : ''}${taken ? `; number ${old.id} is now \`${taken}\`` : ''}`,
      },
      todo: {
        zh: `改写为“${renumbered}”${merged ? '，并与那里已有的条目合并' : ''}${there ? '，移到那个领域下面' : ''}`,
        en: `write \`${renumbered}\`${merged ? ', and join it with what is written for that item' : ''}${there ? ', under that domain' : ''}`,
      },
    };
  }
  const title = now.fields.title.value;
  if (value.title === undefined || plain(value.title) === plain(title)) return undefined;
  if (plain(title) === plain(old.fields.title.value)) return undefined;
  return {
    message: { zh: `“${name}”更名为“${title}”`, en: `\`${name}\` was renamed to \`${title}\`` },
    todo: { zh: `改写为“${nameOf(only)}”`, en: `write \`${nameOf(only)}\`` },
    text: nameOf(only),
  };
};

/** A selector `1.*` whose group has moved, or that no longer reaches an item it was written for. */
const selectorEntries = (
  reference: Reference,
  old: Resolved,
  successors: ReadonlyMap<Ref, readonly Pair[]>,
): Told[] => {
  const { domain, value } = reference;
  const prefix = value.id.slice(0, -1);
  const left = [...old.items.values()].flatMap((item): Pair[] => {
    if (item.domain !== domain || item.level === 1 || prefix === '' || !item.id.startsWith(prefix)) return [];
    return (successors.get(item.ref) ?? []).filter(({ now }) => now.domain !== domain || !now.id.startsWith(prefix));
  });
  if (left.length === 0) return [];
  const names = quoted(left.map((pair) => `${pair.old.id} → ${nameOf(pair)}`));
  const group = successors.get(`${domain}/${prefix.slice(0, -1)}`);
  const moved = group?.length === 1 && group[0]?.now.ref !== group[0]?.old.ref ? `${group[0]?.now.id}.*` : undefined;
  return [
    {
      message: { zh: `“${value.id}”不再包括${names.zh}`, en: `\`${value.id}\` no longer covers ${names.en}` },
      ...(moved ? { text: moved } : {}),
      todo: moved
        ? { zh: `改写为“${moved}”`, en: `write \`${moved}\`` }
        : {
            zh: '要继续适用的，把新编号写进 items',
            en: 'add the new numbers to `items` where the entry should still apply',
          },
    },
  ];
};

/** A member of what stands at a place. */
const within = (place: Place, member: string): Place =>
  'path' in place ? { file: place.file, path: [...place.path, member] } : place;

const key = (place: Place): string => JSON.stringify(place);
const findingKey = ({ rule, at, item, field }: Finding): string => JSON.stringify([rule, at, item, field]);

/** What is left to decide once every certain reference has been rewritten; layers in `done` are left out. */
export const pendingOf = (impact: Impact, done: ReadonlySet<string>): Impact => ({
  ...impact,
  affected: impact.affected
    .filter(({ file }) => !done.has(file))
    .map((one) => ({ ...one, entries: one.entries.filter(({ edit }) => !edit) }))
    .filter(({ entries }) => entries.length > 0),
});

/** What a layer must do on the new edition. `old` and `now` are the national catalogues. */
export const createImpact = (old: Resolved, now: Resolved): ((judged: Judged) => ImpactEntry[]) => {
  const successors = successorsOf(old, now);
  return ({ layer, before, after }) => {
    const known = new Set(before.map(findingKey));
    const fresh = after.filter((finding) => !known.has(findingKey(finding)) && finding.rule !== 'parent-findings');
    const blocked = new Set(fresh.filter(({ severity }) => severity === 'error').map(({ at }) => key(at)));
    const moved = referencesIn(layer).flatMap((reference): ImpactEntry[] => {
      const { use, domain, value, at } = reference;
      const entry = ({ text, ...texts }: Told, item?: Ref): ImpactEntry => ({
        kind: 'work',
        blocks: blocked.has(key(at)),
        at,
        related: [],
        ...texts,
        ...(text === undefined ? {} : { edit: { at: use === 'accepted' ? within(at, 'item') : at, text } }),
        ...(item ? { item } : {}),
      });
      if (value.id.endsWith('*')) return selectorEntries(reference, old, successors).map((texts) => entry(texts));
      // An addition stands below a national item; its own number is its own.
      const id = use === 'add' ? value.id.slice(0, Math.max(0, value.id.lastIndexOf('.'))) : value.id;
      const ref: Ref = `${domain}/${id}`;
      const pairs = successors.get(ref);
      const item = old.items.get(ref);
      if (!pairs || !item) return [];
      const texts = told(reference, `${id} ${item.fields.title.value}`, pairs, now.items.get(ref)?.fields.title.value);
      return texts ? [entry(texts, ref)] : [];
    });
    const explained = new Set(moved.map(({ at }) => key(at)));
    const findings = fresh.flatMap((finding): ImpactEntry[] => {
      const { severity, rule, at, message, fix, related, item, field } = finding;
      const idle = rule === 'no-effect' || rule === 'accepted-in-use';
      if (severity === 'info' && !idle) return [];
      if (explained.has(key(at))) return [];
      return [
        {
          kind: severity === 'error' ? 'invalid' : idle ? 'redundant' : 'work',
          blocks: severity === 'error',
          at,
          message,
          related,
          rule,
          ...(fix ? { todo: fix } : {}),
          ...(item ? { item } : {}),
          ...(field ? { field } : {}),
        },
      ];
    });
    return [...findings, ...moved];
  };
};
