import { displayWidth, wrap } from '../document/display-width.ts';
import type { Paint } from '../model/paint.ts';
import type { Lang } from '../model/text.ts';
import { visible } from '../model/visible.ts';
import type { Impact } from './impact.ts';
import { countLayers, impactWords, spotName } from './impact-words.ts';

const columns = 80;

const hang = (indent: string, label: string, text: string): string[] => {
  const [first = '', ...rest] = wrap(text, columns - indent.length - displayWidth(label));
  const pad = ' '.repeat(displayWidth(label));
  return [`${indent}${label}${first}`, ...rest.map((line) => `${indent}${pad}${line}`)];
};

/** What a new national edition does to the layers below, for a terminal; `pending` when the certain part is done. */
export const printImpact = (impact: Impact, lang: Lang, paint: Paint, pending = false): string => {
  const say = impactWords[lang];
  const { affected, unjudged, locate } = impact;
  const lines = [
    '',
    paint('strong', pending ? say.pending : say.heading),
    ...hang(
      '',
      '',
      affected.length === 0
        ? `${say.none}（${say.total(impact, countLayers(impact))}）`
        : say.total(impact, countLayers(impact)),
    ),
    ...affected.flatMap(({ file, region, entries }) => [
      '',
      paint('strong', visible(`${region.name} ${file}`)),
      ...entries.flatMap((entry) => {
        const [head = '', ...rest] = hang(
          '  ',
          `${spotName(impact, entry)}  `,
          `${say.kinds[entry.kind]}${lang === 'zh' ? '：' : ': '}${entry.message[lang]}${entry.rule ? `  [${entry.rule}]` : ''}`,
        );
        return [
          paint(entry.blocks ? 'error' : entry.kind === 'redundant' ? 'info' : 'warning', head),
          ...rest,
          ...(entry.todo ? hang('     ', say.todo, entry.todo[lang]) : []),
          ...entry.related.flatMap((other) => {
            const position = locate(other.at);
            return hang(
              '     ',
              say.related,
              `${visible(other.at.file)}${position ? `:${position.line}:${position.column}` : ''} ${other.value[lang]}`,
            );
          }),
          ...(entry.blocks ? hang('     ', '', say.blocked) : []),
        ];
      }),
    ]),
    ...(unjudged.length > 0 ? ['', paint('error', say.unjudged), ...unjudged.map((file) => `  ${visible(file)}`)] : []),
  ];
  return `${lines.join('\n')}\n`;
};
