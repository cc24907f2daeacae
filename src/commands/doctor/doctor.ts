import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wrap } from '../../document/display-width.ts';
import { unverifiedFields } from '../../emit/unverified-fields.ts';
import { national } from '../../generated/national.js';
import { version } from '../../generated/version.js';
import { print } from '../../host/console.ts';
import { findProgram, type Program, programs } from '../../host/find-program.ts';
import { nationalEdition, packageRoot } from '../../host/national-edition.ts';
import type { Lang, Text } from '../../model/text.ts';
import { visible } from '../../model/visible.ts';
import { openWorkspace } from '../../workspace/open-workspace.ts';

export interface DoctorOptions {
  readonly format: string;
  /** The folder of the national files that everything rests on, where these are not those of the tool. */
  readonly national?: string;
  readonly lang: Lang;
}

/** `fine`; `missing` though it is needed; `absent` and only some outputs want it; `unknown` on this machine. */
type State = 'fine' | 'missing' | 'absent' | 'unknown';

/** One thing looked at: what there is, and what to do when it is not as it should be. */
interface Check {
  readonly id: string;
  readonly name: Text;
  readonly state: State;
  readonly found: Text;
  readonly remedy?: Text;
}

const same = (text: string): Text => ({ zh: text, en: text });

const runs = (program: string, argv: readonly string[]): string | undefined => {
  const { status, stdout, error } = spawnSync(program, argv, { encoding: 'utf8', timeout: 15_000, windowsHide: true });
  return error || status !== 0 ? undefined : stdout.trim();
};

/** Node 20.19 or any later major but 21, as package.json says. */
const nodeFits = (text: string): boolean => {
  const [major = 0, minor = 0] = text.replace(/^v/u, '').split('.').map(Number);
  return major >= 22 || (major === 20 && minor >= 19);
};

const node = (): Check => ({
  id: 'node',
  name: { zh: 'Node.js', en: 'Node.js' },
  state: nodeFits(process.version) ? 'fine' : 'missing',
  found: same(process.version),
  ...(nodeFits(process.version)
    ? {}
    : { remedy: { zh: '安装 Node.js 20.19 以上的20版，或22版以上', en: 'install Node.js 20.19 or later, or 22' } }),
});

const parts = [
  'dist/cli.js',
  ...national.files.map(({ name }) => `catalogues/national/${name}`),
  'schemas/layer.schema.json',
  'schemas/generated/layer.schema.json',
  'schemas/item.schema.json',
  'LICENSE',
];

const tool = (): Check => {
  const lost = parts.filter((path) => !existsSync(join(packageRoot(), path)));
  return {
    id: 'package',
    name: { zh: '本工具', en: 'this tool' },
    state: lost.length === 0 ? 'fine' : 'missing',
    found:
      lost.length === 0
        ? { zh: `mulu ${version}，文件齐全`, en: `mulu ${version}, complete` }
        : { zh: `mulu ${version}，缺少 ${lost.join('、')}`, en: `mulu ${version}, without ${lost.join(', ')}` },
    ...(lost.length === 0 ? {} : { remedy: { zh: '重新安装本工具', en: 'install the tool again' } }),
  };
};

/** What everything rests on, and how much of it somebody compared with the annex. */
const edition = (folder: string | undefined): Check => {
  const count = nationalEdition.catalogues.flatMap(({ data }) => data.items.flatMap(({ items }) => items ?? [])).length;
  const items = [...openWorkspace(undefined).nationalStandard().items.values()];
  const attested = items
    .flatMap(({ fields }) => Object.values(fields))
    .filter(({ trust }) => trust === 'attested').length;
  const doubtful = items.flatMap(unverifiedFields).length;
  const from: Text =
    folder === undefined
      ? { zh: '随本工具', en: 'of the tool' }
      : { zh: `在“${visible(folder)}”`, en: `in \`${visible(folder)}\`` };
  return {
    id: 'national',
    name: { zh: '国家目录', en: 'national edition' },
    state: 'fine',
    found: {
      zh: `${nationalEdition.edition}年版 ${count} 项，${from.zh}；与原件核对过 ${attested} 格，待核 ${doubtful} 格`,
      en: `${nationalEdition.edition} with ${count} items, ${from.en}; ${attested} cells attested, ${doubtful} to be verified`,
    },
  };
};

