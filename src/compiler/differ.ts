import type { Domain } from '../model/domain.ts';
import { fieldIds, fields } from '../model/fields.ts';
import type { Path } from '../model/place.ts';
import type { Text } from '../model/text.ts';
import { isRecord } from './is-record.ts';

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

/** Whether an item has a guide is a mark of the tool, no word of the standard: a copy that was made before lacks it. */
const isMark = (key: string, value: unknown): boolean => key === 'guide' && (value === 'no' || value === 'yes');

const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : isRecord(value)
      ? Object.fromEntries(
          Object.keys(value)
            .filter((key) => !isMark(key, value[key]))
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
      isMark(key, brought[key]) || isMark(key, pinned[key])
        ? []
        : differ(brought[key], pinned[key], {
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
