import type { Cited } from './domain.ts';

/**
 * A clause in the words of the documents that domains rest on: `{items}` stands for the document and its clause on items,
 * `{content|basis}` for several clauses of it. What a document says nothing of leaves its number.
 */
export const fillClause = (clause: string, domains: readonly Cited[]): string =>
  clause.replace(/\{([\w|]+)\}/gu, (_, names: string) => {
    const cited = domains.map(({ standard, clauses = {} }) => {
      const found = names.split('|').flatMap((name) => clauses[name] ?? []);
      return [standard.document, found.join('、')].filter((text) => text !== '').join(' ');
    });
    return [...new Set(cited)].join('；');
  });
