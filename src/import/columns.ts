import type { FieldId, LevelId } from '../model/catalogue.ts';
import { similarity } from '../model/did-you-mean.ts';
import { fieldIds, fields } from '../model/fields.ts';
import { plain } from '../model/plain.ts';
import type { Reference } from '../model/reference.ts';
import type { Grid, TableCell } from '../source/table/table.ts';
import { clean, joined, undoubled } from './clean.ts';

/** The boxes that have a column of their own. */
export type TickId = 'public' | 'specificGroup' | 'proactive' | 'onRequest';

/** What a column of a table holds. `level` names a column of 公开层级 as the table does. */
export type Column =
  | { readonly kind: 'serial' | 'domain' | 'number' | 'level1' | 'level2' | 'level3' }
  | { readonly kind: 'field'; readonly field: Exclude<FieldId, 'title'> }
  | { readonly kind: 'tick'; readonly tick: TickId }
  | { readonly kind: 'level'; readonly name: string }
  | { readonly kind: 'phone' | 'complaint' | 'remark' | 'derived' | 'unknown'; readonly name: string };

/** A table with one header: where its rows begin and end, and what its columns hold. */
export interface Block {
  readonly grid: Grid;
  /** Words before the rows: sheet name, heading, title rows. */
  readonly title: string;
  readonly columns: readonly (Column | undefined)[];
  /** 0-based; the header rows lie before `first`. */
  readonly first: number;
  readonly end: number;
  /** The table goes on with the one before it. */
  readonly continues?: true;
  /** No header was found; the columns were told by what they hold. */
  readonly guessed?: true;
  /** Rows inside that repeat the header, and rows that only hold a title. */
  readonly frame: ReadonlySet<number>;
}

type Head = Column | { readonly kind: 'group'; readonly group: 'items' | 'audience' | 'mode' | 'levels' };

const key = (text: string): string =>
  undoubled(plain(joined(text)).replace(/[()（）:：*、,，.。/]/gu, '')).replace(
    /^[一二三四五六七八九十]+(?=公开)/u,
    '',
  );

const tick = (id: TickId): Column => ({ kind: 'tick', tick: id });

/** Headings of columns that are no field of an item. */
const words: readonly (readonly [Head, readonly string[]])[] = [
  [{ kind: 'serial' }, ['序号', '编码序号', '顺序号', '项次']],
  [{ kind: 'number' }, ['编号', '事项编号', '事项编码', '目录编号']],
  [{ kind: 'domain' }, ['领域', '所属领域', '试点领域']],
  [
    { kind: 'level1' },
    ['一级事项', '一级目录', '一级公开事项', '一级', '事项类别', '事项分类', '公开类别', '类别', '主项', '一级指标'],
  ],
  [
    { kind: 'level2' },
    ['二级事项', '二级目录', '二级公开事项', '二级', '子项', '事项名称', '公开事项名称', '二级指标', '公开事项内容'],
  ],
  [{ kind: 'level3' }, ['三级事项', '三级目录', '三级公开事项', '三级', '业务办理项']],
  [tick('public'), ['全社会', '社会', '面向全社会', '社会公众']],
  [tick('specificGroup'), ['特定群体', '特定群众', '特定对象', '特定人群', '特定']],
  [tick('proactive'), ['主动', '主动公开']],
  [tick('onRequest'), ['依申请', '依申请公开', '申请公开']],
  [{ kind: 'group', group: 'items' }, ['公开事项', '事项', '政务公开事项', '公开目录']],
  [{ kind: 'group', group: 'audience' }, ['公开对象', '公开对像', '公开范围']],
  [{ kind: 'group', group: 'mode' }, ['公开方式', '公开属性', '公开类型']],
  [{ kind: 'group', group: 'levels' }, ['公开层级', '公开级别', '层级']],
  [{ kind: 'phone', name: '' }, ['咨询电话', '联系电话', '电话', '咨询服务电话', '办公电话']],
  [
    { kind: 'complaint', name: '' },
    ['监督投诉电话', '监督举报电话', '投诉电话', '监督电话', '举报电话', '监督投诉渠道'],
  ],
  [{ kind: 'remark', name: '' }, ['备注', '说明']],
  [{ kind: 'derived', name: '' }, ['与标准的差异', '待核']],
];

