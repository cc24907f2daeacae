import type { Companion } from '../../model/catalogue.ts';
import type { RequestOffice } from '../../model/on-request.ts';
import { type Raw, record, strings } from './raw.ts';

/** One text or a list of them. */
const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((one) =>
    typeof one === 'string' && one.trim() !== '' ? [one.trim()] : [],
  );

/** `onRequest` of a layer; undefined without the office that takes requests. */
export const readRequestOffice = (raw: Raw): RequestOffice | undefined => {
  const { office, ...rest } = strings(raw, ['office', 'place', 'mail', 'phone', 'form', 'note']);
  if (office === undefined) return undefined;
  const online = texts(raw.online);
  const reasons = record(raw.reasons);
  return {
    office,
    ...rest,
    ...(online.length > 0 ? { online } : {}),
    reasons: strings(reasons, Object.keys(reasons)) as { [item: string]: string },
  };
};

/** `companion` of a layer. */
export const readCompanion = (raw: Raw): Companion => ({
  policies: texts(raw.policies),
  notices: texts(raw.notices),
  interpretations: texts(raw.interpretations),
});
