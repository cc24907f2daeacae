import type { ChartStep, Process } from '../../model/guide.ts';
import { theEnd } from '../../model/process-graph.ts';
import type { ChartBox, ChartDrawing, ChartLane, ChartSize } from './chart-drawing.ts';
import { type Grid, type Node, routeLinks } from './route-links.ts';
import { textWidth, wrapText } from './wrap-text.ts';

const padding = 9;
/** Half of what stands between two lanes, without its tracks. */
const margin = 10;
const trackPitch = 9;

/** A step before it has a place. */
interface Draft extends Node {
  readonly kind: ChartBox['kind'];
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
  readonly note?: string;
}

/** A decision has less room for words than its outline: lines in the middle of a diamond of twice their height fit. */
const draftOf = (step: ChartStep, row: number, lane: number, { boxWidth, fontSize, lineHeight }: ChartSize): Draft => {
  const share = step.isDecision ? 0.58 : 1 - (2 * padding) / boxWidth;
  const lines = wrapText(step.text, Math.max(2, (boxWidth * share) / fontSize));
  const rows = lines.length + (step.limit === undefined ? 0 : 1);
  const height = step.isDecision ? Math.round(rows * lineHeight * 1.7) + 24 : rows * lineHeight + 2 * padding;
  const kind = row === 0 ? 'terminator' : 'process';
  return {
    id: step.id,
    row,
    lane,
    links: step.links,
    kind: step.isDecision ? 'decision' : kind,
    width: boxWidth,
    height,
    lines,
    ...(step.limit === undefined ? {} : { note: step.limit }),
  };
};

/** The steps in the order of the file, one a row, and an end below the last one that leads to it. */
const draftsOf = ({ steps }: Process, lanes: readonly string[], size: ChartSize): Draft[] => {
  const drafts = steps.map((step, row) => draftOf(step, row, lanes.indexOf(step.by), size));
  const last = steps.filter(({ links }) => links.some(({ to }) => to === theEnd)).at(-1) ?? steps.at(-1);
  const end: Draft = {
    id: theEnd,
    row: steps.length,
    lane: Math.max(0, lanes.indexOf(last?.by ?? '')),
    links: [],
    kind: 'terminator',
    width: Math.min(size.boxWidth, Math.round(textWidth(theEnd) * size.fontSize) + 4 * padding),
    height: size.lineHeight + 2 * padding,
    lines: [theEnd],
  };
  return [...drafts, end];
};

/** The columns: each gutter is as wide as the tracks that run in it. */
const columnsOf = (
  count: number,
  tracks: readonly number[],
  boxWidth: number,
): Pick<Grid, 'centres' | 'gutters'> & { readonly width: number } => {
  const centres: number[] = [];
  const gutters: number[] = [];
  let x = 0;
  for (let lane = 0; lane <= count; lane += 1) {
    gutters.push(x + margin);
    x += 2 * margin + (tracks[lane] ?? 0) * trackPitch;
    if (lane === count) break;
    centres.push(x + boxWidth / 2);
    x += boxWidth;
  }
  return { centres, gutters, width: x };
};

const lanesOf = (
  names: readonly string[],
  { gutters, width }: { readonly gutters: readonly number[]; readonly width: number },
  size: ChartSize,
): ChartLane[] =>
  names.map((name, index) => {
    const x = index === 0 ? 0 : (gutters[index] ?? 0) - margin / 2;
    const end = index === names.length - 1 ? width : (gutters[index + 1] ?? 0) - margin / 2;
    return { x, width: end - x, lines: wrapText(name, (end - x - padding) / size.fontSize) };
  });

/**
 * Lays out a flow chart by lanes: a lane for each post in order of appearance, a row for each step in the order of the
 * file, so that nothing jumps when a text changes. Pure, and the same for the same steps.
 */
export const layoutChart = (process: Process, size: ChartSize): ChartDrawing => {
  const names = [...new Set(process.steps.map(({ by }) => by))];
  const drafts = draftsOf(process, names, size);
  const routes = routeLinks(drafts, names.length);
  const columns = columnsOf(names.length, routes.tracks, size.boxWidth);
  const lanes = lanesOf(names, columns, size);
  const headHeight = Math.max(1, ...lanes.map(({ lines }) => lines.length)) * size.lineHeight + 2 * padding;
  const { rowGap } = size;
  let y = headHeight + rowGap;
  const middles = drafts.map(({ height }) => {
    const middle = y + height / 2;
    y += height + rowGap;
    return middle;
  });
  const boxes = drafts.map(({ id, kind, row, lane, width, height, lines, note }): ChartBox => {
    const [x, middle] = [(columns.centres[lane] ?? 0) - width / 2, middles[row] ?? 0];
    return { id, kind, x, y: middle - height / 2, width, height, lines, ...(note === undefined ? {} : { note }) };
  });
  const lines = routes.draw({ ...columns, boxes, trackPitch });
  const { fontSize, lineHeight } = size;
  return { width: columns.width, height: y, headHeight, fontSize, lineHeight, lanes, boxes, lines };
};
