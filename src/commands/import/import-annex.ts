import { access } from 'node:fs/promises';
import { basename, posix } from 'node:path';
import { reference } from '../../generated/reference.js';
import { printAside, tell } from '../../host/console.ts';
import { makeFolder } from '../../host/make-folder.ts';
import { nationalEdition } from '../../host/national-edition.ts';
import { replaceFile } from '../../host/replace-file.ts';
import { shown } from '../../import/account.ts';
import { annexEdition } from '../../import/annex/annex-edition.ts';
import { type AnnexAccount, annexReportJson, annexReportText } from '../../import/annex/annex-report.ts';
import { type AnnexComparison, compareAnnex } from '../../import/annex/compare-annex.ts';
import { editionText } from '../../import/annex/edition-text.ts';
import { readSaidColumns } from '../../import/said-columns.ts';
import type { Attestation } from '../../model/catalogue-file.ts';
import { headId } from '../../model/domain-head.ts';
import { createJudge } from '../../overlap/judge.ts';
import { openWorkspace } from '../../workspace/open-workspace.ts';
import type { ImportOptions } from './import.ts';
import { openTables } from './import-files.ts';

/** What `mulu import --as national` is told. */
export interface AnnexOptions extends ImportOptions {
  readonly by?: string;
  readonly date?: string;
  readonly document?: string;
}

const misuse = ({ output, into, by, date, report }: AnnexOptions): { zh: string; en: string } | undefined => {
  if (output === undefined || into !== undefined)
    return { zh: '--as national 写进一个文件夹：用 -o', en: '--as national writes into a folder: give -o' };
  if (by === undefined || date === undefined)
    return {
      zh: '--as national 要写明谁在哪一天核对的：--by 单位 --date 2026-12-01',
      en: '--as national needs who compared it, and when: --by OFFICE --date 2026-12-01',
    };
  if (report.some((path) => !/\.json$/iu.test(path)))
    return { zh: '--as national 的报告只写 .json', en: 'the report of --as national is a .json file' };
  return undefined;
};

/** The national files of the new edition by name; a domain that the annex has no table of is that of the tool. */
const filesOf = ({ domains }: AnnexComparison, attested: Attestation, lang: AnnexOptions['lang']) =>
  nationalEdition.catalogues.map(({ file, data }) => {
    const name = posix.basename(file);
    const compared = domains.find(({ domain }) => domain === headId(data));
    if (!compared) {
      const known = reference.domains.find(({ id }) => id === headId(data));
      tell(
        {
          zh: `文件里没有${known?.name.zh ?? name}的表，这一领域照原来的写，没有核对`,
          en: `no table of ${known?.name.en ?? name} was found: that file is written as it was`,
        },
        lang,
      );
      return { name, text: editionText(data, ['没有核对过的一份，与工具自带的相同']) };
    }
    const { data: edition, left } = annexEdition(data, compared, attested);
    for (const row of left)
      tell(
        {
          zh: `新事项“${shown(row.title)}”的栏目没有读全，没有写入`,
          en: `the new item \`${shown(row.title)}\` was not read whole and not written`,
        },
        lang,
      );
    const { document, by, date } = attested;
    return {
      name,
      text: editionText(edition, [`由${by}于${date}与“${document}”逐格核对，来历为 attested 的各栏以原件为准。`]),
      left: left.length,
    };
  });

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** `mulu import --as national`: compares the annex with our national catalogue, and writes what it says as an attested edition. */
export const importAnnex = async (files: readonly string[], options: AnnexOptions): Promise<0 | 1 | 2> => {
  const { output = '', by = '', date = '', force, lang } = options;
  const columns = readSaidColumns(options.columns ?? '');
  const wrong =
    misuse(options) ??
    ('wrong' in columns
      ? { zh: `--columns 里的“${columns.wrong}”看不懂`, en: `\`${columns.wrong}\` in --columns is not understood` }
      : undefined);
  const taken = [
    ...nationalEdition.catalogues.map(({ file }) => `${output}/${posix.basename(file)}`),
    ...options.report,
  ];
  const held = wrong || force ? undefined : (await Promise.all(taken.map(isThere))).indexOf(true);
  if (wrong || 'wrong' in columns || (held !== undefined && held >= 0)) {
    const path = taken[held ?? 0] ?? '';
    const { zh, en } = wrong ?? {
      zh: `“${path}”已经存在；要覆盖请加 --force`,
      en: `\`${path}\` exists; --force overwrites it`,
    };
    tell({ zh: `错误：${zh}`, en: `error: ${en}` }, lang);
    return 2;
  }
  const tables = await openTables(files, options);
  if (!tables) return 2;
  const workspace = openWorkspace(undefined);
  const comparison = compareAnnex({
    grids: tables.problems.some(({ severity }) => severity === 'error') ? [] : tables.grids,
    parent: workspace.nationalStandard(),
    known: { reference },
    judge: createJudge(reference),
    columns,
    blankAbove: options.blank === 'above',
  });
  const file = files.map((one) => basename(one.replaceAll('\\', '/'))).join('、');
  const account: AnnexAccount = {
    file,
    kind: tables.kind,
    edition: nationalEdition.edition,
    problems: tables.problems,
    comparison,
    domains: workspace.nationalStandard().domains,
  };
  printAside(annexReportText(account, lang));
  for (const path of options.report) await replaceFile(path, annexReportJson(account));
  if (comparison.domains.length === 0) return 2;
  const written = filesOf(comparison, { document: options.document ?? file, by, date }, lang);
  makeFolder(output);
  for (const { name, text } of written) await replaceFile(`${output}/${name}`, text);
  tell(
    {
      zh: `已写入 ${output}。下一步：mulu validate ${output}；各条命令加 --national ${output} 就以它为准`,
      en: `wrote ${output}; next: mulu validate ${output}; any command rests on it with --national ${output}`,
    },
    lang,
  );
  const unread = comparison.differences.some(({ kind }) => kind === 'unread');
  const isPart =
    unread ||
    comparison.remarks.some(({ severity }) => severity !== 'info') ||
    written.some(({ left = 0 }) => left > 0);
  return isPart ? 1 : 0;
};
