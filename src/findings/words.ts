import type { Severity } from '../model/finding.ts';
import type { Lang } from '../model/text.ts';
import { type Report, summarise } from './report.ts';

/** Severities as they are printed. */
export const severityNames: { readonly [lang in Lang]: { readonly [severity in Severity]: string } } = {
  zh: { error: '错误', warning: '警告', info: '提示' },
  en: { error: 'error', warning: 'warning', info: 'info' },
};

/** Labels that stand before the parts of a finding. */
export const labels = {
  zh: { fix: '改法：', clause: '依据：', related: '另见 ', answered: '已答复：', answer: '答复：' },
  en: { fix: 'fix: ', clause: 'clause: ', related: 'see ', answered: 'answered: ', answer: 'answer: ' },
} as const;

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** The counts of a report in one line. */
export const total = ({ files, findings, lang }: Pick<Report, 'files' | 'findings' | 'lang'>): string => {
  const { errors, warnings, infos } = summarise(findings);
  return lang === 'zh'
    ? `${files.length} 个文件：${errors} 个错误，${warnings} 个警告，${infos} 个提示`
    : `${counted(files.length, 'file')}: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}, ${counted(infos, 'note')}`;
};
