import { stringify } from 'yaml';
import { isOpen, type Review, type Ruling } from '../../model/review.ts';
import type { Lang } from '../../model/text.ts';

const severityNames = { error: '错误', warning: '警告', info: '提示' } as const;

/** `rulings.yaml`: every open finding to be decided on, after the decisions that stand; `--rulings` takes it back. */
export const rulingsTemplate = (review: Review, lang: Lang): string => {
  const { submissions, rulings } = review;
  const findings = submissions.flatMap((submission) => submission.findings.map((finding) => ({ submission, finding })));
  const entry = ({ submission, finding }: (typeof findings)[number]) => ({
    finding: finding.fingerprint,
    region: submission.title,
    severity: severityNames[finding.severity],
    message: finding.message[lang],
    place: `${finding.file}${finding.line ? `:${finding.line}` : ''}`,
    decision: finding.ruling?.decision ?? null,
    by: finding.ruling?.by ?? null,
    date: finding.ruling?.date ?? null,
    note: finding.ruling?.note ?? null,
  });
  const settled = findings.filter(({ finding }) => finding.ruling !== undefined);
  const open = findings.filter(({ finding }) => finding.ruling === undefined && isOpen(finding));
  // A decision on a region that is missing this time may count again in the next round.
  const kept = (rulings?.idle ?? []).filter(({ reason }) => reason === 'absent').map(({ ruling }): Ruling => ruling);
  const list = [...settled.map(entry), ...kept, ...open.map(entry)];
  const head = [
    '# 审核决定：decision 写 accept（认可，下一轮不再提出）或 reject（不认可，须改正），并写 by、date；没有定的留空。',
    '# 填好后另存，下一轮运行 mulu review … --rulings 文件。finding 照抄，不要改动。',
  ];
  const body = stringify({ kind: 'rulings', rulings: list }, { lineWidth: 0, nullStr: '' });
  return `${head.join('\n')}\n${body}`;
};
