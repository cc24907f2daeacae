import type { FilingChart } from '../block.ts';
import { escapeXml } from '../escape-xml.ts';
import { wordParagraph, wordRun, wordRuns } from './word-paragraph.ts';
import { wordStyles, wordType } from './word-styles.ts';
import type { TablePlace } from './word-table.ts';

/** How a part looks: four tones that stay apart in grey, one of them striped, one with a broken outline. */
interface Look {
  readonly shade: string;
  readonly line: 'single' | 'dashSmallGap';
  readonly text: string;
}

const looks: readonly Look[] = [
  { shade: 'w:val="clear" w:color="auto" w:fill="D3DDE8"', line: 'single', text: '000000' },
  { shade: 'w:val="clear" w:color="auto" w:fill="14508C"', line: 'single', text: 'FFFFFF' },
  { shade: 'w:val="thinDiagStripe" w:color="2F7D32" w:fill="C8E3C9"', line: 'single', text: '000000' },
  { shade: 'w:val="clear" w:color="auto" w:fill="FFFFFF"', line: 'dashSmallGap', text: '000000' },
];
const lookOf = (index: number): Look => looks[Math.min(index, looks.length - 1)] as Look;

/** Word allows 63 columns: one of names, 48 for the longest bar, the rest for parts too thin to be drawn to scale. */
const [scale, slack] = [48, looks.length];

const [labelShare, rowHeight, gap] = [0.4, 300, 70] as const;

const edges = (line: Look['line']): string =>
  ['top', 'left', 'bottom', 'right']
    .map((side) => `<w:${side} w:val="${line}" w:sz="4" w:space="0" w:color="404040"/>`)
    .join('');

const cellXml = (width: number, span: number, look: Look | undefined, content: string): string =>
  [
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>`,
    span > 1 ? `<w:gridSpan w:val="${span}"/>` : '',
    look ? `<w:tcBorders>${edges(look.line)}</w:tcBorders><w:shd ${look.shade}/>` : '',
    `<w:vAlign w:val="center"/></w:tcPr>${content}</w:tc>`,
  ].join('');

const rowXml = (height: number, rule: 'exact' | 'atLeast', cells: string): string =>
  `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${height}" w:hRule="${rule}"/></w:trPr>${cells}</w:tr>`;

const coloured = (text: string, color: string): string =>
  text === ''
    ? ''
    : `<w:r><w:rPr><w:rFonts w:hint="eastAsia"/><w:color w:val="${color}"/></w:rPr><w:t>${text}</w:t></w:r>`;

const swatch = ({ shade, line }: Look): string =>
  `<w:r><w:rPr><w:rFonts w:hint="eastAsia"/><w:bdr w:val="${line}" w:sz="4" w:space="0" w:color="404040"/><w:shd ${shade}/></w:rPr><w:t xml:space="preserve">　　</w:t></w:r>`;

/** Where each part ends, in columns: to scale, but never so thin that a part is lost. */
const endsOf = (counts: readonly number[], longest: number): number[] => {
  let [sum, end] = [0, 0];
  return counts.map((count) => {
    sum += count;
    if (count > 0) end = Math.max(end + 1, Math.round((sum * scale) / longest));
    return end;
  });
};

/**
 * A bar chart as Word, WPS and LibreOffice all draw it: a table whose cells are the parts of the bars. The number stands
 * in its part; what each row says is read out as well.
 */
export const wordChart = ({ caption, legend, bars }: FilingChart, place: TablePlace): string => {
  const style = wordStyles.cellSmall;
  const columns = scale + slack;
  const unit = Math.floor((place.width * (1 - labelShare)) / columns);
  const label = place.width - unit * columns;
  const longest = Math.max(1, ...bars.map(({ counts }) => counts.reduce((sum, count) => sum + count, 0)));
  const keepNext = bars.length * (rowHeight + gap) < place.pageHeight * 0.8;
  const digit = wordType(style).size * 5.4;

  const bar = ({ label: name, counts }: FilingChart['bars'][number], index: number): string => {
    const ends = endsOf(counts, longest);
    const keep = { keepNext: keepNext && index < bars.length - 1 };
    const parts = counts.map((count, part) => {
      const span = (ends[part] ?? 0) - (ends[part - 1] ?? 0);
      if (count === 0) return '';
      const text = String(count).length * digit <= span * unit ? String(count) : '';
      const look = lookOf(part);
      return cellXml(span * unit, span, look, wordRuns(style, coloured(text, look.text), { align: 'center', ...keep }));
    });
    const rest = columns - (ends.at(-1) ?? 0);
    const cells = [
      cellXml(label, 1, undefined, wordParagraph(style, name, { align: 'right', right: 80, ...keep })),
      ...parts,
      cellXml(rest * unit, rest, undefined, wordParagraph(style, '', keep)),
    ];
    const blank = cellXml(place.width, columns + 1, undefined, wordParagraph(wordStyles.end, '', keep));
    return rowXml(rowHeight, 'atLeast', cells.join('')) + (index < bars.length - 1 ? rowXml(gap, 'exact', blank) : '');
  };

  const keys = legend.map(
    (name, index) => swatch(lookOf(index)) + wordRun(` ${name}${index < legend.length - 1 ? '　　' : ''}`),
  );
  const spoken = bars.map(
    ({ label: name, counts }) => `${name}：${counts.map((count, index) => `${legend[index]}${count}`).join('、')}`,
  );
  return [
    wordParagraph(wordStyles.caption, caption),
    wordRuns(style, keys.join(''), { align: 'center', keepNext: true }),
    wordParagraph(wordStyles.end, '', { keepNext: true, lineBefore: 100 }),
    `<w:tbl><w:tblPr><w:tblW w:w="${place.width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>`,
    '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>',
    `<w:tblCaption w:val="${escapeXml(caption)}"/><w:tblDescription w:val="${escapeXml(spoken.join('；'))}"/></w:tblPr>`,
    `<w:tblGrid><w:gridCol w:w="${label}"/>${`<w:gridCol w:w="${unit}"/>`.repeat(columns)}</w:tblGrid>`,
    `${bars.map(bar).join('')}</w:tbl>`,
  ].join('');
};
