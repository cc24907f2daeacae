import { domainIds, domains } from '../../generated/domains.js';
import { domainIn } from '../../model/domain.ts';
import { fields } from '../../model/fields.ts';
import { withoutControls } from '../../model/personal/mask.ts';
import type { Path, Place } from '../../model/place.ts';
import {
  answerColumns,
  authorValue,
  codeWords,
  columnNames,
  type FormField,
  factRows,
  formFields,
  localHead,
  nothing,
  standardHead,
  statusWords,
  workbookMarker,
  workbookSheets,
} from '../../model/workbook-form.ts';
import type { Source } from '../source.ts';
import { readWorkbook } from './workbook-table.ts';

type Row = readonly string[];
type Plain = { [key: string]: unknown };

const headRow = 1;
const firstRow = 2;

const letters = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : `${letters(Math.floor(column / 26) - 1)}${letters(column % 26)}`;

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The words of a channels cell: boxes, and the texts of 其他. */
const channelsOf = (text: string): { readonly boxes: readonly string[]; readonly other: readonly string[] } => {
  const lines = linesOf(text);
  return {
    boxes: lines.map((line) => (line.startsWith('其他：') ? '其他' : line)),
    other: lines.flatMap((line) => (line.startsWith('其他：') ? line.slice(3).split('、') : [])),
  };
};

/** Only additions, where the standard comes first and whole; so the layer follows when its parent changes. */
const asAddition = (field: FormField, lines: readonly string[], standard: readonly string[]): unknown => {
  const gained = lines.slice(standard.length);
  const bookOf = (line: string) => /《.*》/u.exec(line)?.[0] ?? line;
  const known = new Set(standard.map(bookOf));
  const follows = standard.length > 0 && gained.length > 0 && standard.every((line, index) => line === lines[index]);
  return follows && (field === 'content' || !gained.some((line) => known.has(bookOf(line)))) ? { add: gained } : lines;
};

