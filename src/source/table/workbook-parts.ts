import { newBudget } from './budget.ts';
import { type Relation, relationsOf } from './relations.ts';
import { countCells } from './sheet-cells.ts';
import { limits, type TableProblem, Unreadable } from './table.ts';
import { attributesOf, type Cut, cutXml, eachTag, type XmlTag } from './xml-tags.ts';
import type { Parts } from './zip.ts';

type Texts = ReadonlyMap<string, string>;

/** Longer than any program writes: the reader looks at the format of a cell again for each cell. */
const longestFormat = 1000;

/** Parts that are read in one pass, as long as people fill them; of the others the reader makes a tree. */
const sheetParts = (relations: readonly Relation[]): ReadonlySet<string> => {
  const others = new Set(relations.filter(({ type }) => type !== 'worksheet').map(({ target }) => target));
  return new Set(relations.filter(({ target }) => !others.has(target)).map(({ target }) => target));
};

const checkMarks = (texts: Texts, sheets: ReadonlySet<string>): void => {
  const sums = { sheetMarks: 0, marks: 0 };
  for (const [name, xml] of texts) {
    const kind = sheets.has(name) ? 'sheetMarks' : 'marks';
    for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at + 1)) sums[kind] += 1;
    if (sums[kind] > limits[kind]) throw new Unreadable('too-many-marks', { name, limit: limits[kind] });
  }
};

interface NamedSheet {
  readonly id: string;
  readonly name: string;
}

const idOf = (tag: XmlTag): string | undefined => {
  const said = attributesOf(tag);
  const plain = said.get('r:id') ?? said.get('R:id');
  return plain ?? [...said].find(([key, value]) => key.endsWith(':id') && value.startsWith('rId'))?.[1];
};

const sheetsOf = (part: string, xml: string): NamedSheet[] => {
  const sheets: NamedSheet[] = [];
  eachTag(xml, (tag) => {
    const id = tag.closing || tag.name !== 'sheet' ? undefined : idOf(tag);
    if (id?.includes('&')) throw new Unreadable('odd-part', { name: part });
    if (id !== undefined) sheets.push({ id, name: attributesOf(tag).get('name') ?? '' });
  });
  if (sheets.length > limits.tables)
    throw new Unreadable('too-many-sheets', { count: sheets.length, limit: limits.tables });
  return sheets;
};

/** Which part each sheet leads to. Two sheets with one content are read twice; two hundred of them, two hundred times. */
const namesOfParts = (relations: readonly Relation[], sheets: readonly NamedSheet[]): ReadonlyMap<string, string> => {
  const targets = new Map<string, string>();
  for (const { type, id, target } of relations) {
    if (type !== 'worksheet') continue;
    if ((targets.get(id) ?? target) !== target) throw new Unreadable('odd-part', { name: id });
    targets.set(id, target);
  }
  const names = new Map<string, string>();
  for (const { id, name } of sheets) {
    const target = targets.get(id) ?? id;
    const first = names.get(target);
    if (first !== undefined) throw new Unreadable('repeated-sheet', { first, second: name });
    names.set(target, name);
  }
  return names;
};

/** Names of ranges and pivot tables: nobody asks for them, and old workbooks carry ten thousands of names. */
const needless = (xml: string): Cut[] => {
  const cuts: Cut[] = [];
  let start = -1;
  eachTag(xml, (tag) => {
    if (/^(?:definedNames|pivotCaches)$/u.test(tag.name) && !tag.empty) {
      if (!tag.closing) start = tag.start;
      else if (start >= 0) cuts.push({ start, end: tag.end });
    }
    const format = tag.name === 'numFmt' ? attributesOf(tag).get('formatCode') : undefined;
    if (format !== undefined && format.length > longestFormat) cuts.push({ start: tag.start, end: tag.end });
  });
  return cuts;
};

/**
 * The parts of an XLSX file as its reader gets them: counted, no sheet twice, cells that lie further out than any
 * catalogue cut out. What was cut and held something is told.
 */
export const countWorkbook = (parts: Parts): { readonly parts: Parts; readonly problems: readonly TableProblem[] } => {
  const texts: Texts = new Map(
    [...parts].flatMap(([name, bytes]) =>
      /\.(?:xml|rels)$/iu.test(name) ? [[name, new TextDecoder().decode(bytes)] as const] : [],
    ),
  );
  const relations = [...texts].flatMap(([name, xml]) => (name.endsWith('.rels') ? relationsOf(name, xml) : []));
  const sheets = sheetParts(relations);
  checkMarks(texts, sheets);
  const others = [...texts].filter(([name]) => !sheets.has(name));
  const names = namesOfParts(
    relations,
    others.flatMap(([name, xml]) => sheetsOf(name, xml)),
  );
  const budget = { ...newBudget(), columns: 0 };
  const problems: TableProblem[] = [];
  const counted = new Map(parts);
  for (const [name, xml] of texts) {
    const { cuts, rows, columns } = countCells(names.get(name) ?? name, xml, budget);
    const all = [...cuts, ...(sheets.has(name) ? [] : needless(xml))].sort((left, right) => left.start - right.start);
    if (all.length > 0) counted.set(name, new TextEncoder().encode(cutXml(xml, all)));
    const sheet = names.get(name) ?? name;
    if (rows) problems.push({ code: 'rows-cut', severity: 'warning', args: { sheet, limit: limits.rows } });
    if (columns) problems.push({ code: 'columns-cut', severity: 'warning', args: { sheet, limit: limits.columns } });
  }
  return { parts: counted, problems };
};
