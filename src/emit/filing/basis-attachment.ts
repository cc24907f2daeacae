import type { Compilation } from '../../catalogue/compilation.ts';
import { listedItems } from '../../catalogue/statistics.ts';
import type { Attachment } from '../../document/block.ts';
import { printed, printedDate } from '../../document/printed.ts';
import { simpleTable } from '../../document/simple-table.ts';
import { citationKey, findDocument, parseCitation } from '../../model/basis.ts';
import type { DomainId } from '../../model/catalogue.ts';
import { isFresh } from '../../model/is-fresh.ts';
import type { LegalDocument } from '../../model/reference.ts';
import { standardWord } from '../standard-name.ts';
import { widthFor } from './column-width.ts';

const statusText = (document: LegalDocument, { reference, date }: Compilation): string => {
  switch (document.status) {
    case 'in-force':
      return '现行有效';
    case 'amended':
      return '现行有效（已修改）';
    case 'repealed':
      return '已废止';
    case 'superseded': {
      const next = reference.register.documents.find((other) => other.id === document.replacedBy);
      return next ? `已被《${next.title}》替代` : '已被替代';
    }
    case 'time-bound': {
      if (document.validUntil === null) return '有时限，到期日不明';
      return `有效期至${printedDate(document.validUntil)}${date !== undefined && document.validUntil < date ? '，已到期' : ''}`;
    }
    case 'unknown':
      return '';
  }
};

/** A status is stated as a fact only where a source was read; nothing is said else. */
const statusOf = (citation: string, input: Compilation): string => {
  const document = findDocument(parseCitation(citation), input.reference.register);
  if (!document || document.status === 'unknown' || document.statusConfidence === 'background') return '—';
  return statusText(document, input);
};

/** One document that the catalogue cites: as it is first written, and in how many items of each domain. */
interface Cited {
  readonly text: string;
  readonly isNational: boolean;
  readonly items: ReadonlyMap<DomainId, number>;
}

/** Every document once: a law under two names is one. */
const citedDocuments = ({ resolved, reference: { register } }: Compilation): Cited[] => {
  const keyOf = (text: string): string => citationKey(text, register);
  const national = new Set(
    [...resolved.items.values()].flatMap(
      (item) => item.fields.basis?.history.filter(({ by }) => by === 0).flatMap(({ value }) => value.map(keyOf)) ?? [],
    ),
  );
  const cited = new Map<string, { text: string; isNational: boolean; items: Map<DomainId, number> }>();
  for (const item of listedItems(resolved)) {
    if (item.level === 1) continue;
    for (const [key, text] of new Map((item.fields.basis?.value ?? []).map((one) => [keyOf(one), one]))) {
      const entry = cited.get(key) ?? { text, isNational: national.has(key), items: new Map() };
      // The fullest of its names: what a reader needs to find it.
      if (text.length > entry.text.length) entry.text = text;
      entry.items.set(item.domain, (entry.items.get(item.domain) ?? 0) + 1);
      cited.set(key, entry);
    }
  }
  return [...cited.values()];
};

/** 依据清单: every document that the catalogue cites, how many items cite it and, from a fresh register, its status. */
export const basisAttachment = (input: Compilation): Attachment | undefined => {
  const { resolved, reference, filing } = input;
  const documents = citedDocuments(input);
  if (documents.length === 0) return undefined;
  const fresh = isFresh(reference.register.asOf, filing.date);
  const columns = [
    ['序号', 12, 'center'],
    ['公开依据（按目录所列）', 108],
    ['来源', 28, 'center'],
    ...resolved.domains.map(({ name }) => [`${name.zh}引用（项）`, widthFor(name.zh), 'center'] as const),
    ...(fresh ? [['状态', 60] as const] : []),
  ] as const;
  const rows = documents.map(({ text, isNational, items }, index) => [
    index + 1,
    printed(text),
    isNational ? `${standardWord(resolved.domains)}目录` : '地方增列',
    ...resolved.domains.map(({ id }) => items.get(id) ?? 0),
    ...(fresh ? [statusOf(text, input)] : []),
  ]);
  const shared = resolved.domains.length > 1 ? '，几个领域都引用的只计一件' : '';
  const asOf = fresh ? `状态截至${printedDate(reference.register.asOf)}。` : '';
  return {
    title: '依据清单',
    sheet: 'landscape',
    blocks: [
      { kind: 'paragraph', text: `本目录共引用依据${documents.length}件${shared}。${asOf}` },
      simpleTable('依据清单', columns, rows, 1),
    ],
  };
};
