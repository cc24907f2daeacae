import type { Ref, Resolved } from '../model/catalogue.ts';
import type { Fault } from '../model/finding.ts';
import { plain } from '../model/plain.ts';
import type { Miss, Step } from '../model/step.ts';
import type { Text } from '../model/text.ts';
import type { Rule } from './rule.ts';
import { domainName, itemName } from './say.ts';

/** The item that bears the written title. */
const titled = (resolved: Resolved, { domain }: Miss, written: string | undefined): Text | undefined => {
  const found = [...resolved.items.values()].find(
    (item) => written !== undefined && plain(item.fields.title.value) === plain(written),
  );
  if (!found) return undefined;
  const other =
    found.domain === domain
      ? { zh: '', en: '' }
      : { zh: `（${domainName(resolved, found.domain).zh}）`, en: ` (${domainName(resolved, found.domain).en})` };
  return {
    zh: `${found.id} ${found.fields.title.value}${other.zh}`,
    en: `${found.id} ${found.fields.title.value}${other.en}`,
  };
};

/** The numbers of the group that an unknown number belongs to. */
const grouped = (resolved: Resolved, { domain, id }: Miss): Text | undefined => {
  const items = [...resolved.items.values()];
  const group = items.filter(
    (item) => item.domain === domain && item.level === 2 && item.parent === `${domain}/${id.split('.')[0]}`,
  );
  const last = group.at(-1);
  const first = group[0];
  if (!first || !last) return undefined;
  if (first === last) return { zh: itemName(resolved, first.ref), en: itemName(resolved, first.ref) };
  return { zh: `${first.id} 至 ${last.id} 之一`, en: `one of ${first.id} to ${last.id}` };
};

const writtenTitle = (step: Step, miss: Miss): string | undefined => {
  for (const domain of Object.keys(step.layer.domains)) {
    const entries = step.layer.domains[domain];
    const references = [...(entries?.omit ?? []), ...(entries?.restore ?? [])]
      .map((entry) => entry.item)
      .concat((entries?.amend ?? []).flatMap((entry) => entry.items));
    const found = references.find((reference) => reference.at === miss.at);
    if (found) return found.value.title;
  }
  return undefined;
};

type Said = Omit<Fault, 'rule' | 'at'>;

const unknownItem = ({ inherited, resolved }: Step, miss: Miss, near: Text | undefined): Said => {
  const { id, domain } = miss;
  const meant = near ?? grouped(inherited, miss);
  return {
    message: id.endsWith('*') ? 'selects-nothing' : meant ? 'unknown-near' : 'unknown',
    args: { id, domain: domainName(resolved, domain), ...(meant ? { meant } : {}) },
  };
};

const formerItem = ({ inherited, resolved }: Step, { domain, id, at, former }: Miss): Said | undefined => {
  if (former?.kind === 'retired') return undefined;
  const to = former?.to?.split('/')[1];
  const now = inherited.items.get(`${domain}/${id}`) ?? resolved.items.get(`${domain}/${id}`);
  return {
    message: to === undefined ? 'contested' : 'moved',
    args: { id, title: former?.title ?? '', now: now?.fields.title.value ?? '', to: to ?? '' },
    item: `${domain}/${id}`,
    ...(to === undefined ? {} : { edits: [{ at, text: `${to} ${former?.title ?? ''}` }] }),
  };
};

const level1Field = (step: Step, miss: Miss): Said | undefined => {
  const { kind, domain, id, at, field } = miss;
  // The schema tells what a level-1 addition may hold. One entry with several fields is one cause.
  if ('path' in at && at.path[1] === 'add') return undefined;
  if (step.misses.find((other) => other.kind === kind && other.at === at) !== miss) return undefined;
  const item = `${domain}/${id}` as const;
  return {
    message: 'level1-field',
    args: { name: itemName(step.resolved, item) },
    item,
    ...(field ? { field } : {}),
  };
};

/** Level 3 may be disclosed at 乡级 and yet be withheld with its parent. */
const withheldItem = ({ inherited }: Step, item: Ref): Said => {
  const { fields, parent } = inherited.items.get(item) ?? {};
  const name = itemName(inherited, item);
  return parent !== undefined && fields?.levels?.value.includes('township')
    ? { message: 'withheld-parent', args: { name, parent: itemName(inherited, parent) }, item }
    : { message: 'withheld', args: { name }, item };
};

/** What is said of a miss, if this rule says it. */
const said = (step: Step, miss: Miss): Said | undefined => {
  const { domain, id, other } = miss;
  const item = `${domain}/${id}` as const;
  const written = writtenTitle(step, miss);
  const near = titled(step.inherited, miss, written);
  switch (miss.kind) {
    case 'unknown-item':
      return unknownItem(step, miss, near);
    case 'wrong-title':
      return {
        message: near && written ? 'wrong-title-near' : 'wrong-title',
        args: { id, title: miss.title ?? '', written: written ?? '', ...(near ? { meant: near } : {}) },
        item,
      };
    case 'former-item':
      return formerItem(step, miss);
    case 'omitted-item':
      return {
        message: 'omitted',
        args: { name: itemName(step.inherited, item) },
        item,
        ...(other ? { related: [{ at: other, value: { zh: '在此列为未列入', en: 'omitted here' } }] } : {}),
      };
    case 'withheld-item':
      return withheldItem(step, item);
    case 'level1-field':
      return level1Field(step, miss);
    case 'no-parent':
      return id.split('.').length === 2
        ? { message: 'no-level1', args: { id, parent: id.split('.')[0] ?? '' }, item }
        : undefined;
    default:
      return undefined;
  }
};

