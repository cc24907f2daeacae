import { reference } from '../../generated/reference.js';
import type { ImportReport } from '../../import/account.ts';
import { importTables } from '../../import/import-tables.ts';
import { scalar } from '../../import/layer-text.ts';
import type { ImportRequest } from '../../import/work.ts';
import type { Compiled } from '../../kinds/result.ts';
import type { Region } from '../../model/catalogue.ts';
import { createJudge } from '../../overlap/judge.ts';
import type { OpenedTables } from './read-table-files.ts';

/** The text of a layer that says nothing yet: by it its parent is found, and one that begins with nothing begins with it. */
export const emptyLayer = ({ code, name, level, kind }: Region, parent: string): string => {
  const said = [
    ...(code === undefined ? [] : [`code: ${JSON.stringify(code)}`]),
    `name: ${scalar(name)}`,
    `level: ${level}`,
    ...(kind === undefined ? [] : [`kind: ${kind}`]),
  ];
  return `kind: layer\nregion: { ${said.join(', ')} }\nextends: ${/^national@\w+$/u.test(parent) ? parent : scalar(parent)}\n`;
};

/** Where the layer goes, and what it stands under; `before` is the text of a layer that is gone on with. */
export interface ImportGround {
  readonly region: Region;
  readonly extends: string;
  readonly found: Compiled;
  readonly before?: { readonly text: string };
}

const nothing: { readonly layer?: string; readonly report: ImportReport } = {
  report: { rows: [], omitted: [], domains: [], remarks: [] },
};

/** Tables as a layer. A file that cannot be read at all is told, and then there is none: half of what was given is no layer. */
export const importLayer = (
  file: string,
  tables: OpenedTables,
  { region, extends: parent, found, before }: ImportGround,
  how: Pick<ImportRequest, 'columns' | 'blankAbove'>,
): { readonly layer?: string; readonly report: ImportReport } => {
  const { step, known } = found;
  const unreadable = tables.problems.some(({ severity }) => severity === 'error');
  if (!step || tables.grids.length === 0 || unreadable) return nothing;
  return importTables({
    file,
    grids: tables.grids,
    region,
    extends: parent,
    parent: before ? step.resolved : step.inherited,
    known,
    judge: createJudge(reference),
    ...how,
    ...(before ? { into: before.text } : {}),
  });
};
