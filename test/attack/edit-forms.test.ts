import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Document, parseDocument, type ToStringOptions, visit } from 'yaml';
import type { Intent } from '../../src/edit/intent.ts';
import type { Ref } from '../../src/model/catalogue.ts';
import { changed, openEditor } from '../edit/open-editor.ts';
import { drawFrom, runs } from '../fuzz.ts';

const text = readFileSync('catalogues/examples/990101-example-county.yaml', 'utf8');
const data: unknown = parseDocument(text).toJS();

const written = (flow: boolean, options: ToStringOptions = {}): string => {
  const document = new Document(data);
  visit(document, {
    Collection: (_, node) => {
      node.flow = flow;
    },
  });
  return document.toString({ lineWidth: flow ? 60 : 0, ...options });
};

/** The example county as other editors and programs would write it. */
const forms: { readonly [name: string]: string } = {
  'blocks only': written(false),
  'an indent of four': written(false, { indent: 4 }),
  'lists below their key': written(false, { indentSeq: false }),
  'single quotes': written(false, { singleQuote: true }),
  'quotes everywhere': written(false, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' }),
  'folded lines': parseDocument(text).toString({ lineWidth: 40 }),
  'brackets only': written(true),
  JSON: JSON.stringify(data, null, 2),
  'JSON on one line': JSON.stringify(data),
  'marks of a document': `---\n${text}...\n`,
  'blanks at the ends of lines': text.replaceAll('\n', '  \n'),
};

const intents = (ref: Ref): readonly Intent[] => [
  { kind: 'setField', ref, field: 'timeLimit', value: '3个工作日内', only: true },
  { kind: 'setField', ref, field: 'content', value: ['甲', '乙: #'], only: true },
  { kind: 'setField', ref, field: 'links', value: { guide: 'https://www.example.gov.cn/b' }, only: true },
  { kind: 'resetField', ref, field: 'handlingLimit' },
  { kind: 'omit', ref, reason: 'moved', note: '甲' },
  { kind: 'restore', ref },
  { kind: 'answer', rule: 'no-narrowing', items: [ref], reason: '甲' },
];

describe('an edit of a layer in', () => {
  it.each(Object.entries(forms))('%s changes its item and nothing else', async (_, form) => {
    const open = openEditor();
    const draw = drawFrom(977);
    const before = await open(form);
    for (let run = 0; run < runs(2); run += 1) {
      const ref = before.items[draw(before.items.length)] as Ref;
      for (const intent of intents(ref)) {
        const told = JSON.stringify(intent);
        const edited = before.apply(intent);
        if ('obstacle' in edited) {
          expect(edited.obstacle.zh, told).not.toContain('不能放心');
          continue;
        }
        const after = await open(edited.text);
        const strange = changed(before.printed, after.printed).filter(
          (key) => !key.startsWith(`${ref} `) && !key.startsWith(`${ref}.`),
        );
        expect(strange, told).toEqual([]);
      }
    }
  });
});
