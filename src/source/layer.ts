import type { Consultation, Filing, Layer, Region } from '../model/catalogue.ts';
import type { Domain } from '../model/domain.ts';
import type { Fault } from '../model/finding.ts';
import { layerKeys } from '../model/layer-keys.ts';
import { maskData } from '../model/personal/mask.ts';
import { type RecordNames, recordIds } from '../model/record.ts';
import type { Reference } from '../model/reference.ts';
import { type Into, isDate, list, type Raw, record, sourced, strings, text } from './layer/raw.ts';
import { readAcceptance } from './layer/read-acceptance.ts';
import { readDomain } from './layer/read-domain.ts';
import { readField } from './layer/read-field.ts';
import { readBaseLists, readOpenness } from './layer/read-openness.ts';
import { readOwners } from './layer/read-owners.ts';
import { readProfile } from './layer/read-profile.ts';
import { readAdjusted, readExplains, readQuestions } from './layer/read-questions.ts';
import { readCompanion, readRequestOffice } from './layer/read-request-office.ts';
import { readVerified } from './layer/read-verified.ts';
import { readPlaces } from './read-places.ts';
import type { Source } from './source.ts';
import { suggest } from './suggest.ts';

/** The keys of domains in a layer, those that are known in their order; whether there are such domains is told where its chain is known. */
const domainKeys = (root: Raw, domains: readonly Domain[]): string[] => {
  const known = domains.map(({ id }) => id).filter((id) => id in root);
  const isOther = (key: string) => /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u.test(key) && !layerKeys.has(key);
  return [...known, ...Object.keys(root).filter((key) => isOther(key) && !known.includes(key))];
};

const readFiling = (raw: Raw): Filing => {
  const { by, date, result } = strings(record(raw.review), ['by', 'date', 'result']);
  return {
    ...strings(raw, ['issuer', 'receiver', 'number', 'date', 'signer', 'remarks']),
    ...(Array.isArray(raw.copies) ? { copies: raw.copies.map(String) } : {}),
    ...(by && date && result ? { review: { by, date, result } } : {}),
  };
};

const readConsultation = (raw: Raw): Consultation => ({
  ...(isDate(raw.from) ? { from: raw.from } : {}),
  ...(isDate(raw.to) ? { to: raw.to } : {}),
  ...strings(raw, ['page', 'email', 'mail']),
  isMajor: raw.major === '是',
});

/** The names of its record files. */
const readRecords = (raw: Raw, file: string): RecordNames =>
  Object.fromEntries(
    recordIds.flatMap((id) => {
      const name = text(raw[id]);
      return name === undefined ? [] : [[id, sourced(file, ['records', id], name)]];
    }),
  );

/** The region that a layer speaks for, where enough of it is written. */
const readRegion = (region: Raw): Region | undefined => {
  const name = text(region.name);
  const level = (['province', 'city', 'county', 'township'] as const).find((known) => known === region.level);
  if (name === undefined || level === undefined) return undefined;
  const code = typeof region.code === 'number' ? undefined : text(region.code);
  const kind = (['zone', 'xpcc'] as const).find((known) => known === region.kind);
  return { name, level, ...(code ? { code } : {}), ...(kind ? { kind } : {}) };
};

/**
 * Reads a layer out of plain data. Lenient: what the schema refused is left out, so that every other fault
 * can be told in the same run. Words that no field knows are faults of rule `schema`.
 */
export const readLayer = (
  source: Source,
  reference: Reference,
): { readonly layer?: Layer; readonly faults: readonly Fault[] } => {
  const { file } = source;
  // Personal numbers are reported by rules on the source; nothing behind this line ever sees them.
  const root = record(maskData(source.data));
  // Answers under a misspelt key are still answers; the schema tells the key.
  const answersKey =
    'accepted' in root ? 'accepted' : (Object.keys(root).find((key) => suggest(key, ['accepted'])) ?? 'accepted');
  const faults: Fault[] = [];
  const into: Into = { source, file, reference, root, answersKey, faults };
  const body = readField(into, 'responsibleBody', root.responsibleBody, ['responsibleBody']);
  const keys = domainKeys(root, reference.domains);
  const domains = Object.fromEntries(keys.map((domain) => [domain, readDomain(into, domain)]));
  const guides = text(root.guides);
  const request = readRequestOffice(record(root.onRequest));
  const region = readRegion(record(root.region));
  const parent = text(root.extends);
  if (region === undefined || parent === undefined) return { faults };
  const layer: Layer = {
    file,
    region,
    extends: sourced(file, ['extends'], parent),
    ...(Array.isArray(root.covers) ? { covers: root.covers.flatMap((id) => text(id) ?? []) } : {}),
    ...strings(root, ['edition']),
    ...(isDate(root.effective) ? { effective: root.effective } : {}),
    ...(body ? { responsibleBody: sourced(file, ['responsibleBody'], body) } : {}),
    contact: strings(record(root.contact), ['office', 'phone', 'complaint', 'address', 'hours']),
    ...(guides === undefined ? {} : { guides: sourced(file, ['guides'], guides) }),
    ...(root.records === undefined ? {} : { records: readRecords(record(root.records), file) }),
    ...(root.places === undefined ? {} : { places: readPlaces(root.places, file) }),
    ...(request ? { onRequest: request } : {}),
    ...(root.companion === undefined ? {} : { companion: readCompanion(record(root.companion)) }),
    ...(root.profile === undefined ? {} : { profile: readProfile(into, record(root.profile)) }),
    domains,
    ...(root.filing === undefined ? {} : { filing: readFiling(record(root.filing)) }),
    ...(root.consultation === undefined ? {} : { consultation: readConsultation(record(root.consultation)) }),
    ...(root.questions === undefined ? {} : { questions: readQuestions(into) }),
    ...(root.openness === undefined ? {} : { openness: readOpenness(record(root.openness), into) }),
    ...(root.baseLists === undefined ? {} : { baseLists: readBaseLists(into) }),
    ...(root.adjusted === undefined ? {} : { adjusted: readAdjusted(into) }),
    ...(root.explains === undefined ? {} : { explains: readExplains(into) }),
    ...(root.print === 'register' ? { print: 'register' as const } : {}),
    accepted: list(root[answersKey]).flatMap((entry, index) => readAcceptance(into, entry, index)),
    ...(root.owners === undefined ? {} : { owners: readOwners(into) }),
    ...(root.verified === undefined ? {} : { verified: readVerified(into) }),
    written: root,
  };
  return { layer, faults };
};
