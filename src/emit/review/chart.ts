/** A line of a chart; `values` in the order of its legend. */
export interface ChartLine {
  readonly label: string;
  readonly values: readonly number[];
}

const size = { label: 90, bars: 320, row: 26, tail: 44 } as const;

/**
 * Bars as plain shapes with the numbers printed beside them: nothing is told by colour or length alone. `kinds` names
 * the look of each part.
 */
const chart = (
  title: string,
  legend: readonly string[],
  lines: readonly ChartLine[],
  kinds: readonly string[],
  labelWidth: number,
  isWhole: boolean,
) => {
  const totals = lines.map(({ values }) => values.reduce((sum, value) => sum + value, 0));
  const unit = size.bars / Math.max(1, ...totals);
  return {
    title,
    width: labelWidth + size.bars + size.tail,
    height: Math.max(1, lines.length) * size.row + 2,
    textX: labelWidth - 8,
    legend: legend.map((name, index) => ({
      name,
      kind: kinds[index] ?? 'part-0',
      total: lines.reduce((sum, { values }) => sum + (values[index] ?? 0), 0),
    })),
    isLegend: legend.length > 1,
    isWhole,
    spoken: lines
      .map(({ label, values }) => {
        const told = values.map((value, index) => `${legend.length > 1 ? `${legend[index]} ` : ''}${value}`).join('，');
        return label ? `${label}：${told}` : told;
      })
      .join('；'),
    bars: lines.map(({ label, values }, index) => ({
      label,
      textY: index * size.row + 18,
      y: index * size.row + 4,
      total: totals[index] ?? 0,
      totalX: (labelWidth + (totals[index] ?? 0) * unit + 6).toFixed(1),
      parts: values
        .map((value, part) => {
          const before = values.slice(0, part).reduce((sum, other) => sum + other, 0);
          return {
            value,
            kind: kinds[part] ?? 'part-0',
            x: (labelWidth + before * unit).toFixed(1),
            width: (value * unit).toFixed(1),
          };
        })
        .filter(({ value }) => value > 0),
    })),
  };
};

/** One bar a line, its label before it. */
export const barChart = (
  title: string,
  legend: readonly string[],
  lines: readonly ChartLine[],
  kinds: readonly string[],
  labelWidth: number = size.label,
  /** Whether the lines are all there are, so that the legend can sum them up. */
  isWhole = true,
) => chart(title, legend, lines, kinds, labelWidth, isWhole);

/** One bar for the whole. */
export const stackChart = (
  title: string,
  legend: readonly string[],
  lines: readonly ChartLine[],
  kinds: readonly string[],
) => chart(title, legend, lines, kinds, 8, true);
