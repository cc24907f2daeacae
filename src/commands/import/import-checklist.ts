import { printed } from '../../document/printed.ts';
import type { Intent } from '../../edit/intent.ts';
import { readTyped } from '../../edit/read-typed.ts';
import { printCell } from '../../emit/print-cell.ts';
import { tell } from '../../host/console.ts';
import { fileHost } from '../../host/file-host.ts';
import { shown } from '../../import/account.ts';
import { type ChecklistRow, findChecklist, readChecklist } from '../../import/checklist/read-checklist.ts';
import type { FieldId, Resolved, ResolvedItem } from '../../model/catalogue.ts';
import { checklistAnswers, wholeItem } from '../../model/checklist-form.ts';
import { fieldIds, fields } from '../../model/fields.ts';
import { placeWords } from '../../model/place-words.ts';
import { plain } from '../../model/plain.ts';
import type { Reference } from '../../model/reference.ts';
import type { Lang, Text } from '../../model/text.ts';
import { readTables } from '../../source/table/read-tables.ts';
import { finish } from '../edit-layer/finish.ts';
import { type LineChange, linesChanged } from '../edit-layer/lines-changed.ts';
import { type OpenLayer, openLayer } from '../edit-layer/open-layer.ts';
import { refuse } from '../edit-layer/refuse.ts';
import { verifiedEntries } from '../edit-layer/verified-entries.ts';

/** What `mulu import` is told of a checklist. */
export interface ChecklistOptions {
  readonly into?: string;
  readonly output?: string;
  readonly by?: string;
  readonly date?: string;
  readonly document?: string;
  readonly dryRun?: boolean;
  readonly lang: Lang;
}

/** What one row of a checklist asks for. */
type Answer =
  | { readonly cell: { readonly item: ResolvedItem; readonly field: FieldId } }
  | { readonly intent: Intent }
  | { readonly problem: Text }
  | { readonly settled: true };

const problem = (zh: string, en: string): Answer => ({ problem: { zh, en } });

const itemOf = ({ domain, number, title }: ChecklistRow, resolved: Resolved): ResolvedItem | undefined => {
  const found = resolved.domains.find(({ id, name }) => [id, name.zh].some((word) => plain(word) === plain(domain)));
  const item = found && resolved.items.get(`${found.id}/${number}`);
  return item && plain(printed(item.fields.title.value)) === plain(title) ? item : undefined;
};

/** The value of the original, as a change of this layer. */
const amendment = (row: ChecklistRow, item: ResolvedItem, field: FieldId, reference: Reference): Answer => {
  if (row.original === '')
    return problem('选了“不一致”，没有写出原件内容', 'says that it differs, and not what the original says');
  const read = readTyped(field, row.original, reference);
  return 'problem' in read
    ? read
    : { intent: { kind: 'setField', ref: item.ref, field, value: read.value, only: true } };
};

const answerOf = (row: ChecklistRow, resolved: Resolved, reference: Reference): Answer => {
  const item = itemOf(row, resolved);
  if (!item)
    return problem(
      `“${shown(`${row.number} ${row.title}`)}”不是这个地方层目录里的事项`,
      `\`${shown(`${row.number} ${row.title}`)}\` is no item of this layer`,
    );
  const isWhole = plain(row.field) === plain(wholeItem);
  const field = isWhole ? 'title' : fieldIds.find((one) => plain(fields[one].label.zh) === plain(row.field));
  if (!field) return problem(`没有“${shown(row.field)}”这一栏`, `there is no column \`${shown(row.field)}\``);
  const now = printed(printCell(item, field));
  if (plain(now) !== plain(row.shown))
    return problem(
      `目录的这一格现在是“${now.replaceAll('\n', '、')}”，与核对单上印的不同，没有记下`,
      `the cell says \`${now.replaceAll('\n', ', ')}\` by now, not what the list shows: not taken over`,
    );
  if (plain(row.answer) === plain(checklistAnswers.same)) {
    if (row.original !== '')
      return problem('选了“一致”，又写了原件内容，没有记下', 'says that it agrees, and yet what the original says');
    return item.fields[field]?.trust === 'attested' ? { settled: true } : { cell: { item, field } };
  }
  if (plain(row.answer) !== plain(checklistAnswers.other))
    return problem(
      `核对结果“${shown(row.answer)}”看不懂，写“一致”或者“不一致”`,
      `\`${shown(row.answer)}\` is no answer: write 一致 or 不一致`,
    );
  if (isWhole)
    return problem(
      '整个事项不一致的没有写入：原件没有这一项的，用 mulu set 写明不列入',
      'an item that the original lacks is not written: leave it out with mulu set --omit',
    );
  return amendment(row, item, field, reference);
};

