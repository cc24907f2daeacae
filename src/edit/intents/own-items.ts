import { fieldIds } from '../../model/fields.ts';
import type { Data } from '../data.ts';
import type { Intent, Obstacle } from '../intent.ts';
import { entriesOf, insertByNumber, isAbout, partsOf, withEntries } from '../layer-data.ts';
import type { Subject } from '../subject.ts';
import { setField } from './set-field.ts';

/** An item that only this region has, behind its neighbour by number. */
export const addItem = (layer: Data, intent: Intent & { kind: 'addItem' }, { step }: Subject): Data | Obstacle => {
  const { domain, id, title, fields = {} } = intent;
  if (!/^\d+(?:\.\d+){0,2}$/u.test(id))
    return {
      obstacle: { zh: `编号“${id}”要写成 1.6 或 1.2.1`, en: `the number \`${id}\` has to be like 1.6 or 1.2.1` },
    };
  if (title.trim() === '') return { obstacle: { zh: '新增的事项要有名称', en: 'a new item needs a title' } };
  const entries = entriesOf(layer, domain, 'add');
  if (step.resolved.items.has(`${domain}/${id}`) || entries.some((entry) => isAbout(entry, id)))
    return { obstacle: { zh: `编号“${id}”已经有了`, en: `the number \`${id}\` is taken` } };
  const said = fieldIds.flatMap((field) => (fields[field] === undefined ? [] : [[field, fields[field]]]));
  return withEntries(layer, domain, 'add', insertByNumber(entries, { id, title, ...Object.fromEntries(said) }, id));
};

/** An item of this layer taken out again. */
export const removeItem = (layer: Data, { ref }: Intent & { kind: 'removeItem' }): Data | Obstacle => {
  const { domain, id } = partsOf(ref);
  const entries = entriesOf(layer, domain, 'add');
  const left = entries.filter((entry) => !isAbout(entry, id));
  return left.length < entries.length
    ? withEntries(layer, domain, 'add', left)
    : { obstacle: { zh: `“${id}”不是本地新增的事项`, en: `\`${id}\` is no item of this layer` } };
};

/** Another title: of an own item in its place, of an inherited one as an amendment. */
export const renameItem = (
  layer: Data,
  { ref, title }: Intent & { kind: 'renameItem' },
  subject: Subject,
): Data | Obstacle => setField(layer, { kind: 'setField', ref, field: 'title', value: title }, subject);
