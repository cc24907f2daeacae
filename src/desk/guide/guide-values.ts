import type { GuideColumn, GuideForm, GuideRow, GuideValue } from '../guide-protocol.ts';

type Raw = { readonly [key: string]: unknown };

const isRaw = (value: unknown): value is Raw => value !== null && typeof value === 'object' && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const scalar = (value: unknown): string => (value === null || typeof value === 'object' ? '' : String(value ?? ''));

const bar = '｜';

/** What stands in a cell, as a person types it. */
const cellText = (value: unknown): string => {
  if (Array.isArray(value))
    return value.some(isRaw)
      ? value.map((row) => (isRaw(row) ? Object.values(row).map(scalar).join(bar) : scalar(row))).join('\n')
      : value.map(scalar).join('、');
  if (isRaw(value))
    return Object.entries(value)
      .map(([key, one]) => `${key}${bar}${scalar(one)}`)
      .join('\n');
  return scalar(value);
};

const shownRow = (entry: unknown, was: number, columns: readonly GuideColumn[]): GuideRow => {
  const [first] = columns;
  const cells = isRaw(entry)
    ? Object.fromEntries(columns.flatMap(({ key }) => (key in entry ? [[key, cellText(entry[key])]] : [])))
    : { [first?.key ?? '']: scalar(entry) };
  return { was, cells };
};

/** What a file says at a place, as its form shows it. */
export const shownValue = (form: GuideForm, raw: unknown): GuideValue => {
  if (form.kind === 'text' || form.kind === 'choice') return scalar(raw);
  if (form.kind === 'lines') return Array.isArray(raw) ? raw.map(scalar) : [scalar(raw)].filter((line) => line !== '');
  if (form.isMap)
    return Object.entries(isRaw(raw) ? raw : {}).map(([name, text]) => ({ cells: { name, text: scalar(text) } }));
  if (form.none !== undefined && raw === form.none) return form.none;
  return listOf(raw).map((entry, index) => shownRow(entry, index, form.columns));
};

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The keys of the rows that a cell of lines holds; none where it maps a word to another. */
const innerKeys: { readonly [key: string]: readonly string[] | undefined } = { fill: ['field', 'how', 'example'] };

const typedCell = ({ key, kind }: GuideColumn, text: string): unknown => {
  if (kind === 'words') return text.split(/[、，,；;\n]/u).flatMap((word) => word.trim() || []);
  if (kind !== 'lines') return text.trim();
  const cells = lines(text).map((line) => line.split(/[｜|]/u).map((cell) => cell.trim()));
  const keys = innerKeys[key];
  if (!keys) return Object.fromEntries(cells.map(([name = '', ...to]) => [name, to.join(bar)]));
  return cells.map((row) => Object.fromEntries(keys.map((name, index) => [name, row[index] ?? ''])));
};

const isFilled = ({ cells }: GuideRow): boolean => Object.values(cells).some((text) => text.trim() !== '');

/** A row as the file writes it: what was not touched stays as it was written. */
const writtenRow = ({ was, cells }: GuideRow, columns: readonly GuideColumn[], raw: unknown): unknown => {
  const before = was === undefined ? undefined : listOf(raw)[was];
  const [first] = columns;
  const earlier: Raw = isRaw(before) ? before : { [first?.key ?? '']: before };
  const isBare = !isRaw(before) && columns.every(({ key }) => key === first?.key || !cells[key]?.trim());
  const mayBeBare = before !== undefined || first?.key === 'text';
  if (first && isBare && mayBeBare) return cells[first.key]?.trim();
  const entries = columns.flatMap((column) => {
    const text = cells[column.key] ?? '';
    if (text.trim() === '') return [];
    const old = earlier[column.key];
    return [[column.key, old !== undefined && cellText(old) === text ? old : typedCell(column, text)] as const];
  });
  return Object.fromEntries(entries);
};

const isRows = (value: GuideValue): value is readonly GuideRow[] =>
  Array.isArray(value) && value.every((row) => typeof row === 'object');

/** What a form holds, as the file says it; undefined for nothing. */
export const writtenValue = (form: GuideForm, value: GuideValue, raw: unknown): unknown => {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  if (form.kind === 'rows' && form.isMap && isRows(value)) {
    const filled = value.filter(isFilled);
    return filled.length === 0
      ? undefined
      : Object.fromEntries(filled.map(({ cells }) => [cells.name?.trim() ?? '', cells.text?.trim() ?? '']));
  }
  if (form.kind === 'rows' && isRows(value)) {
    const filled = value.filter(isFilled);
    return filled.length === 0 ? undefined : filled.map((row) => writtenRow(row, form.columns, raw));
  }
  const said = (value as readonly string[]).flatMap(lines);
  if (said.length === 0) return undefined;
  const [only] = said;
  const isList = Array.isArray(raw) || (form.kind === 'lines' && form.isList);
  return said.length === 1 && !isList ? only : said;
};