const byWord = new Map<string, Head>();
for (const field of fieldIds)
  if (!['title', 'audience', 'disclosureMode', 'levels'].includes(field))
    for (const heading of fields[field].headings)
      byWord.set(key(heading), { kind: 'field', field: field as Exclude<FieldId, 'title'> });
for (const [head, names] of words) for (const name of names) byWord.set(key(name), head);

const levelWord =
  /^(?:省|市|地市|州|盟|区|县|旗|乡|镇|街道|村|社区|嘎查|团场|师|作业区|管理区|园区|本)[、和及/\p{Script=Han}]*$/u;

/** 县级, 乡、村级, 区(县)级: the name of a column of 公开层级. */
const isLevelWord = (text: string): boolean =>
  text.length <= 12 && levelWord.test(text) && /级|街道|社区|作业区|园区/u.test(text);

const headOf = (text: string): Head | undefined => {
  const word = key(text);
  if (word === '') return undefined;
  const known = byWord.get(word);
  if (known) return 'name' in known ? ({ ...known, name: joined(text) } as Head) : known;
  return isLevelWord(word) ? { kind: 'level', name: undoubled(joined(text)) } : undefined;
};

/** A heading that lost characters or gained some: 依申请公, 公开渠道和要素(载体). Only asked once a header is found. */
const nearHead = (text: string): Head | undefined => {
  const word = key(text);
  if (word.length < 2 || word.length > 16) return undefined;
  const found = [...byWord]
    .map(([known, head]) => ({
      head,
      near:
        known.startsWith(word) || (known.length > 2 && word.startsWith(known))
          ? 0.7 + 0.2 * similarity(known, word)
          : similarity(known, word),
    }))
    .filter(({ near }) => near >= 0.6)
    .sort((left, right) => right.near - left.near)[0]?.head;
  return found && 'name' in found ? ({ ...found, name: joined(text) } as Head) : found;
};

const unique = (row: readonly (TableCell | undefined)[]): TableCell[] => [
  ...new Set(row.filter((cell): cell is TableCell => cell !== undefined && joined(cell.text) !== '')),
];

/** How many different headings a row holds. */
const headings = (row: readonly (TableCell | undefined)[]): number =>
  new Set(unique(row).map((cell) => JSON.stringify(headOf(cell.text) ?? null))).size -
  (unique(row).some((cell) => headOf(cell.text) === undefined) ? 1 : 0);

const isHeader = (row: readonly (TableCell | undefined)[]): boolean => {
  const cells = unique(row);
  return (
    cells.length >= 3 && headings(row) >= 3 && cells.filter((cell) => headOf(cell.text)).length * 2 >= cells.length
  );
};

/** A second header row: every cell of its own is a heading below another one. */
const isSubHeader = (row: readonly (TableCell | undefined)[], above: readonly (TableCell | undefined)[]): boolean => {
  const own = unique(row).filter((cell) => !above.includes(cell));
  const known = own.filter((cell) => headOf(cell.text) ?? nearHead(cell.text));
  return own.length > 0 && known.length * 4 >= own.length * 3 && own.every((cell) => joined(cell.text).length <= 14);
};

const groupColumns: { readonly [group: string]: readonly Column[] } = {
  items: [{ kind: 'level1' }, { kind: 'level2' }, { kind: 'level3' }],
  audience: [tick('public'), tick('specificGroup')],
  mode: [tick('proactive'), tick('onRequest')],
  levels: [
    { kind: 'level', name: '县级' },
    { kind: 'level', name: '乡级' },
  ],
};

const wordColumns: { readonly [group: string]: Column } = {
  items: { kind: 'level2' },
  audience: { kind: 'field', field: 'audience' },
  mode: { kind: 'field', field: 'disclosureMode' },
  levels: { kind: 'field', field: 'levels' },
};

