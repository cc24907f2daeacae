import type { Compilation } from '../../catalogue/compilation.ts';
import { printed, printedDate } from '../../document/printed.ts';
import type { ServicePlace } from '../../model/catalogue.ts';
import { fields as itemFields } from '../../model/fields.ts';
import type { PublishedGuide } from '../../model/guide.ts';
import { placeOf } from '../../model/guide-elements.ts';
import { lawfulLimit } from '../../model/guide-limits.ts';
import { interprets } from '../../model/interprets.ts';
import { publicProcess } from '../../model/process-graph.ts';
import { printedMaterials, waivedMaterials } from './guide-materials.ts';

/** A text and where it leads, if it is an address. */
export interface LinkedText {
  readonly text: string;
  readonly href?: string;
}

const address = /^https?:\/\//iu;

/** An address becomes a link, any other text stays text. */
const linked = (text: string): LinkedText => ({
  text: printed(text),
  ...(address.test(text) ? { href: text } : {}),
});

const lines = (values: readonly string[] | undefined): string[] => (values ?? []).map(printed);

/** One place in words. */
const placeWords = ({ name, address, hours, phone }: Omit<ServicePlace, 'id'>) => ({
  name: printed(name),
  address: printed(address ?? ''),
  hours: printed(hours ?? ''),
  phone: printed(phone ?? ''),
});

/**
 * The windows of a guide with where they are; what the layer does not know of one, its contact tells. Of a table of places
 * a township prints its own.
 */
const windowsOf = ({ guide, contact }: PublishedGuide, { resolved }: Compilation) =>
  (guide.fields.window?.value ?? []).flatMap((window) => {
    const place = placeOf(window, { catalogue: resolved });
    const { branches = [], ...words } = place ?? { name: window };
    const own = branches.filter(({ name }) => name.includes(resolved.region.name));
    if (branches.length > 0) return (own.length > 0 ? own : branches).map(placeWords);
    const { address, hours, phone } = contact;
    const { id: _id, ...known } = { id: '', ...words };
    return [
      placeWords({
        ...(address ? { address } : {}),
        ...(hours ? { hours } : {}),
        ...(phone ? { phone } : {}),
        ...known,
      }),
    ];
  });

/** How long it takes: what is promised, what law says, and what does not count. */
const timesOf = ({ item, guide: { fields } }: PublishedGuide, { reference }: Compilation) => {
  const law = lawfulLimit(item.ref, reference);
  const legal = fields.legal?.value ?? law?.text;
  const basis = fields.legalBasis?.value ?? law?.clause;
  return {
    promised: printed(fields.promised?.value ?? ''),
    legal: legal === undefined ? '' : `${printed(legal)}${basis ? `（${printed(basis)}）` : ''}`,
    excluded: (fields.excluded?.value ?? []).map(({ what, time }) => `${printed(what)}：${printed(time)}`),
  };
};

const feesOf = ({ guide: { fields } }: PublishedGuide) => ({
  isFree: fields.fee !== undefined && fields.fee.value.rows.length === 0,
  fees: (fields.fee?.value.rows ?? []).map(({ name, standard, basis = '', relief = '' }) => ({
    name: printed(name),
    standard: printed(standard),
    basis: printed(basis),
    relief: printed(relief),
  })),
});

/** What a guide names, and then what all guides of its layer do. */
const together = (own: readonly string[] = [], shared: readonly string[] = []): string[] => [
  ...new Set([...own, ...shared]),
];

/** Of the interpretations of the layer those of documents that the item rests on. */
const ownInterpretations = ({ item, companion }: PublishedGuide): string[] =>
  (companion?.interpretations ?? []).filter((text) =>
    item.fields.basis?.value.some((citation) => interprets(text, citation)),
  );

/** What stands beside the guide: policies, notices, questions, and elements that have no place of their own. */
const companionOf = ({ guide: { fields }, companion }: PublishedGuide, interpretations: readonly string[]) => ({
  policies: together(fields.policies?.value, companion?.policies).map(linked),
  notices: together(fields.notices?.value, companion?.notices).map(linked),
  interpretations: together(fields.interpretations?.value, interpretations).map(linked),
  faq: (fields.faq?.value ?? []).map(({ question, answer }) => ({
    question: printed(question),
    answer: printed(answer),
  })),
  extra: Object.entries(fields.extra?.value ?? {}).map(([label, text]) => ({
    label: printed(label),
    text: printed(text),
  })),
});

/** Everything that the pages and papers of one guide print, in words and in print order. */
export const guideContent = (published: PublishedGuide, input: Compilation) => {
  const { item, guide, contact } = published;
  const { fields } = guide;
  const { region } = input.resolved;
  const body = item.fields.responsibleBody;
  return {
    id: item.id,
    domain: item.domain,
    title: printed(item.fields.title.value),
    region: printed(region.name),
    body: body ? printed(itemFields.responsibleBody.print(body.value)).replaceAll('\n', '、') : '',
    basis: lines(item.fields.basis?.value),
    summary: printed(fields.summary?.value ?? ''),
    applicants: lines(fields.applicants?.value),
    handling: printed(fields.handling?.value ?? ''),
    amount: lines(fields.amount?.value),
    conditions: (guide.conditions ?? []).flatMap(({ value, waived }) => (waived ? [] : [printed(value.text)])),
    cases: (fields.cases?.value ?? []).map(({ name }) => printed(name)),
    materials: printedMaterials(published),
    hasMaterials: guide.materials !== undefined,
    waived: waivedMaterials(published),
    ...timesOf(published, input),
    ...feesOf(published),
    result: printed(fields.result?.value ?? ''),
    delivery: lines(fields.delivery?.value),
    afterwards: printed(fields.afterwards?.value ?? ''),
    windows: windowsOf(published, input),
    online: (fields.online?.value ?? []).map(linked),
    mail: printed(fields.mail?.value ?? ''),
    visits: printed(fields.visits?.value ?? ''),
    reason: printed(fields.reason?.value ?? ''),
    depth: printed(fields.depth?.value ?? ''),
    ...(fields.process ? { process: publicProcess(fields.process.value) } : {}),
    redress: printed(fields.redress?.value ?? ''),
    advice: printed(fields.advice?.value ?? contact.phone ?? ''),
    complaint: printed(fields.complaint?.value ?? contact.complaint ?? ''),
    progress: printed(fields.progress?.value ?? ''),
    ...companionOf(published, ownInterpretations(published)),
    checked: guide.checked ? printedDate(guide.checked.value) : '',
  };
};

/** One guide in words. */
export type GuideContent = ReturnType<typeof guideContent>;
