import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import { Ajv } from 'ajv';
import { parse as parseJunit, type TestSuite, type TestSuites } from 'junit2json';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { printers } from '../src/findings/index.ts';
import type { Report } from '../src/findings/report.ts';
import type { Finding } from '../src/model/finding.ts';
import { madeOnce } from '../src/model/made-once.ts';
import { rules } from '../src/rules/index.ts';
import { runPlain } from './cli/run-cli.ts';
import type { ReportedFinding } from './rule-cases.ts';

/** Texts that would like to become markup, commands or links; and every case of every rule. */
const hostile = 'test/findings-formats/hostile.yaml';
const everything = [hostile, 'test/rules'];
const clean = 'test/rules/only-tighter/good/layer.yaml';

const seen = new Map<string, Promise<string>>();
const printAnew = async (format: string, ...argv: string[]): Promise<string> =>
  (await runPlain(['validate', ...argv, '--format', format])).stdout;
const print = (format: string, ...argv: string[]): Promise<string> => {
  const key = JSON.stringify([format, ...argv]);
  const found = seen.get(key) ?? printAnew(format, ...argv);
  seen.set(key, found);
  return found;
};

type Reported = ReportedFinding & {
  readonly endLine: number | null;
  readonly endColumn: number | null;
  readonly accepted?: { readonly reason: string };
};

const findingsOf = async (...argv: string[]): Promise<Reported[]> => JSON.parse(await print('json', ...argv)).findings;

/** A report made by hand, for what no layer file can hold. */
const reportOf = (findings: readonly Finding[], more: Partial<Report> = {}): Report => ({
  files: [...new Set(findings.map(({ at }) => at.file))],
  findings,
  rules,
  lang: 'zh',
  version: '1.2.3',
  registerAsOf: '2026-11-01',
  locate: (place) =>
    'start' in place ? { line: place.start, column: 5, endLine: place.start, endColumn: 9 } : undefined,
  line: () => undefined,
  ...more,
});

const finding = (file: string, more: Partial<Finding> = {}): Finding => ({
  rule: 'only-tighter',
  severity: 'error',
  message: { zh: '时限宽于上级', en: 'the limit is looser' },
  at: { file, start: 3, end: 4 },
  related: [],
  item: 'employment/1.2',
  field: 'timeLimit',
  ...more,
});

const loaded = Object.fromEntries(
  await Promise.all(Object.entries(printers).map(async ([format, load]) => [format, await load()] as const)),
);

const printed = (format: string, report: Report): string => loaded[format]?.(report, (_, text) => text) ?? '';

describe('every format', () => {
  it.each(Object.keys(printers))(
    '%s: the same bytes twice, masked, without control or bidi characters',
    async (format) => {
      const first = await print(format, hostile);
      expect(first).toBe(await printAnew(format, hostile));
      expect(first).not.toContain('13912345678');
      expect(first.replaceAll('\\*', '*')).toContain('139******78');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for.
      expect(first).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/u);
    },
  );

  it('is offered by --format, and another is refused in Chinese', async () => {
    const { stdout } = await runPlain(['validate', '--help']);
    expect(stdout).toContain(`输出格式：${Object.keys(printers).join('、')}`);
    const refused = await runPlain(['validate', hostile, '--format', 'checkstyle']);
    expect(refused.code).toBe(2);
    expect(refused.stdout).toBe('');
    expect(refused.stderr).toContain('不能是“checkstyle”');
    // Errors of the command line are folded at 80 columns.
    expect(refused.stderr.replaceAll('\n', ' ')).toContain(Object.keys(printers).join(', '));
  });

  it.each(Object.keys(printers))('%s: the exit code is that of the text report', async (format) => {
    expect((await runPlain(['validate', hostile, '--format', format])).code).toBe(1);
    expect((await runPlain(['validate', clean, '--format', format])).code).toBe(0);
  });
});

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}
interface Location {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
    readonly region?: Region;
  };
  readonly message?: { readonly text: string };
}
interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly Location[];
  readonly relatedLocations?: readonly Location[];
  readonly partialFingerprints: { readonly [name: string]: string };
  readonly suppressions?: readonly { readonly justification: string }[];
}

