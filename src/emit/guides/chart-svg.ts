import type { ChartBox, ChartDrawing, ChartLine, Point } from '../../document/chart/chart-drawing.ts';
import { labelSize } from '../../document/chart/route-links.ts';
import { escapeXml } from '../../document/escape-xml.ts';

const number = (value: number): string => String(Math.round(value * 10) / 10);

const pointList = (points: readonly Point[]): string => points.map(([x, y]) => `${number(x)},${number(y)}`).join(' ');

const outline = ({ kind, x, y, width, height }: ChartBox): string => {
  if (kind === 'decision') {
    const [centre, middle] = [x + width / 2, y + height / 2];
    const corners: readonly Point[] = [
      [centre, y],
      [x + width, middle],
      [centre, y + height],
      [x, middle],
    ];
    return `<polygon class="box" points="${pointList(corners)}"/>`;
  }
  const round = kind === 'terminator' ? height / 2 : 3;
  return `<rect class="box" x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}" rx="${number(Math.min(round, 18))}"/>`;
};

const textLine = (text: string, x: number, y: number, name: string): string =>
  `<text class="${name}" x="${number(x)}" y="${number(y)}">${escapeXml(text)}</text>`;

/** Lines of text around the middle of a box; the last one may be its time. */
const boxText = ({ x, y, width, height, lines, note }: ChartBox, lineHeight: number): string => {
  const all = [
    ...lines.map((text) => ({ text, name: 'step' })),
    ...(note === undefined ? [] : [{ text: note, name: 'time' }]),
  ];
  const first = y + height / 2 - ((all.length - 1) * lineHeight) / 2 + lineHeight * 0.27;
  return all.map(({ text, name }, index) => textLine(text, x + width / 2, first + index * lineHeight, name)).join('');
};

const lineXml = ({ points, label }: ChartLine): string =>
  `<polyline class="way" points="${pointList(points)}" marker-end="url(#arrow)"/>${label ? textLine(label.text, label.x, label.y, 'answer') : ''}`;

const laneXml = ({ lanes, height, headHeight, lineHeight }: ChartDrawing): string =>
  lanes
    .map(({ x, width, lines }, index) => {
      const middle = headHeight / 2 - ((lines.length - 1) * lineHeight) / 2 + lineHeight * 0.27;
      const words = lines
        .map((text, line) => textLine(text, x + width / 2, middle + line * lineHeight, 'post'))
        .join('');
      return `<rect class="lane${index % 2 === 1 ? ' even' : ''}" x="${number(x)}" y="0" width="${number(width)}" height="${number(height)}"/><rect class="head" x="${number(x)}" y="0" width="${number(width)}" height="${number(headHeight)}"/>${words}`;
    })
    .join('');

/** Colours that hold on white and in grey print; a page may not style what is inside. */
const style = (fontSize: number): string =>
  [
    `text{font-family:sans-serif;font-size:${fontSize}px;fill:#1a1a1a;text-anchor:middle}`,
    '.lane{fill:#fff;stroke:#8a96a3}.even{fill:#f4f6f8}.head{fill:#dde6ef;stroke:#8a96a3}.post{font-weight:bold}',
    '.box{fill:#fff;stroke:#14508c;stroke-width:1.5}.way{fill:none;stroke:#404040;stroke-width:1.3}',
    `.time{font-size:${fontSize - 2}px;fill:#14508c}.answer{font-size:${labelSize}px;text-anchor:start}`,
  ].join('');

/** A flow chart as an SVG that stands alone; its text is in the table of steps beside it, and in short in `description`. */
export const chartSvg = (drawing: ChartDrawing, title: string, description: string): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${number(drawing.width)}" height="${number(drawing.height)}" viewBox="0 0 ${number(drawing.width)} ${number(drawing.height)}" role="img" aria-labelledby="chart-title chart-description">`,
    `<title id="chart-title">${escapeXml(title)}</title><desc id="chart-description">${escapeXml(description)}</desc>`,
    `<style>${style(drawing.fontSize)}</style>`,
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill="#404040"/></marker></defs>',
    laneXml(drawing),
    drawing.lines.map(lineXml).join(''),
    drawing.boxes.map((box) => outline(box) + boxText(box, drawing.lineHeight)).join(''),
    '</svg>\n',
  ].join('');
