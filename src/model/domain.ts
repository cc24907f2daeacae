import type { DomainId } from './catalogue.ts';
import type { Text } from './text.ts';

/** What a domain is: the head of its catalogue file. Nothing else in the tool knows of any domain. */
export interface Domain {
  /** The key in layers, and the first half of every reference. */
  readonly id: DomainId;
  readonly name: Text;
  /** How tables, titles and people call it. */
  readonly words: readonly string[];
  /** What it is called where little room is; its name else. */
  readonly short?: string;
  /** Words that name it only where nothing else stands. */
  readonly alone?: readonly string[];
  /** Words that tell nothing inside it. */
  readonly generic?: readonly string[];
  /** The document that letters, pages and clauses cite. */
  readonly standard: { readonly document: string; readonly title: string; readonly ministry: string };
  /** What the office in charge is called behind the name of a region. */
  readonly office?: string;
  readonly clauses?: { readonly [part: string]: string };
}

/** A domain as a catalogue speaks of it. */
export interface Section extends Domain {
  /** The edition of its standard catalogue. */
  readonly edition?: string;
  /** Its standard is that of a province or a city, not of the nation. */
  readonly own?: true;
}

/** What a citation needs of a domain. */
export type Cited = Pick<Domain, 'id' | 'standard' | 'clauses'>;

/** The key of the domain that a reference such as `trade/1.2` names. */
export const domainIdOf = (ref: string): DomainId => ref.slice(0, ref.indexOf('/'));

/** The domain of a key among those that are known; an unknown one is a fault of the tool. */
export const domainIn = <One extends Pick<Domain, 'id'>>(domains: readonly One[], id: string): One => {
  const found = domains.find((domain) => domain.id === id);
  if (!found) throw new Error(`unknown domain ${id}`);
  return found;
};

/** The domain that a reference names: the one place that cuts a reference. */
export const domainOf = <One extends Pick<Domain, 'id'>>(domains: readonly One[], ref: string): One =>
  domainIn(domains, domainIdOf(ref));

/** The documents that domains rest on, each once. */
export const standardsOf = (domains: readonly Pick<Domain, 'standard'>[]): Domain['standard'][] => [
  ...new Map(domains.map(({ standard }) => [standard.document, standard])).values(),
];