describe('SARIF', () => {
  const { $schema: _dialect, id: _id, ...schema } = sarifSchema;
  // The official schema is draft-04; it uses nothing that draft-07 reads otherwise. Its pattern for languages is no Unicode pattern.
  const made = madeOnce(() => {
    const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
    ajv.addFormat('uri', (text: string) => /^[a-z][a-z0-9+.-]*:[\w.~:/?#[\]@!$&'()*+,;=%-]*$/iu.test(text));
    ajv.addFormat('uri-reference', (text: string) => /^(?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[0-9A-F]{2})*$/iu.test(text));
    ajv.addFormat('date-time', true);
    return ajv.compile(schema);
  });
  const read = (text: string) => {
    const log = JSON.parse(text);
    const valid = made();
    valid(log);
    expect(valid.errors ?? []).toEqual([]);
    return log.runs[0] as {
      readonly tool: {
        readonly driver: {
          readonly rules: { readonly id: string; readonly shortDescription: { readonly text: string } }[];
        };
      };
      readonly results: Result[];
      readonly language: string;
      readonly columnKind: string;
    };
  };
  const told = (text: string): string => text.replace(/([{}])\1/gu, '$1').replaceAll('\\[', '[');

  it.each(['zh', 'en'])('is valid and says what the JSON report says, in %s', async (lang) => {
    const run = read(await print('sarif', ...everything, '--lang', lang));
    const findings = await findingsOf(...everything, '--lang', lang);
    const fixLabel = lang === 'zh' ? '改法：' : 'fix: ';
    expect(run.columnKind).toBe('utf16CodeUnits');
    expect(run.results.length).toBe(findings.length);
    const said = run.results.map(({ ruleId, ruleIndex, level, message, locations: [location], ...result }) => ({
      rules: [ruleId, run.tool.driver.rules[ruleIndex]?.id],
      level,
      text: told(message.text),
      file: decodeURIComponent(location?.physicalLocation.artifactLocation.uri ?? ''),
      line: location?.physicalLocation.region?.startLine ?? null,
      column: location?.physicalLocation.region?.startColumn ?? null,
      related: (result.relatedLocations ?? []).map((other) => told(other.message?.text ?? '')),
      suppressions: result.suppressions?.length ?? 0,
    }));
    expect(said).toEqual(
      findings.map(({ rule, severity, message, fix, file, line, column, related, accepted }) => ({
        rules: [rule, rule],
        level: severity === 'info' ? 'note' : severity,
        text: [message, ...(fix === null ? [] : [`${fixLabel}${fix}`])].join('\n'),
        file,
        line,
        column,
        related: related.map((other) => other.message),
        suppressions: accepted ? 1 : 0,
      })),
    );
  });

  it('describes every rule in the language of the report', async () => {
    const driver = read(await print('sarif', clean)).tool.driver;
    expect(driver.rules.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
    expect(driver.rules.map(({ shortDescription }) => told(shortDescription.text))).toEqual(
      rules.map(({ summary }) => summary.zh),
    );
    // Clauses are cited, not named by their keys.
    expect(JSON.stringify(driver.rules)).not.toMatch(/依据：[^\\]*\{\{[a-z|]+\}\}/u);
  });

  it('gives each result its own fingerprint, which neither a moved line nor another wording changes', () => {
    const prints = (findings: Finding[]) =>
      read(printed('sarif', reportOf(findings))).results.map(({ partialFingerprints }) => partialFingerprints);
    const before = prints([
      finding('a.yaml'),
      finding('a.yaml'),
      finding('b.yaml'),
      finding('a.yaml', { field: 'channels' }),
    ]);
    const moved = { at: { file: 'a.yaml', start: 90, end: 91 }, message: { zh: '别的说法', en: 'other words' } };
    const after = prints([
      finding('a.yaml', moved),
      finding('a.yaml'),
      finding('b.yaml'),
      finding('a.yaml', { field: 'channels' }),
    ]);
    expect(after).toEqual(before);
    expect(new Set(before.map((one) => JSON.stringify(one))).size).toBe(4);
  });

  it('marks an answered warning as suppressed, with its reason', async () => {
    const answered = read(await print('sarif', hostile)).results.filter(({ suppressions }) => suppressions);
    expect(answered.map(({ ruleId, level }) => [ruleId, level])).toEqual([['no-narrowing', 'note']]);
    expect(answered[0]?.suppressions?.[0]?.justification).toBe('已请示|市局 <b>::error::\n[x](y) 王某 139******78');
  });

  it('writes file names as URIs', () => {
    const uri = (file: string) =>
      read(printed('sarif', reportOf([finding(file)]))).results[0]?.locations[0]?.physicalLocation.artifactLocation;
    expect(uri('目录/a b#%.yaml')).toEqual({ uri: '%E7%9B%AE%E5%BD%95/a%20b%23%25.yaml', uriBaseId: '%SRCROOT%' });
    expect(uri('a:b.yaml')).toEqual({ uri: 'a%3Ab.yaml', uriBaseId: '%SRCROOT%' });
    expect(uri('../a.yaml')).toEqual({ uri: '../a.yaml' });
    expect(uri('/home/a.yaml')).toEqual({ uri: 'file:///home/a.yaml' });
    expect(uri('C:/a b.yaml')).toEqual({ uri: 'file:///C:/a%20b.yaml' });
  });

  it('escapes braces and what would read as a link', () => {
    const message = { zh: '写 { add: [a] }，见[这里](http://example.com)', en: '' };
    expect(read(printed('sarif', reportOf([finding('a.yaml', { message })]))).results[0]?.message.text).toBe(
      '写 {{ add: [a] }}，见\\[这里](http://example.com)',
    );
  });

  it('names the cell of a workbook and leaves out what has no place', () => {
    const cell = read(
      printed('sarif', reportOf([finding('a.xlsx', { at: { file: 'a.xlsx', sheet: '就业', cell: 'F12' } })])),
    );
    expect(cell.results[0]?.locations[0]).toEqual({
      physicalLocation: { artifactLocation: { uri: 'a.xlsx', uriBaseId: '%SRCROOT%' } },
      logicalLocations: [{ fullyQualifiedName: '就业!F12' }],
    });
  });
});

describe('JUnit', () => {
  const read = async (text: string): Promise<TestSuites & { testsuite: TestSuite[] }> => {
    const suites = (await parseJunit(text)) as TestSuites;
    return { ...suites, testsuite: suites.testsuite ?? [] };
  };

  it.each(['zh', 'en'])('has a suite for each file and a case for each finding, in %s', async (lang) => {
    const suites = await read(await print('junit', ...everything, '--lang', lang));
    const findings = await findingsOf(...everything, '--lang', lang);
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(suites.failures).toBe(errors.length);
    expect(suites.testsuite.flatMap(({ testcase = [] }) => testcase).length).toBe(suites.tests);
    for (const { name = '', testcase = [], tests, failures } of suites.testsuite) {
      const here = findings.filter(({ file }) => file === name);
      expect(tests).toBe(Math.max(1, here.length));
      expect(failures).toBe(here.filter(({ severity }) => severity === 'error').length);
      expect(new Set(testcase.map((one) => one.name)).size).toBe(tests);
      const told = testcase.flatMap(({ failure = [] }) => failure.map(({ type, message }) => `${type}: ${message}`));
      const expected = here
        .filter(({ severity }) => severity === 'error')
        .map(({ rule, message }) => `${rule}: ${message}`);
      // U+FFFE has no form in XML.
      expect(told).toEqual(expected.map((text) => text.replace(/[\ufffe\ud800-\udfff](?![\udc00-\udfff])/gu, '')));
    }
  });

  it('skips what is answered, with the reason; fails warnings with --strict only', async () => {
    const findings = await findingsOf(hostile);
    const warnings = findings.filter(({ severity }) => severity === 'warning').length;
    expect(warnings).toBeGreaterThan(0);
    const plain = await read(await print('junit', hostile));
    const strict = await read(await print('junit', hostile, '--strict'));
    expect((strict.failures ?? 0) - (plain.failures ?? 0)).toBe(warnings);
    const skipped = plain.testsuite.flatMap(({ testcase = [] }) => testcase.filter((one) => one.skipped));
    expect(skipped.map(({ name }) => name)).toEqual(['no-narrowing employment/1.3 content']);
    expect(skipped[0]?.skipped?.[0]?.message).toBe('已答复：已请示|市局 <b>::error::\n[x](y) 王某 139******78');
    expect(plain.testsuite[0]?.skipped).toBe(1);
  });

  it('passes a clean file with one case', async () => {
    const suites = await read(await print('junit', clean));
    expect(suites).toMatchObject({ tests: 1, failures: 0 });
    expect(suites.testsuite[0]).toMatchObject({ name: clean, testcase: [{ name: '没有问题' }] });
  });

  it('leaves out characters that XML cannot hold', async () => {
    const message = { zh: 'a\u0000b\ud800c\ufffed\u001b[31m"<&>\'', en: '' };
    const suites = await read(printed('junit', reportOf([finding('a"<&>.yaml', { message })])));
    expect(suites.testsuite[0]?.name).toBe('a"<&>.yaml');
    expect(suites.testsuite[0]?.testcase?.[0]?.failure?.[0]?.message).toBe('abcd[31m"<&>\'');
  });
});

/** Reads a line as the runner of GitHub Actions does: `undefined` for a line that is no command. */
const readCommand = (line: string) => {
  const found = /^\s*::([a-z-]+)(?: (.*?))?::(.*)$/u.exec(line);
  if (!found) return undefined;
  const plain = (text: string) =>
    text
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%25', '%');
  const [, command, list = '', message = ''] = found;
  const properties = list.split(',').map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return [name, plain(value.join('='))];
  });
  return {
    command,
    properties: Object.fromEntries(properties) as { readonly [name: string]: string },
    message: message.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%'),
  };
};

describe('GitHub annotations', () => {
  const names: { readonly [command: string]: string } = { error: 'error', warning: 'warning', notice: 'info' };

  it.each(['zh', 'en'])('has one command for each finding and no other, in %s', async (lang) => {
    const lines = (await print('github', ...everything, '--lang', lang)).trimEnd().split('\n');
    const findings = await findingsOf(...everything, '--lang', lang);
    const commands = lines.slice(0, -1).map(readCommand);
    expect(commands.length).toBe(findings.length);
    expect(readCommand(lines.at(-1) ?? '')).toBeUndefined();
    const said = commands.map((command, index) => ({
      severity: names[command?.command ?? ''],
      message: command?.message.slice(0, findings[index]?.message.length),
      properties: command?.properties,
    }));
    expect(said).toEqual(
      findings.map(({ rule, severity, message, file, line, column, endLine, endColumn }) => ({
        severity,
        message,
        properties: {
          file,
          title: rule,
          ...(line === null ? {} : { line: String(line), endLine: String(endLine) }),
          ...(line !== null && line === endLine
            ? { col: String(column), endColumn: String(Math.max(column ?? 0, (endColumn ?? 0) - 1)) }
            : {}),
        },
      })),
    );
  });

  it('escapes what would end a property or the command', () => {
    const file = 'a,b: 100%\n::x.yaml';
    const message = { zh: '一\r\n::error::二 %0A', en: '' };
    const [line = '', rest, end] = printed('github', reportOf([finding(file, { message })])).split('\n');
    expect(readCommand(line)?.properties.file).toBe(file);
    expect(readCommand(line)?.message).toBe(message.zh);
    expect(rest).toBe('1 个文件：1 个错误，0 个警告，0 个提示');
    expect(end).toBe('');
  });
});

/** What a reader sees of rendered HTML. */
const shown = (html: string): string =>
  html
    .replace(/<br\s*\/?>/gu, '\n')
    .replace(/<[^>]*>/gu, '')
    .replaceAll('\u200b', '')
    .replace(/&#(\d+);/gu, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll('\u200b', '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

const cellsOf = (html: string): string[][] =>
  [...html.matchAll(/<tr>(.*?)<\/tr>/gsu)]
    .map(([, cells = '']) => [...cells.matchAll(/<td>(.*?)<\/td>/gsu)].map(([, cell = '']) => cell))
    .filter((cells) => cells.length > 0);

describe('Markdown', () => {
  const render = (text: string): string => marked.parse(text, { async: false, gfm: true });

  it.each(['zh', 'en'])('shows each finding in one row, with nothing rendered that was text, in %s', async (lang) => {
    const html = render(await print('markdown', hostile, '--lang', lang));
    const findings = await findingsOf(hostile, '--lang', lang);
    const ordered = [
      ...findings.filter(({ severity }) => severity !== 'info'),
      ...findings.filter(({ severity }) => severity === 'info'),
    ];
    const rows = cellsOf(html);
    expect(rows.length).toBe(findings.length);
    for (const [index, { rule, message, file, line, column }] of ordered.entries()) {
      const [place = '', , name = '', told = ''] = rows[index] ?? [];
      expect(rows[index]?.length).toBe(4);
      expect(place).toBe(`<a href="${file}#L${line}">${line}:${column}</a>`);
      expect(name).toBe(`<code>${rule}</code>`);
      const text = lang === 'zh' ? message : message.replaceAll('`', '');
      expect(lang === 'zh' ? shown(told) : shown(told).replaceAll('`', '')).toContain(text.replace(/\s*\n\s*/gu, '\n'));
      expect(told.replace(/<\/?(?:br|code|a)\b[^>]*>/gu, '')).not.toContain('<');
    }
    expect(html).not.toMatch(
      /<(?:img|script|em|strong|del|b|i)\b|href="(?!test\/|catalogues\/|http:\/\/example\.com)/u,
    );
    // A mention would notify a stranger.
    expect(shown(html)).toContain('@user');
    expect(html.replaceAll('&#8203;', '\u200b')).not.toContain('@user');
  });

  it('counts, and folds the notes', async () => {
    const html = render(await print('markdown', hostile));
    const findings = await findingsOf(hostile);
    const notes = findings.filter(({ severity }) => severity === 'info').length;
    expect(html).toContain('<h2>mulu ❌ 不通过</h2>');
    expect(html).toContain(`<details><summary>提示（${notes}）</summary>`);
    expect(html.indexOf('no-narrowing')).toBeGreaterThan(html.indexOf('<details>'));
    expect(html).toContain('已答复：已请示|市局 &lt;b&gt;');
  });

  it('says so when nothing is wrong, and fails warnings with --strict only', () => {
    expect(render(printed('markdown', reportOf([], { files: ['a.yaml'] })))).toContain('✅ 通过');
    const warned = [finding('a.yaml', { severity: 'warning' })];
    expect(printed('markdown', reportOf(warned))).toContain('✅ 通过');
    expect(printed('markdown', reportOf(warned, { strict: true, lang: 'en' }))).toContain('❌ failed');
  });

  it('links file names with any characters, but not files outside', () => {
    const file = '目录/a (1)|b#[c].yaml';
    const html = render(printed('markdown', reportOf([finding(file)])));
    const [, href = ''] = /<td><a href="([^"]*)"/u.exec(html) ?? [];
    expect(decodeURIComponent(href)).toBe(`${file}#L3`);
    expect(html).toContain(`<h3>${file}</h3>`);
    expect(cellsOf(render(printed('markdown', reportOf([finding('../a.yaml')]))))[0]?.[0]).toBe('3:5');
  });

  it('stays within the size of a comment and says what is missing', () => {
    const many = Array.from({ length: 2000 }, (_, index) =>
      finding(`layer-${index % 7}.yaml`, { severity: index % 2 ? 'info' : 'error' }),
    );
    const text = printed('markdown', reportOf(many));
    const rows = cellsOf(render(text)).length;
    expect(text.length).toBeLessThan(65_536);
    expect(text).toContain(`另有 ${2000 - rows} 条未列出`);
    expect(rows).toBeGreaterThan(300);
  });
});

it('says once in the text of which day the legal register is, where a finding rests on it, and nowhere else', () => {
  const told = (...rule: readonly string[]): string =>
    printed(
      'text',
      reportOf(
        rule.map((one, index) => finding('a.yaml', { rule: one, at: { file: 'a.yaml', start: index, end: 9 } })),
      ),
    );
  expect(told('basis-in-force', 'basis-known', 'only-tighter').match(/截至 2026-11-01/gu)).toHaveLength(1);
  expect(told('only-tighter')).not.toContain('2026-11-01');
});
