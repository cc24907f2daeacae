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
import type { Reference } from '../model/reference.ts';
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

/** Whether a material is a proof of something, and not of who somebody is. */
export const isProof = ({ name, kind }: Material, { guideWords: { proofs, identity } }: Reference): boolean =>
  kind !== '申请表格文书' && holds(name, proofs) && !holds(name, identity);
