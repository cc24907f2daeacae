import { indicatorKinds } from '../model/assessment.ts';
import { maskData } from '../model/personal/mask.ts';
import { list, record, strings } from './layer/raw.ts';

const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

/** Reads an `assessment.json` of the tool; undefined for what is none. */
export const readEarlierAssessment = (data: unknown) => {
  const root = record(maskData(data));
  const { name, code } = strings(record(root.region), ['name', 'code']);
  const { assessment, date } = strings(root, ['assessment', 'date']);
  if (name === undefined || assessment === undefined || !Array.isArray(root.groups)) return undefined;
  return {
    region: { name, ...(code ? { code } : {}) },
    name: assessment,
    ...(date ? { date } : {}),
    groups: list(root.groups).flatMap((entry) => {
      const raw = record(entry);
      const how = indicatorKinds.find((kind) => kind === raw.how);
      const [points, most] = [numberOf(raw.points), numberOf(raw.most)];
      if (!how || points === undefined || most === undefined) return [];
      const indicators = list(raw.indicators).flatMap((one) => {
        const { id } = strings(record(one), ['id']);
        const failed = list(record(one).failed).flatMap((text) => (typeof text === 'string' ? [text] : []));
        return id === undefined ? [] : [{ id, points: numberOf(record(one).points) ?? null, failed }];
      });
      return [{ how, points, most, indicators }];
    }),
  };
};
