import { parseCitation } from '../model/basis.ts';
import type { Ref, Resolved } from '../model/catalogue.ts';
import type { Fault } from '../model/finding.ts';
import { interprets } from '../model/interprets.ts';
import type { Place } from '../model/place.ts';
import { plain } from '../model/plain.ts';
import type { Step } from '../model/step.ts';
import type { Rule } from './rule.ts';

interface Document {
  readonly text: string;
  readonly item: Ref;
  readonly at: Place;
}

/** The documents of the office itself on which items rest: they bear the name of the region, and a number as statutes have none. */
const ownDocuments = ({ region, items, layers }: Resolved): Document[] => {
  const found = new Map<string, Document>();
  for (const { ref, omitted, withheld, fields } of items.values()) {
    const { basis } = fields;
    if (omitted || withheld || basis?.by !== layers.length - 1) continue;
    for (const text of basis.value) {
      const { title, number } = parseCitation(text);
      if (!title?.includes(region.name) || number === undefined || found.has(plain(title))) continue;
      found.set(plain(title), { text, item: ref, at: basis.at });
    }
  }
  return [...found.values()];
};

/** So many are named; a county has dozens. */
const shown = 3;

const check = ({ layer, resolved }: Step): Fault[] => {
  const missing = ownDocuments(resolved).filter(
    ({ text }) => !layer.companion?.interpretations.some((said) => interprets(said, text)),
  );
  const [first] = missing;
  if (!first) return [];
  const args = { count: missing.length, documents: missing.slice(0, shown).map(({ text }) => text) };
  return [{ rule: 'interpretation-paired', message: 'missing', args, at: first.at, item: first.item, absence: true }];
};

export const interpretationPaired: Rule<'interpretation-paired'> = {
  id: 'interpretation-paired',
  on: 'layer',
  severity: 'info',
  answer: 'advice',
  waivable: true,
  aspect: 'other',
  clause: '{interpretation}',
  summary: { zh: '本级规范性文件有解读', en: 'a document of the office itself has its interpretation' },
  why: {
    zh: '政策文件与解读同步公布，群众才看得懂',
    en: 'a policy and what explains it are published together, so that people understand it',
  },
  messages: {
    missing: {
      text: {
        zh: '本级文件有 {count} 份没有写解读：{documents}',
        en: '{count} own documents have no interpretation: {documents}',
      },
      fix: {
        zh: '解读公布以后，写在 companion.interpretations：文件名称加网址',
        en: 'name its interpretation in `companion.interpretations`: the title with its address',
      },
    },
  },
  check,
};
