import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { displayWidth } from '../src/document/display-width.ts';
import { fieldIds } from '../src/model/fields.ts';
import { rules } from '../src/rules/index.ts';
import { runHere } from './cli/run-cli.ts';
import { misfitsOf, schemaOf } from './misfits.ts';
import { ruleCases } from './rule-cases.ts';

interface Spot {
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly message: string;
}
interface Printed extends Spot {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly endLine: number | null;
  readonly endColumn: number | null;
  readonly item: string | null;
  readonly field: string | null;
  readonly related: readonly Spot[];
  readonly accepted?: { readonly reason: string };
}
interface Report {
  readonly date: string | null;
  readonly files: readonly string[];
  readonly findings: readonly Printed[];
  readonly summary: { readonly errors: number; readonly warnings: number; readonly infos: number };
}

const misfits = misfitsOf('findings');

const report = async (...argv: string[]): Promise<Report> => {
  const { stdout } = await runHere('validate', ...argv, '--format', 'json');
  const data = JSON.parse(stdout) as Report;
  expect(misfits(data)).toEqual([]);
  return data;
};

/** The text of a file as positions count it: no BOM, line ends kept. */
const textOf = (file: string): string => readFileSync(file, 'utf8').replace(/^\ufeff/u, '');

const isText = (file: string): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
    return !readFileSync(file).includes(0);
  } catch {
    return false;
  }
};

/** What stands between the two ends of a finding. */
const cut = ({ file, line, column, endLine, endColumn }: Printed): string => {
  const lines = textOf(file).split('\n');
  const offset = (row: number, col: number) =>
    lines.slice(0, row - 1).reduce((sum, one) => sum + one.length + 1, 0) + col - 1;
  return textOf(file).slice(offset(line ?? 1, column ?? 1), offset(endLine ?? 1, endColumn ?? 1));
};

describe('validate --format json keeps the promise of schemas/findings.schema.json', () => {
  it('knows every field', () => {
    const { $defs } = schemaOf<{ $defs: { field: { enum: string[] } } }>('findings');
    expect($defs.field.enum).toEqual(fieldIds);
  });

  // A case without a file holds the name of one that does not exist.
  const cases = ruleCases().filter(({ folder }) =>
    readdirSync(folder, { recursive: true }).some((name) => String(name).endsWith('.yaml')),
  );
  it.each(cases.map(({ rule, name, folder }) => [`${rule}/${name}`, folder] as const))('%s', async (_, folder) => {
    const { findings, summary, files } = await report(folder);
    const count = (severity: Printed['severity']) => findings.filter((finding) => finding.severity === severity).length;
    expect(summary).toEqual({ errors: count('error'), warnings: count('warning'), infos: count('info') });
    for (const finding of findings) {
      expect(rules.map(({ id }) => id)).toContain(finding.rule);
      expect(files).toContain(finding.file);
      for (const { file, line, column } of [finding, ...finding.related]) {
        if (!isText(file)) continue;
        const row = textOf(file).split('\n')[(line ?? 0) - 1];
        expect(row, `${file}:${line}`).toBeDefined();
        expect(column).toBeLessThanOrEqual((row ?? '').length + 1);
      }
    }
  });

  it.each(['catalogues', 'catalogues/national', 'catalogues/examples', 'catalogues/reference'])(
    '%s',
    async (folder) => {
      const { findings } = await report(folder);
      expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    },
  );

  it('in English too', async () => {
    const { findings } = await report('test/rules/only-tighter/bad', '--lang', 'en');
    expect(findings.length).toBeGreaterThan(0);
    for (const { message } of findings) expect(message).toMatch(/[a-z]{3}/u);
  });

  it('and a schema that checks nothing would be noticed', () => {
    expect(misfits({})).not.toEqual([]);
    expect(
      misfits({
        tool: { name: 'mulu', version: '1.0.0' },
        date: null,
        register: { asOf: '2025-04-19' },
        files: [],
        findings: [{}],
        summary: { errors: 0, warnings: 0, infos: 0 },
      }),
    ).not.toEqual([]);
  });
});

describe('positions', () => {
  let root = '';
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'mulu-positions-'));
  });
  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });

  const source = `kind: layer
region: { code: "990101", name: 示例县, level: county }   # 𠮷😀
extends: national@2019
edition: "2026"
effective: 2026-12-01
responsibleBody: 示例县人力资源和社会保障局
employment:
  omit:
    - { item: 1.1 就业政策咨询, reason: not-operated, note: "𠮷😀，说明" }
  amend:
    - { item: 1.2 岗位信息发布, handlingLimit: "😀𠮷𠮷", timeLimit: 25个工作日内 }
    - item: 1.3 求职信息登记
      channels: ["政府网站", 政务服务中心, 其他：基层公共服务平台, 政府网战]
      disclosureMode:   依申请   # 说明
    - items: ["99.*"]
      timeLimit: 5个工作日内
  add:
    - id: "1.1"
      titel: 某事
      title: |
        某事
`;

  /** Text at the place of each finding, by what it says. */
  const expected: readonly (readonly [says: RegExp, text: string])[] = [
    [/编号 1\.1 的事项是/u, '1.1 就业政策咨询'],
    [/25个工作日内.*宽于/u, '25个工作日内'],
    [/不认识“政府网战”/u, '政府网战'],
    [/公开方式从“主动”/u, '依申请'],
    [/99\.\*/u, '"99.*"'],
    [/不认识键“titel”/u, 'titel'],
  ];

  it.each([
    ['plain', (text: string) => text],
    ['with a BOM', (text: string) => `\ufeff${text}`],
    ['with CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
  ])('are exact in UTF-16 units: %s', async (_, change) => {
    const file = join(root, 'layer.yaml');
    writeFileSync(file, change(source));
    const { findings } = await report(file);
    for (const [says, text] of expected) {
      const found = findings.filter(({ message }) => says.test(message));
      expect(found.map(cut), `${says}`).toEqual([text]);
    }
  });

  it('of related places are those of the value that binds', async () => {
    const file = join(root, 'layer.yaml');
    writeFileSync(file, source);
    const { findings } = await report(file);
    const [place] = findings.find(({ message }) => /25个工作日内/u.test(message))?.related ?? [];
    expect(place?.file).toMatch(/catalogues\/national\/employment\.yaml$/u);
    const row = textOf(place?.file ?? '').split('\n')[(place?.line ?? 0) - 1] ?? '';
    expect(row.slice((place?.column ?? 0) - 1)).toMatch(/^公开事项信息形成或变更之日起20个工作日内公开/u);
  });

  it('are under the carets of the code frames, double-width and hidden characters counted', async () => {
    const file = join(root, 'layer.yaml');
    // A raw bidi mark is not shown, and must not push the carets aside.
    writeFileSync(file, source.replace('handlingLimit: "', 'handlingLimit: "\u200f'));
    const { stdout } = await runHere('validate', file);
    const lines = stdout.split('\n');
    const marked = lines.flatMap((line, index) => {
      const carets = /^( *\| *)(\^+)$/u.exec(line);
      if (!carets) return [];
      const [, before = '', marks = ''] = carets;
      let width = 0;
      let text = '';
      for (const char of lines[index - 1] ?? '') {
        if (width >= displayWidth(before) && width < displayWidth(before) + marks.length) text += char;
        width += displayWidth(char);
      }
      return [text];
    });
    for (const [, text] of expected) expect(marked).toContain(text);
    expect(lines.filter((line) => !line.includes(root) && displayWidth(line) > 80)).toEqual([]);
  });
});
