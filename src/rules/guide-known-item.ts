import type { Rule } from './rule.ts';

export const guideKnownItem: Rule<'guide-known-item'> = {
  id: 'guide-known-item',
  on: 'source',
  severity: 'error',
  answer: 'required',
  waivable: false,
  aspect: 'other',
  clause: '{items}',
  summary: {
    zh: '指南对应列入的事项，编号与名称一致，一个事项一份',
    en: 'a guide is about an item that is listed, by number and title, one guide for each',
  },
  why: {
    zh: '指南找不到事项，就不会印在任何地方；一个事项有两份，群众不知道该信哪一份',
    en: 'a guide without its item is printed nowhere, and of two guides nobody knows which one counts',
  },
  messages: {
    'no-layer': {
      text: {
        zh: '这份指南不属于任何一份目录，什么也不会印',
        en: 'this guide belongs to no layer, so that it is printed nowhere',
      },
      fix: {
        zh: '在地方层里写 guides 指向放指南的文件夹，如 guides: 990101/guides',
        en: 'name the folder in the layer, such as `guides: 990101/guides`',
      },
    },
    'layer-unread': {
      text: {
        zh: '所属的目录“{layer}”读不下去，这份指南没有检查',
        en: 'its layer `{layer}` cannot be resolved, so this guide was not checked',
      },
      fix: { zh: '先改正“{layer}”', en: 'correct `{layer}` first' },
    },
    'no-domain': {
      text: { zh: '“{written}”没有写领域，不知道是哪个目录的事项', en: '`{written}` names no domain' },
      fix: { zh: '写成 领域/编号 名称，领域有：{known}', en: 'write domain/number and title; the domains: {known}' },
    },
    domain: {
      text: { zh: '没有领域“{domain}”', en: 'there is no domain `{domain}`' },
      fix: { zh: '本目录的领域：{known}', en: 'the domains here: {known}' },
    },
    'domain-near': {
      text: { zh: '没有领域“{domain}”', en: 'there is no domain `{domain}`' },
      fix: { zh: '是不是“{meant}”', en: 'did you mean `{meant}`?' },
    },
    unknown: {
      text: { zh: '目录里没有事项“{item}”', en: 'there is no item `{item}`' },
      fix: { zh: '核对编号（可用 mulu items 查）', en: 'correct the number (look it up with mulu items)' },
    },
    'unknown-near': {
      text: { zh: '目录里没有事项“{item}”', en: 'there is no item `{item}`' },
      fix: { zh: '是不是“{meant}”', en: 'did you mean `{meant}`?' },
    },
    'wrong-title': {
      text: {
        zh: '编号与名称不一致：这个编号是“{name}”，指南写的是“{title}”',
        en: 'number and title disagree: the number is `{name}`, the guide says `{title}`',
      },
      fix: { zh: '是不是“{meant}”', en: 'did you mean `{meant}`?' },
    },
    level1: {
      text: {
        zh: '“{name}”是一级事项，指南按二级、三级事项编',
        en: '`{name}` is of level 1; guides are about items of levels 2 and 3',
      },
      fix: { zh: '改成它下面的事项', en: 'name an item below it' },
    },
    omitted: {
      text: { zh: '“{name}”在本目录没有列入，不应有指南', en: '`{name}` is not listed here, so it has no guide' },
      fix: { zh: '删去这份指南，或者在目录里恢复这个事项', en: 'delete the guide, or restore the item' },
    },
    withheld: {
      text: {
        zh: '“{name}”不在这一级公开，不应有指南',
        en: '`{name}` is not disclosed at this level, so it has no guide',
      },
      fix: { zh: '删去这份指南', en: 'delete the guide' },
    },
    information: {
      severity: 'warning',
      text: {
        zh: '“{name}”是信息发布，不是办事，没有办事指南',
        en: '`{name}` is information and no service, so it has no guide',
      },
      fix: {
        zh: '在目录的 links 里写公开的网址',
        en: 'give the address of the information under `links` of the layer',
      },
    },
    misplaced: {
      text: {
        zh: '“{name}”的指南放在“{here}”，印的时候找不到',
        en: 'the guide of `{name}` lies at `{here}`, where it is not found',
      },
      fix: { zh: '改名为“{wanted}”', en: 'rename it to `{wanted}`' },
    },
    twice: {
      text: { zh: '“{name}”有两份指南，另一份是“{other}”', en: '`{name}` has two guides; the other one is `{other}`' },
      fix: { zh: '合成一份，删去另一份', en: 'keep one of them' },
    },
  },
};
