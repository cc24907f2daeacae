import type { Adjusted, Explanation, Question } from '../../model/catalogue.ts';
import { fieldIds } from '../../model/fields.ts';
import type { Sourced } from '../../model/place.ts';
import { type Into, list, record, sourced, strings } from './raw.ts';

/** The questions of a layer, each a text or a text about an item. */
export const readQuestions = ({ file, root }: Into): Sourced<Question>[] =>
  list(root.questions).flatMap((entry, index) => {
    const said = typeof entry === 'string' ? { text: entry } : strings(record(entry), ['item', 'text']);
    return said.text === undefined ? [] : [sourced(file, ['questions', index], { ...said, text: said.text })];
  });

/** Why a layer differs from its edition before: a text, or one about items and a column of theirs. */
export const readAdjusted = ({ file, root }: Into): Sourced<Adjusted>[] =>
  list(root.adjusted).flatMap((entry, index) => {
    const raw = record(typeof entry === 'string' ? { text: entry } : entry);
    const { item, text } = strings(raw, ['item', 'text']);
    const field = fieldIds.find((known) => known === raw.field);
    if (text === undefined) return [];
    const said = { text, ...(item === undefined ? {} : { item }), ...(field ? { field } : {}) };
    return [sourced(file, ['adjusted', index], said)];
  });

/** The explanations that a layer passes down. */
export const readExplains = ({ file, root }: Into): Sourced<Explanation>[] =>
  list(root.explains).flatMap((entry, index) => {
    const { item, text: words, document } = strings(record(entry), ['item', 'text', 'document']);
    if (item === undefined || words === undefined) return [];
    return [sourced(file, ['explains', index], { item, text: words, ...(document ? { document } : {}) })];
  });
