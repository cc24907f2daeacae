import { acceptedInUse } from './accepted-in-use.ts';
import { attestedWithEvidence } from './attested-with-evidence.ts';
import { audienceGroupNamed } from './audience-group-named.ts';
import { basisForm } from './basis-form.ts';
import { basisInForce } from './basis-in-force.ts';
import { basisKnown } from './basis-known.ts';
import { basisNamed } from './basis-named.ts';
import { basisNumberAgrees } from './basis-number-agrees.ts';
import { basisOrder } from './basis-order.ts';
import { bodyForLevel } from './body-for-level.ts';
import { bodyNamed } from './body-named.ts';
import { channelForm } from './channel-form.ts';
import { channelOtherNamed } from './channel-other-named.ts';
import { channelWebsite } from './channel-website.ts';
import { chartLegible } from './chart-legible.ts';
import { chartRefusal } from './chart-refusal.ts';
import { chartSeven } from './chart-seven.ts';
import { chartSound } from './chart-sound.ts';
import { chartTime } from './chart-time.ts';
import { commentAnswered } from './comment-answered.ts';
import { companionPresent } from './companion-present.ts';
import { conditionFloor } from './condition-floor.ts';
import { consultationTime } from './consultation-time.ts';
import { contactDistinct } from './contact-distinct.ts';
import { contentNotEmpty } from './content-not-empty.ts';
import { countsAgree } from './counts-agree.ts';
import { elementComplete } from './element-complete.ts';
import { excludedTimeNamed } from './excluded-time-named.ts';
import { explainedItem } from './explained-item.ts';
import { feeGrounded } from './fee-grounded.ts';
import { filingSound } from './filing-sound.ts';
import { foreignName } from './foreign-name.ts';
import { formPresent } from './form-present.ts';
import { guideConcrete } from './guide-concrete.ts';
import { guideCoversContent } from './guide-covers-content.ts';
import { guideCurrent } from './guide-current.ts';
import { guideKnownItem } from './guide-known-item.ts';
import { guideLinkForm } from './guide-link-form.ts';
import { guidePresent } from './guide-present.ts';
import { handlingLimitLawful } from './handling-limit-lawful.ts';
import { interpretationPaired } from './interpretation-paired.ts';
import { itemAllServicesGrowth } from './item-all-services-growth.ts';
import { itemBaseLists } from './item-base-lists.ts';
import { itemNameOfficial } from './item-name-official.ts';
import { itemStandardCovered } from './item-standard-covered.ts';
import { keptCurrent } from './kept-current.ts';
import { knownItem } from './known-item.ts';
import { level3Parent } from './level3-parent.ts';
import { limitConcrete } from './limit-concrete.ts';
import { linkForm } from './link-form.ts';
import { materialBasis } from './material-basis.ts';
import { materialComplete } from './material-complete.ts';
import { materialFloor } from './material-floor.ts';
import { materialShared } from './material-shared.ts';
import { mergedItem } from './merged-item.ts';
import { modeMarked } from './mode-marked.ts';
import { nationalEdition } from './national-edition.ts';
import { noCatchAll } from './no-catch-all.ts';
import { noEffect } from './no-effect.ts';
import { noNarrowing } from './no-narrowing.ts';
import { noOverlap } from './no-overlap.ts';
import { noPersonalData } from './no-personal-data.ts';
import { noRestrictedMarking } from './no-restricted-marking.ts';
import { noRetraction } from './no-retraction.ts';
import { omitReason } from './omit-reason.ts';
import { onRequestSound } from './on-request-sound.ts';
import { oneValue } from './one-value.ts';
import { onlyTighter } from './only-tighter.ts';
import { pageCurrent } from './page-current.ts';
import { parentFindings } from './parent-findings.ts';
import { parentFound } from './parent-found.ts';
import { parentPinned } from './parent-pinned.ts';
import { partFound } from './part-found.ts';
import { placeComplete } from './place-complete.ts';
import { placeKnown } from './place-known.ts';
import { placeOnce } from './place-once.ts';
import { promiseWithinLaw } from './promise-within-law.ts';
import { provenanceStated } from './provenance-stated.ts';
import { publishedInTime } from './published-in-time.ts';
import { readableFile } from './readable-file.ts';
import { recordForm } from './record-form.ts';
import { redressNamed } from './redress-named.ts';
import { regionCode } from './region-code.ts';
import { renamedItem } from './renamed-item.ts';
import { retiredItem } from './retired-item.ts';
import { reviewedBeforePublished } from './reviewed-before-published.ts';
import type { Rule } from './rule.ts';
import { sampleFit } from './sample-fit.ts';
import { schema } from './schema.ts';
import { similarItem } from './similar-item.ts';
import { supplementOnce } from './supplement-once.ts';
import { tableForm } from './table-form.ts';
import { titleForm } from './title-form.ts';
import { uniqueItemId } from './unique-item-id.ts';
import { unverifiedStandard } from './unverified-standard.ts';
import { verifiedHolds } from './verified-holds.ts';
import { visitsAgree } from './visits-agree.ts';
import { widthForm } from './width-form.ts';
import { windowKept } from './window-kept.ts';
import { workbookForm } from './workbook-form.ts';
import { yaml } from './yaml.ts';

const listed = [
  readableFile,
  workbookForm,
  yaml,
  schema,
  parentFound,
  parentPinned,
  nationalEdition,
  parentFindings,
  partFound,
  tableForm,
  recordForm,
  knownItem,
  retiredItem,
  uniqueItemId,
  level3Parent,
  oneValue,
  itemStandardCovered,
  omitReason,
  noOverlap,
  mergedItem,
  similarItem,
  renamedItem,
  onlyTighter,
  noRetraction,
  noNarrowing,
  unverifiedStandard,
  verifiedHolds,
  explainedItem,
  interpretationPaired,
  elementComplete,
  contentNotEmpty,
  noCatchAll,
  limitConcrete,
  linkForm,
  handlingLimitLawful,
  bodyNamed,
  bodyForLevel,
  channelOtherNamed,
  channelForm,
  channelWebsite,
  audienceGroupNamed,
  modeMarked,
  basisNamed,
  basisKnown,
  basisNumberAgrees,
  basisInForce,
  basisForm,
  basisOrder,
  guideKnownItem,
  guidePresent,
  guideCoversContent,
  guideConcrete,
  materialComplete,
  materialFloor,
  materialBasis,
  materialShared,
  formPresent,
  sampleFit,
  conditionFloor,
  promiseWithinLaw,
  excludedTimeNamed,
  feeGrounded,
  windowKept,
  visitsAgree,
  placeKnown,
  contactDistinct,
  redressNamed,
  supplementOnce,
  chartSound,
  chartSeven,
  chartTime,
  chartRefusal,
  chartLegible,
  companionPresent,
  onRequestSound,
  guideLinkForm,
  foreignName,
  guideCurrent,
  widthForm,
  noPersonalData,
  noRestrictedMarking,
  regionCode,
  titleForm,
  placeComplete,
  placeOnce,
  filingSound,
  keptCurrent,
  publishedInTime,
  reviewedBeforePublished,
  pageCurrent,
  commentAnswered,
  consultationTime,
  attestedWithEvidence,
  itemNameOfficial,
  itemAllServicesGrowth,
  itemBaseLists,
  noEffect,
  acceptedInUse,
  countsAgree,
  provenanceStated,
] as const;

/** The name of a rule. */
export type RuleId = (typeof listed)[number]['id'];

/** Every rule, in the order of the docs: reading, items, elements, filing, upkeep. */
export const rules: readonly Rule<RuleId>[] = listed;
