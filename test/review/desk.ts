import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { type Ran, runHere } from '../cli/run-cli.ts';

/** What a test reads of a finding in review.json. */
export interface ReadFinding {
  readonly fingerprint: string;
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly file: string;
  readonly below: string | null;
  readonly ruling: { readonly decision: string } | null;
}

/** What a test reads of a submission in review.json. */
export interface ReadRow {
  readonly key: string;
  readonly name: string;
  readonly title: string;
  readonly proposal: string;
  readonly hold: string | null;
  readonly cause: string | null;
  readonly remedy: string | null;
  readonly listed: string | null;
  readonly decided: { readonly decision: string } | null;
  readonly below: readonly { readonly key: string }[];
  readonly totals: { readonly errors: number; readonly warnings: number };
  readonly findings: readonly ReadFinding[];
}

/** What a county writes besides its head. */
export interface CountyText {
  readonly code?: string;
  readonly name?: string;
  readonly parent?: string;
  /** Lines under `employment: amend:`. */
  readonly amend?: string;
  /** Whole lines behind it. */
  readonly more?: string;
  /** The whole of `filing`, in braces; a sound one is written when it is left out. */
  readonly filing?: string;
  readonly number?: string;
  readonly date?: string;
  readonly result?: string;
  readonly level?: string;
}

/** A layer that is sound but for what is asked. */
export const county = ({
  code = '990101',
  name = '甲县',
  parent = 'national@2019',
  level = 'county',
  date = '2026-12-05',
  result = '同意',
  ...rest
}: CountyText = {}): string => {
  const number = rest.number ?? `${name}人社函〔2026〕${Number(code.slice(2))}号`;
  const filing =
    rest.filing ??
    `{ receiver: 示例省人力资源和社会保障厅, number: ${number}, date: ${date}, review: { by: 政务公开办公室, date: 2026-11-20, result: ${JSON.stringify(result)} } }`;
  return `kind: layer
region: { code: "${code}", name: ${name}, level: ${level} }
extends: ${parent}
edition: "2026"
effective: 2026-12-01
responsibleBody: { 县级: ${name}人力资源和社会保障局, 乡级: 各乡镇人民政府 }
${filing === '' ? '' : `filing: ${filing}\n`}employment:
  amend:
${rest.amend ?? '    - { item: 1.5 职业培训信息发布, timeLimit: 12个工作日内 }\n'}${rest.more ?? ''}`;
};

/** An added item that is the same thing as one of the standard: an error that a reviewer may waive. */
export const overlapping = (title = '岗位信息发布'): string => `  add:
    - id: "1.6"
      title: ${title}
      content: [市场地址, 服务时间, 用工信息, 咨询电话]
      basis: [《人力资源市场暂行条例》（中华人民共和国国务院令第700号）]
      timeLimit: 公开事项信息形成或变更之日起10个工作日内公开
      responsibleBody: 县级人力资源社会保障部门
      channels: [政府网站]
      audience: 全社会
      disclosureMode: 主动
      levels: [县级]
`;

/** Less content than the standard: a warning that asks for an answer. */
export const narrowed = '    - { item: 1.2 岗位信息发布, content: [招聘单位, 岗位要求, 福利待遇, 招聘流程] }\n';

/** A township below a county. */
export const township = (code: string, name: string, parent: string, amend = ''): string => `kind: layer
region: { code: "${code}", name: ${name}, level: township }
extends: ${parent}
edition: "2026"
effective: 2026-12-01
responsibleBody: ${name}人民政府
${amend === '' ? '' : `employment:\n  amend:\n${amend}`}`;

/** One run of `mulu review` on files that are written for it. */
export interface Desk extends Ran {
  readonly folder: string;
  readonly out: string;
  readonly rows: readonly ReadRow[];
  readonly report: {
    readonly summary: { readonly [count: string]: unknown };
    readonly expected: { readonly missing: readonly { readonly name: string }[] } | null;
    readonly unused: readonly string[];
    readonly passedOver: readonly string[];
    readonly repeated: readonly { readonly region: string }[];
    readonly rulings: { readonly applied: number; readonly idle: readonly { readonly reason: string }[] } | null;
  };
  readonly row: (name: string) => ReadRow | undefined;
  readonly read: (path: string) => string;
  readonly has: (path: string) => boolean;
}

const root = mkdtempSync(join(tmpdir(), 'mulu-desk-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let serial = 0;

/** Writes files below a new folder and reviews its `in`, against its `base`, `list.csv` and `rulings.yaml` if there are such. */
export const review = async (
  tree: { readonly [path: string]: string | Uint8Array },
  ...more: readonly string[]
): Promise<Desk> => {
  serial += 1;
  const folder = join(root, String(serial));
  for (const [path, content] of Object.entries(tree)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const given = (option: string, path: string): string[] =>
    existsSync(join(folder, path)) ? [option, join(folder, path)] : [];
  const out = join(folder, 'out');
  const ran = await runHere(
    ...['review', join(folder, 'in'), '-o', out, ...given('--base', 'base'), ...given('--expected', 'list.csv')],
    ...[...given('--rulings', 'rulings.yaml'), ...more],
  );
  const report = existsSync(join(out, 'review.json'))
    ? JSON.parse(readFileSync(join(out, 'review.json'), 'utf8'))
    : { submissions: [] };
  const rows: readonly ReadRow[] = report.submissions;
  return {
    ...ran,
    folder,
    out,
    rows,
    report,
    row: (name) => rows.find((row) => row.name === name || row.key === name),
    read: (path) => readFileSync(join(out, path), 'utf8'),
    has: (path) => existsSync(join(out, path)),
  };
};

/** A ruling on a finding, in the words of the form. */
export const ruling = (fingerprint: string | undefined, decision: string): string =>
  `  - { finding: "${fingerprint}", decision: ${decision}, by: 省厅就业处, date: 2027-01-05, note: 已核 }\n`;
