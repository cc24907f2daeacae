import { mask, withoutControls } from '../model/personal/mask.ts';
import { plain } from '../model/plain.ts';
import { type OwnFinding, ownRule, type ReviewFinding } from '../model/review.ts';
import type { Text } from '../model/text.ts';
import { shortHash } from './fingerprint.ts';

const same = (text: string): Text => {
  const shown = mask(withoutControls(text));
  return { zh: shown, en: shown };
};

/** A fault that the reviewer found, beside those that the rules tell. */
export const ownFinding = (own: OwnFinding, key: string, file: string): ReviewFinding => ({
  fingerprint: [key, ownRule, shortHash(plain(`${own.item ?? ''}${own.message}`), 8)].join(':'),
  rule: ownRule,
  severity: own.severity,
  message: same(own.message),
  ...(own.fix ? { fix: same(own.fix) } : {}),
  ...(own.item ? { itemName: mask(withoutControls(own.item)) } : {}),
  file,
  related: [],
  asks: 'required',
  waivable: true,
  aspect: 'other',
});
