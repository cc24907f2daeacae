import type { Intent } from '../../edit/intent.ts';
import type { FieldId, Ref, ResolvedItem } from '../../model/catalogue.ts';
import { fields } from '../../model/fields.ts';
import type { Finding } from '../../model/finding.ts';
import { groupBy } from '../../model/group-by.ts';
import { omissionReason } from '../../model/omission-reason.ts';
import type { Text } from '../../model/text.ts';
import { findItems } from '../edit-layer/find-items.ts';
import { finish } from '../edit-layer/finish.ts';
import { allLinesChanged } from '../edit-layer/lines-changed.ts';
import { type OpenLayer, openLayer } from '../edit-layer/open-layer.ts';
import { refuse } from '../edit-layer/refuse.ts';
import { fieldNamed } from './field-named.ts';
import { readSetting } from './read-setting.ts';
import { noteAlone, nothingToChange, type SetOptions, unknownReason } from './set.ts';

type Problem = { readonly problem: Text };

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'problem' in value;

interface Wish {
  readonly layer: OpenLayer;
  readonly refs: readonly Ref[];
  readonly options: SetOptions;
}

const itemsOf = ({ layer, refs }: Pick<Wish, 'layer' | 'refs'>): readonly ResolvedItem[] =>
  refs.flatMap((ref) => layer.now().compiled.step?.resolved.items.get(ref) ?? []);

/** What nobody has decided about yet; a heading in place of its items, where one line is about it and all of them are meant. */
const openAmong = (wish: Wish): readonly Ref[] => {
  const all = [...(wish.layer.now().compiled.step?.resolved.items.values() ?? [])];
  const open = itemsOf(wish).filter(({ omitted, level }) => level === 2 && omitted?.value.reason === 'to-be-confirmed');
  return [...groupBy(open, ({ omitted }) => omitted?.at)].flatMap(([at, those]) => {
    const [{ parent } = {}] = those;
    const isWhole =
      those.length > 1 && all.every((item) => item.level !== 2 || item.omitted?.at !== at || those.includes(item));
    return isWhole && parent ? [parent] : those.map(({ ref }) => ref);
  });
};

/** What lists items that nobody has decided about, or says why they are not: those that are listed, or decided, stay as they are. */
const deciding = (wish: Wish): readonly Intent[] | Problem => {
  const open = openAmong(wish);
  const { omit, note, restore } = wish.options;
  const { reference } = wish.layer.now().workspace;
  if (open.length === 0)
    return {
      problem: {
        zh: '这些事项里没有待定（待核实）的；列着的不列入、定了的再改，请逐项写',
        en: 'none of these items is to be confirmed; name each one that is listed, or decided already',
      },
    };
  if (restore) return open.map((ref) => ({ kind: 'restore', ref }));
  const reason = omissionReason(omit ?? '', reference.office);
  if (!reason) return { problem: unknownReason(omit ?? '', reference) };
  return open.map((ref) => ({ kind: 'omit', ref, reason, ...(note === undefined ? {} : { note }) }));
};

const resetting = ({ layer, refs }: Wish, field: FieldId): readonly Intent[] => {
  const said = new Set(
    (layer.now().compiled.step?.outcomes ?? []).filter((one) => one.field === field).map(({ item }) => item),
  );
  return refs.filter((ref) => said.has(ref)).map((ref) => ({ kind: 'resetField', ref, field, only: true }));
};

const completingAll = ({ refs }: Wish, field: FieldId): readonly Intent[] | Problem => {
  const { label, merge } = fields[field];
  if (!merge)
    return {
      problem: {
        zh: `“${label.zh}”只有一个值，补不了；照上级写 --reset ${label.zh}`,
        en: `\`${field}\` is a single value that nothing can be added to; --reset ${field} takes the inherited one`,
      },
    };
  return [{ kind: 'completeField', refs, field }];
};

const setting = ({ layer, refs }: Wish, assignment: string): readonly Intent[] | Problem => {
  const read = readSetting(assignment, layer.now().workspace.reference);
  if ('problem' in read) return read;
  const listed = itemsOf({ layer, refs }).filter(({ omitted, withheld }) => !omitted && !withheld);
  return [{ kind: 'setGroup', refs: listed.map(({ ref }) => ref), ...read }];
};

const byField = (
  name: string,
  intents: (field: FieldId) => readonly Intent[] | Problem,
): readonly Intent[] | Problem => {
  const field = fieldNamed(name);
  return typeof field === 'string' ? intents(field) : field;
};

/** The steps of one call, in order; each begins with what the one before it left. */
const stepsOf = (wish: Wish, assignments: readonly string[]): (() => readonly Intent[] | Problem)[] => {
  const { omit, restore, reset = [], complete = [] } = wish.options;
  return [
    ...(omit !== undefined || restore ? [() => deciding(wish)] : []),
    ...reset.map((name) => () => byField(name, (field) => resetting(wish, field))),
    ...complete.map((name) => () => byField(name, (field) => completingAll(wish, field))),
    ...assignments.map((assignment) => () => setting(wish, assignment)),
  ];
};

const onlyForOne: Text = {
  zh: '--only 只用于改一项的一栏，不和几项、--complete 一起写',
  en: '--only goes with the fields of one item, neither with several items nor with --complete',
};

/** `mulu set` for the items of a pattern, or for all: one answer for what has one cause. */
export const setMany = async (
  given: string,
  item: string,
  assignments: readonly string[],
  options: SetOptions,
): Promise<0 | 1 | 2> => {
  const stop = (problem: Text): 2 => refuse(problem, options.lang);
  if (options.only) return stop(onlyForOne);
  const layer = await openLayer(given, options.date);
  if ('problem' in layer) return stop(layer.problem);
  const refs = findItems(item, layer.resolved);
  if ('problem' in refs) return stop(refs.problem);
  const steps = stepsOf({ layer, refs, options }, assignments);
  if (steps.length === 0) return stop(nothingToChange);
  if (options.note !== undefined && options.omit === undefined) return stop(noteAlone);
  const before = layer.text();
  for (const step of steps) {
    const intents = step();
    if (isProblem(intents)) return stop(intents.problem);
    const obstacle = intents.length > 0 ? await layer.carryOut(...intents) : undefined;
    if (obstacle) return stop(obstacle.obstacle);
  }
  const concerns = ({ at, severity, item: about }: Finding): boolean =>
    at.file === layer.file && severity === 'error' && about !== undefined && refs.includes(about);
  return finish(layer, allLinesChanged(before, layer.text()), concerns, options);
};
