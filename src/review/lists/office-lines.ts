import { findPersonalNumbers } from '../../model/personal/personal-data.ts';
import type { ExpectedRegion } from '../../model/review.ts';

/** A list without persons: names go, and phones that are a person's. */
export const officeLines = (regions: readonly ExpectedRegion[]): ExpectedRegion[] =>
  regions.map(({ contact: _, phone, ...region }) => ({
    ...region,
    ...(phone !== undefined && findPersonalNumbers(phone).length === 0 ? { phone } : {}),
  }));
