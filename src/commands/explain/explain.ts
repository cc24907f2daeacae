import { displayWidth, wrap } from '../../document/display-width.ts';
import { paint, print, tell } from '../../host/console.ts';
import { fillClause } from '../../model/fill-clause.ts';
import type { Severity } from '../../model/finding.ts';
import { mask, withoutControls } from '../../model/personal/mask.ts';
import type { Excerpt } from '../../model/rule-example.ts';
import type { Lang, Text } from '../../model/text.ts';
import { rules } from '../../rules/index.ts';
import type { Rule } from '../../rules/rule.ts';
import { suggest } from '../../source/suggest.ts';
import { openWorkspace } from '../../workspace/open-workspace.ts';
import { ruleExample } from './rule-example.ts';

type Shown = Awaited<ReturnType<typeof ruleExample>>;

const severities: { readonly [severity in Rule['severity']]: Text } = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  info: { zh: '提示', en: 'info' },
};

const labels = {
  zh: { why: '为什么', clause: '依据', says: '会说', fix: '改法', bad: '错例', good: '正例', reports: '报告' },
  en: { why: 'why', clause: 'clause', says: 'says', fix: 'fix', bad: 'bad', good: 'good', reports: 'reports' },
} as const;

/** A line of an example; what is too long goes on below, further in. */
const fold = (line: string): string[] => {
  const text = line.trimStart();
  const indent = line.length - text.length;
  const [first = '', ...rest] = wrap(text, 70 - indent);
  return [`${' '.repeat(indent)}${first}`, ...rest.map((more) => `${' '.repeat(indent + 4)}${more}`)];
};

const show = ({ lines, mark, date }: Excerpt, label: string, severity: Severity | 'strong'): string[] => [
  '',
  `  ${paint('faint', label)}${date ? `  --date ${date}` : ''}`,
  ...lines.flatMap((line, index) =>
    fold(mask(withoutControls(line))).map((text, part) =>
      index === mark ? `  ${part === 0 ? paint(severity, '>') : ' '}   ${paint('strong', text)}` : `      ${text}`,
    ),
  ),
];

const describe = (rule: Rule, shown: Shown, lang: Lang): string => {
  const say = labels[lang];
  const pad = (label: string): string => ' '.repeat(8 - displayWidth(label));
  const block = (label: string, text: string): string[] =>
    wrap(text, 68).map((line, index) =>
      index === 0 ? `  ${paint('faint', label)}${pad(label)}  ${line}` : `  ${pad('')}  ${line}`,
    );
  return [
    `${paint('strong', rule.id)}  ${paint(rule.severity, severities[rule.severity][lang])}`,
    ...wrap(rule.summary[lang], 76).map((line) => `  ${line}`),
    '',
    ...block(say.why, rule.why[lang]),
    ...(rule.clause
      ? block(say.clause, fillClause(rule.clause, openWorkspace(undefined).nationalStandard().domains))
      : []),
    ...Object.values(rule.messages).flatMap(({ text, fix }) => [
      '',
      ...block(say.says, text[lang]),
      ...(fix ? block(say.fix, fix[lang]) : []),
    ]),
    ...(shown
      ? [
          ...show(shown.example.bad, say.bad, rule.severity),
          ...(shown.finding ? block(say.reports, shown.finding.message[lang]) : []),
          ...show(shown.example.good, say.good, 'strong'),
        ]
      : []),
    '',
  ].join('\n');
};

/** `mulu explain [rule]`: what a rule demands, why, on which clause, how to mend it, and a bad and a good example; all rules in one list without a name. */
export const explain = async (id: string | undefined, lang: Lang): Promise<0 | 2> => {
  if (id === undefined) {
    const width = Math.max(...rules.map((rule) => rule.id.length));
    const room = Math.max(...rules.map((rule) => displayWidth(severities[rule.severity][lang])));
    const indent = width + room + 4;
    const lines = rules.flatMap((rule) => {
      const name = severities[rule.severity][lang];
      const [first = '', ...rest] = wrap(rule.summary[lang], 80 - indent);
      const head = `${rule.id.padEnd(width)}  ${paint(rule.severity, name)}${' '.repeat(room - displayWidth(name))}`;
      return [`${head}  ${first}`, ...rest.map((line) => `${' '.repeat(indent)}${line}`)];
    });
    print(`${lines.join('\n')}\n`);
    return 0;
  }
  const rule = rules.find((known) => known.id === id);
  if (rule) {
    print(describe(rule, await ruleExample(rule.id), lang));
    return 0;
  }
  const meant = suggest(
    id,
    rules.map((known) => known.id),
  );
  tell(
    meant
      ? { zh: `没有规则“${id}”；是不是“${meant}”`, en: `there is no rule \`${id}\`; did you mean \`${meant}\`?` }
      : {
          zh: `没有规则“${id}”；不带参数运行 mulu explain 可列出全部规则`,
          en: `there is no rule \`${id}\`; mulu explain lists them all`,
        },
    lang,
  );
  return 2;
};
