import type { Intent } from '../../edit/intent.ts';
import { tell } from '../../host/console.ts';
import type { Ref } from '../../model/catalogue.ts';
import type { Finding } from '../../model/finding.ts';
import { omissionReason } from '../../model/omission-reason.ts';
import type { Reference } from '../../model/reference.ts';
import type { Step } from '../../model/step.ts';
import type { Text } from '../../model/text.ts';
import { findItem } from '../edit-layer/find-item.ts';
import { type EditOptions, finish } from '../edit-layer/finish.ts';
import { type LineChange, linesChanged } from '../edit-layer/lines-changed.ts';
import { openLayer } from '../edit-layer/open-layer.ts';
import { refuse } from '../edit-layer/refuse.ts';
import { fieldNamed } from './field-named.ts';
import { readSetting } from './read-setting.ts';
import { leftBehind, resetHere } from './reset.ts';

export interface SetOptions extends EditOptions {
  readonly only?: boolean;
  readonly reset?: readonly string[];
  /** Fields that get all that is inherited, beside what the item says itself. */
  readonly complete?: readonly string[];
  /** Why it is not listed: the key of a layer, or words that mean it. */
  readonly omit?: string;
  readonly note?: string;
  readonly restore?: boolean;
}

type Problem = { readonly problem: Text };

/** Why a word is no reason not to list an item. */
export const unknownReason = (given: string, { office: { omissions } }: Reference): Text => ({
  zh: `看不出“${given}”是什么理由；可写：${omissions.map(({ words: [word = ''] }) => word).join('、')}`,
  en: `\`${given}\` is no reason; known: ${omissions.map(({ reason }) => reason).join(', ')}`,
});

/** That a call asks for no change. */
export const nothingToChange: Text = {
  zh: '没有写要改什么，如 公开时限=5个工作日内、--omit、--restore、--reset、--complete',
  en: 'say what to change: FIELD=VALUE, --omit, --restore, --reset or --complete',
};

/** That a note tells nothing by itself. */
export const noteAlone: Text = { zh: '--note 是不列入的说明，要和 --omit 一起写', en: '--note goes with --omit' };

/** An item that the parent leaves out has its reason there: taking back what restored it says nothing more. */
const tellReasonAbove = (ref: Ref, { omit, lang }: SetOptions, { inherited }: Step): void => {
  const above = inherited.items.get(ref)?.omitted;
  if (omit === undefined || !above) return;
  const { note } = above.value;
  tell(
    {
      zh: `上级已经没有列入这一项${note === '' ? '' : `（${note}）`}：撤掉了本地的恢复，理由照上级，这里写的没有写进去`,
      en: `the parent does not list this item${note === '' ? '' : ` (${note})`}: it is no longer restored; the reason is the parent’s, what was given here was not written`,
    },
    lang,
  );
};

/** Everything that one call asks for, in order. */
const intentsOf = (
  ref: Ref,
  assignments: readonly string[],
  options: SetOptions,
  reference: Reference,
): (Intent | Problem)[] => {
  const { only, reset = [], omit, note, restore } = options;
  const intents: (Intent | Problem)[] = [];
  if (restore) intents.push({ kind: 'restore', ref });
  for (const name of reset) {
    const field = fieldNamed(name);
    intents.push(typeof field === 'string' ? { kind: 'resetField', ref, field, ...(only ? { only } : {}) } : field);
  }
  for (const assignment of assignments) {
    const read = readSetting(assignment, reference);
    intents.push('problem' in read ? read : { kind: 'setField', ref, ...read, ...(only ? { only } : {}) });
  }
  if (note !== undefined && omit === undefined) intents.push({ problem: noteAlone });
  if (omit !== undefined) {
    const reason = omissionReason(omit, reference.office);
    intents.push(
      reason
        ? { kind: 'omit', ref, reason, ...(note === undefined ? {} : { note }) }
        : { problem: unknownReason(omit, reference) },
    );
  }
  return intents;
};

const concernsOf =
  (ref: Ref, file: string, changes: readonly LineChange[], lineOf: (finding: Finding) => number | undefined) =>
  (finding: Finding): boolean => {
    if (finding.at.file !== file) return false;
    if (finding.item === ref || finding.item?.startsWith(`${ref}.`))
      return finding.severity !== 'info' || !finding.accepted;
    const line = lineOf(finding) ?? 0;
    return changes.some((change) => line >= change.line && line < change.line + change.now.length);
  };

/** `mulu set`: changes one item of a layer in its file; every comment and all other lines stay. */
export const set = async (
  given: string,
  item: string,
  assignments: readonly string[],
  options: SetOptions,
): Promise<0 | 1 | 2> => {
  const stop = (problem: Text): 2 => refuse(problem, options.lang);
  const layer = await openLayer(given, options.date);
  if ('problem' in layer) return stop(layer.problem);
  const found = findItem(item, layer.resolved);
  if ('problem' in found) return stop(found.problem);
  const intents = intentsOf(found.ref, assignments, options, layer.now().workspace.reference);
  if (intents.length === 0) return stop(nothingToChange);
  const changes: LineChange[] = [];
  for (const intent of intents) {
    if ('problem' in intent) return stop(intent.problem);
    const before = layer.text();
    const isReset = intent.kind === 'resetField';
    const obstacle = await (isReset ? resetHere(layer, intent) : layer.carryOut(intent));
    if (obstacle) {
      const { zh, en } = obstacle.obstacle;
      return stop(
        obstacle.choice ? { zh: `${zh}（只改本项加 --only）`, en: `${en} (--only: this item only)` } : { zh, en },
      );
    }
    const change = linesChanged(before, layer.text());
    if (change) changes.push(change);
    const left = isReset ? leftBehind(layer, intent) : undefined;
    if (left) tell(left, options.lang);
  }
  const { workspace, compiled } = layer.now();
  if (compiled.step) tellReasonAbove(found.ref, options, compiled.step);
  return finish(
    layer,
    changes,
    concernsOf(found.ref, layer.file, changes, ({ at }) => workspace.locate(at)?.line),
    options,
  );
};
