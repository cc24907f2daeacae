import type { Layer, Resolved, ResolvedItem } from '../model/catalogue.ts';
import type { Finding } from '../model/finding.ts';
import type { GuideStep, ResolvedGuide } from '../model/guide.ts';
import { handlingSpan, lawfulLimit } from '../model/guide-limits.ts';
import { numberIn } from '../model/number-in.ts';
import { mask, withoutControls } from '../model/personal/mask.ts';
import type { Sourced } from '../model/place.ts';
import type { Reference } from '../model/reference.ts';
import type { GuideRow, Landmarks, SummaryGuides, Trace } from '../model/review-guides.ts';
import type { ServicePoint } from '../model/service-point.ts';
import { type Places, placeWithFrame } from './frame.ts';
import { isAmong, tracedWords } from './guide-traces.ts';

/** One item of which a layer, or one above it, has a guide. */
export interface ArrivedGuide {
  readonly item: ResolvedItem;
  readonly guide?: ResolvedGuide;
  readonly errors: readonly Finding[];
  readonly isComplete: boolean;
}

/** One guide file of the layer itself. */
export interface GuideSheet {
  readonly file: string;
  readonly step?: GuideStep;
  readonly findings: readonly Finding[];
  readonly texts: readonly Sourced<string>[];
}

/** What came along as guides of a layer. */
export interface ArrivedGuides {
  readonly judged: readonly ArrivedGuide[];
  readonly sheets: readonly GuideSheet[];
}

/** Whose guides they are, and how places in them are printed. */
export interface GuideOwner {
  readonly layer: Layer;
  readonly resolved: Resolved;
  readonly reference: Reference;
  readonly places: Places;
}

const clean = (text: string): string => mask(withoutControls(text));
const nameOf = ({ id, fields }: ResolvedItem): string => `${id} ${clean(fields.title.value)}`;

const workdays = (text: string | undefined, reference: Reference): number | undefined => {
  const span = text === undefined ? undefined : handlingSpan(text, reference);
  return span?.kind === 'within' && span.unit === 'workday' ? span.amount : undefined;
};

const rowOf = (
  { item, guide, errors, isComplete }: ArrivedGuide,
  sheets: readonly GuideSheet[],
  { resolved, reference, places }: GuideOwner,
): GuideRow => {
  const { fields = {}, materials = [], checked } = guide ?? {};
  const step = sheets.find((sheet) => sheet.step?.item.ref === item.ref)?.step;
  const promised = fields.promised?.value;
  const days = workdays(promised, reference);
  const legalDays = workdays(lawfulLimit(item.ref, reference)?.text ?? fields.legal?.value, reference);
  const visits = numberIn(fields.visits?.value ?? '');
  return {
    item: item.ref,
    title: nameOf(item),
    state: errors.length > 0 ? 'withheld' : isComplete ? 'sound' : 'unfinished',
    why: errors.map(({ message }) => ({ zh: places.sentence(message.zh), en: places.sentence(message.en) })),
    isOwn: step !== undefined || guide?.by === resolved.layers.length - 1,
    ...(promised === undefined ? {} : { promised: clean(promised) }),
    ...(days === undefined ? {} : { days }),
    ...(legalDays === undefined ? {} : { legalDays }),
    materials: materials.filter(({ waived }) => !waived).length,
    added: (step?.outcomes ?? []).flatMap(({ kind, local }) => (kind === 'added-material' ? [clean(local)] : [])),
    waived: materials.filter(({ waived }) => waived).length,
    ...(visits === undefined ? {} : { visits }),
    hasChart: (fields.process?.value.steps.length ?? 0) > 0,
    ...(checked ? { checked: checked.value } : {}),
  };
};

/** The texts of the places that a layer writes: a copied guide often came with its place. */
const pointTexts = ({ places = [] }: Layer): Sourced<string>[] =>
  places.flatMap(({ point }) => {
    const { name, address }: Partial<ServicePoint> = point ?? {};
    return [name ?? [], address ?? []].flat();
  });

/** The phones and addresses in what a layer says of itself. */
const marksIn = (texts: readonly (string | undefined)[], { guideWords }: Reference): Landmarks =>
  texts
    .flatMap((text) => (text === undefined ? [] : tracedWords(text, guideWords)))
    .flatMap(({ kind, key }) => (kind === 'region' ? [] : [{ kind, key }]));

const wordsOf = (resolved: Pick<Resolved, 'places' | 'contact'>): (string | undefined)[] => [
  ...Object.values(resolved.contact),
  ...(resolved.places ?? []).flatMap((place) =>
    [place, ...(place.branches ?? [])].flatMap(({ address, phone }) => [address, phone]),
  ),
];

/** What a layer has of its own: others that name it have copied. */
const landmarksOf = ({ layer, resolved, reference }: GuideOwner): Landmarks => {
  const ids = new Set((layer.places ?? []).map(({ id }) => id.value));
  const places = (resolved.places ?? []).filter(({ id }) => ids.has(id));
  return marksIn(wordsOf({ places, contact: layer.contact ?? {} }), reference);
};

/** Names, phones and addresses in the guides that the layer itself, and those above it, do not have. */
const tracesOf = ({ sheets }: ArrivedGuides, owner: GuideOwner): Trace[] => {
  const { layer, resolved, reference, places } = owner;
  const known: Landmarks = [
    ...resolved.layers.map(({ region }) => ({ kind: 'region', key: region.name }) as const),
    ...marksIn(wordsOf(resolved), reference),
  ];
  const seen = new Set<string>();
  const found = (texts: readonly Sourced<string>[], head: Pick<Trace, 'item' | 'title'>): Trace[] =>
    texts.flatMap(({ value, at }) =>
      tracedWords(value, reference.guideWords).flatMap((word): Trace[] => {
        const once = `${head.title} ${word.kind} ${word.key}`;
        if (seen.has(once) || isAmong(word, known)) return [];
        seen.add(once);
        return [{ ...word, text: clean(word.text), ...head, place: placeWithFrame(at, places) }];
      }),
    );
  return [
    ...sheets.flatMap(({ file, step, texts }) =>
      found(texts, step ? { item: step.item.ref, title: nameOf(step.item) } : { title: places.fileName(file) }),
    ),
    ...found(pointTexts(layer), { title: '办理地点' }),
  ];
};

/** Sums up the guides of one submission; `findings` are theirs, worded and named. */
export const summariseGuides = (
  arrived: ArrivedGuides,
  owner: GuideOwner,
  findings: SummaryGuides['findings'],
): SummaryGuides => ({
  rows: arrived.judged.map((one) => rowOf(one, arrived.sheets, owner)),
  findings,
  traces: tracesOf(arrived, owner),
  landmarks: landmarksOf(owner),
});
