import type { Checked, Graph, Kind as KindOf } from '../compiler/kind.ts';
import type { Assessment, AttestedStep } from '../model/assessment.ts';
import type { Layer, Resolved } from '../model/catalogue.ts';
import type { GuideStep } from '../model/guide.ts';
import type { CommentStep, PublicationStep, ServiceStep } from '../model/record.ts';
import type { ServicePoint } from '../model/service-point.ts';
import type { Step } from '../model/step.ts';

/** What files of the kinds come to. */
export interface Result {
  /** A layer as written, and applied to what it inherits. */
  readonly layer: Layer;
  readonly step: Step;
  /** A guide, applied to the one above it. */
  readonly guide: GuideStep;
  /** The national catalogue or catalogues in a file. */
  readonly standard: Resolved;
  /** 公开登记表, with the layer that it belongs to. */
  readonly publications: PublicationStep;
  /** What is attested, and what catalogues are assessed by. */
  readonly attested: AttestedStep;
  readonly assessment: Assessment;
  /** 公共服务事项清单. */
  readonly services: ServiceStep;
  /** 意见登记表. */
  readonly comments: CommentStep;
  /** The places of a table. */
  readonly points: readonly ServicePoint[];
}

/** A kind of file, among those that there are. */
export type Kind = KindOf<Result>;
export type Kinds = Graph<Result>;

/** One checked file. `step` is there when the file is a layer that could be resolved. */
export type Compiled = Checked<Result>;