/** Reads a filled-in workbook of ours as a layer, each value with its cell. Undefined for any other workbook. */
export const readWorkbookLayer = async (file: string, bytes: Uint8Array): Promise<Source | undefined> => {
  const { grids } = await readWorkbook(bytes, true);
  const sheets = new Map<string, readonly Row[]>(
    grids.map(({ name = '', rows }) => [
      name,
      rows.map((row) => Array.from(row, (cell) => withoutControls(cell?.text ?? '').trim())),
    ]),
  );
  const at = (sheet: string, row: number, column: number): string => sheets.get(sheet)?.[row]?.[column] ?? '';
  if (at(workbookSheets.guide, 0, 0) !== workbookMarker) return undefined;

  const names = [...sheets.keys()];
  const places = new Map<string, readonly [sheet: string, row: number, column: number]>();
  const put = (path: Path, sheet: string, row: number, column: number): void => {
    places.set(JSON.stringify(path), [sheet, row, column]);
  };
  const data: Plain = { kind: 'layer' };
  const set = (path: readonly string[], value: unknown): void => {
    let target = data;
    for (const step of path.slice(0, -1)) {
      target[step] ??= {};
      target = target[step] as Plain;
    }
    target[path.at(-1) ?? ''] = value;
  };

  put([], workbookSheets.facts, 0, 0);
  for (const [label, path] of [...factRows].reverse()) {
    const row = (sheets.get(workbookSheets.facts) ?? []).findIndex((cells) => cells[0] === label);
    if (row >= 0) for (let end = 1; end <= path.length; end += 1) put(path.slice(0, end), workbookSheets.facts, row, 1);
  }
  for (const [label, path] of factRows) {
    const row = (sheets.get(workbookSheets.facts) ?? []).findIndex((cells) => cells[0] === label);
    const text = row < 0 ? '' : at(workbookSheets.facts, row, 1);
    if (text === '') continue;
    const coded = path[0] === 'region' && (path[1] === 'level' || path[1] === 'kind');
    set(
      path,
      path[0] === 'responsibleBody'
        ? authorValue('responsibleBody', text)
        : path[1] === 'copies'
          ? linesOf(text)
          : coded
            ? (codeWords.find(([word]) => word === text)?.[1] ?? text)
            : text,
    );
  }

  /** The field columns of one row, as an author would write them; the standard is what stands beside. */
  const readRow = (sheet: string, row: number, path: Path): Plain => {
    const heads = sheets.get(sheet)?.[headRow] ?? [];
    const entry: Plain = {};
    for (const field of formFields) {
      const standard = at(sheet, row, heads.indexOf(standardHead(field)));
      if (field === 'channels') {
        const last = heads.indexOf(columnNames.otherChannels);
        const before = heads.indexOf(standardHead(field));
        const first = (before >= 0 ? before : heads.indexOf(localHead('responsibleBody'))) + 1;
        const boxes = heads.slice(first, last).map((head, index) => ({ head, mark: at(sheet, row, first + index) }));
        const other = at(sheet, row, last);
        const touched = boxes.findIndex(({ mark }) => mark !== '');
        if (touched < 0 && other === '') continue;
        put([...path, field], sheet, row, touched < 0 ? last : first + touched);
        const had = channelsOf(standard);
        const ticked = boxes
          .filter(({ head, mark }) => (mark === '' ? had.boxes.includes(head) : !/^[□☐×Xx否]$/u.test(mark)))
          .map(({ head }) => head);
        const texts =
          other === nothing ? [] : other === '' ? had.other : linesOf(other).flatMap((line) => line.split('、'));
        const write = (names_: readonly string[], more: readonly string[]): string[] => [
          ...names_.filter((name) => name !== '其他' || more.length === 0),
          ...more.map((text) => `其他：${text}`),
        ];
        const listed = texts.length > 0 && !ticked.includes('其他') && other !== '' ? [...ticked, '其他'] : ticked;
        const whole = write(listed, listed.includes('其他') ? texts : []);
        const stays =
          had.boxes.length > 0 &&
          had.boxes.every((name) => listed.includes(name)) &&
          had.other.every((text, index) => texts[index] === text);
        const gained = write(
          listed.filter((name) => !had.boxes.includes(name)),
          texts.slice(had.other.length),
        );
        entry[field] = stays && gained.length > 0 ? { add: gained } : whole;
        continue;
      }
      const column = heads.indexOf(localHead(field));
      const text = at(sheet, row, column);
      if (text === '') continue;
      put([...path, field], sheet, row, column);
      entry[field] =
        field === 'content' || field === 'basis'
          ? asAddition(field, linesOf(text), linesOf(standard))
          : authorValue(field, text);
    }
    return entry;
  };

  for (const domain of domainIds) {
    const sheet = domainIn(domains, domain).name.zh;
    const heads = sheets.get(sheet)?.[headRow] ?? [];
    const [status, note, rename] = [columnNames.status, columnNames.note, columnNames.rename].map((name) =>
      heads.indexOf(name),
    ) as [number, number, number];
    const lists: { readonly [key in 'omit' | 'restore' | 'amend']: Plain[] } = { omit: [], restore: [], amend: [] };
    const count = sheets.get(sheet)?.length ?? 0;
    for (let row = firstRow; row < count; row += 1) {
      const number = at(sheet, row, 0);
      if (number === '') continue;
      const item = `${number} ${at(sheet, row, 1).replace(/（上级未列入）$/u, '')}`.trim();
      const add = (key: keyof typeof lists, column: number, entry: Plain): void => {
        const path: Path = [domain, key, lists[key].length];
        put(path, sheet, row, column);
        put([...path, 'item'], sheet, row, column);
        lists[key].push({ item, ...entry });
      };
      const word = at(sheet, row, status);
      const [, meaning = word] = statusWords.find(([own]) => own === word) ?? [];
      if (meaning === 'restore') add('restore', status, {});
      else if (word !== '') {
        const path: Path = [domain, 'omit', lists.omit.length];
        const text = at(sheet, row, note);
        put([...path, 'note'], sheet, row, note);
        put([...path, 'reason'], sheet, row, status);
        add('omit', status, { reason: meaning, ...(text === '' ? {} : { note: text }) });
      }
      const path: Path = [domain, 'amend', lists.amend.length];
      const title = at(sheet, row, rename);
      const edits = readRow(sheet, row, path);
      if (title !== '') put([...path, 'title'], sheet, row, rename);
      if (title !== '' || Object.keys(edits).length > 0)
        add('amend', 0, { ...(title === '' ? {} : { title }), ...edits });
    }
    for (const [key, entries] of Object.entries(lists)) if (entries.length > 0) set([domain, key], entries);
  }

  const additions = new Map<string, Plain[]>(domainIds.map((domain) => [domain, []]));
  const sheet = workbookSheets.additions;
  for (let row = firstRow; row < (sheets.get(sheet)?.length ?? 0); row += 1) {
    const [word, id, title] = [at(sheet, row, 0), at(sheet, row, 1), at(sheet, row, 2)];
    if (word === '' && id === '' && title === '') continue;
    const domain = domains.find(({ name }) => name.zh === word)?.id ?? domainIds[0] ?? '';
    const list = additions.get(domain) ?? [];
    const path: Path = [domain, 'add', list.length];
    put(path, sheet, row, 0);
    put([...path, 'id'], sheet, row, 1);
    put([...path, 'title'], sheet, row, 2);
    list.push({
      ...(id === '' ? {} : { id }),
      ...(title === '' ? {} : { title }),
      ...readRow(sheet, row, path),
    });
  }
  for (const [domain, list] of additions) if (list.length > 0) set([domain, 'add'], list);
  for (const domain of domainIds) data[domain] ??= {};

  const answers: Plain[] = [];
  for (let row = firstRow; row < (sheets.get(workbookSheets.answers)?.length ?? 0); row += 1) {
    const entry = Object.fromEntries(
      answerColumns.flatMap(([, key], column) => {
        const text = at(workbookSheets.answers, row, column);
        if (text === '') return [];
        put(['accepted', answers.length, key], workbookSheets.answers, row, column);
        const field = Object.entries(fields).find(([, { label }]) => label.zh === text)?.[0];
        return [[key, key === 'field' ? (field ?? text) : text]];
      }),
    );
    if (Object.keys(entry).length === 0) continue;
    put(['accepted', answers.length], workbookSheets.answers, row, 0);
    answers.push(entry);
  }
  if (answers.length > 0) data.accepted = answers;

  const last = Math.max(0, ...(sheets.get(workbookSheets.lists) ?? []).map((row) => row.length)) - 1;
  const carried = (sheets.get(workbookSheets.lists) ?? []).map((row) => row[last] ?? '').join('');
  let folder: string | undefined;
  if (carried.startsWith('{')) {
    put(['profile'], workbookSheets.lists, 0, last);
    try {
      const hidden = JSON.parse(carried) as { readonly profile?: unknown; readonly folder?: unknown };
      if (hidden.profile !== undefined) data.profile = hidden.profile;
      if (typeof hidden.folder === 'string') folder = hidden.folder;
    } catch {
      // Somebody has changed what was hidden: then there is no profile, and its absence is seen by what it did.
    }
  }

  const find = (place: Place): readonly [string, number, number] | undefined => {
    if (!('path' in place) || place.file !== file) return undefined;
    for (let end = place.path.length; end >= 0; end -= 1) {
      const found = places.get(JSON.stringify(place.path.slice(0, end)));
      if (found) return found;
    }
    return undefined;
  };
  return {
    file,
    data,
    text: '',
    faults: [],
    // Only for sorting: sheet after sheet, row after row.
    locate: (place) => {
      const found = find(place);
      if (!found) return undefined;
      const [line, column] = [names.indexOf(found[0]) * 100_000 + found[1] + 1, found[2] + 1];
      return { line, column, endLine: line, endColumn: column };
    },
    line: () => undefined,
    written: (place) => {
      const found = find(place);
      return found && at(...found);
    },
    range: () => undefined,
    ...(folder === undefined ? {} : { folder }),
    cellOf: (place) => {
      const found = find(place);
      return found && { file, sheet: found[0], cell: `${letters(found[2])}${found[1] + 1}` };
    },
  };
};
