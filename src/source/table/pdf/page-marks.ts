import type { PdfGlyph, PdfPage } from '../../../generated/pdf-reader.js';
import { inSymbolFont, isSymbolFont } from '../symbol-fonts.ts';
import { identity, type Matrix, move, multiply } from './matrix.ts';

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

/** The numbers of the operators, by name. */
export type Operators = { readonly [name: string]: number };

interface Font {
  readonly name: string;
  readonly scale: number;
  readonly vertical: boolean;
}

interface State {
  place: Matrix;
  /** The colour of areas: #rrggbb. */
  fill: string;
  font: Font;
  size: number;
  spacing: number;
  wordSpacing: number;
  stretch: number;
  leading: number;
  rise: number;
  mode: number;
}

/** What is thinner is a line, not an area; points. */
const thin = 3;

/** How much a line that counts as straight may lean; points. */
const lean = 0.7;

const quarter = (dx: number, dy: number): 0 | 1 | 2 | 3 =>
  Math.abs(dx) >= Math.abs(dy) ? (dx >= 0 ? 0 : 2) : dy >= 0 ? 1 : 3;

/** The sides of a drawn box to tick; points. */
const boxSides = { least: 5, most: 16 };

interface Square {
  readonly left: number;
  readonly top: number;
  readonly side: number;
  readonly dark: boolean;
}

/** Everything that is drawn on one page. */
class Canvas {
  readonly signs: Sign[] = [];
  readonly rules: Rule[] = [];
  readonly squares: Square[] = [];
  /** The middles of slanting strokes, which tick a box. */
  readonly slants: (readonly [number, number])[] = [];
  unseen = 0;
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
  square(points: readonly (readonly [number, number])[], dark: boolean): boolean {
    const [left, right] = [Math.min(...points.map(([x]) => x)), Math.max(...points.map(([x]) => x))];
    const [top, bottom] = [Math.min(...points.map(([, y]) => y)), Math.max(...points.map(([, y]) => y))];
    const [wide, high] = [right - left, bottom - top];
    const corners = points.every(
      ([x, y]) => (x - left < lean || right - x < lean) && (y - top < lean || bottom - y < lean),
    );
    const isSquare = Math.min(wide, high) >= boxSides.least && Math.max(wide, high) <= boxSides.most;
    if (!corners || !isSquare || Math.abs(wide - high) > wide / 4) return false;
    this.squares.push({ left, top, side: Math.max(wide, high), dark });
    return true;
  }

  /** Writes drawn boxes as signs: crossed or filled ones are ticked, those that hold a sign are told by it. */
  writeBoxes(): void {
    const done: Square[] = [];
    for (const square of [...this.squares].sort((one, other) => Number(other.dark) - Number(one.dark))) {
      const { left, top, side, dark } = square;
      const holds = ([x, y]: readonly [number, number]): boolean =>
        x > left && x < left + side && y > top && y < top + side;
      if (done.some((other) => holds([other.left + other.side / 2, other.top + other.side / 2]))) continue;
      done.push(square);
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
    const [left, right] = [Math.min(...points.map(([x]) => x)), Math.max(...points.map(([x]) => x))];
    const [top, bottom] = [Math.min(...points.map(([, y]) => y)), Math.max(...points.map(([, y]) => y))];
    if (bottom - top <= thin && right - left > bottom - top)
      this.rules.push({ upright: false, at: (top + bottom) / 2, from: left, to: right });
    else if (right - left <= thin && bottom - top > right - left)
      this.rules.push({ upright: true, at: (left + right) / 2, from: top, to: bottom });
  }

  /** A sign whose line begins at a point and runs along a direction. */
  sign(text: string, place: Matrix, advance: number, size: number, seen: boolean): void {
    const [x0, y0] = move(place, 0, 0);
    const [x1, y1] = move(place, advance, 0);
    const [ux, uy] = move(place, 0, size * 0.35);
    const [x, y] = [(x0 + x1) / 2 + (ux - x0), (y0 + y1) / 2 + (uy - y0)];
    // Beyond the page nobody reads: a merged cell over two pages draws its text on both, each time beside one of them.
    if (x < 0 || y < 0 || x > this.width || y > this.height) return;
    if (!seen) {
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
    });
  }
}

/** How a path is drawn. */
interface Drawing {
  readonly filled: boolean;
  readonly stroked: boolean;
  /** The colour that fills it is dark. */
  readonly dark: boolean;
}

