import { access } from 'node:fs/promises';
import { reference } from '../generated/reference.js';
import { importReportHtml } from '../import/report-html.ts';
import { importReportJson } from '../import/report-json.ts';
import { importReportText } from '../import/report-text.ts';
import { importTables } from '../import.ts';
import type { Region } from '../model/catalogue.ts';
import type { Lang } from '../model/text.ts';
import { createJudge } from '../overlap/judge.ts';
import { maxBytes } from '../source/host.ts';
import { readTables } from '../source/table/read-tables.ts';
import { printAside, tell } from './console.ts';
import { fileHost } from './file-host.ts';
import { levelOfCode } from './level-of-code.ts';
import { openWorkspace } from './open-workspace.ts';
import { replaceFile } from './replace-file.ts';

export interface ImportOptions {
  readonly output: string;
  readonly code?: string;
  readonly name?: string;
  readonly level?: 'province' | 'city' | 'county' | 'township';
  readonly kind?: 'zone' | 'xpcc';
  readonly extends: string;
  readonly report: readonly string[];
  readonly encoding?: string;
  readonly table?: number;
  readonly force?: boolean;
  /** What is added to the layer before it is written. */
  readonly finish?: (layer: string) => string;
  readonly lang: Lang;
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/** `mulu import`: an existing table becomes a layer. 0 imported, 1 imported but cells could not be read, 2 nothing could be imported. */
export const importFile = async (file: string, options: ImportOptions): Promise<0 | 1 | 2> => {
  const { output, code, name, lang, encoding, table, finish = (layer) => layer } = options;
  if (name === undefined) {
    tell({ zh: '错误：缺少选项“--name”（地区名称）', en: 'error: --name (of the region) is missing' }, lang);
    return 2;
  }
  const level = options.level ?? levelOfCode(code);
  const reports = options.report.map((path) => ({ path, kind: /\.html?$/iu.test(path) ? 'html' : 'json' }));
  if (code === undefined && options.kind === undefined) {
    tell(
      {
        zh: '错误：缺少 --region（行政区划代码）；开发区、兵团用 --kind 代替',
        en: 'error: --region (a code) is missing; a zone gives --kind instead',
      },
      lang,
    );
    return 2;
  }
  for (const path of [output, ...reports.map((report) => report.path)])
    if (!options.force && (await exists(path))) {
      tell(
        { zh: `错误：“${path}”已经存在；要覆盖请加 --force`, en: `error: \`${path}\` exists; --force overwrites it` },
        lang,
      );
      return 2;
    }
  const bytes = await fileHost.read(file);
  if (!(bytes instanceof Uint8Array)) {
    const told = {
      missing: { zh: `找不到“${file}”`, en: `there is no \`${file}\`` },
      'not-a-file': { zh: `“${file}”不是普通文件`, en: `\`${file}\` is not a plain file` },
      'too-large': {
        zh: `“${file}”超过 ${maxBytes / 2 ** 20} MB`,
        en: `\`${file}\` is larger than ${maxBytes / 2 ** 20} MB`,
      },
      'no-access': { zh: `没有权限读取“${file}”`, en: `no permission to read \`${file}\`` },
    }[bytes.problem];
    tell({ zh: `错误：${told.zh}`, en: `error: ${told.en}` }, lang);
    return 2;
  }

  const region: Region = { name, level, ...(code ? { code } : {}), ...(options.kind ? { kind: options.kind } : {}) };
  // The layer to be is checked before it is written: first empty, to find its parent, then as imported.
  const target = output.replaceAll('\\', '/');
  const checkAs = (text: string) =>
    openWorkspace(undefined, {
      ...fileHost,
      read: async (path) => (path === target ? new TextEncoder().encode(text) : fileHost.read(path)),
    }).check(target);
  const written = JSON.stringify;
  const empty = await checkAs(`kind: layer\nregion: ${written(region)}\nextends: ${written(options.extends)}\n`);
  const wrong = empty.findings.filter(({ severity }) => severity === 'error');
  if (!empty.step || wrong.length > 0) {
    for (const { message, fix } of wrong)
      tell(
        { zh: `错误：${message.zh}${fix ? `；${fix.zh}` : ''}`, en: `error: ${message.en}${fix ? `; ${fix.en}` : ''}` },
        lang,
      );
    return 2;
  }

  const tables = await readTables(file, bytes, encoding);
  const grids = tables.grids.filter(({ number }) => table === undefined || number === table);
  const { layer, report } =
    tables.grids.length === 0
      ? { report: { rows: [], omitted: [], domains: [], remarks: [] } }
      : importTables({
          file,
          grids,
          region,
          extends: options.extends,
          parent: empty.step.inherited,
          known: empty.known,
          judge: createJudge(reference.lexicon),
        });
  const account = { file, kind: tables.kind, output, problems: tables.problems, report };
  const checked = layer === undefined ? undefined : await checkAs(layer);
  const findings = (['error', 'warning', 'info'] as const).map(
    (severity) => checked?.findings.filter((finding) => finding.severity === severity && !finding.accepted).length ?? 0,
  );
  printAside(importReportText(account, findings, lang));
  for (const { path, kind } of reports)
    await replaceFile(path, kind === 'html' ? importReportHtml(account, lang) : importReportJson(account));
  if (layer === undefined) return 2;
  await replaceFile(output, finish(layer));
  tell(
    {
      zh: `已写入 ${output}。下一步：mulu validate ${output}`,
      en: `wrote ${output}; next: mulu validate ${output}`,
    },
    lang,
  );
  return report.remarks.some(({ severity }) => severity === 'error') ? 1 : 0;
};
