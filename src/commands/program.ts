import { Command, CommanderError, Help, InvalidArgumentError, Option } from 'commander';
import { displayWidth, wrap } from '../document/display-width.ts';
import { version } from '../generated/version.js';
import { tell } from '../host/console.ts';
import { systemCause } from '../host/system-cause.ts';
import { mask } from '../model/personal/mask.ts';
import type { Lang, Text } from '../model/text.ts';
import { visible } from '../model/visible.ts';

const titles: { readonly [title: string]: string } = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
  'Global Options:': '通用选项：',
};

/** Commander's own sentences in Chinese; what is not listed stays as it is. */
const translations: readonly (readonly [RegExp, string])[] = [
  [/^error: unknown option '(.*)'/u, '错误：没有选项“$1”'],
  [/^error: unknown command '(.*)'/u, '错误：没有命令“$1”'],
  [/^error: missing required argument '(.*)'/u, '错误：缺少参数“$1”'],
  [/^error: required option '(.*)' not specified/u, '错误：缺少选项“$1”'],
  [/^error: option '(.*)' argument missing/u, '错误：选项“$1”后面缺少内容'],
  [
    /^error: option '(.*)' argument '(.*)' is invalid\. Allowed choices are (.*)\.$/u,
    '错误：选项“$1”不能是“$2”，可用：$3',
  ],
  [/^error: option '(.*)' argument '(.*)' is invalid\. (.*?)(?: \([^()]*\))?$/u, '错误：选项“$1”不能是“$2”：$3'],
  [/^error: option '(.*)' cannot be used with option '(.*)'/u, '错误：选项“$1”和“$2”不能同时用'],
  [/^error: too many arguments.*$/u, '错误：参数太多'],
  [/^\(Did you mean (?:one of )?(.*)\?\)$/u, '是不是“$1”'],
];

const translate = (text: string): string => {
  const lines = text.split('\n').map((line) => {
    const found = translations.find(([pattern]) => pattern.test(line));
    return found ? line.replace(found[0], found[1]) : line;
  });
  return lines.join('\n');
};

/** What the user has typed stands in it as it is; the last line may be a suggestion. */
const withVisible = (text: string): string => {
  const [, body = '', hint = ''] = /^(.*?)((?:\n\(Did you mean [^\n]*\?\))?\n*)$/su.exec(text) ?? [];
  return visible(body) + hint;
};

const fold = (text: string): string =>
  text
    .split('\n')
    .flatMap((line) => wrap(line, 80))
    .join('\n');

const readDate = (text: string): string => {
  const day = new Date(/^\d{4}-\d{2}-\d{2}$/u.test(text) ? `${text}T00:00:00Z` : Number.NaN);
  if (Number.isNaN(day.getTime()) || !day.toISOString().startsWith(text))
    throw new InvalidArgumentError('日期写作 2026-12-01 (a date is written 2026-12-01)');
  return text;
};

const readFolder = (text: string): string => {
  if (text.trim() === '') throw new InvalidArgumentError('写一个文件夹名，例如 out (give a folder, such as out)');
  return text;
};

const readCount = (text: string): number => {
  if (!/^[1-9]\d*$/u.test(text)) throw new InvalidArgumentError('写 1、2、3…… (a number from 1)');
  return Number(text);
};

const readShard = (text: string): { index: number; count: number } => {
  const [, index = 0, count = 0] = (/^(\d{1,4})\/(\d{1,4})$/u.exec(text) ?? []).map(Number);
  if (index < 1 || index > count)
    throw new InvalidArgumentError('写作 2/4：四片中的第二片 (2/4 is the second of four)');
  return { index, count };
};

const readPort = (text: string): number => {
  if (!/^\d{1,5}$/u.test(text) || Number(text) > 65_535)
    throw new InvalidArgumentError('端口是 0 到 65535 (a port is 0 to 65535)');
  return Number(text);
};

