import { acceptedInUse } from './accepted-in-use.ts';
import { channelOtherNamed } from './channel-other-named.ts';
import { contentNotEmpty } from './content-not-empty.ts';
import { countsAgree } from './counts-agree.ts';
import { elementComplete } from './element-complete.ts';
import { itemStandardCovered } from './item-standard-covered.ts';
import { knownItem } from './known-item.ts';
import { level3Parent } from './level3-parent.ts';
import { modeMarked } from './mode-marked.ts';
import { noEffect } from './no-effect.ts';
import { noNarrowing } from './no-narrowing.ts';
import { noOverlap } from './no-overlap.ts';
import { omitReason } from './omit-reason.ts';
import { oneValue } from './one-value.ts';
import { onlyTighter } from './only-tighter.ts';
import { parentFindings } from './parent-findings.ts';
import { parentFound } from './parent-found.ts';
import { provenanceStated } from './provenance-stated.ts';
import { readableFile } from './readable-file.ts';
import { regionCode } from './region-code.ts';
import { renamedItem } from './renamed-item.ts';
import type { Rule } from './rule.ts';
import { schema } from './schema.ts';
import { titleForm } from './title-form.ts';
import { uniqueItemId } from './unique-item-id.ts';
import { unverifiedStandard } from './unverified-standard.ts';
import { yaml } from './yaml.ts';

/** Every rule, in the order of the docs: reading, items, elements, filing, upkeep. */
export const rules: readonly Rule[] = [
  readableFile,
  yaml,
  schema,
  parentFound,
  parentFindings,
  knownItem,
  uniqueItemId,
  level3Parent,
  oneValue,
  itemStandardCovered,
  omitReason,
  noOverlap,
  renamedItem,
  onlyTighter,
  noNarrowing,
  unverifiedStandard,
  elementComplete,
  contentNotEmpty,
  channelOtherNamed,
  modeMarked,
  regionCode,
  titleForm,
  noEffect,
  acceptedInUse,
  countsAgree,
  provenanceStated,
];
