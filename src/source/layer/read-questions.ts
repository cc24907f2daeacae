import type { Explanation, Question } from '../../model/catalogue.ts';
import type { Sourced } from '../../model/place.ts';
import { type Into, list, record, sourced, strings } from './raw.ts';

/** The questions of a layer, each a text or a text about an item. */
export const readQuestions = ({ file, root }: Into): Sourced<Question>[] =>
  list(root.questions).flatMap((entry, index) => {
    const said = typeof entry === 'string' ? { text: entry } : strings(record(entry), ['item', 'text']);
    return said.text === undefined ? [] : [sourced(file, ['questions', index], { ...said, text: said.text })];
  });

/** The explanations that a layer passes down. */
export const readExplains = ({ file, root }: Into): Sourced<Explanation>[] =>
  list(root.explains).flatMap((entry, index) => {
    const { item, text: words, document } = strings(record(entry), ['item', 'text', 'document']);
    if (item === undefined || words === undefined) return [];
    return [sourced(file, ['explains', index], { item, text: words, ...(document ? { document } : {}) })];
  });
