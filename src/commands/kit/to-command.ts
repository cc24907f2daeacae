import { Command, Option } from 'commander';
import type { Lang, Text } from '../../model/text.ts';
import type { Definition, ExitCode, OptionDefinition } from './definition.ts';
import { inLanguage } from './in-language.ts';

const words = {
  help: { zh: '显示帮助', en: 'show this help' },
  examples: { zh: '示例：', en: 'Examples:' },
} satisfies { readonly [word: string]: Text };

const toOption = ({ flags, about, ...more }: OptionDefinition, lang: Lang): Option => {
  const option = new Option(flags, about[lang]).makeOptionMandatory(more.required ?? false);
  if (more.read) option.argParser(more.read as (text: string, before: unknown) => unknown);
  if (more.choices) option.choices(more.choices);
  if (more.standard !== undefined) option.default(more.standard);
  if (more.conflicts) option.conflicts([...more.conflicts]);
  return option;
};

/** What help says of a command, or of the tool itself. */
export const describeCommand = (
  { name, summary, examples }: Pick<Definition, 'name' | 'summary' | 'examples'>,
  lang: Lang,
): Command => {
  const lines = examples.map(([line, remark]) => `  ${line}\n      ${remark[lang]}`);
  const command = new Command(name)
    .description(summary[lang])
    .helpOption('-h, --help', words.help[lang])
    .addHelpText('after', `\n${words.examples[lang]}\n${lines.join('\n')}`);
  return inLanguage(command, lang);
};

/** A command that can be called; `finish` hears how it ended. */
export const toCommand = (definition: Definition, lang: Lang, finish: (code: ExitCode) => void): Command => {
  const command = describeCommand(definition, lang);
  for (const { flags, about } of definition.arguments ?? []) command.argument(flags, about[lang]);
  for (const option of definition.options) command.addOption(toOption(option, lang));
  // Without commander's command, which comes last, and the options, which every action has.
  const nationalOf = (given: readonly unknown[]): string | undefined =>
    (given.at(-2) as { readonly national?: string } | undefined)?.national;
  // Commander hands over what was defined: the action says which types that are.
  return command.action(async (...given: readonly unknown[]) => {
    const act = (): Promise<ExitCode> => definition.action(...(given as never[]));
    const folder = nationalOf(given);
    finish(
      folder === undefined ? await act() : await (await import('./with-national.ts')).withNational(folder, lang, act),
    );
  });
};
