import type { Layer } from '../model/catalogue.ts';
import { isDomainPath } from '../model/domain-path.ts';
import type { Fault, TextEdit } from '../model/finding.ts';
import type { Path, Sourced } from '../model/place.ts';
import { plain } from '../model/plain.ts';
import type { Reference } from '../model/reference.ts';
import { indexed, remember } from '../model/remember.ts';
import type { Rule, RuleKnown } from './rule.ts';

const listOf = (path: Path): string | undefined =>
  isDomainPath(path) && path[3] === 'channels' && typeof path.at(-1) === 'number'
    ? path.slice(0, -1).join('/')
    : undefined;

const wordOf = (text: string): string => plain(text.split(/[：:]/u)[0] ?? '');

/** Which channel a written text names. */
const officialOf = indexed((channels: Reference['channels']) =>
  remember((text: string): Reference['channels'][number] | 'none' => {
    const word = wordOf(text);
    return (
      channels.find(({ name, aliases }) =>
        [name, ...aliases].some((one) => plain(one) === word || plain(one) === plain(text)),
      ) ?? 'none'
    );
  }),
);

/** Whether a list, a line each, has official names in official order: the same few lists stand on a hundred items. */
const soundOf = indexed((channels: Reference['channels']) =>
  remember((lines: string): boolean => {
    const ranks = lines
      .split('\n')
      .map((line) => channels.findIndex(({ name }) => name === line || wordOf(line) === plain(name)));
    return ranks.every((rank, index) => rank >= 0 && rank >= (ranks[index - 1] ?? 0));
  }),
);

const check = (texts: readonly Sourced<string>[], _layer: Layer, { reference: { channels } }: RuleKnown): Fault[] => {
  const lists = new Map<string, Sourced<string>[]>();
  for (const text of texts) {
    const list = 'path' in text.at ? listOf(text.at.path) : undefined;
    const earlier = list === undefined ? undefined : lists.get(list);
    if (earlier) earlier.push(text);
    else if (list !== undefined) lists.set(list, [text]);
  }
  const official = officialOf(channels);
  const isSound = soundOf(channels);
  return [...lists.values()].flatMap((list): Fault[] => {
    if (isSound(list.map(({ value }) => value).join('\n'))) return [];
    const aliases = list.flatMap(({ value, at }): Fault[] => {
      const channel = official(value);
      if (channel === 'none' || wordOf(value) === plain(channel.name)) return [];
      return [
        {
          rule: 'channel-form',
          message: 'alias',
          args: { value, name: channel.name },
          at,
          field: 'channels',
          edits: [{ at, text: channel.name }],
        },
      ];
    });
    const known = list.map((text) => {
      const channel = official(text.value);
      return { ...text, rank: channel === 'none' ? -1 : channels.indexOf(channel) };
    });
    const [first] = known;
    if (aliases.length > 0 || !first || known.some(({ rank }) => rank < 0)) return aliases;
    const sorted = [...known].sort((left, right) => left.rank - right.rank);
    const edits = known.flatMap(({ at, value }, index): TextEdit[] => {
      const right = sorted[index];
      return right && right.value !== value ? [{ at, text: right.value }] : [];
    });
    return edits.length === 0
      ? []
      : [
          {
            rule: 'channel-form',
            message: 'order',
            args: { right: sorted.map(({ value }) => value) },
            at: first.at,
            field: 'channels',
            edits,
          },
        ];
  });
};

export const channelForm: Rule<'channel-form'> = {
  id: 'channel-form',
  on: 'text',
  severity: 'info',
  answer: 'advice',
  waivable: true,
  aspect: 'floors',
  clause: '{annex}',
  summary: { zh: '公开渠道用标准目录的名称和次序', en: 'channels have the names and the order of the official table' },
  why: {
    zh: '13个选项的名称和次序全国一致，便于核对和汇总；别名和次序不影响结果',
    en: 'the 13 boxes are the same everywhere; other names and another order do not change the result',
  },
  messages: {
    alias: {
      text: {
        zh: '公开渠道“{value}”的标准名称是“{name}”',
        en: 'the official name of the channel `{value}` is `{name}`',
      },
      fix: { zh: '写作“{name}”（可用 --fix 改正）', en: 'write `{name}` (or use --fix)' },
    },
    order: {
      text: { zh: '公开渠道没有按标准目录的次序', en: 'the channels are not in the order of the official table' },
      fix: { zh: '排成：{right}（可用 --fix 改正）', en: 'order them: {right} (or use --fix)' },
    },
  },
  check,
};