const scratch = async (): Promise<Check> => {
  const name = { zh: '临时文件夹', en: 'temporary folder' };
  try {
    const folder = await mkdtemp(join(tmpdir(), 'mulu-'));
    await writeFile(join(folder, 'test'), '');
    await rm(folder, { recursive: true, force: true });
    return {
      id: 'temporary',
      name,
      state: 'fine',
      found: { zh: '可写', en: 'writable' },
    };
  } catch {
    return {
      id: 'temporary',
      name,
      state: 'absent',
      found: same(tmpdir()),
      remedy: { zh: '不能写；生成 PDF 时要用', en: 'not writable; wanted for PDF' },
    };
  }
};

const optional = (id: string, program: Program, purpose: Text, argv: readonly string[]): Check => {
  const path = findProgram(program);
  const named = visible(process.env[program.variable] ?? '');
  if (path === undefined)
    return {
      id,
      name: same(program.name),
      state: 'absent',
      found: named
        ? {
            zh: `${program.variable} 指的“${named}”不能运行；${purpose.zh}`,
            en: `\`${named}\` of ${program.variable} cannot be run; ${purpose.en}`,
          }
        : purpose,
      remedy: program.install,
    };
  const told = argv.length > 0 ? runs(path, argv)?.split('\n')[0] : undefined;
  return { id, name: same(program.name), state: 'fine', found: same(told ?? path) };
};

/** Typefaces that GB/T 9704-2012 names, by the names that systems know them under. */
const typefaces: readonly (readonly [name: string, others: readonly string[], file: string])[] = [
  ['方正小标宋简体', ['FZXiaoBiaoSong', 'FZXBS', '方正小标宋', '小标宋'], 'FZXBSJW.TTF'],
  ['仿宋_GB2312', ['FangSong', '仿宋', 'FZFangSong', 'STFangsong'], 'simfang.ttf'],
  ['楷体_GB2312', ['KaiTi', '楷体', 'FZKai', 'STKaiti'], 'simkai.ttf'],
  ['黑体', ['SimHei', 'STHeiti', 'FZHei'], 'simhei.ttf'],
  ['宋体', ['SimSun', 'STSong', 'FZShuSong', 'NSimSun'], 'simsun.ttc'],
];

const fonts = (): Check => {
  const name = { zh: '公文字体', en: 'fonts of GB/T 9704' };
  const lister = findProgram(programs.fontList);
  const listed = lister === undefined ? undefined : runs(lister, [':', 'family']);
  const folder = join(process.env.SystemRoot ?? 'C:\\Windows', 'Fonts');
  if (listed === undefined && process.platform !== 'win32')
    return {
      id: 'fonts',
      name,
      state: 'unknown',
      found: { zh: '没有 fc-list，未检查', en: 'there is no fc-list to ask' },
    };
  const has = ([own, others, file]: (typeof typefaces)[number]): boolean =>
    listed === undefined
      ? existsSync(join(folder, file))
      : [own, ...others].some((one) => listed.toLowerCase().includes(one.toLowerCase()));
  const lost = typefaces.filter((face) => !has(face)).map(([own]) => own);
  return lost.length === 0
    ? { id: 'fonts', name, state: 'fine', found: { zh: 'GB/T 9704 所用字体齐全', en: 'all there' } }
    : {
        id: 'fonts',
        name,
        state: 'absent',
        found: {
          zh: `没有 ${lost.join('、')}；本机预览和 PDF 用别的字体代替，DOCX 不受影响`,
          en: `without ${lost.join(', ')}: previews and PDF here use others; the DOCX is the same`,
        },
        remedy: {
          zh: '在打印备案函件的电脑上安装这些字体',
          en: 'install them where the filing letter is printed',
        },
      };
};

