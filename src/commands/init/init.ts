import { access } from 'node:fs/promises';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { print, tell } from '../../host/console.ts';
import { makeFolder } from '../../host/make-folder.ts';
import { packageRoot } from '../../host/national-edition.ts';
import { replaceFile } from '../../host/replace-file.ts';
import { typedCommand } from '../../host/typed-command.ts';
import { scalar } from '../../import/layer-text.ts';
import type { Region } from '../../model/catalogue.ts';
import { levelOfCode } from '../../model/level-of-code.ts';
import { findPersonalNumbers } from '../../model/personal/personal-data.ts';
import type { Lang, Text } from '../../model/text.ts';
import { visible } from '../../model/visible.ts';
import { checkText } from '../../workspace/check-text.ts';
import { contactLine, type FirstLayer, firstLayerText, schemaLine } from './first-layer.ts';

export interface InitOptions {
  readonly name?: string;
  readonly code?: string;
  readonly level?: Exclude<Region['level'], 'national'>;
  readonly kind?: 'zone' | 'xpcc';
  readonly extends?: string;
  readonly body?: string;
  readonly office?: string;
  readonly phone?: string;
  readonly complaint?: string;
  readonly output?: string;
  readonly from?: string;
  readonly force?: boolean;
  readonly lang: Lang;
}

/** Asks one question; undefined when the input has ended. */
export type Ask = (question: string) => Promise<string | undefined>;

type Answers = { -readonly [key in keyof InitOptions]: InitOptions[key] };

interface Question {
  readonly key: 'name' | 'code' | 'level' | 'extends' | 'body' | 'office' | 'phone' | 'complaint' | 'output';
  readonly text: Text;
  readonly fallback?: (answers: Answers) => string | undefined;
  readonly optional?: true;
  /** Numbers are read in full width, too. */
  readonly number?: true;
  /** What is wrong with an answer: it is asked for again, and nothing that was said is lost. */
  readonly wrong?: (answer: string, answers: Answers) => Text | undefined | Promise<Text | undefined>;
}

const levels = ['province', 'city', 'county', 'township'] as const;
const levelWords: { readonly [word: string]: (typeof levels)[number] } = {
  省级: 'province',
  市级: 'city',
  县级: 'county',
  乡级: 'township',
};

const wrongCode = (code: string): Text | undefined =>
  /^\d{6}(?:\d{3})?$/u.test(code)
    ? undefined
    : {
        zh: `“${code}”不是行政区划代码：省、市、县6位数字，乡镇街道9位`,
        en: `\`${code}\` is no code of a region: 6 digits, or 9 for a township`,
      };

const narrow = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/** A number that a citizen owns, or of which a part is hidden, is no office line. */
const wrongPhone = (phone: string): Text | undefined =>
  phone.includes('*') || findPersonalNumbers(phone).length > 0
    ? {
        zh: '这里写办公电话，不写手机号，也不写遮住几位的号码',
        en: 'give an office line, no mobile number and none with hidden digits',
      }
    : undefined;

const wrongParent = async (parent: string, { output }: Answers): Promise<Text | undefined> => {
  const path = parent.replaceAll('\\', '/');
  if (/^national(?:@|$)/u.test(path)) return undefined;
  return (await exists(path)) || (await exists(join(dirname(output ?? '.'), path)))
    ? undefined
    : { zh: `找不到上级“${parent}”`, en: `there is no \`${parent}\`` };
};

const wrongOutput = async (output: string, { force }: Answers): Promise<Text | undefined> => {
  if (!/\.ya?ml$/iu.test(output)) return { zh: `“${output}”要以 .yaml 结尾`, en: `\`${output}\` has to end in .yaml` };
  return !force && (await exists(output))
    ? { zh: `“${output}”已经存在；要覆盖请加 --force`, en: `\`${output}\` exists; --force overwrites it` }
    : undefined;
};

const questions: readonly Question[] = [
  { key: 'name', text: { zh: '地区名称，例如 示例县', en: 'name of the region, such as 示例县' } },
  {
    key: 'code',
    text: { zh: '行政区划代码，6位；乡镇街道9位', en: 'code of the region, 6 digits; 9 for a township' },
    number: true,
    wrong: wrongCode,
  },
  {
    key: 'level',
    text: { zh: '层级：省级、市级、县级、乡级', en: 'level: province, city, county, township' },
    fallback: ({ code }) => levelOfCode(code),
    wrong: (answer) =>
      answer in levelWords || levels.some((level) => level === answer)
        ? undefined
        : { zh: '写 省级、市级、县级 或 乡级', en: 'province, city, county or township' },
  },
  {
    key: 'extends',
    text: {
      zh: '上级目录：national@2019，或上级文件的路径（相对于新文件）',
      en: 'the parent: national@2019, or a path relative to the new file',
    },
    fallback: () => 'national@2019',
    wrong: wrongParent,
  },
  { key: 'body', text: { zh: '公开主体的全称，可空', en: 'the responsible body; may be empty' }, optional: true },
  { key: 'office', text: { zh: '咨询机构，可空', en: 'the office to ask; may be empty' }, optional: true },
  {
    key: 'phone',
    text: { zh: '咨询电话（办公电话），可空', en: 'its phone number; may be empty' },
    optional: true,
    number: true,
    wrong: wrongPhone,
  },
  {
    key: 'complaint',
    text: { zh: '监督投诉电话，可空', en: 'phone for complaints; may be empty' },
    optional: true,
    number: true,
    wrong: wrongPhone,
  },
  {
    key: 'output',
    text: { zh: '写到哪个文件', en: 'the file to write' },
    fallback: ({ code }) => (code === undefined ? 'layer.yaml' : `${code}.yaml`),
    wrong: wrongOutput,
  },
];

