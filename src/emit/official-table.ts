import type { Compilation } from '../catalogue/compilation.ts';
import { listedItems } from '../catalogue/statistics.ts';
import type { Box } from '../document/box.ts';
import { printed } from '../document/printed.ts';
import type { Cell, Channels, DomainId, LevelId, Resolved, ResolvedItem } from '../model/catalogue.ts';
import { fields, furtherFields } from '../model/fields.ts';
import type { Reference } from '../model/reference.ts';
import { indexed } from '../model/remember.ts';
import { domainName } from './domain-name.ts';
import { printCell } from './print-cell.ts';

/** One printed line of a cell; `unverified` asks for a 待核 mark. */
export interface Line {
  readonly text: string;
  readonly unverified?: true;
}

/** A merged cell: `span` rows tall, 0 where a cell above covers the row. */
export interface Merged {
  readonly item: ResolvedItem;
  readonly title: Line;
  readonly span: number;
}

/** A column that holds √ or nothing. */
export interface Tick {
  readonly label: string;
  readonly ticked: boolean;
  readonly unverified?: true;
  /** Who the 特定群体 are. */
  readonly detail?: string;
}

interface Cells {
  readonly content: readonly Line[];
  readonly basis: readonly Line[];
  readonly timeLimit: Line;
  readonly responsibleBody: Line;
  readonly channels: { readonly boxes: readonly Box[]; readonly unverified?: true };
  readonly audience: readonly Tick[];
  readonly mode: readonly Tick[];
  readonly levels: readonly Tick[];
}

/** One numbered row of the official table. `item` is the level-2 or level-3 item that the row speaks about. */
export interface Row extends Cells {
  readonly serial: number;
  readonly item: ResolvedItem;
  readonly level1: Merged;
  readonly level2: Merged;
  /** Present on a row of a level-3 item. */
  readonly level3?: Line;
}

/** The table of one domain as printed nationally: 14 leaf columns, 15 with level 3, more with a profile's level columns. */
export interface OfficialTable {
  readonly domain: DomainId;
  readonly name: string;
  readonly title: string;
  readonly hasLevel3: boolean;
  readonly levels: readonly { readonly level: LevelId; readonly label: string }[];
  readonly rows: readonly Row[];
}

const unverified = (doubt: boolean | undefined): { unverified?: true } => (doubt ? { unverified: true } : {});

const guessed = (cell: Cell<unknown> | undefined): boolean => cell?.trust === 'inferred';

const titleOf = (item: ResolvedItem): Line => ({
  text: printed(item.fields.title.value),
  ...unverified(item.candidate || guessed(item.fields.title)),
});

/** A guess as a whole is marked once, behind its last line; a doubtful part behind its own line. */
const linesOf = (cell: Cell<readonly string[]> | undefined): Line[] => {
  const lines = cell?.value ?? [];
  return lines.map((text, index) => ({
    text: printed(text),
    ...unverified(guessed(cell) ? index === lines.length - 1 : cell?.doubtful?.includes(text)),
  }));
};

/** The boxes of a value; a bulk amendment gives a hundred items one and the same. */
const boxesIn = ({ channels }: Reference) =>
  indexed(({ ticked, other }: Channels): readonly Box[] =>
    channels.map((channel) => {
      const marked = ticked.includes(channel.name);
      const detail = channel.other && marked && other.length > 0 ? `：${printed(other.join('、'))}` : '';
      return { text: `${channel.name}${detail}`, ticked: marked };
    }),
  );

const noChannels: Channels = { ticked: [], other: [] };

/** What the rows of a table have in common. */
interface Common {
  readonly levels: OfficialTable['levels'];
  readonly names: { readonly [level in LevelId]?: string };
  readonly boxes: (channels: Channels) => readonly Box[];
}

