import { Unreadable } from './table.ts';
import { attributesOf, eachTag } from './xml-tags.ts';

/** One part of an office file pointing at another. */
export interface Relation {
  readonly id: string;
  /** The last word of its type, such as `worksheet`. */
  readonly type: string;
  /** Name of the part that it leads to. */
  readonly target: string;
}

const resolved = (folder: string, target: string): string => {
  if (target.startsWith('/')) return target.slice(1);
  const steps = folder.split('/').filter(Boolean);
  for (const step of target.split('/').filter(Boolean)) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
};

/** The relations that a `.rels` part states. */
export const relationsOf = (name: string, xml: string): Relation[] => {
  const folder = /^(.*?)\/?_rels\//u.exec(name)?.[1] ?? '';
  const relations: Relation[] = [];
  eachTag(xml, (tag) => {
    if (tag.closing || tag.name !== 'Relationship') return;
    const said = attributesOf(tag);
    const [id = '', type = '', target = ''] = ['Id', 'Type', 'Target'].map((key) => said.get(key));
    // Addresses may be written with entities, names of parts are not.
    if (`${id}${type}`.includes('&')) throw new Unreadable('odd-part', { name });
    relations.push({ id, type: type.slice(type.lastIndexOf('/') + 1), target: resolved(folder, target) });
  });
  return relations;
};