/** Asks for what the flags do not say, one thing at a time, until each answer is one. Undefined when the input ends. */
export const askMissing = async (given: InitOptions, ask: Ask): Promise<InitOptions | undefined> => {
  const answers: Answers = { ...given };
  for (const { key, text, fallback, optional, number, wrong } of questions) {
    if (answers[key] !== undefined || (key === 'code' && given.kind !== undefined)) continue;
    const standard = fallback?.(answers);
    for (;;) {
      const said = await ask(`${text[given.lang]}${standard === undefined ? '' : ` [${standard}]`}：`);
      if (said === undefined) return undefined;
      const answer = (number ? narrow(said) : said.trim()) || (standard ?? '');
      const problem =
        answer === ''
          ? optional
            ? undefined
            : { zh: '这一项要写', en: 'this one is needed' }
          : await wrong?.(answer, answers);
      if (problem) {
        tell(problem, given.lang);
        continue;
      }
      if (answer !== '') Object.assign(answers, { [key]: key === 'level' ? (levelWords[answer] ?? answer) : answer });
      break;
    }
  }
  return answers;
};

const onTerminal = async (options: InitOptions): Promise<InitOptions | undefined> => {
  const { createInterface } = await import('node:readline');
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  let ended = false;
  const closed = new Promise<undefined>((done) => {
    lines.once('close', () => {
      ended = true;
      done(undefined);
    });
  });
  try {
    tell(
      {
        zh: '新建一个地方层。方括号里是缺省的回答，直接按回车就用它；Ctrl+C 退出，什么也不写',
        en: 'A new layer. Enter takes the answer in brackets; Ctrl+C ends it, nothing is written',
      },
      options.lang,
    );
    return await askMissing(options, (question) =>
      ended ? closed : Promise.race([new Promise<string>((done) => lines.question(question, done)), closed]),
    );
  } finally {
    lines.close();
  }
};

const toSlashes = (path: string): string => path.split(sep).join('/');

/** The schema as a file names it: relative, so that a folder that is moved with the tool still finds it. */
const schemaFor = (output: string): string => {
  const schema = join(packageRoot(), 'schemas', 'generated', 'layer.schema.json');
  const path = toSlashes(relative(dirname(resolve(output)), schema));
  return /^[A-Za-z]:/u.test(path) ? pathToFileURL(schema).href : path.startsWith('.') ? path : `./${path}`;
};

/** A parent that is named from the working directory instead of from the new file is meant all the same. */
const parentFrom = async (parent: string, output: string): Promise<string> => {
  if (/^national(?:@|$)/u.test(parent)) return parent;
  const path = parent.replaceAll('\\', '/');
  const folder = dirname(output);
  return !(await exists(join(folder, path))) && (await exists(path)) ? toSlashes(relative(folder, path)) : path;
};

/** Puts a key of its own line or block in place of the one that an imported layer has, or behind `extends`. */
const withKey = (text: string, key: string, line: string): string => {
  const lines = text.split('\n');
  const at = lines.findIndex((one) => one.startsWith(`${key}:`));
  if (at < 0) {
    lines.splice(lines.findIndex((one) => one.startsWith('extends:')) + 1, 0, line);
    return lines.join('\n');
  }
  let end = at + 1;
  while (/^\s+\S/u.test(lines[end] ?? '')) end += 1;
  lines.splice(at, end - at, line);
  return lines.join('\n');
};

const fromTable = async (layer: FirstLayer, options: InitOptions, output: string): Promise<0 | 1 | 2> => {
  const { importFiles } = await import('../import/import.ts');
  const { from = '', lang } = options;
  const { name, level, code, kind } = layer.region;
  return importFiles([from], {
    output,
    name,
    level: level === 'national' ? 'province' : level,
    ...(code ? { code } : {}),
    ...(kind ? { kind } : {}),
    extends: layer.extends,
    report: [],
    force: true,
    finish: (imported) => withAnswers(imported, layer, output),
    lang,
  });
};

