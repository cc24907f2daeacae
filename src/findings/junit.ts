import type { Finding } from '../model/finding.ts';
import { mask, withoutControls } from '../model/personal/mask.ts';
import { identify } from './identify.ts';
import { placeName } from './place-name.ts';
import type { Printer, Report } from './report.ts';
import { labels, severityNames } from './words.ts';

const entities: { readonly [char: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** Without what XML 1.0 has no way to write: control characters, lone surrogates, noncharacters. */
const writable = (text: string): string => withoutControls(text).replace(/[\p{Cs}\ufffe\uffff]/gu, '');

const content = (text: string): string => writable(text).replace(/[&<>]/gu, (char) => entities[char] ?? char);

const attributes = (values: { readonly [name: string]: string | number }): string =>
  Object.entries(values)
    .map(
      ([name, value]) =>
        ` ${name}="${writable(String(value)).replace(/[&<>"\n\t]/gu, (char) => entities[char] ?? char)}"`,
    )
    .join('');

const details = (finding: Finding, report: Report): string => {
  const { at, message, fix, clause, related } = finding;
  const { lang } = report;
  const say = labels[lang];
  return [
    `${placeName(at, report)} ${message[lang]}`,
    ...(fix ? [`${say.fix}${fix[lang]}`] : []),
    ...(clause ? [`${say.clause}${clause}`] : []),
    ...related.map((other) => `${say.related}${placeName(other.at, report)} ${other.value[lang]}`),
  ].join('\n');
};

/** An error fails its test case, with `--strict` a warning too; an answered warning is skipped with its reason. */
const outcome = (finding: Finding, report: Report): 'failure' | 'skipped' | 'passed' =>
  finding.accepted
    ? 'skipped'
    : finding.severity === 'error' || (report.strict && finding.severity === 'warning')
      ? 'failure'
      : 'passed';

const testcase = (finding: Finding, name: string, className: string, report: Report): string => {
  const { lang, locate } = report;
  const { rule, severity, message, accepted, at } = finding;
  const position = locate(at);
  const head = attributes({
    name,
    classname: className,
    file: at.file,
    ...(position ? { line: position.line } : {}),
    time: 0,
  });
  const text = details(finding, report);
  const body = {
    failure: `<failure${attributes({ message: message[lang], type: rule })}>${content(text)}</failure>`,
    skipped: `<skipped${attributes({ message: `${labels[lang].answered}${mask(accepted?.reason ?? '')}` })}/>`,
    passed: `<system-out>${content(`${severityNames[lang][severity]} ${text}`)}</system-out>`,
  }[outcome(finding, report)];
  return `    <testcase${head}>\n      ${body}\n    </testcase>\n`;
};

/** JUnit XML for CI servers: a suite for each file, a test case for each finding; a file without findings passes one. */
export const printJunit: Printer = (report) => {
  const { files, findings, lang } = report;
  const names = identify(findings);
  const counts = (outcomes: readonly string[]) => ({
    tests: outcomes.length,
    failures: outcomes.filter((one) => one === 'failure').length,
    errors: 0,
    skipped: outcomes.filter((one) => one === 'skipped').length,
    time: 0,
  });
  const suites = [...new Set([...files, ...findings.map(({ at }) => at.file)])].map((file) => {
    // A dot would make a package of the name.
    const className = file.replace(/\.ya?ml$/iu, '');
    const here = findings.flatMap((finding, index) => (finding.at.file === file ? [{ finding, index }] : []));
    const outcomes = here.length > 0 ? here.map(({ finding }) => outcome(finding, report)) : ['passed'];
    const cases =
      here.length > 0
        ? here.map(({ finding, index }) => testcase(finding, names[index] ?? finding.rule, className, report)).join('')
        : `    <testcase${attributes({ name: lang === 'zh' ? '没有问题' : 'no findings', classname: className, file, time: 0 })}/>\n`;
    return {
      outcomes,
      xml: `  <testsuite${attributes({ name: file, ...counts(outcomes) })}>\n${cases}  </testsuite>\n`,
    };
  });
  const all = counts(suites.flatMap(({ outcomes }) => outcomes));
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites${attributes({ name: 'mulu validate', ...all })}>
${suites.map(({ xml }) => xml).join('')}</testsuites>
`;
};
