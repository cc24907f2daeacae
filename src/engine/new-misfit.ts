import type { Compiled } from '../kinds/result.ts';
import type { Finding } from '../model/finding.ts';
import type { Text } from '../model/text.ts';

/** What the form of a layer does not allow, and did allow before: a value that cannot be read. */
export const newMisfit = (before: Compiled, after: Compiled): Text | undefined => {
  const misfits = ({ findings, file }: Compiled): Finding[] =>
    findings.filter(({ rule, at }) => (rule === 'schema' || rule === 'yaml') && at.file === file);
  const [found] = misfits(after);
  if (!found || misfits(after).length <= misfits(before).length) return undefined;
  const told = new Set(misfits(before).map(({ message }) => message.en));
  const { message, fix } = misfits(after).find((one) => !told.has(one.message.en)) ?? found;
  return fix ? { zh: `${message.zh}；${fix.zh}`, en: `${message.en}; ${fix.en}` } : message;
};
