import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import type { Compilation } from '../../catalogue/compilation.ts';
import { compilation } from '../../catalogue/compilation.ts';
import { extractLevel } from '../../catalogue/extract.ts';
import { extractObstacle } from '../../catalogue/extract-obstacle.ts';
import type { Compiled } from '../../compiler/compiler.ts';
import { wordFault } from '../../compiler/settle.ts';
import type { EmitOptions } from '../../emit/emitter.ts';
import { emitters } from '../../emit/index.ts';
import { maskNames } from '../../findings/mask-names.ts';
import { printText } from '../../findings/text.ts';
import { version } from '../../generated/version.js';
import { paint, print, printAside, tell } from '../../host/console.ts';
import { findProgram, programs } from '../../host/find-program.ts';
import { manifestName } from '../../host/manifest.ts';
import { diskPath, nationalEdition } from '../../host/national-edition.ts';
import { outputObstacle } from '../../host/output-obstacle.ts';
import { printPdf } from '../../host/print-pdf.ts';
import { tellLeft } from '../../host/tell-left.ts';
import { writeOutput } from '../../host/write-output.ts';
import type { Resolved } from '../../model/catalogue.ts';
import type { EmittedFile } from '../../model/emitted-file.ts';
import type { Finding } from '../../model/finding.ts';
import type { ExtractLevel } from '../../model/grassroots-body.ts';
import { mask } from '../../model/personal/mask.ts';
import { remember } from '../../model/remember.ts';
import type { Lang, Text } from '../../model/text.ts';
import { unfinishedFile } from '../../model/unfinished-file.ts';
import { visible } from '../../model/visible.ts';
import { rules } from '../../rules/index.ts';
import { openWorkspace } from '../../workspace/open-workspace.ts';
import { tellThrown } from '../../workspace/tell-thrown.ts';
import { filingGate } from './filing-gate.ts';

export interface BuildOptions {
  readonly output: string;
  readonly format?: readonly string[];
  readonly level?: ExtractLevel;
  readonly region?: string;
  readonly draft?: boolean;
  /** The filing pack in spite of warnings that ask for an answer. */
  readonly allowOpen?: boolean;
  /** A file with the rulings of a review. */
  readonly rulings?: string;
  readonly docType: '函' | '报告';
  readonly encoding: 'utf-8' | 'gb18030';
  readonly redHead?: boolean;
  /** Replaces files in the output that are not ours, too. */
  readonly force?: boolean;
  readonly lang: Lang;
  readonly date?: string;
}

type Workspace = ReturnType<typeof openWorkspace>;

/** What is to be built: a layer's resolved catalogue, or the national one. */
interface Subject {
  readonly resolved: Resolved;
  readonly compiled?: Compiled;
  readonly findings: readonly Finding[];
}

const isNational = (name: string): boolean => name === 'national' || name === `national@${nationalEdition.edition}`;

/** The names of sources as every machine prints them: national files by edition, layers relative to the layer that is built. */
const fileNames = (layer: string) =>
  remember((file) =>
    file.startsWith(`${nationalEdition.folder}/`)
      ? `national@${nationalEdition.edition}/${posix.basename(file)}`
      : mask(posix.relative(posix.dirname(layer), file)),
  );

const openSubject = async (
  name: string,
  workspace: Workspace,
  waiver: ((compiled: Compiled) => Finding[]) | undefined,
): Promise<Subject | { readonly findings: readonly Finding[] }> => {
  if (isNational(name)) return { resolved: workspace.nationalStandard(), findings: [] };
  const compiled = await workspace.check(name);
  const findings = waiver?.(compiled) ?? compiled.findings;
  return compiled.step ? { resolved: compiled.step.resolved, compiled, findings } : { findings };
};

const report = async (name: string, findings: readonly Finding[], lang: Lang, workspace: Workspace): Promise<void> => {
  await workspace.loadPlaces();
  const { line, locate, reference } = workspace;
  printAside(
    printText(
      maskNames({ files: [name], findings, lang, version, locate, line, registerAsOf: reference.register.asOf }),
      paint,
    ),
  );
};

