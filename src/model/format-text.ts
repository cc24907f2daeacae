import type { Args } from './finding.ts';
import type { Lang, Text } from './text.ts';

const isText = (value: Args[string]): value is Text => typeof value === 'object' && !Array.isArray(value);

const print = (value: Args[string] | undefined, lang: Lang): string => {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.join(lang === 'zh' ? '、' : ', ');
  return isText(value) ? value[lang] : String(value);
};

/** Fills the placeholders of a message in both languages. */
export const formatText = (text: Text, args: Args): Text => {
  const fill = (lang: Lang): string => text[lang].replace(/\{(\w+)\}/gu, (_, name: string) => print(args[name], lang));
  return { zh: fill('zh'), en: fill('en') };
};
