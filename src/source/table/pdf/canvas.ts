import { cellSquares, sidesOf } from './cell-squares.ts';
import { type Matrix, move } from './matrix.ts';

/** One sign on a page. Points from the upper left corner; `turn` is how its line runs: 0 to the right, 1 down, 2 to the left, 3 up. */
export interface Sign {
  readonly text: string;
  /** Where its line has got to when it begins and when it ends, and the line it stands on: along and across `turn`. */
  readonly start: number;
  readonly end: number;
  readonly base: number;
  readonly size: number;
  readonly turn: 0 | 1 | 2 | 3;
  /** Its middle. */
  readonly x: number;
  readonly y: number;
  /** What shows it, where not all of the page does. */
  readonly frame?: Area | undefined;
}

/** A straight line that is drawn: across at `at` = y, or upright at `at` = x. */
export interface Rule {
  readonly upright: boolean;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** What a page shows. */
export interface PageMarks {
  readonly width: number;
  readonly height: number;
  readonly signs: readonly Sign[];
  readonly rules: readonly Rule[];
  /** Signs that are there and not shown, as the text that a scanner recognised. */
  readonly unseen: number;
}

/** A rectangle of a page. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The least rectangle around some points. */
export const areaOf = (points: readonly (readonly [number, number])[]): Area => ({
  left: Math.min(...points.map(([x]) => x)),
  top: Math.min(...points.map(([, y]) => y)),
  right: Math.max(...points.map(([x]) => x)),
  bottom: Math.max(...points.map(([, y]) => y)),
});

/** How far the middle of a sign may lie beyond what a frame shows; points. */
const slip = 1;

/** What is thinner is a line, not an area; points. */
const thin = 3;

/** How much a line that counts as straight may lean; points. */
const lean = 0.7;

const quarter = (dx: number, dy: number): 0 | 1 | 2 | 3 =>
  Math.abs(dx) >= Math.abs(dy) ? (dx >= 0 ? 0 : 2) : dy >= 0 ? 1 : 3;

/** The sides of a drawn box to tick; points. */
const boxSides = { least: 5, most: 16 };

/** A square that is drawn, as a box to tick is, or a narrow cell. */
export interface Square extends Area {
  /** It is filled with a dark colour. */
  readonly dark: boolean;
  /** Its sides are drawn. */
  readonly stroked: boolean;
}

/** Everything that is drawn on one page. */
export class Canvas {
  readonly signs: Sign[] = [];
  readonly rules: Rule[] = [];
  readonly squares: Square[] = [];
  /** The middles of slanting strokes, which tick a box. */
  readonly slants: (readonly [number, number])[] = [];
  unseen = 0;
  /** How many signs stand upright in lines that run down. */
  standing = 0;
  readonly width: number;
  readonly height: number;
  /** Whether signs are taken that are not shown, too. */
  readonly hidden: boolean;

  constructor(width: number, height: number, hidden: boolean) {
    this.width = width;
    this.height = height;
    this.hidden = hidden;
  }

  /** A line between two points, as far as it is straight. */
  line(x0: number, y0: number, x1: number, y1: number): void {
    if (Math.abs(y1 - y0) <= lean && Math.abs(x1 - x0) > lean)
      this.rules.push({ upright: false, at: (y0 + y1) / 2, from: Math.min(x0, x1), to: Math.max(x0, x1) });
    else if (Math.abs(x1 - x0) <= lean && Math.abs(y1 - y0) > lean)
      this.rules.push({ upright: true, at: (x0 + x1) / 2, from: Math.min(y0, y1), to: Math.max(y0, y1) });
    else this.slants.push([(x0 + x1) / 2, (y0 + y1) / 2]);
  }