const chooseFormats = ({ format, level }: BuildOptions, { compiled }: Subject): readonly string[] => {
  if (format && format.length > 0) return format;
  return [...usualFormats, ...(compiled?.layer?.filing && !level ? ['filing'] : [])];
};

/** Written when no format is asked for; the filing pack too, where there is something to file. */
const usualFormats = ['html', 'csv', 'xlsx', 'json'];

const regionWithoutLevel: Text = {
  zh: '--region 只用于摘录，要和 --level township 或者 --level village 一起写',
  en: '--region is for extracts: give it with --level township or --level village',
};

/** The warnings that the layers above have answered: what they changed is printed with their reason. */
const answersAbove = async (resolved: Resolved, workspace: Workspace): Promise<Finding[]> => {
  const parents = await Promise.all(resolved.layers.slice(1, -1).map(({ file }) => workspace.check(file)));
  return parents.flatMap(({ findings }) => findings.filter(({ accepted }) => accepted !== undefined));
};

const sourcesOf = ({ layers }: Resolved): string[] => [
  ...nationalEdition.catalogues.map(({ file }) => file),
  ...layers.slice(1).map(({ file }) => file),
];

/** The files of one output, or the finding that the tool failed to make them. */
const emitOne = async (
  id: string,
  input: Compilation,
  options: EmitOptions,
  layer: string,
): Promise<readonly EmittedFile[] | { readonly thrown: Finding }> => {
  try {
    return (await (await emitters[id]?.())?.emit(input, options)) ?? [];
  } catch (error) {
    tellThrown(error, layer);
    return { thrown: wordFault(unfinishedFile(layer, { zh: `输出 ${id}`, en: `output \`${id}\`` }), rules) };
  }
};

