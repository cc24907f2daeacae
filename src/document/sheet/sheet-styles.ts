import type { AlertStyle, SheetStyle } from './sheet.ts';

interface Look {
  readonly font: '宋体' | '黑体';
  readonly size: number;
  readonly horizontal: 'left' | 'center';
  readonly vertical: 'top' | 'center';
  readonly border?: true;
  readonly filled?: true;
}

const looks: { readonly [style in Exclude<SheetStyle, AlertStyle>]: Look } = {
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

/** The looks of cells that a reader should not miss, with their fills; only in workbooks that have such cells. */
const alerts = { late: 'FFF8CBAD', due: 'FFFFE699', good: 'FFE2EFDA' } as const satisfies {
  readonly [style in AlertStyle]: string;
};

/** The number of a look in `stylesXml`. */
const plainIndex: {
  readonly [manner in (typeof manners)[number]]: { readonly [style in keyof typeof looks]: number };
} = Object.fromEntries(
  manners.map((manner, group) => [
    manner,
    Object.fromEntries(all.map(([style], index) => [style, 1 + group * all.length + index])),
  ]),
) as never;

/** Whether a look calls for somebody. */
export const isAlert = (style: SheetStyle): style is AlertStyle => style in alerts;

/** The number of a look among the styles of a workbook. */
export const styleIndex = (manner: (typeof manners)[number], style: SheetStyle): number =>
  isAlert(style) ? 1 + manners.length * all.length + Object.keys(alerts).indexOf(style) : plainIndex[manner][style];

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

/** Text in a filled cell with a frame. */
const alertXml = (fill: number): string =>
  `<xf numFmtId="${text}" fontId="${1 + all.findIndex(([style]) => style === 'mark')}" fillId="${fill}" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>`;

/** `xl/styles.xml`: every look in every manner; a cell names one by its number. Alerts stand behind them, where there are any. */
export const stylesXml = (hasAlerts: boolean): string =>
  [
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
      ...(hasAlerts ? Object.values(alerts).map(solid) : []),
    ]),
    counted('borders', [
      '<border><left/><right/><top/><bottom/><diagonal/></border>',
      `<border>${['left', 'right', 'top', 'bottom'].map(line).join('')}<diagonal/></border>`,
    ]),
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    counted('cellXfs', [
      '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
      ...manners.flatMap((manner) => all.map(([, look], index) => formatXml(manner, look, 1 + index))),
      ...(hasAlerts ? Object.keys(alerts).map((_, index) => alertXml(4 + index)) : []),
    ]),
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
  ].join('');
