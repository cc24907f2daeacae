import type { Fault } from '../model/finding.ts';
import { checkSchema } from '../source/schema.ts';
import { shorten } from '../source/shorten.ts';
import { tooLarge } from '../source/size.ts';
import type { Source } from '../source/source.ts';
import { suggest } from '../source/suggest.ts';
import type { Form, Graph, Kind, Read } from './kind.ts';

/** What a file that says no kind there is may have meant. */
const unknownKind = ({ file, data }: Source, names: readonly string[]): Fault => {
  const said = (data as { readonly kind?: unknown } | null | undefined)?.kind;
  const meant = typeof said === 'string' ? suggest(said, names) : undefined;
  const at = { file, path: ['kind'] };
  return meant
    ? { rule: 'schema', message: 'unknown-kind-near', args: { value: shorten(String(said)), meant }, at }
    : { rule: 'schema', message: 'unknown-kind', args: {}, at };
};

/** Reads a file as what it is: one that cannot be read as far as it can, or says no kind that there is, is told so. */
export const readFile = async <Result>(
  file: string,
  graph: Graph<Result>,
  kinds: readonly Kind<Result>[],
): Promise<Read<Result>> => {
  const source = await graph.open(file);
  const plain = { source, result: {}, known: graph.known };
  if (source.faults.length > 0) return { ...plain, faults: source.faults };
  const kind = kinds.find((one) => one.is(source));
  if (!kind) {
    const names = kinds.map(({ id }) => id);
    return { ...plain, faults: [unknownKind(source, names)] };
  }
  const oversized = kind.isUnbounded ? [] : tooLarge(source);
  if (oversized.length > 0) return { ...plain, kind: kind.id, faults: oversized };
  const ground = await graph.ground(file);
  const validator = await kind.validator();
  const form: Form = (domains = graph.known.reference.domains, own = []) =>
    checkSchema(source, validator, domains, own);
  const reading = (await kind.read?.(source, form, graph)) ?? { faults: form() };
  return { ...plain, kind: kind.id, ground, ...reading };
};
