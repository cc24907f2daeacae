import type { ServicePlace } from './catalogue.ts';
import type { GuideFieldId, GuideStep, Material } from './guide.ts';
import { guideFieldIds, guideFields, guideKey, isFilled } from './guide-fields.ts';
import { lawfulLimit } from './guide-limits.ts';
import { plain } from './plain.ts';
import type { Reference } from './reference.ts';
import { indexed } from './remember.ts';

/** The part of a step that tells what its guide delivers. */
export type Delivered = Pick<GuideStep, 'catalogue' | 'item' | 'resolved'>;

/** The materials that really have to be brought. */
const broughtMaterials = ({ resolved: { materials = [] } }: Pick<Delivered, 'resolved'>): Material[] =>
  materials.flatMap(({ value, waived }) => (waived ? [] : [value]));

/** The forms to be filled in. */
const formsOf = (step: Pick<Delivered, 'resolved'>): Material[] =>
  broughtMaterials(step).filter(({ kind }) => kind === '申请表格文书');

/** The place of a window: by its id or by its name. */
export const placeOf = (
  window: string,
  { catalogue: { places = [] } }: Pick<Delivered, 'catalogue'>,
): ServicePlace | undefined =>
  places.find(({ id, name }) => plain(id) === plain(window) || plain(name) === plain(window));

/** What of an element is delivered by more than one field, or by the layer, the item or law. Keys of the element dictionary. */
const delivered: { readonly [element: string]: (step: Delivered, reference: Reference) => boolean } = {
  name: () => true,
  rights: ({ resolved: { fields } }) => (fields.process?.value.rights.length ?? 0) > 0,
  basis: ({ item: { fields } }) => (fields.basis?.value.length ?? 0) > 0,
  handler: ({ item: { fields } }) => fields.responsibleBody !== undefined,
  'material-requirements': (step) =>
    hasMaterials(step) && broughtMaterials(step).every(({ require }) => require !== undefined),
  form: (step) => hasMaterials(step) && formsOf(step).every(({ form }) => form !== undefined),
  'form-instructions': (step) => hasMaterials(step) && formsOf(step).every(({ fill }) => fill.length > 0),
  sample: (step) =>
    hasMaterials(step) && formsOf(step).every(({ fill, sample }) => fill.length > 0 || sample !== undefined),
  mode: ({ resolved: { fields } }) => [fields.window, fields.online, fields.mail].some((cell) => cell !== undefined),
  'legal-limit': ({ resolved: { fields }, item }, reference) =>
    fields.promised !== undefined || fields.legal !== undefined || lawfulLimit(item.ref, reference) !== undefined,
  time: (step) =>
    hasUnknownWindow(step) ||
    placesOf(step).some(({ hours }) => hours !== undefined) ||
    step.catalogue.contact.hours !== undefined,
  place: (step) =>
    hasUnknownWindow(step) ||
    placesOf(step).some(({ address }) => address !== undefined) ||
    step.catalogue.contact.address !== undefined,
  advice: ({ resolved: { fields }, catalogue: { contact } }) =>
    fields.advice !== undefined || contact.phone !== undefined,
  complaint: ({ resolved: { fields }, catalogue: { contact } }) =>
    fields.complaint !== undefined || contact.complaint !== undefined,
};

/** Where an element is written that no field of its own delivers. */
const writtenAt: { readonly [element: string]: string } = {
  rights: 'process.rights',
  basis: 'basis',
  handler: 'responsibleBody',
  'material-requirements': 'materials.require',
  form: 'materials.form',
  'form-instructions': 'materials.fill',
  sample: 'materials.fill',
  mode: 'ways',
  'legal-limit': 'limits.promised',
  time: 'places.hours',
  place: 'ways.window',
  advice: 'advice',
  complaint: 'complaint',
};

const hasMaterials = ({ resolved: { materials } }: Delivered): boolean => materials !== undefined;

/** A window that this guide names and nobody knows is told by itself; what it would say of place and time is not missed. */
const hasUnknownWindow = (step: Delivered): boolean => {
  const { window } = step.resolved.fields;
  return window?.by === step.catalogue.layers.length - 1 && window.value.some((name) => !placeOf(name, step));
};

/** The windows of a guide, as far as the layer knows where they are. */
const placesOf = (step: Delivered): ServicePlace[] =>
  (step.resolved.fields.window?.value ?? []).flatMap((window) => {
    const place = placeOf(window, step);
    return place ? [place, ...(place.branches ?? []).map((branch) => ({ ...branch, id: place.id }))] : [];
  });

const fieldOf = (element: string): GuideFieldId | undefined =>
  guideFieldIds.find((id) => guideFields[id].elements.includes(element));

const isDelivered = (element: string, step: Delivered, reference: Reference): boolean => {
  const special = delivered[element];
  if (special) return special(step, reference);
  const field = fieldOf(element);
  if (field === 'materials' || field === 'conditions') return step.resolved[field] !== undefined;
  return field !== undefined && isFilled(step.resolved.fields[field]?.value);
};

const elementsByLabel = indexed(
  ({ elements, guideWords }: Reference) =>
    new Map<string, readonly string[]>([
      ...elements.flatMap(({ id, labels }) => labels.map((label) => [plain(label), [id]] as const)),
      ...guideWords.compounds.map(({ label, elements: parts }) => [plain(label), parts] as const),
    ]),
);

/** The elements that a label of 公开内容 stands for; none for one that the dictionary does not hold. */
const elementsOf = (label: string, reference: Reference): readonly string[] =>
  elementsByLabel(reference).get(plain(label)) ?? [];

/** One element that the row promises and the guide does not deliver, and the key to write it under. */
export interface MissingElement {
  readonly label: string;
  readonly key: string;
}

/** What the row of an item promises in 公开内容（要素） and its guide does not deliver. */
export const missingElements = (step: Delivered, reference: Reference): MissingElement[] => {
  const extra = Object.keys(step.resolved.fields.extra?.value ?? {}).map(plain);
  return (step.item.fields.content?.value ?? []).flatMap((label): MissingElement[] => {
    const elements = elementsOf(label, reference);
    if (extra.includes(plain(label))) return [];
    if (elements.length === 0) return [{ label, key: `extra.${label}` }];
    const open = elements.filter((element) => !isDelivered(element, step, reference));
    const keys = open.map((element) => {
      const field = fieldOf(element);
      return writtenAt[element] ?? (field ? guideKey(field) : element);
    });
    return open.length === 0 ? [] : [{ label, key: [...new Set(keys)].join('、') }];
  });
};
