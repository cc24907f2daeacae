import type { OmissionReason } from './catalogue.ts';
import { plain } from './plain.ts';
import type { Office } from './reference.ts';

/** The reason that a word stands for, be it the key of a layer or what people say; undefined for any other word. */
export const omissionReason = (text: string, { omissions }: Pick<Office, 'omissions'>): OmissionReason | undefined =>
  omissions.find(({ reason, words }) => [reason, ...words].some((word) => plain(word) === plain(text)))?.reason;
