import schema from '../../../schemas/guide.schema.json' with { type: 'json' };
import type { GuideColumn, GuideForm } from '../guide-protocol.ts';

/** What of a schema a form is made of. */
interface Form {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly properties?: { readonly [key: string]: Form };
  readonly items?: Form;
  readonly anyOf?: readonly Form[];
}

/** A part of a field with its form: the keys that lead to it from the field. */
export interface PartForm {
  readonly path: readonly string[];
  readonly label: string;
  readonly form: GuideForm;
}

const mayBe = ({ type }: Form, wanted: string): boolean => (Array.isArray(type) ? type : [type]).includes(wanted);

const namesOf = (properties: NonNullable<Form['properties']>): string =>
  Object.values(properties)
    .map(({ title = '' }) => title)
    .join('｜');

/** What most rows of a list do not say. */
const rare = new Set([
  ...['when', 'for', 'form', 'fill', 'sample', 'relief'],
  ...['answers', 'note', 'link', 'publish', 'public'],
]);

const columnOf = (key: string, form: Form): GuideColumn => {
  const { title = key, description, items, properties } = form;
  const about = {
    key,
    label: title,
    ...(description ? { hint: description } : {}),
    ...(rare.has(key) ? { isRare: true as const } : {}),
  };
  if (form.enum) return { ...about, kind: 'choice', options: form.enum };
  if (items?.properties) return { ...about, kind: 'lines', hint: `一行一条：${namesOf(items.properties)}` };
  if (mayBe(form, 'object') && !properties) return { ...about, kind: 'lines', hint: '一行一条：回答｜到哪一步' };
  return { ...about, kind: mayBe(form, 'array') ? 'words' : 'text' };
};

const rowsOf = (form: Form, none?: string): GuideForm | undefined => {
  const { properties } = form.items ?? {};
  if (!properties) return undefined;
  const columns = Object.entries(properties).map(([key, one]) => columnOf(key, one));
  return { kind: 'rows', columns, ...(none === undefined ? {} : { none }) };
};

const pairs: GuideForm = {
  kind: 'rows',
  isMap: true,
  columns: [
    { key: 'name', label: '要素', kind: 'text' },
    { key: 'text', label: '内容', kind: 'text' },
  ],
};

const simple = (form: Form): GuideForm => {
  const { description } = form;
  if (form.enum) return { kind: 'choice', options: form.enum };
  if (mayBe(form, 'object')) return pairs;
  const hint = description ? { hint: description } : {};
  if (!mayBe(form, 'array')) return { kind: 'text', ...hint };
  return rowsOf(form) ?? { kind: 'lines', ...hint, isList: !mayBe(form, 'string') };
};

const below = (form: Form): readonly PartForm[] =>
  Object.entries(form.properties ?? {}).map(([key, one]) => ({
    path: [key],
    label: one.title ?? key,
    form: simple(one),
  }));

/** The parts of the field at a path; `asChanges`: of a list, what differs from the guide above in place of the whole. */
export const guideForms = (path: readonly string[], asChanges: boolean): readonly PartForm[] => {
  const form = path.reduce<Form | undefined>((at, key) => at?.properties?.[key], schema as Form);
  if (!form) return [];
  const label = form.title ?? '';
  const ways = form.anyOf ?? [];
  const changes = ways.find(({ properties }) => properties);
  if (changes && asChanges) return below(changes);
  const none = ways.find((way) => way.const !== undefined)?.const;
  const list = ways.find((way) => mayBe(way, 'array'));
  if (list) return [{ path: [], label, form: rowsOf(list, none) ?? simple(list) }];
  if (form.properties) return below(form);
  return [{ path: [], label, form: simple(form) }];
};