/** What the columns under a header of one to three rows hold. */
const columnsUnder = (header: readonly (readonly (TableCell | undefined)[])[]): (Column | undefined)[] => {
  const width = Math.max(...header.map((row) => row.length));
  const heads: (Head | undefined)[][] = header.map((row) =>
    Array.from({ length: width }, (_, column) => {
      const cell = row[column];
      return cell && (headOf(cell.text) ?? nearHead(cell.text));
    }),
  );
  // Without merges the cells behind a group are blank: what stands below them belongs to the group on the left.
  const top = heads[0] ?? [];
  const groups: (Head | undefined)[] = [];
  for (let column = 0; column < width; column += 1) {
    const below = header.slice(1).some((row) => row[column] !== undefined);
    groups[column] = header[0]?.[column] === undefined && below ? groups[column - 1] : top[column];
  }
  return Array.from({ length: width }, (_, column): Column | undefined => {
    const group = groups[column];
    const cells = header.map((row) => row[column]);
    const leafIndex = cells.findLastIndex((cell) => cell !== undefined);
    const cell = cells[leafIndex];
    if (!cell) return undefined;
    const leaf = heads[leafIndex]?.[column];
    const name = joined(cell.text);
    const isGroup = cell === cells[0];
    if (group?.kind === 'group' && !isGroup) {
      if (group.group === 'levels') return { kind: 'level', name: undoubled(name) };
      if (leaf && leaf.kind !== 'group') return leaf;
      const first = groups.findIndex(
        (one, index) =>
          index <= column && groups.slice(index, column + 1).every((other) => other === one) && one === group,
      );
      return groupColumns[group.group]?.[column - first] ?? { kind: 'unknown', name };
    }
    if (leaf?.kind === 'group') {
      const same = header[leafIndex] ?? [];
      const first = same.indexOf(cell);
      const count = same.filter((other) => other === cell).length;
      return count === 1 ? wordColumns[leaf.group] : groupColumns[leaf.group]?.[column - first];
    }
    return leaf ?? { kind: 'unknown', name };
  });
};

const sameColumn = (left: Column | undefined, right: Column | undefined): boolean =>
  JSON.stringify(left) === JSON.stringify(right);

/** A column that stands twice keeps its first place, unless both are names: 类别 beside 一级事项 gives way. */
const withoutDoubles = (columns: readonly (Column | undefined)[]): (Column | undefined)[] =>
  columns.map((column, index) =>
    column && column.kind !== 'unknown' && columns.findIndex((other) => sameColumn(other, column)) < index
      ? { kind: 'unknown', name: column.kind }
      : column,
  );

/** A lone name column is the item itself, whatever it is called. */
const namesItems = (columns: readonly (Column | undefined)[]): (Column | undefined)[] => {
  const has = (kind: Column['kind']) => columns.some((column) => column?.kind === kind);
  if (has('level2')) return [...columns];
  const from = has('level1') ? 'level1' : 'level3';
  return columns.map((column) => (column?.kind === from ? { kind: 'level2' } : column));
};

/** Names alone are a list of items, as in an explanation: a catalogue says at least two things of each. */
const isCatalogue = (columns: readonly (Column | undefined)[]): boolean => {
  const fieldsHeld = new Set(columns.flatMap((column) => (column?.kind === 'field' ? [column.field] : [])));
  return columns.some((column) => column?.kind === 'level2') && fieldsHeld.size >= 2;
};

/** 公开方式 that says 全文发布 is another thing when 公开属性 says 主动 (S07). */
const modeByWords = (
  grid: Grid,
  header: readonly (readonly (TableCell | undefined)[])[],
  columns: readonly (Column | undefined)[],
  first: number,
): (Column | undefined)[] => {
  const modes = columns.flatMap((column, index) =>
    column?.kind === 'field' && column.field === 'disclosureMode' ? [index] : [],
  );
  if (modes.length < 2) return [...columns];
  const fits = (index: number) =>
    grid.rows.slice(first).filter((row) => /主动|依申请/u.test(joined(row[index]?.text ?? ''))).length;
  const best = [...modes].sort((left, right) => fits(right) - fits(left))[0];
  return columns.map((column, index) =>
    modes.includes(index) && index !== best
      ? { kind: 'unknown', name: joined(header.map((row) => row[index]?.text ?? '').find((text) => text !== '') ?? '') }
      : column,
  );
};

const isTickLike = (text: string): boolean => /^[√✓✔☑■●是☐□×—\-/]?$/u.test(joined(text));

