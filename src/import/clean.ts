import { Converter } from 'opencc-js/t2cn';
import { tableWords } from '../generated/table-words.js';
import { mask } from '../model/personal/mask.ts';
import { remember } from '../model/remember.ts';

let converter: ((text: string) => string) | undefined;

/** Traditional characters to simplified ones; the tables are made on first use. */
const simplify = (text: string): string => {
  const convert = converter ?? Converter({ from: 't', to: 'cn' });
  converter = convert;
  return convert(text);
};

const tones = 'āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ';
/** 業(yè): pinyin behind a Han character has a tone mark, or is one of the few syllables without tone. */
const pinyin = new RegExp(
  `(?<=\\p{Script=Han})\\s*[（(]\\s*(?:[a-zü]*[${tones}][a-zü${tones}]*|de|le|zi|men|me|zhe)\\s*[）)]`,
  'gu',
);

/** Private-use characters that symbol fonts leave behind, as signs; one that nobody knows stays visible. */
const sign = (char: string): string =>
  tableWords.lostFonts[(char.charCodeAt(0) & 0xff).toString(16).toUpperCase().padStart(2, '0')] ?? '\ufffd';

/**
 * A cell as it means: simplified, without pinyin, letters and digits as narrow as they are typed, without marks that our own outputs add, control characters gone,
 * numbers of persons masked.
 */
export const clean = remember((text: string): string =>
  mask(
    simplify(
      text
        .normalize('NFC')
        .replace(/[\uf000-\uf0ff]/gu, sign)
        .replace(/<br\s*\/?>|_x000[Dd]_/giu, '\n')
        .replace(/[\ufe0e\ufe0f]/gu, '')
        .replace(/[０-９Ａ-Ｚａ-ｚ]/gu, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
        .replace(/[\u00a0\u2002-\u200a\u202f\u3000\t]/gu, ' ')
        .replace(/[\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffc]/gu, '')
        .replace(/\r\n?/gu, '\n')
        .replace(/[\p{Cc}]/gu, (char) => (char === '\n' ? char : ''))
        .replace(pinyin, '')
        .replace(/※?（待核）|\n?※?待核$|^※?待核$|※/gmu, ''),
    ),
  )
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim(),
);

/** Without any blank or line break: names and phrases of Chinese have none. Latin words keep one blank between them. */
export const joined = remember((text: string): string =>
  clean(text)
    .replace(/(?<=[A-Za-z0-9])\s+(?=[A-Za-z])/gu, '\u0000')
    .replace(/\s+/gu, '')
    .replaceAll('\u0000', ' '),
);

/** 公开事项公开事项 as broken conversions print it, back to one. */
export const undoubled = (text: string): string => {
  const half = text.slice(0, text.length / 2);
  return text.length >= 4 && text.length % 2 === 0 && half === text.slice(text.length / 2) ? half : text;
};

/** A citation without the blanks of broken lines; one blank behind the name of an organ parts it from the next. */
export const citationText = (text: string): string => {
  const blanks = text.match(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu)?.length ?? 0;
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (blanks * 8 > han) return text.replace(/\s+/gu, '');
  return text
    .replace(/(?<=[部委局会院厅府署办过正布行])\s+(?=\p{Script=Han}{2})/gu, '\u0000')
    .replace(/\s+/gu, '')
    .replaceAll('\u0000', ' ');
};
