import type { Canvas } from './canvas.ts';
import { type Matrix, move } from './matrix.ts';

/** How a path is drawn. */
interface Drawing {
  readonly filled: boolean;
  readonly stroked: boolean;
  /** The colour that fills it is dark. */
  readonly dark: boolean;
}

/** Every path is a row of numbers: 0 begins, 1 goes on straight, 2 and 3 bend, 4 closes. */
export const readPath = (data: ArrayLike<number>, place: Matrix, how: Drawing, canvas: Canvas): void => {
  let points: (readonly [number, number])[] = [];
  let bent = false;
  const finish = (): void => {
    const closed = !bent && points.length >= 4 && points.length <= 6;
    const boxed = closed && (how.stroked || how.dark) && canvas.square(points, how.filled && how.dark, how.stroked);
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
