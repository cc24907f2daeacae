import type { Layer } from '../model/catalogue.ts';
import { counted } from '../model/counted.ts';
import type { Fault } from '../model/finding.ts';
import type { Place } from '../model/place.ts';
import { plain } from '../model/plain.ts';
import type { Step } from '../model/step.ts';
import type { Rule } from './rule.ts';

/** Words that stand where content should be. */
const isPlaceholder = (element: string): boolean =>
  /^(?:无|略|同上|待定|待补充|暂无|其他|等|[/\\\-—_.…*×xX?？]+|.*(?:XX|××|(?<![\d*])\*\*+(?![\d*])).*)$/iu.test(
    plain(element),
  );

/** The first of the hollow elements in the list that is written at a place. */
const placeOf = (hollow: readonly string[], at: Place, { domains }: Layer): Place => {
  const edit = Object.keys(domains)
    .flatMap((domain) => [...(domains[domain]?.amend ?? []), ...(domains[domain]?.add ?? [])])
    .map(({ edits }) => edits.content)
    .find((content) => content?.at === at)?.value;
  if (!edit || !('path' in at)) return at;
  const list = edit.kind === 'set' ? edit.value : (edit.add ?? []);
  const index = list.findIndex((element) => hollow.includes(element));
  return index < 0 ? at : { ...at, path: [...at.path, ...(edit.kind === 'set' ? [] : ['add']), index] };
};

const check = ({ layer, resolved, outcomes }: Step): Fault[] => {
  const own = resolved.layers.length - 1;
  const seen = new Set<Place>();
  return outcomes
    .filter(({ field, verdict }) => field === 'content' && verdict !== 'unchanged')
    .flatMap((outcome): Fault[] => {
      const cell = resolved.items.get(outcome.item)?.fields.content;
      const item = resolved.items.get(outcome.item);
      if (!cell || !item || cell.by !== own || seen.has(outcome.at)) return [];
      seen.add(outcome.at);
      const base = { rule: 'content-not-empty', at: outcome.at, item: item.ref, field: 'content' } as const;
      const name = `${item.id} ${item.fields.title.value}`;
      const hollow = cell.value.filter(isPlaceholder);
      if (hollow.length > 0)
        return [{ ...base, message: 'placeholder', args: { name, hollow }, at: placeOf(hollow, outcome.at, layer) }];
      return cell.value.length < 3
        ? [{ ...base, message: 'few', args: { name, count: counted(cell.value.length, '条', 'element') } }]
        : [];
    });
};

export const contentNotEmpty: Rule<'content-not-empty'> = {
  id: 'content-not-empty',
  on: 'layer',
  severity: 'error',
  answer: 'required',
  waivable: true,
  aspect: 'content',
  clause: '{content}',
  summary: { zh: '公开内容逐条写明要素，不用“略”“同上”代替', en: 'content names its elements, not placeholders' },
  why: {
    zh: '公开内容是群众能看到什么的承诺；公布目录的文件要求列明办事指南的基本要素',
    en: 'content promises what people will find; the document asks for the basic elements of a guide',
  },
  messages: {
    placeholder: {
      text: {
        zh: '“{name}”的公开内容里有不是内容的“{hollow}”',
        en: 'the content of `{name}` holds placeholders: {hollow}',
      },
      fix: {
        zh: '换成真正公开的要素，例如办理流程、咨询电话',
        en: 'name what is disclosed, such as 办理流程, 咨询电话',
      },
    },
    few: {
      text: { zh: '“{name}”的公开内容只有 {count}', en: 'the content of `{name}` has only {count}' },
      fix: { zh: '一般至少写三条，一条一个要素', en: 'name at least three, one a line' },
      severity: 'warning',
    },
  },
  check,
};
