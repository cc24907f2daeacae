import { type AccountKey, accountKey, type LayerAccount, layerAccount } from '../../edit/layer-account.ts';
import { threeWay } from '../../edit/three-way.ts';
import { tell } from '../../host/console.ts';
import type { Compiled } from '../../kinds/result.ts';
import type { Ref } from '../../model/catalogue.ts';
import { domainIdOf } from '../../model/domain.ts';
import { fields } from '../../model/fields.ts';
import type { Lang, Text } from '../../model/text.ts';
import { factRows } from '../../model/workbook-form.ts';
import { checkText } from '../../workspace/check-text.ts';
import { openWorkspace } from '../../workspace/open-workspace.ts';
import { finish } from '../edit-layer/finish.ts';
import { type LineChange, linesChanged } from '../edit-layer/lines-changed.ts';
import { type OpenLayer, openLayer } from '../edit-layer/open-layer.ts';
import { printFindings } from './print-findings.ts';
import { workbookIntents } from './workbook-intents.ts';

/** What a thing that a layer says is called. */
const nameOf = (key: AccountKey, { step, known }: Compiled): Text => {
  const [kind, subject, third = ''] = key;
  const item = step?.resolved.items.get(subject as Ref);
  const domain = known.reference.domains.find(({ id }) => id === domainIdOf(subject));
  const named = item
    ? `“${item.id} ${item.fields.title.value}”`
    : `${domain?.name.zh ?? ''}“${subject.slice(subject.indexOf('/') + 1)}”`;
  const label = kind === 'field' ? fields[third as keyof typeof fields].label : undefined;
  const fact = factRows(known.reference.domains).find(
    ([, path]) => path.join('.') === (kind === 'head' ? subject : `${kind}.${subject}`),
  )?.[0];
  if (label) return { zh: `${named}的${label.zh}`, en: `${label.en} of ${named}` };
  if (kind === 'status') return { zh: `${named}的列入情况`, en: `whether ${named} is listed` };
  if (kind === 'was') return { zh: `${named}的原编号`, en: `the earlier number of ${named}` };
  if (kind === 'add') return { zh: `新增的${named}`, en: `the new item ${named}` };
  if (kind === 'answer') return { zh: `对 ${subject} 的答复`, en: `the answer to ${subject}` };
  return { zh: `“${fact ?? subject}”`, en: `\`${fact ?? subject}\`` };
};

const shown = (said: string | undefined): Text =>
  said === undefined
    ? { zh: '没有写', en: 'nothing' }
    : { zh: `“${said.replaceAll('\n', '、')}”`, en: `\`${said.replaceAll('\n', ', ')}\`` };

const tellConflict = (key: string, theirs: LayerAccount, mine: LayerAccount, layer: Compiled, lang: Lang): void => {
  const [name, there, here] = [nameOf(accountKey(key), layer), shown(theirs.get(key)), shown(mine.get(key))];
  tell(
    {
      zh: `冲突：${name.zh}，工作簿里是${there.zh}，地方层这时已是${here.zh}，保留地方层的`,
      en: `conflict: ${name.en}: the workbook says ${there.en}, the layer says ${here.en} by now and stays`,
    },
    lang,
  );
};

/** The three accounts of a join, all below the parent of the layer; what the workbook was made of may not be known. */
const accountsOf = async (data: unknown, issued: unknown, { file, now }: OpenLayer) => {
  const account = async (layer: unknown): Promise<LayerAccount | undefined> => {
    const { step } = await checkText(file, JSON.stringify(layer));
    return step && layerAccount(step);
  };
  const { step } = now().compiled;
  const theirs = await account(data);
  const base = issued === undefined ? undefined : await account(issued);
  return step && theirs ? { theirs, base, mine: layerAccount(step) } : undefined;
};

/** Tells of each change that is not in the layer in the end. */
const tellLeft = (changes: readonly string[], theirs: LayerAccount, { now }: OpenLayer, lang: Lang): number => {
  const { step } = now().compiled;
  const mine = step ? layerAccount(step) : new Map<string, string>();
  const left = changes.filter((key) => mine.get(key) !== theirs.get(key));
  for (const key of left) {
    const [name, there] = [nameOf(accountKey(key), now().compiled), shown(theirs.get(key))];
    tell(
      {
        zh: `没有并进去：${name.zh}，工作簿里是${there.zh}，请直接改文件`,
        en: `not joined: ${name.en}, ${there.en} in the workbook; edit the file itself`,
      },
      lang,
    );
  }
  return left.length;
};

/** The workbook of one office says nothing of the items of others. */
const ofOwner = (
  joined: { readonly changes: readonly string[]; readonly conflicts: readonly string[] },
  owner: { readonly refs: ReadonlySet<string> } | undefined,
): typeof joined => {
  if (!owner) return joined;
  const isOwn = (key: string): boolean => {
    const [kind, subject] = accountKey(key);
    return !/^(?:status|field|title)$/u.test(kind) || owner.refs.has(subject);
  };
  return { changes: joined.changes.filter(isOwn), conflicts: joined.conflicts.filter(isOwn) };
};

/**
 * Joins what was changed in a workbook into the layer that it was made of: comments and all that the workbook does not hold stay, and
 * what was changed in both is told. A workbook that cannot be read whole changes nothing.
 */
export const joinWorkbook = async (
  file: string,
  into: string,
  { lang }: { readonly lang: Lang },
): Promise<0 | 1 | 2> => {
  const workspace = openWorkspace(undefined);
  const source = await workspace.open(file);
  const { findings } = await workspace.check(file);
  const own = findings.filter(({ rule, severity }) => rule === 'workbook-form' || severity === 'error');
  await printFindings(file, own, workspace, lang);
  if (own.some(({ rule, severity }) => severity === 'error' && /^(?:workbook-form|schema)$/u.test(rule))) {
    tell(
      {
        zh: `工作簿里有没有读到的内容，${into} 没有动；照上面的改正后再并入`,
        en: `parts of the workbook were not read; ${into} was left as it is. Mend them and join again`,
      },
      lang,
    );
    return 2;
  }
  const layer = await openLayer(into, undefined);
  const accounts = 'problem' in layer ? undefined : await accountsOf(source.data, source.issued, layer);
  if ('problem' in layer || !accounts) {
    const problem =
      'problem' in layer ? layer.problem : { zh: `“${file}”合成不了`, en: `\`${file}\` cannot be resolved` };
    tell({ zh: `错误：${problem.zh}；没有改动`, en: `error: ${problem.en}; nothing was changed` }, lang);
    return 2;
  }
  const { theirs, base, mine } = accounts;
  const { changes, conflicts } = ofOwner(threeWay(base, theirs, mine), source.owner);
  for (const key of conflicts) tellConflict(key, theirs, mine, layer.now().compiled, lang);
  const told: LineChange[] = [];
  for (const intent of workbookIntents(changes, source.data as { [key: string]: unknown }, theirs, mine)) {
    const before = layer.text();
    await layer.carryOut(intent);
    const change = linesChanged(before, layer.text());
    if (change) told.push(change);
  }
  const left = tellLeft(changes, theirs, layer, lang);
  const code = await finish(layer, told, ({ severity }) => severity === 'error', { lang });
  return code === 0 && (left > 0 || conflicts.length > 0) ? 1 : code;
};
