import { type Command, CommanderError } from 'commander';
import { version } from '../generated/version.js';
import { tell } from '../host/console.ts';
import { systemCause } from '../host/system-cause.ts';
import type { Lang } from '../model/text.ts';
import { definition as answer } from './answer/definition.ts';
import { definition as build } from './build/definition.ts';
import { definition as desk } from './desk/definition.ts';
import { definition as diff } from './diff/definition.ts';
import { definition as doctor } from './doctor/definition.ts';
import { definition as explain } from './explain/definition.ts';
import { definition as importTable } from './import/definition.ts';
import { definition as init } from './init/definition.ts';
import { definition as items } from './items/definition.ts';
import type { Definition, ExitCode } from './kit/definition.ts';
import { describeCommand, toCommand } from './kit/to-command.ts';
import { definition as migrate } from './migrate/definition.ts';
import { definition as review } from './review/definition.ts';
import { definition as set } from './set/definition.ts';
import { definition as validate } from './validate/definition.ts';

/** All commands in the order of help. Each loads its own chunk when it is called. */
const commands: readonly Definition[] = [
  validate,
  build,
  review,
  diff,
  importTable,
  migrate,
  init,
  items,
  set,
  answer,
  explain,
  desk,
  doctor,
];

const tool: Pick<Definition, 'name' | 'summary' | 'examples'> = {
  name: 'mulu',
  summary: {
    zh: '编译基层政务公开标准目录和地方目录：检查、合成、输出、备案',
    en: 'compiles disclosure catalogues: check, resolve, publish, file',
  },
  examples: [
    ['mulu validate county.yaml', { zh: '检查一个地方层', en: 'check a layer' }],
    [
      'mulu build county.yaml -o out',
      { zh: '生成网页、表格、数据和备案材料', en: 'write the page, the table, the data and the filing pack' },
    ],
    ['mulu items 岗位', { zh: '查事项和编号', en: 'find an item and its number' }],
  ],
};

const createProgram = (lang: Lang, finish: (code: ExitCode) => void): Command => {
  const program = describeCommand(tool, lang)
    .usage({ zh: '<命令> [选项]', en: '<command> [options]' }[lang])
    .version(version, '-V, --version', { zh: '显示版本', en: 'show the version' }[lang])
    .helpCommand(false);
  for (const definition of commands) program.addCommand(toCommand(definition, lang, finish));
  return program;
};

/** Parses the arguments and runs one command. Misuse is 2; a fault of the tool itself is told in one line, never as a stack trace. */
export const run = async (argv: readonly string[]): Promise<ExitCode> => {
  const lang: Lang = argv.some((word, index) => word === '--lang=en' || (word === '--lang' && argv[index + 1] === 'en'))
    ? 'en'
    : 'zh';
  let code: ExitCode = 0;
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
