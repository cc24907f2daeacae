import { describe, expect, it } from 'vitest';
import { rules } from '../src/rules/index.ts';
import { standingOf } from '../src/rules/standing-of.ts';

describe('what a rule means to the reviewing desk', () => {
  it('must be answered where less than the standard would be filed, and may not be waved through where the law or a reader binds', () => {
    for (const rule of ['no-narrowing', 'content-not-empty', 'similar-item', 'merged-item', 'renamed-item'])
      expect([rule, standingOf({ rule }).answer]).toEqual([rule, 'required']);
    for (const rule of ['schema', 'yaml', 'readable-file', 'no-personal-data', 'no-restricted-marking', 'only-tighter'])
      expect([rule, standingOf({ rule }).waivable]).toEqual([rule, false]);
  });

  it('follows the message where it differs from its rule', () => {
    expect(standingOf({ rule: 'filing-sound', wording: 'late' }).answer).toBe('advice');
    expect(standingOf({ rule: 'filing-sound', wording: 'number' }).answer).toBe('required');
    expect(standingOf({ rule: 'omit-reason', wording: 'reason' }).waivable).toBe(false);
    expect(standingOf({ rule: 'omit-reason', wording: 'note' }).waivable).toBe(true);
  });

  it('is said by every rule', () => {
    for (const { id, answer, waivable, aspect } of rules)
      expect([id, answer, typeof waivable, aspect]).toEqual([id, expect.any(String), 'boolean', expect.any(String)]);
  });
});
