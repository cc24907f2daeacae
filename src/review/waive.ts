import type { Compiled } from '../kinds/result.ts';
import type { Finding } from '../model/finding.ts';
import { groupOf, type Ruling, type Rulings } from '../model/review.ts';
import type { Standing } from '../model/standing.ts';
import type { Source } from '../source/source.ts';
import { fingerprints } from './fingerprint.ts';
import { regionKey } from './region-key.ts';

/** What the ruling makes of a finding: accepted it is information with the reviewer's reason, rejected it is an error. */
const ruled = (finding: Finding, { decision, by, date, note }: Omit<Ruling, 'finding'>): Finding => {
  if (decision === 'reject') return { ...finding, severity: 'error' };
  const { rule, item, field } = finding;
  const reason = `${date}${by}认可${note ? `：${note}` : ''}`;
  return {
    ...finding,
    severity: 'info',
    accepted: { rule, ...(item ? { item } : {}), ...(field ? { field } : {}), reason },
  };
};

/**
 * The findings of a layer as the rulings of a review leave them: what the reviewer accepted, and may accept, reaches the
 * region, so that what is agreed can be built.
 */
export const waive = (
  { file, layer, findings }: Compiled,
  { findings: rulings, groups }: Pick<Rulings, 'findings' | 'groups'>,
  source: (file: string) => Source | undefined,
  standing: (finding: Finding) => Standing,
): Finding[] => {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const textOf = ({ at, message }: Finding): string =>
    source(at.file)?.written(at) || (folder === '' ? message.zh : message.zh.replaceAll(folder, ''));
  const names = fingerprints(regionKey(layer, file), findings, textOf);
  return findings.map((finding, index) => {
    const name = names[index] ?? '';
    const ruling = rulings.find((one) => one.finding === name) ?? groups.find(({ group }) => group === groupOf(name));
    const counts = ruling && (ruling.decision === 'reject' || standing(finding).waivable);
    return counts ? ruled(finding, ruling) : finding;
  });
};
