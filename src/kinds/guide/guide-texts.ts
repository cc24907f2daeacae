import type { GuideStep } from '../../model/guide.ts';
import type { Sourced } from '../../model/place.ts';
import type { Source } from '../../source/source.ts';
import { textsOf } from '../texts-of.ts';

/** The texts of a guide, and those in the files that it names: what is wrong in one is told where it is named. */
export const guideTexts = (source: Source, step: GuideStep | undefined): Sourced<string>[] => [
  ...textsOf(source),
  ...(step?.attachments ?? []).flatMap(({ texts, at }) => (texts ? [{ value: texts.join('\n'), at }] : [])),
];
