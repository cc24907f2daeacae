import { emptyLayer, importLayer } from '../engine/import/import-layer.ts';
import { readTableFiles } from '../engine/import/read-table-files.ts';
import type { Workspace } from '../engine/workspace.ts';
import type { ImportedRow, RowOutcome } from '../import/account.ts';
import { outcomeNames, shown } from '../import/account.ts';
import type { Compiled } from '../kinds/result.ts';
import type { Region } from '../model/catalogue.ts';
import { levelOfCode } from '../model/level-of-code.ts';
import { placeWords } from '../model/place-words.ts';
import { problemText } from '../source/table/problem-text.ts';
import type { Imported, ImportWish, NamedBytes, ShownImportRow } from './protocol.ts';

const rowOf = (row: ImportedRow): ShownImportRow => ({
  place: placeWords(row.place, 'zh'),
  name: shown([row.level1, row.level2, row.level3].filter((name) => name !== '').join(' › ')),
  item: row.item === null ? '' : row.item.slice(row.item.indexOf('/') + 1),
  outcome: row.outcome,
  outcomeName: outcomeNames[row.outcome].zh,
  changes: [...(row.changes ?? [])],
  notes: [...(row.notes ?? [])].map((note) => placeWords(note, 'zh')),
  left: (row.cells ?? []).flatMap(({ column, left = [] }) =>
    left.map(({ text, why }) => ({ column, text: shown(text), why: placeWords(why.zh, 'zh') })),
  ),
});

const errorsOf = ({ findings }: Compiled): string[] =>
  findings
    .filter(({ severity }) => severity === 'error')
    .map(({ message, fix }) => `${message.zh}${fix ? `；${fix.zh}` : ''}`);

/** The layer that `mulu import` would write of tables, with the account of every row; or why there is none. */
const importAs = async (
  { code, name, parent }: ImportWish,
  files: readonly NamedBytes[],
  checkAs: (text: string) => Promise<Compiled>,
): Promise<Imported> => {
  const region: Region = { name, level: levelOfCode(code), code };
  const found = await checkAs(emptyLayer(region, parent));
  const errors = errorsOf(found);
  if (!found.step || errors.length > 0) return { refused: errors };
  const tables = await readTableFiles(files, {});
  const file = files.map((one) => one.name.split('/').at(-1) ?? one.name).join('、');
  const { layer, report } = importLayer(
    file,
    tables,
    { region, extends: parent, found },
    { columns: new Map(), blankAbove: false },
  );
  const told = [
    ...tables.problems.map((problem) => {
      const { text, fix } = problemText(problem);
      return { severity: problem.severity, text: `${problem.file}：${text.zh}${fix ? `。${fix.zh}` : ''}` };
    }),
    ...report.remarks.map(({ severity, text, place }) => ({
      severity,
      text: placeWords(`${place === undefined ? '' : `${place} `}${text.zh}`, 'zh'),
    })),
  ];
  if (layer === undefined) return { refused: told.map(({ text }) => text) };
  const outcomes = Object.keys(outcomeNames) as RowOutcome[];
  return {
    text: layer,
    kind: tables.kind,
    told,
    rows: report.rows.map(rowOf),
    counts: outcomes.flatMap((outcome) => {
      const count = report.rows.filter((row) => row.outcome === outcome).length;
      return count > 0 ? [{ outcome, name: outcomeNames[outcome].zh, count }] : [];
    }),
    omitted: report.omitted.map(({ item, title }) => `${item.slice(item.indexOf('/') + 1)} ${title}`),
  };
};

/** Imports tables among the files, as the layer whose name is the code of its region. */
export const importTableFiles = async (
  wish: ImportWish,
  held: Map<string, Uint8Array>,
  workspace: Workspace,
): Promise<Imported> => {
  const target = `${wish.code}.yaml`;
  const earlier = held.get(target);
  const checkAs = (text: string): Promise<Compiled> => {
    held.set(target, new TextEncoder().encode(text));
    workspace.forget([target]);
    return workspace.check(target);
  };
  const files = wish.tables.map((name) => ({ name, bytes: held.get(name) ?? new Uint8Array() }));
  const imported = await importAs(wish, files, checkAs);
  if (earlier) held.set(target, earlier);
  else held.delete(target);
  workspace.forget([target]);
  return imported;
};
