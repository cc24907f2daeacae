import type { Form, Reading } from '../compiler/kind.ts';
import type { Acceptance, Layer, Resolved } from '../model/catalogue.ts';
import type { Known } from '../model/fields.ts';
import type { Fault } from '../model/finding.ts';
import type { Sourced } from '../model/place.ts';
import { type RecordId, type RecordStep, recordColumns, type TableId } from '../model/record.ts';
import { rules } from '../rules/index.ts';
import type { Rule, RuleKnown } from '../rules/rule.ts';
import type { Validator } from '../source/schema.ts';
import type { Source } from '../source/source.ts';
import { settleAnswers } from './layer/settle-answers.ts';
import { findRecordOwner } from './record-owner.ts';
import { readRecordRows, repeatedRows } from './record-rows.ts';
import type { Kind, Kinds, Result } from './result.ts';
import type { Setting } from './setting.ts';
import { textsOf } from './texts-of.ts';

/** What is particular to one record file that is a table. */
export interface RecordTable<Id extends TableId> {
  readonly id: Id;
  readonly validator: () => Promise<Validator>;
  /** Asks one rule about the rows. */
  readonly ask: (rule: Rule, step: RecordStep, known: RuleKnown) => readonly Fault[];
  /** What may stand in one row only: the item or the text of a column. */
  readonly once: { readonly key: string; readonly by: 'item' | 'text' };
}

/** Whether a table has headings of a record file: two of them tell it from every other one. */
export const hasHeadingsOf = ({ table }: Source, id: TableId): boolean => {
  const known = Object.keys(recordColumns[id]);
  return (table?.headings ?? []).filter((heading) => known.includes(heading)).length >= 2;
};

/** Whether a rule looks at record files of one kind. */
const isAsked = (rule: string, id: RecordId): boolean => rules.some((one) => one.id === rule && one.on === id);

/** Whether an answer of a layer speaks of one of its records, which are checked by themselves. */
export const answersRecord = ({ rule }: Acceptance, { records = {} }: Layer): boolean =>
  (Object.keys(records) as RecordId[]).some((id) => isAsked(rule, id));

const answersIn = (layer: Layer, catalogue: Resolved, id: RecordId): Sourced<Acceptance>[] =>
  settleAnswers(layer, catalogue).accepted.filter(({ value }) => isAsked(value.rule, id));

/** A table that people keep beside a layer, which names it under `records`. What is wrong in it holds up only what is made of it. */
export const recordKind = <Id extends TableId>(table: RecordTable<Id>, setting: Setting): Kind => {
  const { id, validator, ask, once } = table;

  const read = async (source: Source, form: Form, graph: Kinds): Promise<Reading<Result>> => {
    const { file } = source;
    const layer = await findRecordOwner(file, id, graph);
    const catalogue = layer && (await graph.read(layer.file)).result.step?.resolved;
    const { rows, faults } = readRecordRows(source, recordColumns[id], catalogue);
    const unowned = (message: string, args: Fault['args']): Fault[] => [
      { rule: 'record-form', message, args, at: { file, path: [] } },
    ];
    const name = file.split('/').at(-1) ?? '';
    const homeless = !layer
      ? unowned('no-layer', { example: `${id}: ${name}` })
      : catalogue
        ? []
        : unowned('layer-unread', { layer: layer.file.split('/').at(-1) ?? '' });
    const all = [...form(), ...homeless, ...faults, ...repeatedRows(rows, once)];
    const day = setting.date ?? layer?.effective;
    const known: Known = { ...graph.known, ...(day ? { date: day } : {}) };
    const step: RecordStep | undefined = layer && catalogue && { file, layer, catalogue, rows };
    const isSound = faults.every(({ rule }) => rule !== 'table-form');
    return {
      faults: all,
      known,
      ...(catalogue ? { domains: catalogue.domains } : {}),
      accepted: layer && catalogue ? answersIn(layer, catalogue, id) : [],
      ...(step ? { result: { [id]: step } as Partial<Result> } : {}),
      check: (run, ruleKnown) => {
        const texts = textsOf(source);
        const found = run((rule) => {
          if (rule.on === 'any-text') return rule.check(texts);
          return step && isSound ? [...ask(rule, step, ruleKnown)] : [];
        });
        // A row that could not be read may be what seems to be missing.
        return [...all, ...found.filter(({ absence }) => faults.length === 0 || !absence)];
      },
    };
  };

  return {
    id,
    is: (source) => hasHeadingsOf(source, id),
    validator,
    restsOn: async ({ file }, graph) => {
      const layer = await findRecordOwner(file, id, graph);
      const files = layer ? [layer.file] : [];
      return { names: files, files, certain: false };
    },
    read,
  };
};