  /** A square to tick, or the filling of one; `false` where it is none. */
  square(points: readonly (readonly [number, number])[], dark: boolean, stroked: boolean): boolean {
    const { left, top, right, bottom } = areaOf(points);
    const [wide, high] = [right - left, bottom - top];
    const corners = points.every(
      ([x, y]) => (x - left < lean || right - x < lean) && (y - top < lean || bottom - y < lean),
    );
    const isSquare = Math.min(wide, high) >= boxSides.least && Math.max(wide, high) <= boxSides.most;
    if (!corners || !isSquare || Math.abs(wide - high) > wide / 4) return false;
    this.squares.push({ left, top, right, bottom, dark, stroked });
    return true;
  }

  /** Writes drawn boxes as signs: crossed or filled ones are ticked, those that hold a sign are told by it. Cells become lines. */
  writeBoxes(): void {
    const done: (readonly [number, number])[] = [];
    const cells = cellSquares(this.squares, this.rules);
    for (const cell of cells) if (cell.stroked) this.rules.push(...sidesOf(cell));
    const boxes = this.squares.filter((square) => !cells.has(square));
    for (const { left, top, right, bottom, dark } of boxes.sort(
      (one, other) => Number(other.dark) - Number(one.dark),
    )) {
      const side = Math.max(right - left, bottom - top);
      const holds = ([x, y]: readonly [number, number]): boolean =>
        x > left && x < left + side && y > top && y < top + side;
      if (done.some(holds)) continue;
      done.push([left + side / 2, top + side / 2]);
      if (this.signs.some(({ x, y, text }) => text.trim() !== '' && holds([x, y]))) continue;
      const text = dark ? '■' : this.slants.some(holds) ? '☒' : '□';
      this.signs.push({
        ...{ text, start: left, end: left + side, base: top + side * 0.9, size: side, turn: 0 },
        ...{ x: left + side / 2, y: top + side / 2 },
      });
    }
  }

  /** A filled area that is so narrow that it is a line. */
  area(points: readonly (readonly [number, number])[]): void {
    const { left, top, right, bottom } = areaOf(points);
    if (bottom - top <= thin && right - left > bottom - top)
      this.rules.push({ upright: false, at: (top + bottom) / 2, from: left, to: right });
    else if (right - left <= thin && bottom - top > right - left)
      this.rules.push({ upright: true, at: (left + right) / 2, from: top, to: bottom });
  }

  /** A sign whose line begins at a point and runs along a direction; it is seen inside its frame only. */
  sign(text: string, place: Matrix, advance: number, size: number, shown: boolean, frame: Area | undefined): void {
    const [x0, y0] = move(place, 0, 0);
    const [x1, y1] = move(place, advance, 0);
    const [ux, uy] = move(place, 0, size * 0.35);
    const [x, y] = [(x0 + x1) / 2 + (ux - x0), (y0 + y1) / 2 + (uy - y0)];
    // Beyond the page nobody reads: a merged cell over two pages draws its text on both, each time beside one of them.
    if (x < 0 || y < 0 || x > this.width || y > this.height) return;
    const inFrame =
      !frame ||
      (x >= frame.left - slip && x <= frame.right + slip && y >= frame.top - slip && y <= frame.bottom + slip);
    if (!shown || !inFrame) {
      if (text.trim() !== '') this.unseen += 1;
      if (!this.hidden) return;
    }
    const turn = quarter(place[0], place[1]);
    const sign = turn === 0 || turn === 1 ? 1 : -1;
    const along = (px: number, py: number): number => sign * (turn % 2 === 0 ? px : py);
    // The lines of a text follow each other across its direction: downwards where it runs to the right.
    const across = (px: number, py: number): number => (turn === 0 ? py : turn === 2 ? -py : turn === 1 ? -px : px);
    const [start, end] = [along(x0, y0), along(x1, y1)];
    const scale = Math.hypot(place[2], place[3]);
    this.signs.push({
      text,
      start: Math.min(start, end),
      end: Math.max(start, end),
      base: across(x0, y0),
      size: size * scale,
      turn,
      x,
      y,
      frame,
    });
  }
}