const terminal = (): Check => {
  const name = { zh: '控制台编码', en: 'console encoding' };
  if (process.platform === 'win32') {
    const page = /(\d{3,5})/u.exec(runs('chcp.com', []) ?? '')?.[1];
    if (page === undefined) return { id: 'console', name, state: 'unknown', found: { zh: '未知', en: 'unknown' } };
    return page === '65001'
      ? { id: 'console', name, state: 'fine', found: same('UTF-8') }
      : {
          id: 'console',
          name,
          state: 'absent',
          found: { zh: `代码页 ${page}，中文可能显示成乱码`, en: `code page ${page}: Chinese may be garbled` },
          remedy: same('chcp 65001'),
        };
  }
  const locale = process.env.LC_ALL || process.env.LC_CTYPE || process.env.LANG || '';
  if (/utf-?8/iu.test(locale) || (process.platform === 'darwin' && locale === ''))
    return { id: 'console', name, state: 'fine', found: same(locale === '' ? 'UTF-8' : locale) };
  return {
    id: 'console',
    name,
    state: 'absent',
    found: {
      zh: `${locale === '' ? '没有设置 LANG' : `LANG=${locale}`}，中文可能显示成乱码；写出的文件不受影响`,
      en: `${locale === '' ? 'LANG is not set' : `LANG=${locale}`}: Chinese may be garbled; files are not affected`,
    },
    remedy: same('export LANG=C.UTF-8'),
  };
};

const words: { readonly [state in State]: Text } = {
  fine: { zh: '正常', en: 'fine' },
  missing: { zh: '缺少', en: 'missing' },
  absent: { zh: '可选', en: 'optional' },
  unknown: { zh: '未知', en: 'unknown' },
};

/** `mulu doctor`: looks at what the tool runs on. 0, or 1 when something that is needed is missing. */
export const doctor = async ({ format, national: folder, lang }: DoctorOptions): Promise<0 | 1> => {
  const checks: readonly Check[] = [
    node(),
    tool(),
    edition(folder),
    await scratch(),
    terminal(),
    optional('chromium', programs.chromium, { zh: '只有 build --format pdf 要用', en: 'only for build --format pdf' }, [
      ...(process.platform === 'win32' ? [] : ['--version']),
    ]),
    optional(
      'libreoffice',
      programs.libreoffice,
      {
        zh: '读 .doc、.wps、.rtf 要用；可把 DOCX、XLSX 另存为 PDF',
        en: 'reads .doc, .wps and .rtf; saves DOCX and XLSX as PDF',
      },
      [],
    ),
    fonts(),
    optional('git', programs.git, { zh: '与提交比较时要用', en: 'for comparing with a commit' }, ['--version']),
  ];
  const missing = checks.filter(({ state }) => state === 'missing');
  if (format === 'json') {
    const report = {
      tool: { name: 'mulu', version },
      platform: `${process.platform} ${process.arch}`,
      checks: checks.map(({ id, name, state, found, remedy }) => ({
        id,
        name: name[lang],
        state,
        found: found[lang],
        remedy: remedy?.[lang] ?? null,
      })),
      ready: missing.length === 0,
    };
    print(`${JSON.stringify(report, null, 2)}\n`);
  } else {
    const lines = checks.flatMap(({ name, state, found, remedy }) => [
      lang === 'zh'
        ? `${words[state].zh}　${name.zh}：${found.zh}`
        : `${words[state].en.padEnd(8)}  ${name.en}: ${found.en}`,
      ...(remedy ? [lang === 'zh' ? `　　　${remedy.zh}` : `          ${remedy.en}`] : []),
    ]);
    const end =
      missing.length === 0
        ? { zh: '可以使用', en: 'ready' }
        : {
            zh: `缺少必需的${missing.length}项：${missing.map(({ name }) => name.zh).join('、')}`,
            en: `needed and missing: ${missing.map(({ name }) => name.en).join(', ')}`,
          };
    print(`${[...lines, end[lang]].flatMap((line) => wrap(line, 80)).join('\n')}\n`);
  }
  return missing.length === 0 ? 0 : 1;
};
