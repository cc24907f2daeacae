import type { ChartBox, ChartDrawing, ChartLine, Point } from '../chart/chart-drawing.ts';
import { escapeXml } from '../escape-xml.ts';

/** English Metric Units of a pixel at 96 dpi. */
const emu = (pixels: number): number => Math.round(pixels * 9525);

const drawing = 'http://schemas.openxmlformats.org/drawingml/2006';
const office = 'http://schemas.microsoft.com/office/word/2010';

const namespaces = [
  `xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`,
  `xmlns:wp="${drawing}/wordprocessingDrawing"`,
  `xmlns:a="${drawing}/main"`,
  `xmlns:wpg="${office}/wordprocessingGroup"`,
  `xmlns:wps="${office}/wordprocessingShape"`,
].join(' ');

const shapes = {
  terminator: 'flowChartTerminator',
  process: 'flowChartProcess',
  decision: 'flowChartDecision',
} as const;

/** What a chart holds of lines and rectangles, counted on: every shape has a number of its own. */
type Counter = () => number;

const frame = (x: number, y: number, width: number, height: number): string =>
  `<a:xfrm><a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(width)}" cy="${emu(height)}"/></a:xfrm>`;

const textBody = (lines: readonly string[], fontSize: number, bold = false): string => {
  const size = Math.round(fontSize * 1.5);
  const run = (text: string): string =>
    `<w:r><w:rPr>${bold ? '<w:b/>' : ''}<w:rFonts w:hint="eastAsia"/><w:sz w:val="${size}"/></w:rPr><w:t>${escapeXml(text)}</w:t></w:r>`;
  const paragraph = `<w:p><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="${Math.round(fontSize * 21)}" w:lineRule="exact"/><w:jc w:val="center"/></w:pPr>${lines.map(run).join('<w:r><w:br/></w:r>')}</w:p>`;
  return `<wps:txbx><w:txbxContent>${paragraph}</w:txbxContent></wps:txbx><wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:noAutofit/></wps:bodyPr>`;
};

const emptyBody = '<wps:bodyPr/>';

const solid = (color: string): string => `<a:solidFill><a:srgbClr val="${color}"/></a:solidFill>`;

const shape = (id: number, properties: string, body: string): string =>
  `<wps:wsp><wps:cNvPr id="${id}" name="${id}"/><wps:cNvSpPr/><wps:spPr>${properties}</wps:spPr>${body}</wps:wsp>`;

const rectangle = (next: Counter, place: string, fill: string, body: string): string =>
  shape(
    next(),
    `${place}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>${solid(fill)}<a:ln w="6350">${solid('8A96A3')}</a:ln>`,
    body,
  );

const boxXml = ({ kind, x, y, width, height, lines, note }: ChartBox, fontSize: number, next: Counter): string =>
  shape(
    next(),
    `${frame(x, y, width, height)}<a:prstGeom prst="${shapes[kind]}"><a:avLst/></a:prstGeom>${solid('FFFFFF')}<a:ln w="12700">${solid('14508C')}</a:ln>`,
    textBody(note === undefined ? lines : [...lines, note], fontSize),
  );

/** A polyline as a path of its own inside the rectangle around it. */
const lineXml = ({ points }: ChartLine, next: Counter): string => {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top];
  const at = ([x, y]: Point): string => `<a:pt x="${emu(x - left)}" y="${emu(y - top)}"/>`;
  const path = points.map((point, index) =>
    index === 0 ? `<a:moveTo>${at(point)}</a:moveTo>` : `<a:lnTo>${at(point)}</a:lnTo>`,
  );
  const geometry = `<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="${emu(width)}" h="${emu(height)}" fill="none">${path.join('')}</a:path></a:pathLst></a:custGeom>`;
  return shape(
    next(),
    `${frame(left, top, width, height)}${geometry}<a:noFill/><a:ln w="9525">${solid('404040')}<a:tailEnd type="triangle"/></a:ln>`,
    emptyBody,
  );
};

const labelXml = ({ label }: ChartLine, fontSize: number, next: Counter): string =>
  label
    ? shape(
        next(),
        `${frame(label.x - 2, label.y - fontSize, fontSize * (label.text.length + 1), fontSize + 4)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln>`,
        textBody([label.text], fontSize - 1),
      )
    : '';

/** A number for a drawing that no other one of a document is likely to have, the same in every run. */
const numberOf = (name: string): number => {
  let sum = 7;
  for (const char of name) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 20_011;
  return (sum + 1) * 1000;
};

const sizeOf = ({ width, height }: ChartDrawing): string => `cx="${emu(width)}" cy="${emu(height)}"`;

/**
 * A flow chart as one group of shapes of Word itself, that a clerk can go on with. Programs that do not know them show the
 * words instead; the steps stand in a table below in any case.
 */
export const wordDrawing = (chart: ChartDrawing, name: string): string => {
  const id = numberOf(name);
  let last = id;
  const next: Counter = () => {
    last += 1;
    return last;
  };
  const { height, headHeight, fontSize, lanes, boxes, lines } = chart;
  const inside = [
    ...lanes.map((lane, index) =>
      rectangle(next, frame(lane.x, 0, lane.width, height), index % 2 === 1 ? 'F4F6F8' : 'FFFFFF', emptyBody),
    ),
    ...lanes.map((lane) =>
      rectangle(next, frame(lane.x, 0, lane.width, headHeight), 'DDE6EF', textBody(lane.lines, fontSize, true)),
    ),
    ...lines.map((line) => lineXml(line, next)),
    ...boxes.map((box) => boxXml(box, fontSize, next)),
    ...lines.map((line) => labelXml(line, fontSize, next)),
  ].join('');
  const bounds = `<a:off x="0" y="0"/><a:ext ${sizeOf(chart)}/><a:chOff x="0" y="0"/><a:chExt ${sizeOf(chart)}/>`;
  const group = `<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm>${bounds}</a:xfrm></wpg:grpSpPr>${inside}</wpg:wgp>`;
  const inline = `<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ${sizeOf(chart)}/><wp:docPr id="${id}" name="${escapeXml(name)}" descr="${escapeXml(name)}，步骤见下表"/><a:graphic><a:graphicData uri="${office}/wordprocessingGroup">${group}</a:graphicData></a:graphic></wp:inline>`;
  return `<w:p><w:pPr><w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="center"/></w:pPr><w:r><mc:AlternateContent ${namespaces}><mc:Choice Requires="wpg"><w:drawing>${inline}</w:drawing></mc:Choice><mc:Fallback><w:t>${escapeXml(name)}见下表</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
};
