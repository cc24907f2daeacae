import { applyIntent, type Edited } from '../../src/edit/apply-intent.ts';
import type { Intent } from '../../src/edit/intent.ts';
import { fileHost } from '../../src/host/file-host.ts';
import type { FieldId, Ref } from '../../src/model/catalogue.ts';
import { fieldIds, fields } from '../../src/model/fields.ts';
import type { Step } from '../../src/model/step.ts';
import type { Host } from '../../src/source/host.ts';
import { openWorkspace } from '../../src/workspace/open-workspace.ts';
import { folder } from '../seeded/layers.ts';

/** Every value of a resolved catalogue as printed, by item and field; `omitted` beside them. */
export type Printed = ReadonlyMap<string, string>;

const printStep = ({ resolved }: Step): Printed =>
  new Map(
    [...resolved.items.values()].flatMap((item) => [
      [`${item.ref} omitted`, JSON.stringify(item.omitted?.value ?? null)] as const,
      ...fieldIds.map((field: FieldId) => {
        const print = fields[field].print as (value: unknown) => string;
        const cell = item.fields[field];
        return [`${item.ref} ${field}`, cell ? print(cell.value) : ''] as const;
      }),
    ]),
  );

/** What differs between two catalogues. */
export const changed = (before: Printed, after: Printed): string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter((key) => (before.get(key) ?? '') !== (after.get(key) ?? ''));

/** Edits texts as if they were files beside the examples. */
export const openEditor = () => {
  const texts = new Map<string, string>();
  const host: Host = {
    ...fileHost,
    read: async (name) => {
      const text = texts.get(name);
      return text === undefined ? fileHost.read(name) : new TextEncoder().encode(text);
    },
  };
  const workspace = openWorkspace(undefined, host);
  const open = async (text: string, name = 'edited') => {
    const file = `${folder}/${name}.yaml`;
    texts.set(file, text);
    workspace.forget([file]);
    const compiled = await workspace.check(file);
    const source = workspace.source(file);
    if (!source) throw new Error('the text was not read');
    const { step, findings } = compiled;
    return {
      step,
      findings,
      data: source.data,
      items: [...(step?.resolved.items.keys() ?? [])] as readonly Ref[],
      printed: step ? printStep(step) : new Map<string, string>(),
      apply: (intent: Intent): Edited =>
        applyIntent({ ...source, text }, intent, step && { step, reference: workspace.reference }),
    };
  };
  return open;
};
