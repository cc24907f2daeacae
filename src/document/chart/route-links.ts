import type { StepLink } from '../../model/guide.ts';
import type { ChartBox, ChartLine, Point } from './chart-drawing.ts';
import { textWidth } from './wrap-text.ts';

/** A step by its place in the grid of lanes and rows. */
export interface Node {
  readonly id: string;
  readonly row: number;
  readonly lane: number;
  readonly links: readonly StepLink[];
}

/** Where the columns of the grid came to stand. `gutters[n]`: where the tracks left of lane n begin. */
export interface Grid {
  readonly centres: readonly number[];
  readonly gutters: readonly number[];
  readonly boxes: readonly ChartBox[];
  readonly trackPitch: number;
}

type Side = 'left' | 'right' | 'top' | 'bottom';

/**
 * How a link runs. `down`: out below and straight down; `over`: out of the side and down its target's lane; `track`: out of
 * the side, along a track between two lanes, and in at a side. No row has two boxes and no track has any: none is crossed.
 */
interface Route {
  readonly from: Node;
  readonly to: Node;
  readonly label?: string;
  readonly kind: 'down' | 'over' | 'track';
  readonly out: Side;
  readonly into: Side;
  readonly gutter: number;
  track: number;
}

/** Whether a lane has no box in the rows between two. */
const isFree = (nodes: readonly Node[], lane: number, from: number, to: number): boolean =>
  !nodes.some((node) => node.lane === lane && node.row > from && node.row < to);

const routeOf = (nodes: readonly Node[], from: Node, to: Node, label: string | undefined): Route => {
  const base = { from, to, gutter: 0, track: 0, ...(label === undefined ? {} : { label }) };
  const isBelow = to.row > from.row && isFree(nodes, to.lane, from.row, to.row);
  if (isBelow && from.lane === to.lane) return { ...base, kind: 'down', out: 'bottom', into: 'top' };
  const isRight = to.lane > from.lane;
  if (isBelow) return { ...base, kind: 'over', out: isRight ? 'right' : 'left', into: 'top' };
  // Into the near side of the target's lane; inside of one lane along its right edge.
  if (isRight) return { ...base, kind: 'track', out: 'right', into: 'left', gutter: to.lane };
  return {
    ...base,
    kind: 'track',
    out: from.lane === to.lane ? 'right' : 'left',
    into: 'right',
    gutter: to.lane + 1,
  };
};

const rowsOf = ({ from, to }: Route): readonly [number, number] => [
  Math.min(from.row, to.row),
  Math.max(from.row, to.row),
];

/** Gives tracks to the routes of one gutter, the shortest first: two that share a row run on different ones. */
const giveTracks = (routes: readonly Route[]): number => {
  const length = (route: Route): number => rowsOf(route)[1] - rowsOf(route)[0];
  const sorted = [...routes].sort((one, other) => length(one) - length(other) || rowsOf(one)[0] - rowsOf(other)[0]);
  const tracks: (readonly [number, number])[][] = [];
  for (const route of sorted) {
    const [first, last] = rowsOf(route);
    const free = tracks.findIndex((taken) => taken.every(([from, to]) => to < first || from > last));
    route.track = free < 0 ? tracks.length : free;
    tracks[route.track] = [...(tracks[route.track] ?? []), [first, last]];
  }
  return tracks.length;
};

/** The ends of routes at the sides of a box, from above to below: each has a height of its own. */
const portsOf = (routes: readonly Route[]) => {
  const ends = new Map<string, { readonly route: Route; readonly end: 'out' | 'into'; readonly other: number }[]>();
  for (const route of routes)
    for (const end of ['out', 'into'] as const) {
      const side = route[end];
      if (side === 'top' || side === 'bottom') continue;
      const [node, other] = end === 'out' ? [route.from, route.to] : [route.to, route.from];
      const key = `${node.row} ${side}`;
      ends.set(key, [...(ends.get(key) ?? []), { route, end, other: other.row }]);
    }
  for (const list of ends.values()) list.sort((one, other) => one.other - other.other);
  /** Where on its side an end is: −1 above to 1 below. */
  return (route: Route, end: 'out' | 'into'): number => {
    const node = end === 'out' ? route.from : route.to;
    const list = ends.get(`${node.row} ${route[end]}`) ?? [];
    const index = list.findIndex((one) => one.route === route && one.end === end);
    return list.length < 2 ? 0 : (2 * (index + 1)) / (list.length + 1) - 1;
  };
};

/** The point on the outline of a box at a side; the sides of a diamond are slanted. */
const portPoint = ({ x, y, width, height, kind }: ChartBox, side: Side, share: number): Point => {
  const [middle, centre] = [y + height / 2, x + width / 2];
  if (side === 'top') return [centre, y];
  if (side === 'bottom') return [centre, y + height];
  const inset = kind === 'decision' ? Math.abs(share) * 0.6 * (width / 2) : 0;
  const at = middle + share * 0.6 * (height / 2);
  return side === 'left' ? [x + inset, at] : [x + width - inset, at];
};

/** Labels are printed in this size. */
export const labelSize = 12;

/** Where an answer stands: beside the line that it leads along, clear of the box. */
const labelAt = (text: string, [x, y]: Point, side: Side): NonNullable<ChartLine['label']> => {
  if (side === 'bottom') return { text, x: x + 5, y: y + labelSize + 3 };
  const width = Math.ceil(textWidth(text) * labelSize);
  return { text, x: side === 'right' ? x + 4 : x - width - 4, y: y - 4 };
};

const pointsOf = (route: Route, start: Point, end: Point, { centres, gutters, trackPitch }: Grid): Point[] => {
  if (route.kind === 'down') return [start, end];
  if (route.kind === 'over') return [start, [centres[route.to.lane] ?? 0, start[1]], end];
  const x = (gutters[route.gutter] ?? 0) + (route.track + 0.5) * trackPitch;
  return [start, [x, start[1]], [x, end[1]], end];
};

/** Routes every link of a chart, and draws them once the grid has its measures; `tracks`: how many each gutter has. */
export const routeLinks = (nodes: readonly Node[], lanes: number) => {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const routes = nodes.flatMap((from) =>
    from.links.flatMap(({ to, label }) => {
      const target = byId.get(to);
      return target && target !== from ? [routeOf(nodes, from, target, label)] : [];
    }),
  );
  const tracks = Array.from({ length: lanes + 1 }, (_, gutter) =>
    giveTracks(routes.filter((route) => route.kind === 'track' && route.gutter === gutter)),
  );
  const port = portsOf(routes);
  const draw = (grid: Grid): ChartLine[] =>
    routes.flatMap((route): ChartLine[] => {
      const [from, to] = [grid.boxes[route.from.row], grid.boxes[route.to.row]];
      if (!from || !to) return [];
      const start = portPoint(from, route.out, port(route, 'out'));
      const end = portPoint(to, route.into, port(route, 'into'));
      const points = pointsOf(route, start, end, grid);
      const label = route.label === undefined ? {} : { label: labelAt(route.label, start, route.out) };
      return [{ from: route.from.id, to: route.to.id, points, ...label }];
    });
  return { tracks, draw };
};