/** `mulu build`: compiles one layer (or `national`) into a folder. Nothing is written while an error stands, unless `--draft`. */
export const build = async (given: string, options: BuildOptions): Promise<0 | 1 | 2> => {
  const { output, lang, force = false, draft = false, docType, encoding, redHead = false, level } = options;
  const region = options.region === undefined ? undefined : mask(options.region.trim());
  const name = isNational(given) ? given : posix.normalize(given.replaceAll('\\', '/'));
  const workspace = openWorkspace(options.date);
  const waiver =
    options.rulings === undefined
      ? undefined
      : await (await import('../review/open-waiver.ts')).openWaiver(options.rulings, workspace);
  if (waiver && 'problem' in waiver) {
    tell(waiver.problem, lang);
    return 2;
  }
  const subject = await openSubject(name, workspace, waiver);
  const errors = subject.findings.filter(({ severity }) => severity === 'error');
  if (!('resolved' in subject) || (errors.length > 0 && !draft)) {
    await report(name, errors, lang, workspace);
    const unreadable = errors.some(({ rule, at }) => rule === 'readable-file' && at.file === name);
    tell(
      'resolved' in subject
        ? {
            zh: '有错误未改正，没有写出任何文件；要看草稿请加 --draft',
            en: 'errors stand and nothing was written; add --draft for a draft',
          }
        : { zh: '没有写出任何文件', en: 'nothing was written' },
      lang,
    );
    return unreadable ? 2 : 1;
  }
  const { compiled } = subject;
  const layer = compiled?.layer;
  const resolved = level ? extractLevel(subject.resolved, level, region) : subject.resolved;
  const misuse = level
    ? extractObstacle(subject.resolved, level, region, resolved)
    : region === undefined
      ? undefined
      : regionWithoutLevel;
  if (misuse) {
    tell({ zh: `错误：${misuse.zh}。没有写出任何文件`, en: `error: ${misuse.en}. Nothing was written` }, lang);
    return 2;
  }
  const sources = sourcesOf(subject.resolved);
  const obstacle = outputObstacle(output, sources.map(diskPath));
  if (obstacle) {
    tell({ zh: `错误：${obstacle.zh}。没有写出任何文件`, en: `error: ${obstacle.en}. Nothing was written` }, lang);
    return 2;
  }
  const date = options.date ?? layer?.effective;
  const formats = chooseFormats(options, subject);
  if (formats.includes('filing')) {
    const obstacles = filingGate(layer, subject.resolved, subject.findings, options);
    if (obstacles.length > 0 && !(draft && layer)) {
      tell({ zh: '备案材料不能出具：', en: 'no filing pack can be issued:' }, lang);
      for (const { zh, en } of obstacles) tell({ zh: `  ${zh}`, en: `  ${en}` }, lang);
      tell(
        {
          zh: '没有写出任何文件；只要其他文件请用 --format html,csv,xlsx,json',
          en: 'nothing was written; for the other files use --format html,csv,xlsx,json',
        },
        lang,
      );
      return 1;
    }
  }
  const chromium = formats.includes('pdf') ? findProgram(programs.chromium) : undefined;
  if (formats.includes('pdf') && chromium === undefined) {
    const { install } = programs.chromium;
    for (const line of [
      {
        zh: '错误：生成 PDF 要用 Chromium，本机没有找到。没有写出任何文件',
        en: 'error: a PDF needs Chromium, and there is none here; nothing was written',
      },
      { zh: `  安装：${install.zh}`, en: `  install it: ${install.en}` },
      {
        zh: '  不装也可以：用浏览器打开 index.html，打印成 PDF',
        en: '  or open index.html in a browser and print it to PDF',
      },
    ])
      tell(line, lang);
    return 2;
  }
  const known = compiled?.known ?? { reference: workspace.reference };
  const step = level ? undefined : compiled?.step;
  if (formats.includes('workbook') && !step) {
    tell(
      {
        zh: '错误：填报工作簿只为地方层生成，国家目录和摘录没有；没有写出任何文件',
        en: 'error: a workbook is made for a layer, not for the national catalogue or an extract; nothing was written',
      },
      lang,
    );
    return 2;
  }
  const joined = compilation(resolved, known, {
    findings: [...subject.findings, ...(await answersAbove(subject.resolved, workspace))],
    // An extract has no number, receiver or date of its own; those of the county would be another document’s.
    ...(layer?.filing && !level ? { filing: layer.filing } : {}),
    ...(date ? { date } : {}),
    ...(layer?.edition ? { edition: layer.edition } : {}),
  });
  const input = { ...joined, ...(step ? { step } : {}) };
  const fileName = fileNames(name);
  await workspace.loadPlaces();
  const emit: EmitOptions = {
    lang,
    draft,
    docType,
    encoding,
    redHead,
    tool: `mulu ${version}`,
    fileName,
    locate: workspace.locate,
    ...(level ? { level } : {}),
  };
  const files: EmittedFile[] = [];
  for (const id of formats) {
    const emitted = await emitOne(id, input, emit, name);
    if ('thrown' in emitted) {
      await report(name, [emitted.thrown], lang, workspace);
      tell({ zh: '没有写出任何文件', en: 'nothing was written' }, lang);
      return 2;
    }
    files.push(...emitted);
  }
  if (chromium !== undefined) {
    const filed =
      layer?.filing && !level && (draft || filingGate(layer, subject.resolved, subject.findings, options).length === 0);
    const pages = [...files];
    for (const id of ['html', ...(filed ? ['filing'] : [])]) {
      const emitter = formats.includes(id) ? undefined : await emitters[id]?.();
      if (emitter) pages.push(...(await emitter.emit(input, emit)));
    }
    const printed = await printPdf(chromium, pages, date);
    if ('failed' in printed) {
      tell(
        {
          zh: `错误：Chromium 没有打印成 PDF，没有写出任何文件。${printed.failed}`,
          en: `error: Chromium printed no PDF; nothing was written. ${printed.failed}`,
        },
        lang,
      );
      return 2;
    }
    files.push(...printed);
  }
  const about = {
    version,
    region: resolved.region,
    standard: resolved.standard,
    date: date ?? null,
    draft,
    level: level ?? null,
  };
  const read = sources.map((file) => ({ path: fileName(file), bytes: readFileSync(diskPath(file)) }));
  const result = writeOutput(output, files, about, read, { force });
  if ('problem' in result) {
    const { zh, en } = result.problem;
    tell({ zh: `错误：${zh}。没有写出任何文件`, en: `error: ${en}. Nothing was written` }, lang);
    return 2;
  }
  tellLeft(output, result.left, lang);
  for (const remark of files.flatMap(({ remarks }) => remarks ?? [])) tell(remark, lang);
  print(summary(output, result.written, input.statistics, draft, lang));
  return 0;
};

