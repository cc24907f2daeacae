import type { SheetStyle } from './sheet.ts';

interface Look {
  readonly font: '宋体' | '黑体';
  readonly size: number;
  readonly horizontal: 'left' | 'center';
  readonly vertical: 'top' | 'center';
  readonly border?: true;
  readonly filled?: true;
}

const looks: { readonly [style in SheetStyle]: Look } = {
  title: { font: '黑体', size: 18, horizontal: 'center', vertical: 'center' },
  note: { font: '宋体', size: 9, horizontal: 'left', vertical: 'center' },
  head: { font: '黑体', size: 9, horizontal: 'center', vertical: 'center', border: true, filled: true },
  text: { font: '宋体', size: 9, horizontal: 'left', vertical: 'center', border: true },
  name: { font: '宋体', size: 9, horizontal: 'left', vertical: 'top', border: true },
  mark: { font: '宋体', size: 9, horizontal: 'center', vertical: 'center', border: true },
  heading: { font: '黑体', size: 11, horizontal: 'left', vertical: 'center' },
  plain: { font: '宋体', size: 10, horizontal: 'left', vertical: 'top' },
};
const all = Object.entries(looks);

/** How a cell takes what is typed: as anything, as text, or on a locked sheet, where nothing else is open. */
const manners = ['any', 'text', 'open'] as const;

/** The number of a look in `stylesXml`. */
export const styleIndex: {
  readonly [manner in (typeof manners)[number]]: { readonly [style in SheetStyle]: number };
} = Object.fromEntries(
  manners.map((manner, group) => [
    manner,
    Object.fromEntries(all.map(([style], index) => [style, 1 + group * all.length + index])),
  ]),
) as never;

const fills = { none: 0, head: 2, open: 3 } as const;
/** The number format `@`: text. */
const text = 49;

const formatXml = (manner: (typeof manners)[number], { horizontal, vertical, border, filled }: Look, font: number) => {
  const fill = manner === 'open' ? fills.open : filled ? fills.head : fills.none;
  return [
    `<xf numFmtId="${manner === 'any' ? 0 : text}" fontId="${font}" fillId="${fill}" borderId="${border ? 1 : 0}" xfId="0"`,
    ` applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1">`,
    `<alignment horizontal="${horizontal}" vertical="${vertical}" wrapText="1"/>`,
    `${manner === 'open' ? '<protection locked="0"/>' : ''}</xf>`,
  ].join('');
};

const counted = (name: string, members: readonly string[]): string =>
  `<${name} count="${members.length}">${members.join('')}</${name}>`;
const solid = (colour: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/></patternFill></fill>`;
const line = (side: string): string => `<${side} style="thin"><color rgb="FF000000"/></${side}>`;

/** `xl/styles.xml`: every look in every manner; a cell names one by its number. */
export const stylesXml = [
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
  counted('fonts', [
    '<font><sz val="11"/><name val="宋体"/></font>',
    ...all.map(([, { font, size }]) => `<font><sz val="${size}"/><name val="${font}"/></font>`),
  ]),
  counted('fills', [
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
    solid('FFE9EEF4'),
    solid('FFFFFBE6'),
  ]),
  counted('borders', [
    '<border><left/><right/><top/><bottom/><diagonal/></border>',
    `<border>${['left', 'right', 'top', 'bottom'].map(line).join('')}<diagonal/></border>`,
  ]),
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  counted('cellXfs', [
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    ...manners.flatMap((manner) => all.map(([, look], index) => formatXml(manner, look, 1 + index))),
  ]),
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
].join('');
