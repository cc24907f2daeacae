import type { PdfGlyph, PdfPage } from '../../../generated/pdf-reader.js';
import { inSymbolFont, isSymbolFont } from '../symbol-fonts.ts';
import { type Area, areaOf, Canvas, type PageMarks, type Sign } from './canvas.ts';
import { identity, type Matrix, move, multiply } from './matrix.ts';
import { readPath } from './read-path.ts';
import { withoutUnderlines } from './without-underlines.ts';

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
  /** How much areas and texts cover what lies below; 0 shows nothing. */
  opacity: number;
  /** What is shown of what is drawn. */
  frame: Area | undefined;
}

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
}: Pick<PdfPage, 'view' | 'rotate'>): { readonly place: Matrix; readonly width: number; readonly height: number } => {
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
  opacity: 1,
  frame: undefined,
});

/** Where a rectangle of a file lies on the page. */
const shownArea = (place: Matrix, [x0, y0, x1, y1]: ArrayLike<number> & Iterable<number>): Area =>
  areaOf([
    move(place, x0 ?? 0, y0 ?? 0),
    move(place, x1 ?? 0, y0 ?? 0),
    move(place, x0 ?? 0, y1 ?? 0),
    move(place, x1 ?? 0, y1 ?? 0),
  ]);

/** What two frames both show. */
const within = (one: Area | undefined, other: Area): Area =>
  one === undefined
    ? other
    : {
        left: Math.max(one.left, other.left),
        top: Math.max(one.top, other.top),
        right: Math.min(one.right, other.right),
        bottom: Math.min(one.bottom, other.bottom),
      };

/** Where the text stands: the matrix of its line and how far the line has got. */
interface Pen {
  line: Matrix;
  x: number;
  y: number;
  startX: number;
  startY: number;
}

/** What a sign of a font says. A font of signs says by its codes what it does not say otherwise. */
const wordsOf = ({ unicode, originalCharCode }: PdfGlyph, { name }: Font): string =>
  isSymbolFont(name)
    ? inSymbolFont(name, unicode === '\ufffd' ? String.fromCharCode(originalCharCode) : unicode)
    : unicode;

