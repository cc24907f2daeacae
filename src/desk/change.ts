import { applyIntent } from '../edit/apply-intent.ts';
import { byteMark } from '../edit/byte-mark.ts';
import type { Intent, Obstacle } from '../edit/intent.ts';
import { readTyped } from '../edit/read-typed.ts';
import { newMisfit } from '../engine/new-misfit.ts';
import type { Workspace } from '../engine/workspace.ts';
import type { Compiled } from '../kinds/result.ts';
import type { FieldId, Ref, ResolvedItem } from '../model/catalogue.ts';
import { fieldOf } from '../model/fields.ts';
import type { Reference } from '../model/reference.ts';
import type { Step } from '../model/step.ts';
import type { Source } from '../source/source.ts';
import type { Calls, Changed, DeskIntent, FieldValue } from './protocol.ts';
import { shownFinding } from './snapshot.ts';

/** The work that is tried on: its text may be put in another's place, and is checked then. */
export interface Bench {
  readonly reference: Reference;
  readonly source: () => Promise<Source>;
  readonly check: () => Promise<Compiled>;
  readonly put: (text: string) => void;
}

const linesOf = (item: ResolvedItem | undefined, field: FieldId): readonly string[] => {
  const cell = item?.fields[field];
  return cell ? fieldOf(field).print(cell.value).split('\n') : [];
};

/**
 * The ways to write a value, the shortest first: what is inherited and only added to need not be said again. Whether it then
 * reads as it was meant is seen afterwards, since an entry for a group may stand between.
 */
const formsOf = (field: FieldId, value: FieldValue, ref: Ref, { inherited }: Step): readonly unknown[] => {
  if (typeof value === 'string') return [value];
  const above = linesOf(inherited.items.get(ref), field);
  const more = value.filter((line) => !above.includes(line));
  const isAddition = above.length > 0 && more.length > 0 && above.every((line) => value.includes(line));
  return isAddition && fieldOf(field).merge ? [{ add: more }, value] : [value];
};

/** The intents that a wish of the page may be carried out by, to be tried in order. */
const waysOf = (wish: DeskIntent, step: Step | undefined, reference: Reference): readonly Intent[] | Obstacle => {
  if (wish.kind === 'setGroup' && typeof wish.value === 'string') {
    const read = readTyped(wish.field, wish.value, reference);
    return 'problem' in read ? { obstacle: read.problem } : [{ ...wish, value: read.value }];
  }
  if (wish.kind !== 'setField') return [wish];
  const { ref, field, value } = wish;
  if (typeof value === 'string') {
    const read = readTyped(field, value, reference);
    return 'problem' in read ? { obstacle: read.problem } : [{ ...wish, value: read.value }];
  }
  return (step ? formsOf(field, value, ref, step) : [value]).map((form) => ({ ...wish, value: form }));
};

const says = ({ step }: Compiled, wish: DeskIntent): boolean =>
  wish.kind !== 'setField' ||
  typeof wish.value === 'string' ||
  [...linesOf(step?.resolved.items.get(wish.ref), wish.field)].sort().join('\n') === [...wish.value].sort().join('\n');

const tryOne = async (intent: Intent, bench: Bench): Promise<Obstacle | Compiled> => {
  const [before, source] = [await bench.check(), await bench.source()];
  const { step } = before;
  const edited = applyIntent(source, intent, step && { step, reference: bench.reference });
  if ('obstacle' in edited) return edited;
  bench.put(edited.text);
  const after = await bench.check();
  const misfit = newMisfit(before, after);
  if (misfit) bench.put(source.text);
  return misfit ? { obstacle: misfit } : after;
};

const carryOut = async (wish: DeskIntent, bench: Bench): Promise<Obstacle | Compiled> => {
  const ways = waysOf(wish, (await bench.check()).step, bench.reference);
  if ('obstacle' in ways) return ways;
  const { text } = await bench.source();
  let last: Obstacle | Compiled | undefined;
  for (const [index, way] of ways.entries()) {
    if (index > 0) bench.put(text);
    last = await tryOne(way, bench);
    if (!('obstacle' in last) && says(last, wish)) return last;
  }
  return last ?? bench.check();
};

/** What is listed and what is not is settled for any number of items at once: each stands by itself, and all are checked together. */
const settle = async (wishes: readonly Intent[], bench: Bench): Promise<Obstacle | Compiled> => {
  const before = await bench.check();
  const { step } = before;
  let source: Pick<Source, 'text' | 'data'> = await bench.source();
  for (const wish of wishes) {
    const edited = applyIntent(source, wish, step && { step, reference: bench.reference });
    if ('obstacle' in edited) return edited;
    source = { ...source, text: edited.text };
  }
  bench.put(source.text);
  const after = await bench.check();
  const misfit = newMisfit(before, after);
  return misfit ? { obstacle: misfit } : after;
};

const isSettled = (wish: DeskIntent): wish is Intent & { readonly kind: 'omit' | 'restore' } =>
  wish.kind === 'omit' || wish.kind === 'restore';

/** Carries out one wish after the other on the work; the first that cannot be is told, and the text is then of no use. */
const changeWork = async (wishes: readonly DeskIntent[], bench: Bench): Promise<Obstacle | Compiled> => {
  if (wishes.length > 1 && wishes.every(isSettled)) return settle(wishes, bench);
  for (const wish of wishes) {
    const done = await carryOut(wish, bench);
    if ('obstacle' in done) return done;
  }
  return bench.check();
};

/** What would come of wishes about an item: the new text of the work with what is found there, or why it cannot be. */
export const tryChange = async (
  { intents, ref }: Calls['change']['ask'],
  work: string,
  workspace: Workspace,
  bench: Bench,
): Promise<Changed> => {
  const bytes = await workspace.host.read(work);
  const mark = bytes instanceof Uint8Array ? byteMark(bytes) : '';
  const done = await changeWork(intents, bench);
  if ('obstacle' in done) return { obstacle: done.obstacle.zh, isChoice: done.choice === true };
  const { text } = await bench.source();
  const findings = done.findings
    .filter(({ item, items }) => ref && (item === ref || items?.includes(ref)))
    .map((finding, index) => shownFinding(finding, String(index), workspace, work));
  return { text: `${mark}${text}`, findings };
};
