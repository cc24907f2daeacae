import type { Compilation } from '../../catalogue/compilation.ts';
import { listedItems } from '../../catalogue/statistics.ts';
import type { Attachment } from '../../document/block.ts';
import { printed, printedDate } from '../../document/printed.ts';
import { simpleTable } from '../../document/simple-table.ts';
import { findDocument, parseCitation } from '../../model/basis.ts';
import type { LegalDocument } from '../../model/reference.ts';
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
      return '状态不明';
  }
};

/** What the register knows and how surely: only a status that was read in a source is stated as a fact. */
const statusOf = (citation: string, input: Compilation): string => {
  const document = findDocument(parseCitation(citation), input.reference.register);
  if (!document) return '登记册未收录，请核实';
  const status = statusText(document, input);
  if (document.status === 'unknown') return `${status}，请核实`;
  return document.statusConfidence === 'background' ? `请核实（登记册记为“${status}”，未见出处）` : status;
};

/** 附件7: every distinct citation of the catalogue, how many items cite it, and its status in the legal register. */
export const basisAttachment = (input: Compilation): Attachment => {
  const { resolved, reference } = input;
  const items = listedItems(resolved).filter((item) => item.level > 1);
  const national = new Set(
    [...resolved.items.values()].flatMap(
      (item) => item.fields.basis?.history.filter(({ by }) => by === 0).flatMap(({ value }) => value) ?? [],
    ),
  );
  const citing = new Map<string, { [domain: string]: number; candidate: number }>();
  for (const item of items) {
    for (const citation of item.fields.basis?.value ?? []) {
      const counts = citing.get(citation) ?? { candidate: 0 };
      const key = item.candidate ? 'candidate' : item.domain;
      counts[key] = (counts[key] ?? 0) + 1;
      citing.set(citation, counts);
    }
  }
  const confirmed = [...citing.values()].filter((counts) =>
    resolved.domains.some(({ id }) => (counts[id] ?? 0) > 0),
  ).length;
  const rows = [...citing].map(([citation, counts], index) => [
    index + 1,
    printed(citation),
    national.has(citation) ? '国家标准目录' : '地方增列',
    ...resolved.domains.map(({ id: domain }) => counts[domain] ?? 0),
    counts.candidate,
    statusOf(citation, input),
  ]);
  const columns = [
    ['序号', 12, 'center'],
    ['公开依据（按目录所列）', 108],
    ['来源', 28, 'center'],
    ...resolved.domains.map(({ name }) => [`${name.zh}引用（项）`, widthFor(name.zh), 'center'] as const),
    ['待核事项引用（项）', 22, 'center'],
    ['登记册所记状态', 60],
  ] as const;
  const asOf = reference.register.asOf ? `（截至${printedDate(reference.register.asOf)}）` : '';
  const candidateOnly = rows.length - confirmed;
  const intro = `本目录引用依据${confirmed}件${candidateOnly > 0 ? `，另有${candidateOnly}件仅待核事项引用` : ''}。状态取自工具的法规登记册${asOf}；标“请核实”的，登记册没有可以引证的出处，报送前请自行核对。`;
  return {
    title: '依据清单',
    sheet: 'landscape',
    blocks: [
      { kind: 'paragraph', text: intro },
      ...(rows.length > 0 ? [simpleTable('依据清单', columns, rows, 1)] : []),
    ],
  };
};
