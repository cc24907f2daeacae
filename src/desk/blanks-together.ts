import type { Finding } from '../model/finding.ts';

const isBlank = ({ rule, wording }: Finding): boolean => rule === 'schema' && wording === 'empty-value';

/** What is blank, as the finding names it first. */
const named = (text: string, quoted: RegExp): string => quoted.exec(text)?.[0] ?? text;

const together = (blanks: readonly Finding[]): Finding[] => {
  const [first] = blanks;
  if (!first || blanks.length === 1) return [...blanks];
  const names = (lang: 'zh' | 'en', quoted: RegExp): string[] => [
    ...new Set(blanks.map(({ message }) => named(message[lang], quoted))),
  ];
  return [
    {
      ...first,
      message: {
        zh: `还有 ${blanks.length} 处没有填：${names('zh', /“[^”]*”/u).join('、')}`,
        en: `${blanks.length} places are still to be filled in: ${names('en', /`[^`]*`/u).join(', ')}`,
      },
    },
  ];
};

/** Findings in which all that is still blank in a file beside the work is one: a form that was just begun has nothing wrong. */
export const blanksTogether = (findings: readonly Finding[], work: string): Finding[] => {
  const isIn = (finding: Finding): boolean => isBlank(finding) && finding.at.file !== work;
  const all = findings.filter(isIn);
  return findings.flatMap((finding) => {
    if (!isIn(finding)) return [finding];
    const blanks = all.filter(({ at }) => at.file === finding.at.file);
    return blanks[0] === finding ? together(blanks) : [];
  });
};
