import { findDocument, parseCitation } from '../model/basis.ts';
import { splitCitations } from '../model/citations.ts';
import type {
  GuideCell,
  GuideFieldId,
  GuideFields,
  GuideStep,
  ListEntry,
  Material,
  NamedListId,
} from '../model/guide.ts';
import type { Path, Place } from '../model/place.ts';
import type { GuideWords, Reference } from '../model/reference.ts';
import { indexed } from '../model/remember.ts';
import { rankOf } from './citations.ts';

/** The layer of a step in its chain. */
const byOf = ({ catalogue }: GuideStep): number => catalogue.layers.length - 1;

/** A value that this guide itself wrote: what it inherits is told where it was written. */
export const ownValue = <K extends Exclude<GuideFieldId, NamedListId>>(
  step: GuideStep,
  id: K,
): GuideCell<GuideFields[K]> | undefined => {
  const cell = step.resolved.fields[id] as GuideCell<GuideFields[K]> | undefined;
  return cell?.by === byOf(step) ? cell : undefined;
};

/** The materials that this guide itself wrote or changed. */
export const ownMaterials = (step: GuideStep): ListEntry<Material>[] =>
  (step.resolved.materials ?? []).filter(({ by, waived }) => by === byOf(step) && !waived);

/** Where this guide says how to apply online, and no window: one thing to tell, though place and hours are missing, too. */
export const onlineOnly = (step: GuideStep): Place | undefined => {
  const online = ownValue(step, 'online');
  return step.layer && !step.resolved.fields.window ? online?.at : undefined;
};

/** A place inside another one. */
export const inside = (at: Place, ...keys: Path): Place => ('path' in at ? { ...at, path: [...at.path, ...keys] } : at);

/** Whether a text holds one of these words. */
export const holds = (text: string, words: readonly string[]): boolean => words.some((word) => text.includes(word));

/** How high a basis stands: `enough` for the wanted ranks, `low`, or `unknown` where nothing tells; `none` where none is named. */
export const basisStanding = (
  basis: string | undefined,
  ranks: readonly string[],
  reference: Reference,
): 'enough' | 'low' | 'unknown' | 'none' => {
  const found = splitCitations(basis ?? '').flatMap((text) => {
    const citation = parseCitation(text);
    const document = findDocument(citation, reference.register);
    return [rankOf({ citation, ...(document ? { document } : {}) }, reference) ?? 'unknown'];
  });
  if (found.length === 0) return 'none';
  if (found.some((rank) => ranks.includes(rank))) return 'enough';
  return found.includes('unknown') ? 'unknown' : 'low';
};

/** 居住证 tells who somebody is, 居住证明 where he lives: a word that runs on into 证明 is no paper of identity. */
const withoutIdentity = indexed(({ identity }: GuideWords) => {
  const words = [...identity].sort((left, right) => right.length - left.length);
  const pattern = new RegExp(`(?:${words.join('|')})(?!明)`, 'gu');
  return (text: string): string => text.replace(pattern, '');
});

/** What there is to choose from: 居住证或者居住证明; with 任选其一 each of a list. */
const choicesOf = (name: string, { anyOf }: GuideWords): string[] =>
  name.split(holds(name, anyOf) ? /或者?|[/／、，,]/u : /或者?|[/／]/u);

/**
 * Whether a material is a proof of something, and not of who somebody is: of papers to choose from, one of those will do. What
 * is no paper by itself is none to choose: 单位或者社区出具的证明.
 */
export const isProof = ({ name, kind }: Material, { guideWords }: Reference): boolean => {
  const strip = withoutIdentity(guideWords);
  const isFree = (paper: string): boolean => {
    const rest = strip(paper);
    const isPaper = rest !== paper || guideWords.papers.some((word) => paper.trim().endsWith(word));
    return isPaper && !holds(rest, guideWords.proofs);
  };
  return kind !== '申请表格文书' && holds(strip(name), guideWords.proofs) && !choicesOf(name, guideWords).some(isFree);
};