const readFormats =
  (known: readonly string[]) =>
  (text: string): string[] => {
    const formats = text.split(/[,，]/u).map((one) => one.trim());
    const unknown = formats.find((one) => !known.includes(one));
    if (unknown !== undefined) throw new InvalidArgumentError(`没有“${unknown}”，可用 (known)：${known.join(',')}`);
    return known.filter((one) => formats.includes(one));
  };

/** The formats that `mulu build` writes, in the order in which they are written. */
const buildFormats = ['html', 'csv', 'xlsx', 'json', 'filing', 'workbook', 'pdf'];

/** The formats of `mulu review`, in the order in which they are written. */
const reviewFormats = ['html', 'json', 'xlsx', 'opinions', 'filing'];

/** The formats of `mulu diff`; the first is the default. */
const diffFormats = ['text', 'json', 'markdown', 'html', 'changes'];

/** The formats of `mulu validate`; the first is the default. */
const reportFormats = ['text', 'json', 'sarif', 'junit', 'github', 'markdown'];

/** The command tree. Each command loads its own chunk when it is called. */
const createProgram = (lang: Lang, finish: (code: 0 | 1 | 2) => void): Command => {
  const say = ({ zh, en }: Text): string => (lang === 'zh' ? zh : en);
  const langOption = () =>
    new Option('--lang <zh|en>', say({ zh: '语言：zh 中文，en 英文', en: 'language: zh or en' }))
      .choices(['zh', 'en'])
      .default('zh');
  const dateOption = () =>
    new Option(
      '--date <YYYY-MM-DD>',
      say({
        zh: '按哪一天判断和打印；缺省用地方层的 effective',
        en: 'the day to judge by and to print; else the layer’s `effective`',
      }),
    ).argParser(readDate);
  const command = (name: string, summary: Text, examples: readonly (readonly [string, Text])[]): Command => {
    const lines = examples.map(([line, remark]) => `  ${line}\n      ${say(remark)}`);
    return new Command(name)
      .description(say(summary))
      .helpOption('-h, --help', say({ zh: '显示帮助', en: 'show this help' }))
      .addHelpText('after', `\n${say({ zh: '示例：', en: 'Examples:' })}\n${lines.join('\n')}`);
  };
  const program = command(
    'mulu',
    {
      zh: '编译就业和社会保险领域基层政务公开目录：检查、合成、输出、备案',
      en: 'compiles the catalogues of 就业 and 社会保险: check, resolve, publish, file',
    },
    [
      ['mulu validate county.yaml', { zh: '检查一个地方层', en: 'check a layer' }],
      [
        'mulu build county.yaml -o out',
        { zh: '生成网页、表格、数据和备案材料', en: 'write the page, the table, the data and the filing pack' },
      ],
      ['mulu items 岗位', { zh: '查事项和编号', en: 'find an item and its number' }],
    ],
  )
    .usage(say({ zh: '<命令> [选项]', en: '<command> [options]' }))
    .version(version, '-V, --version', say({ zh: '显示版本', en: 'show the version' }))
    .helpCommand(false);

  program.addCommand(
    command(
      'validate',
      { zh: '检查国家目录、地方层或整个文件夹', en: 'check national files, layers or whole folders' },
      [
        [
          'mulu validate 990101.yaml',
          { zh: '检查一个文件；上级沿 extends 自动读取', en: 'check one file; its parents are read along `extends`' },
        ],
        [
          'mulu validate catalogues --format json',
          { zh: '检查整个文件夹，结果给程序用', en: 'check a folder, for a program to read' },
        ],
      ],
    )
      .argument(
        '[paths...]',
        say({ zh: '文件或文件夹；缺省为当前文件夹', en: 'files or folders; else the current folder' }),
      )
      .addOption(
        new Option(
          '--format <name>',
          say({
            zh: `输出格式：${reportFormats.join('、')}`,
            en: 'format of the report',
          }),
        )
          .choices(reportFormats)
          .default(reportFormats[0]),
      )
      .option(
        '--fix',
        say({
          zh: '改正可以放心改的：年份括号、渠道名称和次序、全角半角、引号',
          en: 'mend what is safe: year brackets, channel names and order, width, quotes',
        }),
      )
      .option('--strict', say({ zh: '有警告也算不通过', en: 'warnings fail too' }))
      .option(
        '--cache <folder>',
        say({
          zh: '没有变的文件沿用上次的结果，存放在这里；缺省为系统的缓存文件夹',
          en: 'where findings of unchanged files are kept; else the cache folder of the system',
        }),
      )
      .option('--no-cache', say({ zh: '全部重新检查', en: 'check everything anew' }))
      .addOption(
        new Option(
          '--annotate <file>',
          say({
            zh: '填报工作簿另存一份，检查结果写成批注并标色',
            en: 'a copy of the workbook with the findings as comments, in colour',
          }),
        ).conflicts(['watch', 'changedSince']),
      )
      .option(
        '--base <folder>',
        say({
          zh: '上级以这个文件夹里的核准文本为准，不以自带的为准',
          en: 'hold layers against the pinned parents of this folder, whatever they bring along',
        }),
        readFolder,
      )
      .option(
        '--rulings <file>',
        say({
          zh: '上级的审核决定（rulings.yaml）：认可的不再拦着，不认可的须改正',
          en: 'the rulings of a review: what was accepted no longer stands in the way, what was rejected does',
        }),
      )
      .option(
        '--changed-since <ref>',
        say({
          zh: '只检查自某个提交、分支或标签以来的变化能影响的文件',
          en: 'only what changes since a commit, branch or tag can affect',
        }),
      )
      .addOption(
        new Option(
          '--shard <i/n>',
          say({
            zh: '只检查 n 片中的第 i 片文件，按路径的哈希值分',
            en: 'only the i-th of n shares of the files, told by the hash of the path',
          }),
        ).argParser(readShard),
      )
      .addOption(
        new Option(
          '--watch',
          say({ zh: '文件一保存就重新检查，Ctrl-C 结束', en: 'check again at every save; Ctrl-C ends' }),
        ).conflicts(['fix', 'changedSince', 'shard']),
      )
      .addOption(dateOption())
      .addOption(langOption())
      .action(async (paths: string[], options) =>
        finish(await (await import('./validate/validate.ts')).validate(paths, options)),
      ),
  );
  program.addCommand(
    command(
      'build',
      { zh: '把一个地方层编译成可以公布和备案的文件', en: 'compile a layer into what is published and filed' },
      [
        ['mulu build 990101.yaml -o out', { zh: '全部格式写进 out/', en: 'every format into out/' }],
        [
          'mulu build 990101.yaml -o out/town --level township --region 示例镇',
          { zh: '乡镇摘录', en: 'the extract of a township' },
        ],
        [
          'mulu build 990101.yaml -o out/village --level village --region 示例镇红旗村',
          { zh: '村（社区）摘录', en: 'the extract of a village' },
        ],
        [
          'mulu build national -o out/national --format html',
          { zh: '国家目录的网页', en: 'the national catalogue as a page' },
        ],
      ],
    )
      .argument('<layer>', say({ zh: '地方层文件，或 national', en: 'a layer file, or national' }))
      .requiredOption('-o, --output <folder>', say({ zh: '输出文件夹', en: 'folder for the result' }), readFolder)
      .addOption(
        new Option(
          '--format <list>',
          say({
            zh: `格式，逗号分隔：${buildFormats.join(',')}`,
            en: `formats, separated by commas: ${buildFormats.join(',')}`,
          }),
        ).argParser(readFormats(buildFormats)),
      )
      .addOption(
        new Option(
          '--level <level>',
          say({
            zh: '只要乡镇（街道）或者村（社区）的摘录',
            en: 'an extract for townships or villages only',
          }),
        ).choices(['township', 'village']),
      )
      .option(
        '--region <name>',
        say({
          zh: '摘录所属的乡镇、街道、村或者社区；不写就是全部',
          en: 'name of the township or village of the extract; else all of them',
        }),
      )
      .option(
        '--draft',
        say({ zh: '有错误也生成，每页标“草稿”', en: 'build in spite of errors; every page is marked 草稿' }),
      )
      .option(
        '--allow-open',
        say({
          zh: '有须答复而没有答复的警告，也出具备案材料',
          en: 'issue the filing pack in spite of warnings that ask for an answer',
        }),
      )
      .option(
        '--rulings <file>',
        say({
          zh: '上级的审核决定（rulings.yaml）：认可的不再拦着，不认可的须改正',
          en: 'the rulings of a review: what was accepted no longer stands in the way, what was rejected does',
        }),
      )
      .addOption(
        new Option('--doc-type <函|报告>', say({ zh: '备案文种', en: 'kind of the filing letter' }))
          .choices(['函', '报告'])
          .default('函'),
      )
      .option(
        '--red-head',
        say({ zh: '备案函件套红头（发文机关标志）', en: 'print the letter with the red head of the issuing body' }),
      )
      .addOption(
        new Option('--encoding <name>', say({ zh: 'CSV 的编码：utf-8、gb18030', en: 'encoding of the CSV' }))
          .choices(['utf-8', 'gb18030'])
          .default('utf-8'),
      )
      .option(
        '--force',
        say({
          zh: '输出文件夹里不是 mulu 写的、生成以后改动过的文件也覆盖',
          en: 'overwrite files in the output that mulu did not write, or that were changed since',
        }),
      )
      .option('--watch', say({ zh: '文件一保存就重新编译，Ctrl-C 结束', en: 'build again at every save; Ctrl-C ends' }))
      .option(
        '--serve',
        say({ zh: '在本机预览（只有本机能打开）', en: 'preview on this machine, for this machine only' }),
      )
      .addOption(
        new Option('--port <n>', say({ zh: '预览的端口；0 为任意', en: 'port of the preview; 0 for any' }))
          .argParser(readPort)
          .default(4170),
      )
      .addOption(dateOption())
      .addOption(langOption())
      .action(async (layer: string, options) =>
        finish(
          options.watch || options.serve
            ? await (await import('./build/watch-build.ts')).watchBuild(layer, options)
            : await (await import('./build/build.ts')).build(layer, options),
        ),
      ),
  );
  program.addCommand(
    command(
      'review',
      {
        zh: '审核一个文件夹里的全部报送材料：汇总页、审核意见表、备案材料',
        en: 'review a folder of submissions: dashboard, opinions, filing',
      },
      [
        [
          'mulu review 报送 -o out --base 核准文本 --expected 名单.csv',
          { zh: '每个文件或子文件夹是一份；上级以核准文本为准', en: 'a file or sub-folder each; parents are pinned' },
        ],
        [
          'mulu review 报送 -o 二轮 --rulings 决定.yaml --previous out/review.json',
          { zh: '第二轮：带上审核决定，先看变化', en: 'round two: with the rulings, changes first' },
        ],
        [
          'mulu review 报送 -o 片2 --shard 2/4 --base 核准文本；mulu review --merge 片1 片2 片3 片4 -o out',
          {
            zh: '分四处审核再合并，与一次审核逐字节相同',
            en: 'in four places, then joined: the same bytes as one run',
          },
        ],
      ],
    )
      .argument(
        '<folders...>',
        say({ zh: '报送材料的文件夹；有 --merge 时是各分片', en: 'the folder of submissions; the parts with --merge' }),
      )
      .requiredOption('-o, --output <folder>', say({ zh: '输出文件夹', en: 'folder for the result' }), readFolder)
      .option(
        '--base <folder>',
        say({
          zh: '核准文本的文件夹：国家、省、市目录以它为准，自带的不算',
          en: 'pinned national, provincial and city files; what is brought along does not count',
        }),
        readFolder,
      )
      .option(
        '--expected <file>',
        say({
          zh: '应报名单，CSV 或 YAML：代码、名称、期限',
          en: 'who has to file, CSV or YAML: code, name, deadline',
        }),
      )
      .option(
        '--rulings <file>',
        say({ zh: '前几轮的审核决定（rulings.yaml）', en: 'decisions of earlier rounds (rulings.yaml)' }),
      )
      .option('--previous <file>', say({ zh: '上一轮的 review.json', en: 'review.json of the last round' }))
      .addOption(
        new Option(
          '--format <list>',
          say({
            zh: `格式，逗号分隔：${reviewFormats.join(',')}`,
            en: `formats, separated by commas: ${reviewFormats.join(',')}`,
          }),
        ).argParser(readFormats(reviewFormats)),
      )
      .addOption(
        new Option(
          '--shard <i/n>',
          say({
            zh: '只审核 n 片中的第 i 片，写成分片；按文件名的哈希值分',
            en: 'only the i-th of n shares, told by the hash of the name; writes a part',
          }),
        ).argParser(readShard),
      )
      .option(
        '--force',
        say({
          zh: '输出文件夹里不是 mulu 写的、生成以后改动过的文件也覆盖',
          en: 'overwrite files in the output that mulu did not write, or that were changed since',
        }),
      )
      .addOption(
        new Option(
          '--merge',
          say({
            zh: '合并各分片，设置照分片里记的；放着各分片的文件夹也可以',
            en: 'join the parts, under the settings they hold; a folder of parts will do',
          }),
        ).conflicts(['shard', 'base', 'expected', 'rulings', 'previous', 'format', 'date']),
      )
      .addOption(dateOption())
      .addOption(langOption())
      .action(async (folders: readonly string[], { merge, ...options }, self: Command) => {
        const [folder = '.', ...more] = folders;
        if (more.length > 0 && !merge) self.error('error: too many arguments for one review');
        finish(
          merge
            ? await (await import('./review/review-merge.ts')).mergeReviews(folders, options)
            : await (await import('./review/review.ts')).reviewCommand(folder, options),
        );
      }),
  );
  program.addCommand(
    command(
      'diff',
      {
        zh: '比较两版目录：新增、删除、更名、收紧、放宽、依据更新、移动',
        en: 'compare two editions: what was added, removed, renamed, tightened, loosened, moved',
      },
      [
        [
          'mulu diff 2026/990101.yaml 2027/990101.yaml',
          {
            zh: '两版地方层；文件夹、catalogue.json、国家目录也可以',
            en: 'two layers, folders, results or national files',
          },
        ],
        [
          'mulu diff 990101.yaml --against git:main --fail-on breaking',
          { zh: '与提交比较；公开得比以前少时退出码为 1', en: 'against a commit; 1 when less is disclosed' },
        ],
        [
          'mulu diff national 2027/national --impact counties',
          { zh: '新版国家目录对下级目录的影响', en: 'what a new national edition does to the layers below' },
        ],
      ],
    )
      .argument('<old>', say({ zh: '旧的文件或文件夹', en: 'the old file or folder' }))
      .argument(
        '[new]',
        say({ zh: '新的文件或文件夹；有 --against 时不写', en: 'the new file or folder; not with --against' }),
      )
      .addOption(
        new Option('--format <name>', say({ zh: `输出格式：${diffFormats.join('、')}`, en: 'format of the report' }))
          .choices(diffFormats)
          .default(diffFormats[0]),
      )
      .addOption(
        new Option(
          '--fail-on <breaking>',
          say({ zh: '公开得比以前少时退出码为 1', en: 'exit code 1 when less is disclosed than before' }),
        ).choices(['breaking']),
      )
      .option(
        '--against <git:ref>',
        say({ zh: '与一个提交、分支或标签比较', en: 'compare with a commit, branch or tag' }),
      )
      .option(
        '--impact <folder>',
        say({
          zh: '列出下级目录哪些不再合格、哪些条目不再起作用、哪些需要改写',
          en: 'list which layers become invalid or redundant, or need work',
        }),
      )
      .option(
        '--changelog <file>',
        say({ zh: '把本次调整写进公开的调整记录 CHANGES.md', en: 'write the public change log, such as CHANGES.md' }),
      )
      .addOption(dateOption())
      .addOption(langOption())
      .action(async (old: string, now: string | undefined, options) =>
        finish(await (await import('./diff/diff.ts')).diffCommand(now === undefined ? [old] : [old, now], options)),
      ),
  );
  program.addCommand(
    command(
      'import',
      {
        zh: '把现有的目录表（Excel、Word、网页、CSV）变成地方层',
        en: 'turn an existing table (Excel, Word, web page, CSV) into a layer',
      },
      [
        [
          'mulu import 目录.xlsx -o 990101.yaml --region 990101 --name 示例县',
          { zh: '只写与国家目录不同之处', en: 'only the differences from the national catalogue' },
        ],
        [
          'mulu import 目录.docx -o 镇.yaml --region 990101001 --name 示例镇 --extends 990101.yaml --report 导入.html',
          { zh: '与上级文件比较，逐行报告', en: 'against a parent file, with an account of every row' },
        ],
      ],
    )
      .argument(
        '<files...>',
        say({
          zh: '.xlsx、.xls、.docx、.html、.csv、.md 文件；几个文件合成一个地方层',
          en: '.xlsx, .xls, .docx, .html, .csv or .md files; several make one layer',
        }),
      )
      .option('-o, --output <file>', say({ zh: '要写的地方层文件', en: 'the layer file to write' }))
      .option(
        '--into <file>',
        say({
          zh: '并入已有的地方层：保留注释和已写的内容，冲突逐条说明',
          en: 'join into a layer that exists: its comments and words stay, conflicts are told',
        }),
      )
      .option('--region <code>', say({ zh: '行政区划代码', en: 'code of the region' }))
      .option(
        '--name <name>',
        say({ zh: '地区名称；填报工作簿里已经写明', en: 'name of the region; a workbook states it itself' }),
      )
      .addOption(
        new Option('--level <level>', say({ zh: '层级；缺省看代码', en: 'level; else told by the code' })).choices([
          'province',
          'city',
          'county',
          'township',
        ]),
      )
      .addOption(
        new Option('--kind <zone|xpcc>', say({ zh: '开发区或兵团', en: 'a zone or xpcc' })).choices(['zone', 'xpcc']),
      )
      .option(
        '--extends <parent>',
        say({
          zh: '上级：national@2019，或相对于新文件的路径',
          en: 'national@2019, or a path relative to the new file',
        }),
        'national@2019',
      )
      .option(
        '--report <file>',
        say({ zh: '逐行报告，.json 或 .html；可写几次', en: 'account of every row, .json or .html; may be repeated' }),
        (path: string, before: string[]) => [...before, path],
        [] as string[],
      )
      .option(
        '--encoding <name>',
        say({ zh: '文本的编码，如 big5；缺省自动识别', en: 'encoding of a text, such as big5; else recognised' }),
      )
      .addOption(new Option('--table <n>', say({ zh: '只读第几张表', en: 'only this table' })).argParser(readCount))
      .option(
        '--columns <list>',
        say({
          zh: '指定各栏，如 "内容规范=公开内容,E=公开依据,备注=忽略"',
          en: 'say what columns hold, such as "内容规范=公开内容,E=公开依据,备注=ignore"',
        }),
      )
      .addOption(
        new Option(
          '--blank <above>',
          say({ zh: 'above：空白格照上一行读；缺省随上级标准', en: 'above: blank cells follow the row above' }),
        ).choices(['above']),
      )
      .option('--hidden', say({ zh: '隐藏的表、行、列、文字也读', en: 'read what files keep out of sight, too' }))
      .option('--force', say({ zh: '覆盖已有的文件', en: 'overwrite files that exist' }))
      .addOption(langOption())
      .action(async (files: string[], { region: code, ...options }) => {
        const [file = ''] = files;
        const workbook =
          files.length === 1 && options.output !== undefined && /\.xlsx$/iu.test(file)
            ? await (await import('./import/import-workbook.ts')).importWorkbook(file, options)
            : undefined;
        finish(
          workbook ??
            (await (await import('./import/import.ts')).importFiles(files, { ...options, ...(code ? { code } : {}) })),
        );
      }),
  );
  program.addCommand(
    command(
      'migrate',
      { zh: '把地方层移到新版国家目录上：改写编号，列出要人定的', en: 'move layers to a new national edition' },
      [
        ['mulu migrate 2027/national counties', { zh: '只看不写', en: 'show only' }],
        ['mulu migrate 2027/national counties --write', { zh: '写进文件', en: 'rewrite the files' }],
      ],
    )
      .argument('<national>', say({ zh: '新版国家目录的文件夹，或 national', en: 'the new edition, or national' }))
      .argument('<layers>', say({ zh: '地方层文件或文件夹', en: 'a layer or a folder of layers' }))
      .option('--from <national>', say({ zh: '旧版国家目录', en: 'the old edition' }), 'national')
      .option('--write', say({ zh: '改写文件；缺省只列出', en: 'rewrite the files; else only list' }))
      .addOption(dateOption())
      .addOption(langOption())
      .action(async (national: string, layers: string, options) =>
        finish(await (await import('./migrate/migrate.ts')).migrate(national, layers, options)),
      ),
  );
  program.addCommand(
    command(
      'init',
      {
        zh: '新建一个地方层：在终端里提问，或用选项写明',
        en: 'start a layer: by questions on a terminal, or by flags',
      },
      [
        ['mulu init', { zh: '在终端里一问一答', en: 'question and answer on a terminal' }],
        [
          'mulu init --name 示例县 --code 990101 --body 示例县人力资源和社会保障局 -o 990101.yaml',
          { zh: '用选项写明', en: 'by flags' },
        ],
        [
          'mulu init --name 示例县 --code 990101 --from 目录.xlsx',
          { zh: '从现有的目录表开始，等于先 import', en: 'from an existing table, as `import` does' },
        ],
      ],
    )
      .option('--name <name>', say({ zh: '地区名称', en: 'name of the region' }))
      .option('--code <code>', say({ zh: '行政区划代码', en: 'code of the region' }))
      .addOption(
        new Option('--level <level>', say({ zh: '层级；缺省看代码', en: 'level; else told by the code' })).choices([
          'province',
          'city',
          'county',
          'township',
        ]),
      )
      .addOption(
        new Option('--kind <zone|xpcc>', say({ zh: '开发区或兵团', en: 'a zone or xpcc' })).choices(['zone', 'xpcc']),
      )
      .option(
        '--extends <parent>',
        say({
          zh: '上级：national@2019（缺省），或相对于新文件的路径',
          en: 'national@2019 (default), or a path relative to the new file',
        }),
      )
      .option('--body <name>', say({ zh: '公开主体的全称', en: 'the responsible body' }))
      .option('--office <name>', say({ zh: '咨询机构', en: 'the office to ask' }))
      .option('--phone <number>', say({ zh: '咨询电话（办公电话）', en: 'its phone number' }))
      .option('--complaint <number>', say({ zh: '监督投诉电话', en: 'phone for complaints' }))
      .option('--from <file>', say({ zh: '从现有的目录表开始', en: 'start from an existing table' }))
      .option('-o, --output <file>', say({ zh: '要写的文件；缺省为 代码.yaml', en: 'file to write; else CODE.yaml' }))
      .option('--force', say({ zh: '覆盖已有的文件', en: 'overwrite a file that exists' }))
      .addOption(langOption())
      .action(async (options) => finish(await (await import('./init/init.ts')).init(options))),
  );
  program.addCommand(
    command('items', { zh: '查事项和编号', en: 'find items and their numbers' }, [
      ['mulu items 失业', { zh: '名称里含“失业”的事项', en: 'items with 失业 in the title' }],
      ['mulu items 5 --layer 990101.yaml', { zh: '某县目录第 5 组的事项', en: 'group 5 of a county’s catalogue' }],
    ])
      .argument('[query]', say({ zh: '编号或名称中的字', en: 'a number, or words of the title' }))
      .option(
        '--layer <file>',
        say({ zh: '查某个地方层合成后的目录', en: 'look into the resolved catalogue of a layer' }),
      )
      .addOption(
        new Option('--format <text|json>', say({ zh: '输出格式', en: 'format' }))
          .choices(['text', 'json'])
          .default('text'),
      )
      .addOption(langOption())
      .action(async (query: string | undefined, options) =>
        finish(await (await import('./items/items.ts')).items(query, options)),
      ),
  );
  program.addCommand(
    command(
      'explain',
      {
        zh: '说明一条规则：要求什么、为什么、依据、怎么改',
        en: 'what a rule demands, why, its clause, and how to mend it',
      },
      [['mulu explain only-tighter', { zh: '说明 only-tighter', en: 'explain only-tighter' }]],
    )
      .argument('[rule]', say({ zh: '规则名；缺省列出全部', en: 'name of a rule; else all are listed' }))
      .addOption(langOption())
      .action(async (rule: string | undefined, options: { lang: Lang }) =>
        finish(await (await import('./explain/explain.ts')).explain(rule, options.lang)),
      ),
  );
  program.addCommand(
    command(
      'doctor',
      {
        zh: '检查运行环境：Node.js、字体、PDF 所用的程序',
        en: 'look at the environment: Node.js, fonts, programs for PDF',
      },
      [['mulu doctor', { zh: '缺什么、怎么装', en: 'what is missing, and how to install it' }]],
    )
      .addOption(
        new Option('--format <text|json>', say({ zh: '输出格式', en: 'format' }))
          .choices(['text', 'json'])
          .default('text'),
      )
      .addOption(langOption())
      .action(async (options) => finish(await (await import('./doctor/doctor.ts')).doctor(options))),
  );
  for (const one of [program, ...program.commands]) {
    one.exitOverride();
    one.configureOutput({
      outputError: (text, write) => {
        const told = mask(withVisible(text));
        write(fold(lang === 'zh' ? translate(told) : told));
      },
    });
    // Columns are counted as a terminal shows them, and help fits the narrowest one in use.
    const layout = {
      helpWidth: 80,
      displayWidth,
      boxWrap: (text: string, width: number) => wrap(text, width).join('\n'),
      subcommandTerm: (sub: Command) => sub.name(),
    };
    one.configureHelp(
      lang === 'zh'
        ? {
            ...layout,
            styleTitle: (title) => titles[title] ?? title,
            optionDescription: (option) => option.description,
            commandUsage: (shown) => new Help().commandUsage(shown).replace('[options]', '[选项]'),
          }
        : layout,
    );
  }
  return program;
};

/** Parses the arguments and runs one command. Misuse is 2; a fault of the tool itself is told in one line, never as a stack trace. */
export const run = async (argv: readonly string[]): Promise<0 | 1 | 2> => {
  const lang: Lang = argv.some((word, index) => word === '--lang=en' || (word === '--lang' && argv[index + 1] === 'en'))
    ? 'en'
    : 'zh';
  let code: 0 | 1 | 2 = 0;
  const program = createProgram(lang, (result) => {
    code = result;
  });
  if (argv.length === 0) {
    program.outputHelp({ error: true });
    return 2;
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const told = systemCause(error) ?? {
      zh: `工具内部出错，请报告：${(error as Error).message}`,
      en: `a fault of the tool, please report it: ${(error as Error).message}`,
    };
    tell({ zh: `错误：${told.zh}`, en: `error: ${told.en}` }, lang);
    if (process.env.MULU_DEBUG) process.stderr.write(`${(error as Error).stack}\n`);
    return 2;
  }
};
