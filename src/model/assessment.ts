import type { Layer } from './catalogue.ts';
import type { Place, Sourced } from './place.ts';

/** How an indicator is judged: by the tool, by what the office says with evidence, by an inspector who tried. */
export const indicatorKinds = ['computed', 'attested', 'sampled'] as const;
export type IndicatorKind = (typeof indicatorKinds)[number];

/** One thing that is assessed. */
export interface Indicator {
  readonly id: string;
  readonly text: string;
  readonly clause: string;
  readonly points: number;
  readonly how: IndicatorKind;
  /** Of computed ones: what is counted. */
  readonly measure?: string;
}

/** A part of the year that a province sets, from one day (`01-01`) to another, and what is due at its end. */
export interface Phase {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly due?: string;
}

/** The indicators by which catalogues are assessed. */
export interface Assessment {
  readonly name: string;
  readonly indicators: readonly Indicator[];
  readonly phases?: readonly Phase[];
}

/** What an office says of one indicator, or an inspector found. */
export interface Attestation {
  readonly at: Place;
  readonly id: Sourced<string>;
  readonly statement?: Sourced<string>;
  readonly evidence?: Sourced<string>;
  readonly date?: Sourced<string>;
  readonly post?: Sourced<string>;
  readonly tried?: Sourced<number>;
  readonly passed?: Sourced<number>;
}

/** 示范点: a window or hall that is a model for others. */
export interface Demonstration {
  readonly name: string;
  readonly level: string;
}

/** What is attested in a layer, with the indicators that it is asked about. */
export interface AttestedStep {
  readonly file: string;
  readonly layer: Layer;
  readonly assessment: Assessment;
  readonly attested: readonly Attestation[];
  readonly demonstration: readonly Demonstration[];
}