const check = (step: Step): Fault[] =>
  step.misses.flatMap((miss): Fault[] => {
    const found = said(step, miss);
    return found ? [{ rule: 'known-item', at: miss.at, ...found }] : [];
  });

export const knownItem: Rule<'known-item'> = {
  id: 'known-item',
  on: 'layer',
  severity: 'error',
  answer: 'required',
  waivable: true,
  aspect: 'items',
  clause: '{items}',
  summary: {
    zh: '编号须指向上级目录中的事项，写了名称的须与编号一致',
    en: 'a number names an item of the catalogue above, and agrees with the title beside it',
  },
  why: {
    zh: '指错了编号的修改若不报出，会悄悄落空，或改到别的事项上',
    en: 'a change that names the wrong number would be lost in silence, or hit another item',
  },
  messages: {
    unknown: {
      form: { fix: { zh: '照目录改正编号', en: 'correct the number' } },
      text: { zh: '{domain}目录中没有编号 {id}', en: 'the {domain} catalogue has no item {id}' },
      fix: { zh: '核对编号（可用 mulu items 查）', en: 'correct the number (look it up with mulu items)' },
    },
    'unknown-near': {
      form: { fix: { zh: '是不是 {meant}', en: 'did you mean {meant}?' } },
      text: { zh: '{domain}目录中没有编号 {id}', en: 'the {domain} catalogue has no item {id}' },
      fix: { zh: '是不是 {meant}（可用 mulu items 查编号）', en: 'did you mean {meant}? (see mulu items)' },
    },
    'selects-nothing': {
      form: { fix: { zh: '照目录改正编号', en: 'correct the number' } },
      text: { zh: '“{id}”没有选中任何事项', en: '`{id}` selects no item' },
      fix: { zh: '核对编号（可用 mulu items 查）', en: 'correct the numbers (look them up with mulu items)' },
    },
    'wrong-title': {
      text: { zh: '编号 {id} 的事项是“{title}”，不是“{written}”', en: 'item {id} is `{title}`, not `{written}`' },
      fix: { zh: '写作“{id} {title}”，或改正编号', en: 'write `{id} {title}`, or correct the number' },
    },
    'wrong-title-near': {
      text: { zh: '编号 {id} 的事项是“{title}”，不是“{written}”', en: 'item {id} is `{title}`, not `{written}`' },
      fix: { zh: '是不是 {meant}', en: 'did you mean {meant}?' },
    },
    moved: {
      form: {
        fix: {
          zh: '写作“{to} {title}”；若指“{now}”，写作“{id} {now}”',
          en: 'write `{to} {title}`, or `{id} {now}` for that one',
        },
      },
      text: {
        zh: '编号 {id} 现在是“{now}”；原来的“{title}”已改为 {to}',
        en: '{id} is now `{now}`; what was `{title}` has become {to}',
      },
      fix: {
        zh: '写作“{to} {title}”（可用 --fix 改正）；若指“{now}”，写作“{id} {now}”',
        en: 'write `{to} {title}` (or use --fix); if `{now}` is meant, write `{id} {now}`',
      },
    },
    contested: {
      text: {
        zh: '编号 {id} 现在是“{now}”，指的是它还是本地的“{title}”，无法判断',
        en: '{id} is now `{now}`; whether it is meant or the local `{title}` cannot be told',
      },
      fix: {
        zh: '先给新增的“{title}”改编号；若指“{now}”，写作“{id} {now}”',
        en: 'first give the new `{title}` another number; if `{now}` is meant, write `{id} {now}`',
      },
    },
    omitted: {
      form: {
        fix: {
          zh: '若本地开展此项，在“列入情况”里选“恢复”；否则清空这一行填的内容',
          en: 'if it is run here, choose 恢复 under 列入情况; else clear what is filled in',
        },
      },
      text: { zh: '“{name}”未列入本地目录，修改落空', en: '`{name}` is not run here; the change has no effect' },
      fix: {
        zh: '若本地开展此项，先用 restore 恢复；否则删去这条修改',
        en: 'restore the item first, or delete the change',
      },
    },
    withheld: {
      text: { zh: '“{name}”没有乡级公开层级，乡镇目录中没有此项', en: '`{name}` is not disclosed at township level' },
      fix: { zh: '删去这条修改，或请县级加上乡级', en: 'delete the change, or ask the county to add 乡级' },
    },
    'withheld-parent': {
      text: {
        zh: '“{name}”的上级事项“{parent}”没有乡级公开层级，乡镇目录中没有此项',
        en: '`{name}` stands below `{parent}`, which is not disclosed at township level',
      },
      fix: {
        zh: '删去这条修改，或请县级给上级事项加上乡级',
        en: 'delete the change, or ask the county to add 乡级 to the item above it',
      },
    },
    'level1-field': {
      text: { zh: '一级事项“{name}”只有名称，没有其他要素', en: 'the level-1 item `{name}` has a title only' },
      fix: {
        zh: '改到二级事项上；整组用 items: ["1.*"] 这样的写法',
        en: 'change its level-2 items, all at once with items: ["1.*"]',
      },
    },
    'no-level1': {
      text: {
        zh: '新增 {id} 的一级事项 {parent} 不存在',
        en: 'the level-1 item {parent} of the new {id} does not exist',
      },
      fix: {
        zh: '先新增一级事项 {parent}，或改用已有的编号',
        en: 'add the level-1 item {parent}, or use a known number',
      },
    },
  },
  check,
};
