import { access } from 'node:fs/promises';
import { basename } from 'node:path';
import { emptyLayer, type ImportGround, importLayer } from '../../engine/import/import-layer.ts';
import { printAside, tell } from '../../host/console.ts';
import { fileHost } from '../../host/file-host.ts';
import { replaceFile } from '../../host/replace-file.ts';
import { packedBlock } from '../../import/packed-block.ts';
import { importReportHtml } from '../../import/report-html.ts';
import { importReportJson } from '../../import/report-json.ts';
import { importReportText } from '../../import/report-text.ts';
import { columnNames, readSaidColumns } from '../../import/said-columns.ts';
import type { Compiled } from '../../kinds/result.ts';
import type { Region } from '../../model/catalogue.ts';
import { levelOfCode } from '../../model/level-of-code.ts';
import type { Lang } from '../../model/text.ts';
import { openWorkspace } from '../../workspace/open-workspace.ts';
import { openTables } from './import-files.ts';

export interface ImportOptions {
  readonly output?: string;
  /** A layer that exists and is gone on with. */
  readonly into?: string;
  readonly code?: string;
  readonly name?: string;
  readonly level?: 'province' | 'city' | 'county' | 'township';
  readonly kind?: 'zone' | 'xpcc';
  readonly extends: string;
  readonly report: readonly string[];
  readonly encoding?: string;
  readonly table?: number;
  /** What columns hold, such as `内容规范=公开内容`. */
  readonly columns?: string;
  /** `above`: blank cells say what stands above them. */
  readonly blank?: 'above';
  readonly hidden?: boolean;
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

/** Where the layer goes, and what it stands under. */
interface Ground extends ImportGround {
  readonly target: string;
  readonly checkAs: (text: string) => Promise<Compiled>;
}

const checker = (target: string) => (text: string) =>
  openWorkspace(undefined, {
    ...fileHost,
    read: async (path) => (path === target ? new TextEncoder().encode(text) : fileHost.read(path)),
  }).check(target);

const tellErrors = ({ findings }: Compiled, lang: Lang): void => {
  for (const { message, fix } of findings.filter(({ severity }) => severity === 'error'))
    tell(
      { zh: `错误：${message.zh}${fix ? `；${fix.zh}` : ''}`, en: `error: ${message.en}${fix ? `; ${fix.en}` : ''}` },
      lang,
    );
};

/** A new layer: first empty, to find its parent. */
const newGround = async (output: string, options: ImportOptions): Promise<Ground | undefined> => {
  const { code, name, kind, lang } = options;
  if (name === undefined) {
    tell({ zh: '错误：缺少选项“--name”（地区名称）', en: 'error: --name (of the region) is missing' }, lang);
    return undefined;
  }
  if (code === undefined && kind === undefined) {
    tell(
      {
        zh: '错误：缺少 --region（行政区划代码）；开发区、兵团用 --kind 代替',
        en: 'error: --region (a code) is missing; a zone gives --kind instead',
      },
      lang,
    );
    return undefined;
  }
  const region: Region = {
    name,
    level: options.level ?? levelOfCode(code),
    ...(code ? { code } : {}),
    ...(kind ? { kind } : {}),
  };
  const target = output.replaceAll('\\', '/');
  const checkAs = checker(target);
  const found = await checkAs(emptyLayer(region, options.extends));
  if (found.step && found.findings.every(({ severity }) => severity !== 'error'))
    return { target, region, extends: options.extends, checkAs, found };
  tellErrors(found, lang);
  return undefined;
};

/** A layer that exists: it must be sound enough to be read, and its own words are kept. */
const oldGround = async (into: string, lang: Lang): Promise<Ground | undefined> => {
  const target = into.replaceAll('\\', '/');
  const bytes = await fileHost.read(target);
  const checkAs = checker(target);
  const text = bytes instanceof Uint8Array ? new TextDecoder().decode(bytes) : '';
  const found = text === '' ? undefined : await checkAs(text);
  const { step, layer } = found ?? {};
  const broken = found?.findings.some(
    ({ rule, severity }) => severity === 'error' && /^(?:yaml|schema|readable-file|parent-found)$/u.test(rule),
  );
  const packed = broken ? undefined : packedBlock(text);
  if (packed !== undefined) {
    tell(
      {
        zh: `错误：“${into}”的 ${packed} 写在一行里（用了括号），并不进去，没有改动；请先分行写`,
        en: `error: ${packed} of \`${into}\` stands in brackets on one line and cannot be joined into; nothing was changed. Write it over several lines first`,
      },
      lang,
    );
    return undefined;
  }
  if (found && step && layer && !broken)
    return { target, region: layer.region, extends: layer.extends.value, checkAs, found, before: { text } };
  tell(
    {
      zh: `错误：“${into}”不是可以读通的地方层，没有改动`,
      en: `error: \`${into}\` is no sound layer; nothing was changed`,
    },
    lang,
  );
  if (found) tellErrors(found, lang);
  return undefined;
};

/** Whether nothing stands where something is to be written; told otherwise. */
const isFree = async (paths: readonly string[], { force, lang }: ImportOptions): Promise<boolean> => {
  for (const path of paths)
    if (!force && (await exists(path))) {
      tell(
        { zh: `错误：“${path}”已经存在；要覆盖请加 --force`, en: `error: \`${path}\` exists; --force overwrites it` },
        lang,
      );
      return false;
    }
  return true;
};

/** `mulu import`: existing tables become a layer, or part of one. 0 imported, 1 imported but something could not be kept, 2 nothing could be imported. */
export const importFiles = async (files: readonly string[], options: ImportOptions): Promise<0 | 1 | 2> => {
  const { into, lang, finish = (layer) => layer } = options;
  const output = into ?? options.output;
  if (output === undefined || (into !== undefined && options.output !== undefined)) {
    tell({ zh: '错误：写 -o 或 --into 其中一个', en: 'error: give either -o or --into' }, lang);
    return 2;
  }
  const columns = readSaidColumns(options.columns ?? '');
  if ('wrong' in columns) {
    tell(
      {
        zh: `错误：--columns 里的“${columns.wrong}”看不懂；写作 栏名=目录的栏，可用：${columnNames.join('、')}、忽略`,
        en: `error: \`${columns.wrong}\` in --columns is not understood; write heading=column, one of: ${columnNames.join(', ')}, ignore`,
      },
      lang,
    );
    return 2;
  }
  const reports = options.report.map((path) => ({ path, kind: /\.html?$/iu.test(path) ? 'html' : 'json' }));
  if (!(await isFree([...(into ? [] : [output]), ...reports.map(({ path }) => path)], options))) return 2;
  const tables = await openTables(files, options);
  if (!tables) return 2;
  const ground = into ? await oldGround(into, lang) : await newGround(output, options);
  if (!ground?.found.step) return 2;
  const file = files.map((one) => basename(one.replaceAll('\\', '/'))).join('、');
  const { layer, report } = importLayer(file, tables, ground, { columns, blankAbove: options.blank === 'above' });
  const account = { file, kind: tables.kind, output, problems: tables.problems, report };
  const checked = layer === undefined ? undefined : await ground.checkAs(layer);
  const findings = (['error', 'warning', 'info'] as const).map(
    (severity) => checked?.findings.filter((finding) => finding.severity === severity && !finding.accepted).length ?? 0,
  );
  printAside(importReportText(account, findings, lang));
  for (const { path, kind } of reports)
    await replaceFile(path, kind === 'html' ? importReportHtml(account, lang) : importReportJson(account));
  if (layer === undefined || !checked?.step) return 2;
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
