import { describe, expect, it } from 'vitest';
import type { Intent } from '../../src/edit/intent.ts';
import type { Ref } from '../../src/model/catalogue.ts';
import { type Draw, drawFrom, runs } from '../fuzz.ts';
import { changed, openEditor } from './open-editor.ts';

type Said = string | readonly string[] | { readonly add: readonly string[] };

const head = `kind: layer
region: { code: "990101", name: 示例县, level: county }
extends: national@2019
effective: 2026-12-01
`;

const numbers = ['1.1', '1.2', '1.3', '2.1', '2.2'];
const patterns = ['*', '1.*', '2.*'];

const one = <T>(draw: Draw, list: readonly T[]): T => list[draw(list.length)] as T;
const some = <T>(draw: Draw, list: readonly T[]): T[] => list.filter(() => draw(3) === 0);
const lines = ['甲', '乙', '丙', '丁', '戊'];

const drawValue = (draw: Draw, field: 'content' | 'handlingLimit'): Said => {
  if (field === 'handlingLimit') return `${1 + draw(6)}个工作日`;
  const drawn = [one(draw, lines), ...some(draw, lines)];
  const list = drawn.filter((line, index) => drawn.indexOf(line) === index);
  return draw(2) ? list : { add: list };
};

/** Entries for one item, for several and for patterns, of which no two contradict each other. */
const drawLayer = (draw: Draw): string => {
  const said = new Map<string, Said>();
  const entries = Array.from({ length: 2 + draw(4) }, () => {
    const named = draw(2) ? [one(draw, numbers)] : [...some(draw, numbers), ...some(draw, patterns)];
    const field = draw(2) ? 'content' : 'handlingLimit';
    const value = drawValue(draw, field);
    const isSet = typeof value === 'string' || Array.isArray(value);
    const clear = named.filter((name) => {
      const before = said.get(`${name} ${field}`);
      return !isSet || before === undefined || String(before) === String(value);
    });
    if (isSet) for (const name of clear) said.set(`${name} ${field}`, value);
    const names = clear.map((name) => `'${name}'`);
    const item = clear.length === 1 && !clear[0]?.endsWith('*') ? `item: ${names[0]}` : `items: [${names.join(', ')}]`;
    return clear.length === 0 ? '' : `    - ${item}\n      ${field}: ${JSON.stringify(value)}\n`;
  }).join('');
  return entries === '' ? head : `${head}employment:\n  amend:\n${entries}`;
};

const drawIntent = (draw: Draw): Intent => {
  const field = draw(2) ? 'content' : 'handlingLimit';
  const ref: Ref = `employment/${one(draw, numbers)}`;
  const value = drawValue(draw, field);
  const refs = [ref, ...some(draw, numbers).map((number): Ref => `employment/${number}`)];
  const kinds: readonly Intent[] = [
    { kind: 'setField', ref, field, value, only: true },
    { kind: 'resetField', ref, field, only: true },
    { kind: 'setGroup', refs: [...new Set(refs)], field, value },
  ];
  return one(draw, kinds);
};

/** What a field of an item says after an intent; of what is added, the parts that must be there. */
const wished = (intent: Intent, inherited: string): { readonly whole?: string; readonly parts?: readonly string[] } => {
  if (intent.kind === 'resetField') return { whole: inherited };
  const value = 'value' in intent ? (intent.value as Said) : '';
  if (typeof value === 'string') return { whole: value };
  return 'add' in value ? { parts: value.add } : { whole: value.join('\n') };
};

describe('entries for one item, for several and for patterns side by side', () => {
  it('give an item what was wished, and no other item anything else', async () => {
    const draw = drawFrom(77);
    const open = openEditor();
    const parent = await open(head, 'parent');
    let done = 0;
    for (let run = 0; run < runs(40); run += 1) {
      const text = drawLayer(draw);
      const before = await open(text);
      const intent = drawIntent(draw);
      const told = `${text}\n${JSON.stringify(intent)}`;
      const edited = before.apply(intent);
      if ('obstacle' in edited) {
        expect(edited.obstacle.zh, told).not.toContain('不能放心');
        continue;
      }
      done += 1;
      const after = await open(edited.text);
      const refs = 'refs' in intent ? intent.refs : 'ref' in intent ? [intent.ref] : [];
      const field = 'field' in intent ? intent.field : undefined;
      const note = `${told}\n${edited.text}`;
      expect(
        changed(before.printed, after.printed).filter((key) => !refs.some((ref) => key === `${ref} ${field}`)),
        note,
      ).toEqual([]);
      for (const ref of refs) {
        const key = `${ref} ${field}`;
        const { whole, parts = [] } = wished(intent, parent.printed.get(key) ?? '');
        const now = after.printed.get(key) ?? '';
        if (whole !== undefined) expect(now, note).toBe(whole);
        expect(now.split('\n'), note).toEqual(expect.arrayContaining([...parts]));
        // What is added for several items takes nothing away.
        if (intent.kind === 'setGroup' && whole === undefined)
          expect(now.split('\n'), note).toEqual(expect.arrayContaining((before.printed.get(key) ?? '').split('\n')));
      }
    }
    expect(done).toBeGreaterThan(runs(40) / 2);
  });
});
