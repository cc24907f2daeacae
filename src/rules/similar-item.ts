import { overlapFaults } from './overlaps.ts';
import type { Rule } from './rule.ts';

export const similarItem: Rule<'similar-item'> = {
  id: 'similar-item',
  on: 'layer',
  severity: 'warning',
  answer: 'required',
  waivable: true,
  aspect: 'additions',
  clause: '{items}',
  summary: {
    zh: '已有事项的一个环节或一种情形，不另立为事项',
    en: 'a step or case of a known item is no item of its own',
  },
  why: {
    zh: '公布目录的文件只允许在二级子项下设三级子项来细化；另立一项就与原事项交叉重叠',
    en: 'the document refines by level 3 below level 2; an item of its own overlaps the one it belongs to',
  },
  messages: {
    similar: {
      form: {
        fix: {
          zh: '改设为{others}之下的三级事项；确是另一件事的，在“警告答复”里写明理由',
          en: 'make it an item of level 3 below {others}; if it is something else, say why under 警告答复',
        },
      },
      text: { zh: '新增的{why}', en: 'the new item is part of a known one: {why}' },
      fix: {
        zh: '改设为{others}之下的三级事项；确是另一件事的，在 accepted 里写明理由',
        en: 'put it below {others} as level 3; if it is another thing, say why under `accepted`',
      },
    },
  },
  check: (step, known) => overlapFaults('similar-item', 'similar', step, known),
};
