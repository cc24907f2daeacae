/** A point of a drawing, in pixels from its upper left corner. */
export type Point = readonly [x: number, y: number];

/** The shapes of GB/T 1526 that a flow chart here is made of. */
export type ShapeKind = 'terminator' | 'process' | 'decision';

/** A step as it is drawn; `x` and `y` are its upper left corner. */
export interface ChartBox {
  readonly id: string;
  readonly kind: ShapeKind;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
  /** What stands below the text in smaller print: the time of the step. */
  readonly note?: string;
}

/** A line with an arrow at its end, and the answer that leads along it. */
export interface ChartLine {
  readonly from: string;
  readonly to: string;
  readonly points: readonly Point[];
  readonly label?: { readonly text: string; readonly x: number; readonly y: number };
}

/** A post and the band of the chart that is its. */
export interface ChartLane {
  readonly x: number;
  readonly width: number;
  readonly lines: readonly string[];
}

/** A flow chart with every place computed: SVG and Word print the same one. */
export interface ChartDrawing {
  readonly width: number;
  readonly height: number;
  readonly headHeight: number;
  readonly lineHeight: number;
  readonly fontSize: number;
  readonly lanes: readonly ChartLane[];
  readonly boxes: readonly ChartBox[];
  readonly lines: readonly ChartLine[];
}

/** How large things are: fonts do not shrink with a drawing, so a narrower page wants another layout. */
export interface ChartSize {
  readonly fontSize: number;
  readonly lineHeight: number;
  /** The width of a box. */
  readonly boxWidth: number;
  /** Between two rows: room for an arrow and an answer. */
  readonly rowGap: number;
}