/** Carries out what the answers ask for, one after the other. */
const carryOut = async (
  layer: OpenLayer,
  intents: readonly Intent[],
  lang: Lang,
): Promise<readonly LineChange[] | undefined> => {
  const changes: LineChange[] = [];
  for (const intent of intents) {
    const before = layer.text();
    const obstacle = await layer.carryOut(intent);
    if (obstacle) {
      refuse(obstacle.obstacle, lang);
      return undefined;
    }
    const change = linesChanged(before, layer.text());
    if (change) changes.push(change);
  }
  return changes;
};

/** The rows of the checklists among the files; undefined where one of them is none. */
const openChecklists = async (files: readonly string[]): Promise<readonly ChecklistRow[] | undefined> => {
  const rows: ChecklistRow[] = [];
  for (const file of files) {
    const bytes = /\.xlsx$/iu.test(file) ? await fileHost.read(file) : undefined;
    if (!(bytes instanceof Uint8Array)) return undefined;
    const grid = findChecklist((await readTables(file, bytes)).grids);
    if (!grid) return undefined;
    rows.push(...readChecklist(grid));
  }
  return rows;
};

/**
 * Takes a filled-in checklist into the layer that it was made of: what agrees with the original as `verified`, what differs as a
 * change beside it. Undefined when the files are no checklists.
 */
export const importChecklist = async (
  files: readonly string[],
  { into, by, date, document, dryRun = false, lang }: ChecklistOptions,
): Promise<0 | 1 | 2 | undefined> => {
  const rows = await openChecklists(files);
  if (!rows) return undefined;
  if (into === undefined || by === undefined || date === undefined || document === undefined)
    return refuse(
      {
        zh: '核对单并入地方层：--into 地方层 --by 单位 --date 2026-12-01 --document 附件原件',
        en: 'a checklist goes into its layer: --into LAYER --by OFFICE --date 2026-12-01 --document NAME',
      },
      lang,
    );
  const layer = await openLayer(into, undefined);
  if ('problem' in layer) return refuse(layer.problem, lang);
  const { reference } = layer.now().workspace;
  const answers = rows.map((row) => ({ row, answer: answerOf(row, layer.resolved, reference) }));
  let untold = 0;
  for (const { row, answer } of answers)
    if ('problem' in answer) {
      untold += 1;
      const { zh, en } = answer.problem;
      tell({ zh: `${row.place} ${zh}`, en: `${placeWords(row.place, 'en')} ${en}` }, lang);
    }
  const cells = answers.flatMap(({ answer }) => ('cell' in answer ? [answer.cell] : []));
  const entries = verifiedEntries(cells, { by, date, document });
  const changes = await carryOut(
    layer,
    [
      ...answers.flatMap(({ answer }) => ('intent' in answer ? [answer.intent] : [])),
      ...(entries.length > 0 ? [{ kind: 'verify' as const, entries }] : []),
    ],
    lang,
  );
  if (!changes) return 2;
  const amended = answers.filter(({ answer }) => 'intent' in answer).length;
  tell(
    {
      zh: `核对单：一致 ${cells.length} 处，不一致 ${amended} 处，没有记下 ${untold} 处`,
      en: `checklist: ${cells.length} agree, ${amended} differ, ${untold} were not taken over`,
    },
    lang,
  );
  const code = await finish(layer, changes, ({ severity }) => severity === 'error', { dryRun, lang });
  return code === 0 && untold > 0 ? 1 : code;
};
