import { cellName } from '../model/cell-name.ts';
import type { Finding, Severity } from '../model/finding.ts';
import { mask, withoutControls } from '../model/personal/mask.ts';
import type { Place } from '../model/place.ts';
import { identify } from './identify.ts';
import { placeName } from './place-name.ts';
import type { Printer, Report, RuleText } from './report.ts';
import { labels } from './words.ts';

const levels: { readonly [severity in Severity]: string } = { error: 'error', warning: 'warning', info: 'note' };

/** A plain message of SARIF: braces are doubled (3.11.5); what would read as a link is escaped (3.11.6). */
const message = (text: string): { text: string } => ({
  text: text.replace(/[{}]/gu, '$&$&').replace(/\[(?=[^\]]*\]\()/gu, '\\['),
});

/** A file name as a URI; below the working directory it is relative to the root of the sources. */
const artifact = (file: string): object => {
  const uri = file
    .split('/')
    .map((part) => encodeURIComponent(part))
    .join('/');
  if (file.startsWith('/')) return { uri: `file://${uri}` };
  return /^[A-Za-z]:\//u.test(file)
    ? { uri: `file:///${uri.replace('%3A', ':')}` }
    : file.startsWith('../')
      ? { uri }
      : { uri, uriBaseId: '%SRCROOT%' };
};

const location = (at: Place, { locate }: Report): object => {
  const position = locate(at);
  return {
    physicalLocation: {
      artifactLocation: artifact(at.file),
      ...(position
        ? {
            region: {
              startLine: position.line,
              startColumn: position.column,
              endLine: position.endLine,
              endColumn: position.endColumn,
            },
          }
        : {}),
    },
    ...('cell' in at ? { logicalLocations: [{ fullyQualifiedName: cellName(at) }] } : {}),
  };
};

const describe = ({ id, severity, clause, summary, why, messages }: RuleText, { lang }: Report): object => {
  const say = labels[lang];
  // The values of a placeholder are only known in a finding; a remedy of values alone says nothing here.
  const fixes = Object.values(messages)
    .flatMap(({ fix }) => (fix ? [fix[lang].replace(/\{\w+\}/gu, '…')] : []))
    .filter((fix) => /\p{L}/u.test(fix));
  const lines = [
    why[lang],
    ...(clause ? [`${say.clause}${clause}`] : []),
    ...[...new Set(fixes)].map((fix) => `${say.fix}${fix}`),
    `mulu explain ${id}`,
  ];
  return {
    id,
    shortDescription: message(summary[lang]),
    fullDescription: message(why[lang]),
    help: message(lines.join('\n')),
    defaultConfiguration: { level: levels[severity] },
  };
};

/** Whether a report may point at a file: a viewer that does not find it refuses the whole. */
const isThere = ({ file }: Place, report: Report): boolean => report.isThere?.(file) !== false;

/** What stands at places that nobody can be led to, such as the national catalogue inside of the tool. */
const elsewhere = (finding: Finding, report: Report): string[] =>
  finding.related
    .filter(({ at }) => !isThere(at, report))
    .map(({ at, value }) => `${placeName(at, report)} ${value[report.lang]}`);

const result = (finding: Finding, identity: string, report: Report): object => {
  const { rule, severity, fix, clause, at, item, field, overlaps, accepted } = finding;
  const { lang, rules = [] } = report;
  const related = finding.related.filter((other) => isThere(other.at, report));
  const index = rules.findIndex(({ id }) => id === rule);
  const properties = {
    ...(item ? { item } : {}),
    ...(field ? { field } : {}),
    ...(clause ? { clause } : {}),
    ...(overlaps ? { overlaps } : {}),
  };
  return {
    ruleId: rule,
    ...(index < 0 ? {} : { ruleIndex: index }),
    level: levels[severity],
    message: message(
      [finding.message[lang], ...(fix ? [`${labels[lang].fix}${fix[lang]}`] : []), ...elsewhere(finding, report)].join(
        '\n',
      ),
    ),
    locations: [location(at, report)],
    ...(related.length > 0
      ? {
          relatedLocations: related.map((other, place) => ({
            id: place + 1,
            ...location(other.at, report),
            message: message(other.value[lang]),
          })),
        }
      : {}),
    partialFingerprints: { 'muluFinding/v1': `${at.file}: ${identity}` },
    ...(accepted
      ? {
          suppressions: [
            { kind: 'inSource', status: 'accepted', justification: mask(withoutControls(accepted.reason)) },
          ],
        }
      : {}),
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
  };
};

/** What is wrong with files that are not there: it is told beside the results, which need a place. */
const invocations = (gone: readonly Finding[], { lang }: Report): object =>
  gone.length === 0
    ? {}
    : {
        invocations: [
          {
            executionSuccessful: false,
            toolExecutionNotifications: gone.map(({ rule, severity, message: told, at }) => ({
              level: levels[severity],
              message: message(`${at.file}: ${told[lang]}`),
              associatedRule: { id: rule },
            })),
          },
        ],
      };

/** SARIF 2.1.0, for code scanning and editors. */
export const printSarif: Printer = (report) => {
  const { findings, lang, version, date, registerAsOf, rules = [] } = report;
  const found = findings.filter(({ at }) => isThere(at, report));
  const gone = findings.filter(({ at }) => !isThere(at, report));
  const names = identify(found);
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'mulu',
            version,
            semanticVersion: version,
            rules: rules.map((rule) => describe(rule, report)),
          },
        },
        language: lang === 'zh' ? 'zh-CN' : 'en-US',
        columnKind: 'utf16CodeUnits',
        ...invocations(gone, report),
        results: found.map((finding, index) => result(finding, names[index] ?? finding.rule, report)),
        properties: { ...(date ? { date } : {}), registerAsOf },
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};