/** What the columns of a table without header hold, told by their cells. */
const guessColumns = (
  grid: Grid,
  isTitle: (text: string) => 1 | 2 | undefined,
  reference: Reference,
): (Column | undefined)[] => {
  const width = Math.max(0, ...grid.rows.map((row) => row.length));
  const share = (column: number, test: (text: string) => boolean): number => {
    const cells = grid.rows.flatMap((row) => row[column] ?? []).map((cell) => cell.text);
    return cells.length === 0 ? 0 : cells.filter(test).length / cells.length;
  };
  const channelNames = reference.channels.map(({ name }) => plain(name));
  const tests: readonly (readonly [Column, (text: string) => boolean])[] = [
    [{ kind: 'level2' }, (text) => isTitle(text) === 2],
    [{ kind: 'level1' }, (text) => isTitle(text) === 1],
    [{ kind: 'field', field: 'basis' }, (text) => /《.+》/u.test(joined(text))],
    [
      { kind: 'field', field: 'timeLimit' },
      (text) => /工作日|形成或(?:者)?变更|长期|及时/u.test(joined(text)) && joined(text).length < 60,
    ],
    [
      { kind: 'field', field: 'channels' },
      (text) => channelNames.filter((name) => plain(text).includes(name)).length >= 1 && plain(text).length < 160,
    ],
    [
      { kind: 'field', field: 'responsibleBody' },
      (text) => /(?:局|部门|中心|政府|办事处|所|委|会)$/u.test(joined(text)) && joined(text).length < 60,
    ],
    [{ kind: 'serial' }, (text) => /^\d{1,3}$/u.test(joined(text))],
    [{ kind: 'field', field: 'content' }, (text) => clean(text).length > 12],
  ];
  const columns: (Column | undefined)[] = Array.from({ length: width });
  for (const [column, test] of tests) {
    const best = Array.from({ length: width }, (_, index) => ({
      index,
      share: columns[index] ? 0 : share(index, test),
    })).sort((left, right) => right.share - left.share || left.index - right.index)[0];
    if (best && best.share >= 0.4) columns[best.index] = column;
  }
  const after = columns.findLastIndex(Boolean) + 1;
  const ticks = Array.from({ length: width - after }, (_, index) => after + index).filter(
    (index) => share(index, isTickLike) >= 0.8 || grid.rows.every((row) => row[index] === undefined),
  );
  const levels: { readonly [count: number]: readonly string[] } = {
    5: ['县级'],
    6: ['县级', '乡级'],
    7: ['市级', '县级', '乡级'],
  };
  const names = levels[ticks.length] ?? [];
  const order: readonly Column[] = [
    ...(['public', 'specificGroup', 'proactive', 'onRequest'] as const).map(tick),
    ...names.map((name): Column => ({ kind: 'level', name })),
  ];
  if (ticks.length >= 4) for (const [position, index] of ticks.entries()) columns[index] = order[position];
  return columns;
};

/** Title rows hold one text, whatever its width. */
const titleText = (row: readonly (TableCell | undefined)[]): string | undefined => {
  const cells = unique(row);
  return cells.length === 1 ? joined(cells[0]?.text ?? '') : undefined;
};

/** Whether a table without header goes on with the one before, as the pages of a document do. */
const continues = (grid: Grid, { columns }: Block, isTitle: (text: string) => 1 | 2 | undefined): boolean => {
  const name = columns.findIndex((column) => column?.kind === 'level2');
  const widths = new Set(grid.rows.map((row) => row.length));
  return widths.has(columns.length) && grid.rows.some((row) => isTitle(row[name]?.text ?? '') === 2);
};

/**
 * The tables inside one grid. Every header row begins one; a header that repeats the one before, as pages do, is left
 * out. A grid without any header is told by its cells if it holds names of known items.
 */