/** The columns of an item that the official table prints to the right of 公开事项. */
const cellsOf = (item: ResolvedItem, { levels: levelCells, names, boxes }: Common): Cells => {
  const { timeLimit, responsibleBody, channels, audience, disclosureMode, levels } = item.fields;
  const groups = audience?.value.groups ?? [];
  const publicAudience = audience?.value.public ?? false;
  const specificGroup = audience?.value.specificGroup ?? false;
  const marks = levelCells.map(({ level, label }) => ({ label, ticked: levels?.value.includes(level) ?? false }));
  const further = furtherFields.flatMap((field): Line[] => {
    const text = printCell(item, field);
    const label = fields[field].label.zh;
    return text === ''
      ? []
      : [{ text: printed(`${label}：${text.replaceAll('\n', '、')}`), ...unverified(guessed(item.fields[field])) }];
  });
  const lastMark = marks.findLastIndex((mark) => mark.ticked);
  return {
    content: [...linesOf(item.fields.content), ...further],
    basis: linesOf(item.fields.basis),
    timeLimit: { text: printed(printCell(item, 'timeLimit')), ...unverified(guessed(timeLimit)) },
    responsibleBody: {
      text: printed(printCell(item, 'responsibleBody', names)),
      ...unverified(guessed(responsibleBody)),
    },
    channels: { boxes: boxes(channels?.value ?? noChannels), ...unverified(guessed(channels)) },
    audience: [
      { label: '全社会', ticked: publicAudience, ...unverified(guessed(audience) && publicAudience) },
      {
        label: '特定群体',
        ticked: specificGroup,
        ...unverified(guessed(audience) && specificGroup && !publicAudience),
        ...(groups.length > 0 ? { detail: printed(groups.join('、')) } : {}),
      },
    ],
    mode: [
      { label: '主动', ticked: disclosureMode?.value.proactive ?? false, ...unverified(guessed(disclosureMode)) },
      { label: '依申请', ticked: disclosureMode?.value.onRequest ?? false },
    ],
    levels: marks.map((mark, index) => ({ ...mark, ...unverified(guessed(levels) && index === lastMark) })),
  };
};

/** How many rows from `index` on have the same owner; 0 when the row above has it too. */
const spanAt = (owners: readonly ResolvedItem[], index: number): number => {
  if (owners[index - 1] === owners[index]) return 0;
  let end = index + 1;
  while (end < owners.length && owners[end] === owners[index]) end += 1;
  return end - index;
};

const officialLevels: OfficialTable['levels'] = [
  { level: 'county', label: '县级' },
  { level: 'township', label: '乡级' },
];

const tableOf = (
  resolved: Resolved,
  domain: DomainId,
  items: readonly ResolvedItem[],
  reference: Reference,
): OfficialTable => {
  const above = (item: ResolvedItem): ResolvedItem => (item.parent && resolved.items.get(item.parent)) ?? item;
  const seconds = items.map((item) => (item.level === 3 ? above(item) : item));
  const firsts = seconds.map(above);
  const levels = resolved.profile.levels ?? officialLevels;
  const names = Object.fromEntries(levels.map(({ level, label }) => [level, label]));
  const common: Common = { levels, names, boxes: boxesIn(reference) };
  const merged = (owners: readonly ResolvedItem[], index: number, item: ResolvedItem): Merged => ({
    item: owners[index] ?? item,
    title: titleOf(owners[index] ?? item),
    span: spanAt(owners, index),
  });
  return {
    domain,
    name: domainName(resolved, domain),
    title: printed(resolved.titles[domain] ?? ''),
    hasLevel3: items.some((item) => item.level === 3),
    levels,
    rows: items.map((item, index) => ({
      serial: index + 1,
      item,
      level1: merged(firsts, index, item),
      level2: merged(seconds, index, item),
      ...(item.level === 3 ? { level3: titleOf(item) } : {}),
      ...cellsOf(item, common),
    })),
  };
};

/**
 * The official tables of the domains that have items, in the order of the catalogue. Serial numbers start at 1 in each. Every
 * emitter asks for the same ones.
 */
export const officialTables = indexed(({ resolved, reference }: Compilation): readonly OfficialTable[] => {
  const rows = listedItems(resolved).filter((item) => item.level > 1);
  return resolved.domains
    .map(({ id: domain }) =>
      tableOf(
        resolved,
        domain,
        rows.filter((item) => item.domain === domain),
        reference,
      ),
    )
    .filter((table) => table.rows.length > 0);
});
