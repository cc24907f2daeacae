import { describe, expect, it } from 'vitest';
import type { ChartBox, Point } from '../src/document/chart/chart-drawing.ts';
import { layoutChart } from '../src/document/chart/layout-chart.ts';
import { chartSvg } from '../src/emit/guides/chart-svg.ts';
import type { ChartStep, Process } from '../src/model/guide.ts';
import { drawFrom, runs } from './fuzz.ts';

const size = { fontSize: 14, lineHeight: 20, boxWidth: 150, rowGap: 30 } as const;

const words = '提出申请接收材料核对身份比对缴费信息符合条件书面告知理由和救济途径按月发放到社会保障卡ABC 12';

/** A chart of up to 20 steps in up to 6 lanes, its links drawn at random. */
const drawnChart = (lane: number): Process => {
  const draw = drawFrom(lane);
  const count = 1 + draw(20);
  const lanes = 1 + draw(6);
  const text = (): string => {
    const start = draw(words.length - 2);
    return words.slice(start, start + 1 + draw(24)) || '办理';
  };
  const target = (): string => {
    const to = draw(count + 1);
    return to === count ? '结束' : `s${to}`;
  };
  const steps = Array.from({ length: count }, (_, index): ChartStep => {
    const isDecision = draw(3) === 0;
    const answers = ['是', '否', '材料不齐'].slice(0, 2 + draw(2)).map((label) => ({ label, to: target() }));
    const next = index + 1 < count ? `s${index + 1}` : '结束';
    return {
      id: `s${index}`,
      by: `岗位${draw(lanes)}`,
      text: text(),
      isDecision,
      isInner: false,
      links: isDecision ? answers : [{ to: draw(4) === 0 ? target() : next }],
      ...(draw(3) === 0 ? { limit: `${1 + draw(9)}个工作日` } : {}),
    };
  });
  return { steps, supervision: [], rights: [] };
};

/** Whether a line of the chart runs through the inside of a box; its ends may touch the outline. */
const crosses = ([x1, y1]: Point, [x2, y2]: Point, { x, y, width, height, kind }: ChartBox): boolean => {
  const [left, right] = [Math.min(x1, x2), Math.max(x1, x2)];
  const [top, bottom] = [Math.min(y1, y2), Math.max(y1, y2)];
  // The slanted sides of a diamond leave its corners free: only its core counts there.
  const inset = kind === 'decision' ? width * 0.31 : 0.5;
  const [boxLeft, boxRight] = [x + inset, x + width - inset];
  return right > boxLeft && left < boxRight && bottom > y + 0.5 && top < y + height - 0.5;
};

describe('the layout of a flow chart', () => {
  it('draws no line through a box, every box inside its lane, and the same each time', () => {
    let segments = 0;
    for (let lane = 0; lane < runs(60); lane += 1) {
      const process = drawnChart(lane);
      const drawing = layoutChart(process, size);
      for (const { points } of drawing.lines)
        for (const [index, end] of points.slice(1).entries()) {
          const start = points[index] ?? end;
          segments += 1;
          expect(start[0] === end[0] || start[1] === end[1]).toBe(true);
          expect(drawing.boxes.filter((box) => crosses(start, end, box)).map(({ id }) => `${lane}: ${id}`)).toEqual([]);
        }
      expect(drawing.boxes.filter(({ x, width }) => x < 0 || x + width > drawing.width)).toEqual([]);
      expect(new Set(drawing.boxes.map(({ y }) => y)).size).toBe(drawing.boxes.length);
      expect(chartSvg(layoutChart(process, size), 't', 'd')).toBe(chartSvg(drawing, 't', 'd'));
    }
    expect(segments).toBeGreaterThan(runs(60) * 5);
  });

  it('does not move what stands above a text that changes', () => {
    const process = drawnChart(3);
    const [first, ...rest] = process.steps;
    const before = layoutChart(process, size);
    const last = rest.at(-1);
    const longer = {
      ...process,
      steps: [first, ...rest.slice(0, -1), last && { ...last, text: '另一句话' }],
    } as Process;
    expect(layoutChart(longer, size).boxes.slice(0, -2)).toEqual(before.boxes.slice(0, -2));
  });
});
