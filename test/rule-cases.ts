import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';
import { printers } from '../src/findings/index.ts';
import { printJson } from '../src/findings/json.ts';
import type { Report } from '../src/findings/report.ts';
import { printText } from '../src/findings/text.ts';
import type { Paint } from '../src/model/paint.ts';
import type { Lang } from '../src/model/text.ts';
import { runPlain } from './cli/run-cli.ts';

const root = 'test/rules';

/** Problems of rule `readable-file` that no file in a repository can have. */
export const unreadProblems = ['too-large', 'not-a-file', 'no-access', 'outside', 'link', 'failed'] as const;

/** A folder below test/rules/<rule-id>: files to check, where findings must stand, and the report that must come of it. */
export interface RuleCase {
  readonly rule: string;
  readonly name: string;
  readonly folder: string;
  /** Whether the rule must report here; `good…` cases are near misses that stay silent. */
  readonly bad: boolean;
}

/** The part of a finding in the JSON report that the cases look at. */
export interface ReportedFinding {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly fix: string | null;
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly cell: string | null;
  readonly item: string | null;
  readonly field: string | null;
  readonly clause: string | null;
  readonly related: readonly { readonly file: string; readonly line: number | null; readonly message: string }[];
}

const foldersIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();

export const ruleCases = (): RuleCase[] =>
  foldersIn(root).flatMap((rule) =>
    foldersIn(join(root, rule)).map((name) => ({
      rule,
      name,
      folder: `${root}/${rule}/${name}`,
      bad: /^bad(?:-|$)/u.test(name),
    })),
  );

const lines = (path: string): string[] => readFileSync(path, 'utf8').split(/\r?\n/u);

/** `arguments.txt` holds options, and the names of what to check; without names the folder itself is checked. */
const argumentsOf = ({ folder }: RuleCase): string[] => {
  const list = join(folder, 'arguments.txt');
  const words = existsSync(list) ? lines(list).filter((line) => line !== '') : [];
  const options = words.filter((word) => word.startsWith('--'));
  const names = words.filter((word) => !word.startsWith('--')).map((name) => `${folder}/${name}`);
  return [...(names.length > 0 ? names : [folder]), ...options];
};

/** `# expect: rule, rule` stands at the end of the line that is reported, or alone on the line above it. */
const commentsIn = (file: string): string[] => {
  const text = readFileSync(file, 'latin1').split(/\r\n|\r|\n/u);
  let waiting: string[] = [];
  return text.flatMap((line, index) => {
    const found = /# expect: ([a-z0-9-]+(?:, [a-z0-9-]+)*)\s*$/u.exec(line);
    const named = found?.[1]?.split(', ') ?? [];
    if (found && line.trim().startsWith('#')) {
      waiting.push(...named);
      return [];
    }
    const here = [...waiting, ...named].map((rule) => `${file}:${index + 1} ${rule}`);
    waiting = [];
    return here;
  });
};

/** Where findings must stand, as sorted lines `file:line rule`. What cannot hold a comment is told in `expect.txt`. */
export const expectedPlaces = ({ folder }: RuleCase): string[] => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/u.test(entry.name))
    .map((entry) => `${entry.parentPath.replaceAll('\\', '/')}/${entry.name}`);
  const list = join(folder, 'expect.txt');
  const told = existsSync(list) ? lines(list).filter((line) => line !== '') : [];
  return [...files.flatMap(commentsIn), ...told.map((line) => `${folder}/${line}`)].sort();
};

/** What a case gives: the report in Chinese, the findings in both languages, and the exit code. */
export interface CaseResult {
  readonly report: string;
  readonly zh: readonly ReportedFinding[];
  readonly en: readonly ReportedFinding[];
  readonly code: number;
}

/** Runs the command line on a case once, for its data, and prints them in every way. */
const checkCase = async (one: RuleCase): Promise<CaseResult> => {
  const reports: Report[] = [];
  const printing = vi.spyOn(printers, 'json').mockImplementation(async () => (report) => {
    reports.push(report);
    return '';
  });
  const { code } = await runPlain(['validate', ...argumentsOf(one), '--format', 'json']).finally(() =>
    printing.mockRestore(),
  );
  const [report] = reports;
  if (!report) throw new Error(`${one.folder}: nothing was printed`);
  const plain: Paint = (_, text) => text;
  const findings = (lang: Lang): ReportedFinding[] => JSON.parse(printJson({ ...report, lang }, plain)).findings;
  return { report: printText(report, plain), zh: findings('zh'), en: findings('en'), code };
};

const results = new Map<string, Promise<CaseResult>>();

/** The result of a case, which is checked once. */
export const runCase = (one: RuleCase): Promise<CaseResult> => {
  const result = results.get(one.folder) ?? checkCase(one);
  results.set(one.folder, result);
  return result;
};
