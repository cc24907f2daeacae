import { isCollection, isMap, isScalar, parseDocument } from 'yaml';
import { layerKeys } from '../model/layer-keys.ts';

/** The lists of a domain that joining writes into. */
const joined = ['omit', 'restore', 'amend', 'add'];

/**
 * A domain, or one of its lists, that stands on one line in brackets and holds something: nothing can be joined into it line
 * by line. Named as its author wrote it.
 */
export const packedBlock = (text: string): string | undefined => {
  const root = parseDocument(text).contents;
  if (!isMap(root)) return undefined;
  const packed = (value: unknown): boolean => isCollection(value) && value.flow === true && value.items.length > 0;
  const domains = root.items.flatMap(({ key }) =>
    isScalar(key) && !layerKeys.has(String(key.value)) ? [String(key.value)] : [],
  );
  for (const domain of domains) {
    const block = root.get(domain, true);
    if (packed(block)) return domain;
    const found = isMap(block)
      ? block.items.find((pair) => isScalar(pair.key) && joined.includes(String(pair.key.value)) && packed(pair.value))
      : undefined;
    if (found && isScalar(found.key)) return `${domain}: ${found.key.value}`;
  }
  return undefined;
};
