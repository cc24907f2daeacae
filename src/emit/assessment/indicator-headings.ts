import type { IndicatorKind } from '../../model/assessment.ts';

/** What the indicators of a kind are called. */
export const indicatorHeadings: { readonly [how in IndicatorKind]: string } = {
  computed: '算出的指标',
  attested: '自述的指标',
  sampled: '抽查的指标',
};