export const findBlocks = (
  grid: Grid,
  isTitle: (text: string) => 1 | 2 | undefined,
  reference: Reference,
  before: Block | undefined,
): Block[] => {
  const { rows } = grid;
  const starts: { at: number; first: number; columns: (Column | undefined)[] }[] = [];
  for (let row = 0; row < rows.length; row += 1) {
    const line = rows[row] ?? [];
    if (!isHeader(line)) continue;
    let first = row + 1;
    while (first < row + 3 && isSubHeader(rows[first] ?? [], rows[first - 1] ?? [])) first += 1;
    const header = rows.slice(row, first);
    const columns = namesItems(withoutDoubles(modeByWords(grid, header, columnsUnder(header), first)));
    if (isCatalogue(columns)) starts.push({ at: row, first, columns });
    row = first - 1;
  }
  if (starts.length === 0) {
    if (before && continues(grid, before, isTitle))
      return [{ ...before, grid, first: 0, end: rows.length, frame: new Set(), continues: true }];
    const titled = rows.filter((row) => unique(row).some((cell) => isTitle(cell.text) === 2)).length;
    const columns = titled >= 2 ? guessColumns(grid, isTitle, reference) : [];
    if (!isCatalogue(columns)) return [];
    const first = rows.findIndex((row) => titleText(row) === undefined && unique(row).length > 0);
    const title = rows.slice(0, first).map(titleText).join('');
    return [
      {
        grid,
        title: `${grid.before ?? ''} ${title}`,
        columns,
        first,
        end: rows.length,
        guessed: true,
        frame: new Set(),
      },
    ];
  }
  const blocks: Block[] = [];
  let frame = new Set<number>();
  starts.forEach(({ at, first, columns }, index) => {
    const earlier = starts[index - 1];
    const last = blocks.at(-1);
    // Title rows right above a header belong to it.
    let top = at;
    const floor = earlier?.first ?? 0;
    while (
      top > floor &&
      (titleText(rows[top - 1] ?? []) !== undefined || unique(rows[top - 1] ?? []).length === 0) &&
      !isLevel1Row(rows[top - 1] ?? [], isTitle)
    )
      top -= 1;
    const title = rows
      .slice(index === 0 ? 0 : top, at)
      .map((row) => titleText(row) ?? '')
      .join(' ');
    const own = Array.from({ length: first - top }, (_, offset) => top + offset);
    const repeats =
      last !== undefined &&
      title.trim() === '' &&
      columns.length === last.columns.length &&
      columns.every((column, position) => sameColumn(column, last.columns[position]));
    if (repeats && last) {
      for (const row of own) frame.add(row);
      blocks[blocks.length - 1] = { ...last, end: rows.length, frame };
      return;
    }
    if (last) blocks[blocks.length - 1] = { ...last, end: top };
    frame = new Set();
    blocks.push({ grid, title: `${grid.before ?? ''} ${title}`.trim(), columns, first, end: rows.length, frame });
  });
  return blocks;
};

const isLevel1Row = (row: readonly (TableCell | undefined)[], isTitle: (text: string) => 1 | 2 | undefined): boolean =>
  isTitle(titleText(row) ?? '') === 1;

const officialNames: { readonly [level in LevelId]: string } = {
  province: '省级',
  city: '市级',
  county: '县级',
  township: '乡级',
  village: '村级',
};

/**
 * Which level every column of 公开层级 stands for. 市级 is the county of a county-level city where no other column is
 * (S13); villages are covered by 乡级 (product.md §2), so 乡、村级 is 乡级. A name nobody knows maps to nothing.
 */
export const levelColumns = (
  columns: readonly (Column | undefined)[],
  region: 'province' | 'city' | 'county' | 'township',
  reference: Reference,
): ReadonlyMap<number, LevelId> => {
  const named = columns.flatMap((column, index) =>
    column?.kind === 'level' ? [{ index, name: key(column.name) }] : [],
  );
  const idOf = (name: string): LevelId | undefined => {
    const known = reference.levels.find(({ name: official, aliases }) =>
      [official, ...aliases].some((word) => key(word) === name),
    );
    if (known) return known.id;
    if (/乡|镇|街|苏木/u.test(name)) return 'township';
    if (/村|社区|嘎查/u.test(name)) return 'village';
    if (/县|区(?!域)|旗/u.test(name) && !/作业|园|管理/u.test(name)) return 'county';
    if (/省|自治区/u.test(name)) return 'province';
    return /市|州|盟/u.test(name) ? 'city' : undefined;
  };
  const found = named.map(({ index, name }) => ({ index, name, level: idOf(name) }));
  const has = (level: LevelId) => found.some((one) => one.level === level);
  return new Map(
    found.flatMap(({ index, level }): [number, LevelId][] => {
      if (level === undefined) return [];
      if (level === 'city' && !has('county') && (region === 'county' || region === 'township'))
        return [[index, 'county']];
      if (level === 'village') return [[index, 'township']];
      return [[index, level]];
    }),
  );
};

/** The official name of a level. */
export const levelName = (level: LevelId): string => officialNames[level];