/** Every path is a row of numbers: 0 begins, 1 goes on straight, 2 and 3 bend, 4 closes. */
const readPath = (data: ArrayLike<number>, place: Matrix, how: Drawing, canvas: Canvas): void => {
  let points: (readonly [number, number])[] = [];
  let bent = false;
  const finish = (): void => {
    const closed = !bent && points.length >= 4 && points.length <= 6;
    const boxed = closed && (how.stroked || how.dark) && canvas.square(points, how.filled && how.dark);
    if (how.filled && !bent && points.length >= 3 && points.length <= 6) canvas.area(points);
    if (how.stroked && !boxed)
      points.forEach(([x, y], index) => {
        const from = points[index - 1];
        if (from) canvas.line(from[0], from[1], x, y);
      });
    points = [];
    bent = false;
  };
  const goTo = (to: readonly [number, number]): void => void points.push(to);
  const at = (index: number): readonly [number, number] => move(place, data[index] ?? 0, data[index + 1] ?? 0);
  for (let index = 0; index < data.length; ) {
    const operator = data[index];
    if (operator === 0) {
      finish();
      points.push(at(index + 1));
      index += 3;
    } else if (operator === 1) {
      goTo(at(index + 1));
      index += 3;
    } else if (operator === 2 || operator === 3) {
      bent = true;
      points.push(at(index + (operator === 2 ? 5 : 3)));
      index += operator === 2 ? 7 : 5;
    } else {
      const [first] = points;
      if (first) goTo(first);
      index += 1;
    }
  }
  finish();
};

/** Whether an area of this colour (#rrggbb) stands out from paper. */
const isDark = (colour: string): boolean =>
  [1, 3, 5].reduce((sum, at) => sum + Number.parseInt(colour.slice(at, at + 2), 16), 0) < 3 * 128;

const fontOf = (page: PdfPage, id: string): Font => {
  try {
    const font = page.commonObjs.get(id) as { name?: string; fontMatrix?: number[]; vertical?: boolean };
    return { name: font.name ?? '', scale: font.fontMatrix?.[0] ?? 0.001, vertical: font.vertical === true };
  } catch {
    // A font that could not be read keeps its widths.
    return { name: '', scale: 0.001, vertical: false };
  }
};

/** How the points of a file become points from the upper left corner of the page as it is shown. */
const upright = ({
  view,
  rotate,
}: PdfPage): { readonly place: Matrix; readonly width: number; readonly height: number } => {
  const [left, bottom, right, top] = view;
  const [width, height] = [right - left, top - bottom];
  switch (((rotate % 360) + 360) % 360) {
    case 90:
      return { place: [0, 1, 1, 0, -bottom, -left], width: height, height: width };
    case 180:
      return { place: [-1, 0, 0, 1, right, -bottom], width, height };
    case 270:
      return { place: [0, -1, -1, 0, top, right], width: height, height: width };
    default:
      return { place: [1, 0, 0, -1, -left, top], width, height };
  }
};

const startState = (place: Matrix): State => ({
  place,
  fill: '#000000',
  font: { name: '', scale: 0.001, vertical: false },
  size: 0,
  spacing: 0,
  wordSpacing: 0,
  stretch: 1,
  leading: 0,
  rise: 0,
  mode: 0,
});

/** Where the text stands: the matrix of its line and how far the line has got. */
interface Pen {
  line: Matrix;
  x: number;
  y: number;
  startX: number;
  startY: number;
}

const showText = (glyphs: readonly (PdfGlyph | number)[], state: State, pen: Pen, canvas: Canvas): void => {
  const { font, size, stretch, rise } = state;
  const direction = size < 0 ? -1 : 1;
  for (const glyph of glyphs) {
    if (typeof glyph === 'number') {
      const shift = (-glyph * size) / 1000;
      if (font.vertical) pen.y += shift;
      else pen.x += shift * stretch;
      continue;
    }
    const spacing = state.spacing + (glyph.isSpace ? state.wordSpacing : 0);
    const width = glyph.width * size * font.scale;
    const place = multiply(multiply(state.place, pen.line), [stretch, 0, 0, 1, pen.x, pen.y + rise]);
    const words = isSymbolFont(font.name) ? inSymbolFont(font.name, glyph.unicode) : glyph.unicode;
    const seen = state.mode !== 3 && state.mode !== 7;
    if (font.vertical) {
      const advance = (glyph.vmetric?.[0] ?? -1000) * size * font.scale;
      // A line of upright signs runs down; each is read as if it were lying on it.
      const lying = multiply(place, [0, -1, 1, 0, -width / 2, 0]);
      canvas.sign(words, lying, Math.abs(advance), Math.abs(size), seen);
      pen.y += advance + spacing * Math.sign(advance);
    } else {
      canvas.sign(words, place, width * direction, Math.abs(size), seen);
      pen.x += (width + spacing) * stretch;
    }
  }
};