const purposes: { readonly [path: string]: { readonly zh: string; readonly en: string } } = {
  'index.html': { zh: '网页：用浏览器打开，可直接上网', en: 'the page: open it in a browser, publish it as it is' },
  'catalogue.csv': { zh: '表格：用 Excel 或 WPS 打开', en: 'the table, for a spreadsheet program' },
  'catalogue.xlsx': { zh: '工作簿：用 Excel 或 WPS 打开，按 A3 横向打印', en: 'the workbook, for A3 landscape' },
  'catalogue.json': { zh: '数据：每个本地值都注明出处', en: 'the data, with the origin of every local value' },
  'workbook.xlsx': { zh: '填报工作簿：填好用 mulu import 导回', en: 'a form to fill in; mulu import brings it back' },
  'filing.docx': { zh: '备案材料：函件和附件', en: 'the filing pack: letter and attachments' },
  'catalogue.pdf': {
    zh: 'PDF：由网页打印，字节因 Chromium 版本而异',
    en: 'the page in print; its bytes depend on Chromium',
  },
  'filing.pdf': { zh: 'PDF：由备案材料的网页打印', en: 'the filing pack in print' },
  'filing.html': { zh: '备案材料的网页版', en: 'the filing pack as a page' },
  [manifestName]: { zh: '文件清单和校验值', en: 'the list of files with checksums' },
};

const purposeOf = (path: string) =>
  purposes[path] ??
  (path.startsWith('fragment-')
    ? { zh: '可贴进网站栏目的片段', en: 'a fragment to paste into a CMS' }
    : { zh: '', en: '' });

const summary = (
  output: string,
  written: readonly string[],
  statistics: ReturnType<typeof compilation>['statistics'],
  draft: boolean,
  lang: Lang,
): string => {
  const width = Math.max(...written.map((path) => path.length));
  const folder = visible(output.replace(/[/\\]+$/u, ''));
  const { employment, 'social-insurance': insurance } = statistics;
  const counts =
    lang === 'zh'
      ? `就业 ${employment.listed.level2} 项、社会保险 ${insurance.listed.level2}${insurance.listed.candidates ? ` + ${insurance.listed.candidates}（待核）` : ' '}项（二级事项）`
      : `${employment.listed.level2} employment items, ${insurance.listed.level2}${insurance.listed.candidates ? ` + ${insurance.listed.candidates} (unverified)` : ''} social-insurance items`;
  const head =
    lang === 'zh'
      ? `${draft ? '草稿。' : ''}${counts}，写在 ${folder}/：`
      : `${draft ? 'DRAFT. ' : ''}${counts} (level 2)\nwritten to ${folder}/:`;
  const tail = lang === 'zh' ? `先看 ${folder}/index.html` : `start with ${folder}/index.html`;
  return `${[head, ...written.map((path) => `  ${path.padEnd(width)}  ${purposeOf(path)[lang]}`.trimEnd()), ...(written.includes('index.html') ? [tail] : [])].join('\n')}\n`;
};