const showText = (glyphs: readonly (PdfGlyph | number)[], machine: Machine): void => {
  const { state, pen, canvas } = machine;
  const { font, size, stretch, rise, frame } = state;
  const shown = state.mode !== 3 && state.mode !== 7 && state.opacity > 0 && !machine.layers.includes(false);
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
    const words = wordsOf(glyph, font);
    if (font.vertical) {
      const advance = (glyph.vmetric?.[0] ?? -1000) * size * font.scale;
      // A line of upright signs runs down; each is read as if it were lying on it.
      const lying = multiply(place, [0, -1, 1, 0, -width / 2, 0]);
      canvas.standing += 1;
      canvas.sign(words, lying, Math.abs(advance), Math.abs(size), shown, frame);
      pen.y += advance + spacing * Math.sign(advance);
    } else {
      canvas.sign(words, place, width * direction, Math.abs(size), shown, frame);
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
  /** How points of the file become points of the page. */
  readonly start: Matrix;
  readonly pen: Pen;
  readonly fonts: Map<string, Font>;
  /** Whether each of the layers that what is drawn stands in is shown. */
  readonly layers: boolean[];
  /** For each of the marks that what is drawn stands in: what it says that is written, and the sign that comes first in it. */
  readonly said: { readonly text: unknown; readonly from: number }[];
  readonly isShown: (layer: unknown) => boolean;
  /** The state is in a frame that the next path sets. */
  framing: boolean;
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
      const box = args?.[1] as ArrayLike<number> & Iterable<number>;
      if (box) machine.state.frame = within(machine.state.frame, shownArea(machine.state.place, box));
    },
    paintFormXObjectEnd: restore,
    constructPath: (args) => {
      const [how, data, around] = args ?? [];
      if (machine.framing && around)
        machine.state.frame = within(
          machine.state.frame,
          shownArea(machine.state.place, around as ArrayLike<number> & Iterable<number>),
        );
      machine.framing = false;
      if (machine.layers.includes(false)) return;
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

const setFont = ({ fonts, page, state }: Machine, args: Arguments): void => {
  const id = String(args?.[0]);
  const font = fonts.get(id) ?? fontOf(page, id);
  fonts.set(id, font);
  state.font = font;
  state.size = numberOf(args, 1);
};

/** Whether a mark says which sign stands in it; for more than one, what is seen counts. */
const isSign = (text: unknown): text is string =>
  typeof text === 'string' && /^[\p{L}\p{N}\p{P}\p{S}]\p{M}*$/u.test(text);

/** The operators that say what of what is drawn is shown. */
const showing = (machine: Machine): Operations => {
  const { signs } = machine.canvas;
  const mark = (shown: boolean, text?: unknown): void => {
    machine.layers.push(shown);
    machine.said.push({ text, from: signs.length });
  };
  const frame = (): void => {
    machine.framing = true;
  };
  return {
    clip: frame,
    eoClip: frame,
    beginMarkedContent: () => mark(true),
    beginMarkedContentProps: (args) => {
      const [name, value] = args ?? [];
      mark(name !== 'OC' || machine.isShown(value), name === 'OC' ? undefined : value);
    },
    endMarkedContent: () => {
      machine.layers.pop();
      const { text, from = signs.length } = machine.said.pop() ?? {};
      const sign = signs[from];
      if (sign && from === signs.length - 1 && isSign(text)) signs[from] = { ...sign, text };
    },
    setGState: (args) => {
      for (const [key, value] of (args?.[0] ?? []) as readonly (readonly [string, unknown])[])
        if (key === 'ca') machine.state.opacity = Number(value);
        else if (key === 'Font') setFont(machine, value as Arguments);
    },
    beginAnnotation: (args) => {
      const [, , transform, matrix] = args ?? [];
      machine.stack.push({ ...machine.state });
      machine.state = startState(machine.start);
      for (const by of [transform, matrix]) if (by) machine.state.place = multiply(machine.state.place, by as Matrix);
    },
    endAnnotation: () => {
      machine.state = machine.stack.pop() ?? machine.state;
    },
  };
};

/** The operators that move the pen and write. */
const writing = (machine: Machine): Operations => {
  const { pen } = machine;
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
    setFont: (args) => setFont(machine, args),
    showText: (args) => showText((args?.[0] ?? []) as (PdfGlyph | number)[], machine),
  };
};

/** How the lines of a page run, for the most part; a text of standing signs may run down on a page that lies right. */
const mainTurn = ({ signs, standing }: Canvas): Sign['turn'] => {
  const shown = signs.filter(({ text }) => text.trim() !== '');
  if (standing > 0) return 0;
  const most = ([1, 2, 3] as const).find(
    (turn) => shown.filter((sign) => sign.turn === turn).length > 0.8 * shown.length,
  );
  return most ?? 0;
};

/** Reads what a page shows from the operators that draw it. One whose text lies on its side is turned. */
export const readPageMarks = async (
  page: PdfPage,
  operators: Operators,
  isShown: (layer: unknown) => boolean,
  hidden: boolean,
): Promise<PageMarks> => {
  const { fnArray, argsArray } = await page.getOperatorList();
  const names = new Map(Object.entries(operators).map(([name, number]) => [number, name]));
  const fonts = new Map<string, Font>();
  const drawn = (rotate: number): Canvas => {
    const { place, width, height } = upright({ view: page.view, rotate });
    const canvas = new Canvas(width, height, hidden);
    const pen: Pen = { line: identity, x: 0, y: 0, startX: 0, startY: 0 };
    const machine: Machine = {
      ...{ page, canvas, names, pen, isShown, fonts, start: place, state: startState(place) },
      ...{ stack: [], layers: [], said: [], framing: false },
    };
    const does: Operations = { ...placing(machine), ...settings(machine), ...showing(machine), ...writing(machine) };
    fnArray.forEach((operator, index) => void does[names.get(operator) ?? '']?.(argsArray[index] ?? null));
    return canvas;
  };
  const first = drawn(page.rotate);
  const turn = mainTurn(first);
  const canvas = turn === 0 ? first : drawn(page.rotate - 90 * turn);
  canvas.writeBoxes();
  const { width, height, signs, unseen } = canvas;
  return { width, height, signs, rules: withoutUnderlines(canvas.rules, signs), unseen };
};
