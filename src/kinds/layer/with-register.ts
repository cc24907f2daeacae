import { documentKeys, parseCitation } from '../../model/basis.ts';
import type { OwnDocument, Profile } from '../../model/catalogue.ts';
import type { Known } from '../../model/fields.ts';
import type { LegalDocument, Reference } from '../../model/reference.ts';
import { rankOf } from '../../rules/citations.ts';

type Keys = NonNullable<LegalDocument['keys']>;

const keysOf = (own: Pick<OwnDocument, 'title' | 'aliases' | 'number'>): Keys =>
  documentKeys({ ...own, numberVariants: [] });

const shares = (some: readonly string[], others: readonly string[]): boolean =>
  some.some((one) => others.includes(one));

/** Whether a document of the register is the one that a layer speaks of: of the same name, and of no other number. */
const isSame = (document: LegalDocument, own: OwnDocument): boolean => {
  const [theirs, mine] = [documentKeys(document), keysOf(own)];
  const sameNumber = shares(mine.numbers, theirs.numbers);
  return shares(mine.titles, theirs.titles) && (sameNumber || mine.numbers.length === 0 || theirs.numbers.length === 0);
};

const joined = (reference: Reference, register: readonly OwnDocument[]): Reference => {
  const { asOf, documents } = reference.register;
  const named = register.map((own) => {
    const known = documents.find((document) => isSame(document, own));
    return { own, known, id: known?.id ?? `${own.title} ${own.number ?? ''}` };
  });
  const idOf = (name: string): string | null => {
    const meant = keysOf({ title: name, number: name, aliases: [] });
    const fits = ({ titles, numbers }: Keys): boolean => shares(meant.numbers, numbers) || shares(meant.titles, titles);
    return (
      named.find(({ own }) => fits(keysOf(own)))?.id ?? documents.find((one) => fits(documentKeys(one)))?.id ?? null
    );
  };
  const own = named.map(({ own: { replacedBy, ...said }, known, id }): LegalDocument => {
    const number = said.number ?? known?.number ?? null;
    const numberVariants = known?.numberVariants ?? [];
    const aliases = [...said.aliases, ...(known ? [known.title, ...known.aliases] : [])];
    const citation = known?.citation ?? `《${said.title}》${number === null ? '' : `（${number}）`}`;
    return {
      ...{ ...said, id, number, numberVariants, aliases, citation },
      keys: documentKeys({ title: said.title, aliases, number, numberVariants }),
      rank: known?.rank ?? rankOf({ citation: parseCitation(citation) }, reference) ?? 'provincial-normative',
      replacedBy: replacedBy === null ? null : idOf(replacedBy),
      role: known?.role ?? 'business',
      ...{ confidence: 'web', statusConfidence: 'web' },
    };
  });
  const restated = new Set(named.map(({ id }) => id));
  const rest = documents.filter(({ id }) => !restated.has(id));
  return { ...reference, register: { asOf, documents: [...rest, ...own] } };
};

const made = new WeakMap<readonly OwnDocument[], WeakMap<Reference, Reference>>();

/** What is known of documents where a layer has some of its own (`profile.register`): they count for itself and for all below it. */
export const withRegister = (known: Known, { register = [] }: Profile = {}): Known => {
  if (register.length === 0) return known;
  const forThese = made.get(register) ?? new WeakMap<Reference, Reference>();
  made.set(register, forThese);
  const reference = forThese.get(known.reference) ?? joined(known.reference, register);
  forThese.set(known.reference, reference);
  return { ...known, reference };
};