/** An imported layer with what was answered besides. */
const withAnswers = (imported: string, layer: FirstLayer, output: string): string => {
  const [contact] = contactLine(layer.contact);
  const withBody =
    layer.body === undefined
      ? imported
      : withKey(imported, 'responsibleBody', `responsibleBody: ${scalar(layer.body)}`);
  const text = contact === undefined ? withBody : withKey(withBody, 'contact', contact);
  return text.startsWith('# yaml-language-server') ? text : `${schemaLine(schemaFor(output))}\n${text}`;
};

const next = (given: string, lang: Lang): string => {
  const output = visible(given);
  const command = typedCommand();
  const folder = `${posix.dirname(output) === '.' ? '' : `${posix.dirname(output)}/`}out`;
  const commands: readonly (readonly [string, Text])[] = [
    [
      `${command} items 岗位 --layer ${output}`,
      { zh: '查事项的编号和名称，写进文件', en: 'find items to write about' },
    ],
    [`${command} validate ${output}`, { zh: '改好以后检查', en: 'check it once it is written' }],
    [`${command} build ${output} -o ${folder}`, { zh: '生成网页、表格和数据', en: 'write the page, tables and data' }],
  ];
  return [
    lang === 'zh' ? `已写入 ${output}。下一步：` : `wrote ${output}; next:`,
    ...commands.map(([line, remark]) => `  ${line}\n      ${remark[lang]}`),
    lang === 'zh'
      ? `备案：去掉 filing 各行行首的 #，填好主送机关、文号、日期和审查，再运行一次 build，\n      ${folder}/filing.docx 就是备案函和附件`
      : `to file: uncomment and fill in \`filing\`, build again: ${folder}/filing.docx is the letter`,
    '',
  ].join('\n');
};

/** `mulu init`: a small layer that validates, from flags, answers on a terminal, or an existing table. 0 written, 2 misuse. */
export const init = async (given: InitOptions): Promise<0 | 1 | 2> => {
  const { lang } = given;
  const fail = (text: Text): 2 => {
    tell({ zh: `错误：${text.zh}`, en: `error: ${text.en}` }, lang);
    return 2;
  };
  const blank = Object.entries(given).find(([, value]) => typeof value === 'string' && value.trim() === '');
  if (blank) return fail({ zh: `选项“--${blank[0]}”后面缺少内容`, en: `option --${blank[0]} is empty` });
  const missing = [
    ...(given.name === undefined ? ['--name'] : []),
    ...(given.code === undefined && given.kind === undefined ? ['--code'] : []),
  ];
  const terminal = process.stdin.isTTY === true && process.stderr.isTTY === true;
  if (missing.length > 0 && !terminal) {
    fail({
      zh: `不在终端里，不能提问，缺少 ${missing.join('、')}。例如：`,
      en: `this is no terminal to ask on; missing: ${missing.join(', ')}. Such as:`,
    });
    const example = `  ${typedCommand()} init --name 示例县 --code 990101 --body 示例县人力资源和社会保障局 -o 990101.yaml`;
    tell({ zh: example, en: example }, lang);
    return 2;
  }
  const options = missing.length > 0 ? await onTerminal(given) : given;
  if (!options) return fail({ zh: '没有回答完，什么也没有写', en: 'not all was answered; nothing was written' });
  const { name = '', kind } = options;
  const code = options.code === undefined ? undefined : narrow(options.code);
  const badCode = code === undefined ? undefined : wrongCode(code);
  if (badCode) return fail(badCode);
  const output = toSlashes(options.output ?? (code === undefined ? 'layer.yaml' : `${code}.yaml`));
  const badOutput = await wrongOutput(output, options);
  if (badOutput) return fail(badOutput);
  const region: Region = {
    name: name.trim(),
    level: options.level ?? levelOfCode(code),
    ...(code ? { code } : {}),
    ...(kind ? { kind } : {}),
  };
  const contact = Object.fromEntries(
    (['office', 'phone', 'complaint'] as const).flatMap((key) =>
      options[key] ? [[key, key === 'office' ? options[key].trim() : options[key].trim().normalize('NFKC')]] : [],
    ),
  );
  const layer: FirstLayer = {
    region,
    extends: await parentFrom(options.extends ?? 'national@2019', output),
    ...(options.body ? { body: options.body.trim() } : {}),
    contact,
  };
  const tellErrors = ({ findings }: Awaited<ReturnType<typeof checkText>>): boolean => {
    const wrong = findings.filter(({ severity }) => severity === 'error');
    for (const { message, fix } of wrong)
      tell(
        { zh: `错误：${message.zh}${fix ? `；${fix.zh}` : ''}`, en: `error: ${message.en}${fix ? `; ${fix.en}` : ''}` },
        lang,
      );
    return wrong.length > 0;
  };
  const checked = await checkText(output, firstLayerText(layer, schemaFor(output)));
  if (tellErrors(checked)) return 2;
  const first = firstLayerText(layer, schemaFor(output), checked.step?.inherited);
  makeFolder(resolve(dirname(output)));
  if (options.from === undefined) await replaceFile(output, first);
  else if ((await fromTable(layer, options, output)) === 2) return 2;
  print(next(output, lang));
  return 0;
};
