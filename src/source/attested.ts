import type { Assessment, Attestation, Demonstration, Indicator, Phase } from '../model/assessment.ts';
import { indicatorKinds } from '../model/assessment.ts';
import { maskData } from '../model/personal/mask.ts';
import type { Path, Sourced } from '../model/place.ts';
import { list, type Raw, record, sourced, text } from './layer/raw.ts';
import type { Source } from './source.ts';

const readAttestation = (raw: Raw, file: string, path: Path): Attestation[] => {
  const textAt = (key: string): { [name: string]: Sourced<string> } => {
    const value = text(raw[key]);
    return value === undefined ? {} : { [key]: sourced(file, [...path, key], value) };
  };
  const countAt = (key: string): { [name: string]: Sourced<number> } => {
    const value = raw[key];
    return typeof value === 'number' ? { [key]: sourced(file, [...path, key], value) } : {};
  };
  const { id } = textAt('id');
  const texts = ['statement', 'evidence', 'date', 'post'].map(textAt);
  const counts = ['tried', 'passed'].map(countAt);
  return id ? [{ at: { file, path }, id, ...Object.assign({}, ...texts, ...counts) }] : [];
};

/** What a file of kind `attested` says; what its schema has refused is left out. */
export const readAttested = ({
  file,
  data,
}: Source): { readonly attested: readonly Attestation[]; readonly demonstration: readonly Demonstration[] } => {
  const root = record(maskData(data));
  return {
    attested: list(root.indicators).flatMap((entry, index) =>
      readAttestation(record(entry), file, ['indicators', index]),
    ),
    demonstration: list(root.demonstration).flatMap((entry) => {
      const [name, level] = [text(record(entry).name), text(record(entry).level)];
      return name && level ? [{ name, level }] : [];
    }),
  };
};

const readIndicator = (raw: Raw): Indicator[] => {
  const [id, words, clause, measure] = ['id', 'text', 'clause', 'measure'].map((key) => text(raw[key]));
  const how = indicatorKinds.find((kind) => kind === raw.how);
  return id && words && clause && how && typeof raw.points === 'number'
    ? [{ id, text: words, clause, points: raw.points, how, ...(measure ? { measure } : {}) }]
    : [];
};

const readPhase = (raw: Raw): Phase[] => {
  const [name, from, to, due] = ['name', 'from', 'to', 'due'].map((key) => text(raw[key]));
  return name && from && to ? [{ name, from, to, ...(due ? { due } : {}) }] : [];
};

/** The indicators of a file of kind `assessment`. */
export const readAssessment = (data: unknown): Assessment => {
  const root = record(maskData(data));
  const phases = list(root.phases).flatMap((phase) => readPhase(record(phase)));
  return {
    name: text(root.name) ?? '',
    indicators: list(root.indicators).flatMap((one) => readIndicator(record(one))),
    ...(phases.length > 0 ? { phases } : {}),
  };
};
