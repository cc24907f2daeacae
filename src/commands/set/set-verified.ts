import type { FieldId, Ref, Resolved, ResolvedItem } from '../../model/catalogue.ts';
import { fieldIds, fields } from '../../model/fields.ts';
import type { Text } from '../../model/text.ts';
import { findItems } from '../edit-layer/find-items.ts';
import { type EditOptions, finish } from '../edit-layer/finish.ts';
import { linesChanged } from '../edit-layer/lines-changed.ts';
import { openLayer } from '../edit-layer/open-layer.ts';
import { refuse } from '../edit-layer/refuse.ts';
import { verifiedEntries } from '../edit-layer/verified-entries.ts';
import { importChecklist } from '../import/import-checklist.ts';
import { fieldNamed } from './field-named.ts';

/** What `mulu set --verified` is told: columns that were compared by eye, or a filled-in checklist. */
export interface VerifiedOptions extends EditOptions {
  readonly verified: string;
  readonly by?: string;
  readonly document?: string;
}

/** The word for every column. */
const all = '全部';

type Problem = { readonly problem: Text };

const fieldsOf = (given: string): readonly FieldId[] | Problem => {
  const named: FieldId[] = [];
  for (const word of given.split(/[、，,；;\s]+/u).filter((one) => one !== '')) {
    if (word === all) return fieldIds;
    const field = fieldNamed(word);
    if (typeof field !== 'string') return field;
    named.push(field);
  }
  return named;
};

/** The cells that the national files say and this layer inherits as they are: nothing else can be compared with the annex. */
const cellsOf = (refs: readonly Ref[], named: readonly FieldId[], inherited: Resolved) =>
  refs.flatMap((ref) => {
    const item = inherited.items.get(ref);
    return item ? named.flatMap((field) => (item.fields[field]?.by === 0 ? [{ item, field }] : [])) : [];
  });

const isSettled = ({ item, field }: { readonly item: ResolvedItem; readonly field: FieldId }): boolean =>
  item.fields[field]?.trust === 'attested';

const compared = async (
  given: string,
  item: string,
  { verified, by = '', date = '', document = '', ...options }: VerifiedOptions,
): Promise<0 | 1 | 2> => {
  const stop = (problem: Text): 2 => refuse(problem, options.lang);
  const layer = await openLayer(given, undefined);
  if ('problem' in layer) return stop(layer.problem);
  const inherited = layer.now().compiled.step?.inherited ?? layer.resolved;
  const refs = findItems(item, layer.resolved);
  if ('problem' in refs) return stop(refs.problem);
  const named = fieldsOf(verified);
  if ('problem' in named) return stop(named.problem);
  const cells = cellsOf(refs, named, inherited);
  if (cells.length === 0)
    return stop({
      zh: `“${item}”的${named.map((field) => fields[field].label.zh).join('、')}不是国家目录的内容，不用与附件核对`,
      en: `\`${item}\` has nothing of the national catalogue in ${named.join(', ')}: there is nothing to compare`,
    });
  const entries = verifiedEntries(
    cells.filter((cell) => !isSettled(cell)),
    { by, date, document },
  );
  const before = layer.text();
  const obstacle = entries.length > 0 ? await layer.carryOut({ kind: 'verify', entries }) : undefined;
  if (obstacle) return stop(obstacle.obstacle);
  const change = linesChanged(before, layer.text());
  return finish(layer, change ? [change] : [], ({ severity }) => severity === 'error', options);
};

/** `mulu set --verified`: writes which cells somebody compared with the annex, and of each what it said that day. */
export const setVerified = async (
  given: string,
  item: string | undefined,
  options: VerifiedOptions,
): Promise<0 | 1 | 2> => {
  const { verified, by, date, document, lang } = options;
  if (by === undefined || date === undefined || document === undefined)
    return refuse(
      {
        zh: '--verified 要写明谁在哪一天用什么原件核对的：--by 单位 --date 2026-12-01 --document 附件原件',
        en: '--verified needs who compared it, when and with what: --by OFFICE --date 2026-12-01 --document NAME',
      },
      lang,
    );
  if (item !== undefined) return compared(given, item, options);
  return (
    (await importChecklist([verified], { ...options, into: given, by, date, document })) ??
    refuse(
      {
        zh: `“${verified}”不是填好的核对单（build --format checklist 生成的 .xlsx）；只核对一项的，写明事项和栏目`,
        en: `\`${verified}\` is no checklist (an .xlsx of build --format checklist); for single cells name item and columns`,
      },
      lang,
    )
  );
};