/** What the operators change as they are carried out. */
interface Machine {
  readonly page: PdfPage;
  readonly canvas: Canvas;
  readonly names: ReadonlyMap<number, string>;
  readonly stack: State[];
  readonly pen: Pen;
  readonly fonts: Map<string, Font>;
  state: State;
}

type Arguments = readonly unknown[] | null;
type Operations = { readonly [operator: string]: (args: Arguments) => void };

const numberOf = (args: Arguments, index = 0): number => Number(args?.[index] ?? 0);

/** The operators that place things and draw lines. */
const placing = (machine: Machine): Operations => {
  const transform = (by: unknown): void => {
    if (by) machine.state.place = multiply(machine.state.place, by as Matrix);
  };
  const save = (): void => void machine.stack.push({ ...machine.state });
  const restore = (): void => {
    machine.state = machine.stack.pop() ?? machine.state;
  };
  return {
    save,
    restore,
    transform,
    setFillRGBColor: (args) => {
      machine.state.fill = String(args?.[0] ?? '');
    },
    paintFormXObjectBegin: (args) => {
      save();
      transform(args?.[0]);
    },
    paintFormXObjectEnd: restore,
    constructPath: (args) => {
      const [how, data] = args ?? [];
      const path = (data as readonly (ArrayLike<number> | null)[] | undefined)?.[0];
      const name = machine.names.get(how as number) ?? '';
      const { place, fill } = machine.state;
      const filled = /fill/iu.test(name);
      if (path)
        readPath(path, place, { filled, stroked: /stroke/iu.test(name), dark: filled && isDark(fill) }, machine.canvas);
    },
  };
};

/** The operators that set a number of the state, and what they make of it. */
const settings = (machine: Machine): Operations =>
  Object.fromEntries(
    (
      [
        ['setCharSpacing', 'spacing', 1],
        ['setWordSpacing', 'wordSpacing', 1],
        ['setHScale', 'stretch', 0.01],
        ['setLeading', 'leading', 1],
        ['setTextRise', 'rise', 1],
        ['setTextRenderingMode', 'mode', 1],
      ] as const
    ).map(([operator, key, factor]) => [
      operator,
      (args: Arguments) => {
        machine.state[key] = numberOf(args) * factor;
      },
    ]),
  );

/** The operators that move the pen and write. */
const writing = (machine: Machine): Operations => {
  const { pen, fonts, page, canvas } = machine;
  const start = (line: unknown): void =>
    void Object.assign(pen, { line, x: 0, y: 0, startX: 0, startY: 0 } satisfies { [K in keyof Pen]: unknown });
  const nextLine = (x: number, y: number): void => {
    pen.startX += x;
    pen.startY += y;
    pen.x = pen.startX;
    pen.y = pen.startY;
  };
  return {
    beginText: () => start(identity),
    setTextMatrix: (args) => start(args?.length === 1 ? args[0] : args),
    moveText: (args) => nextLine(numberOf(args), numberOf(args, 1)),
    setLeadingMoveText: (args) => {
      machine.state.leading = -numberOf(args, 1);
      nextLine(numberOf(args), numberOf(args, 1));
    },
    nextLine: () => nextLine(0, -machine.state.leading),
    setFont: (args) => {
      const id = String(args?.[0]);
      const font = fonts.get(id) ?? fontOf(page, id);
      fonts.set(id, font);
      machine.state.font = font;
      machine.state.size = numberOf(args, 1);
    },
    showText: (args) => showText((args?.[0] ?? []) as (PdfGlyph | number)[], machine.state, pen, canvas),
  };
};

/** Reads what a page shows from the operators that draw it. */
export const readPageMarks = async (page: PdfPage, operators: Operators, hidden: boolean): Promise<PageMarks> => {
  const { fnArray, argsArray } = await page.getOperatorList();
  const { place, width, height } = upright(page);
  const canvas = new Canvas(width, height, hidden);
  const names = new Map(Object.entries(operators).map(([name, number]) => [number, name]));
  const pen: Pen = { line: identity, x: 0, y: 0, startX: 0, startY: 0 };
  const machine: Machine = { page, canvas, names, stack: [], pen, fonts: new Map(), state: startState(place) };
  const does: Operations = { ...placing(machine), ...settings(machine), ...writing(machine) };
  fnArray.forEach((operator, index) => void does[names.get(operator) ?? '']?.(argsArray[index] ?? null));
  canvas.writeBoxes();
  return { width, height, signs: canvas.signs, rules: canvas.rules, unseen: canvas.unseen };
};
