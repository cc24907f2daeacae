import { overlapFaults } from './overlaps.ts';
import type { Rule } from './rule.ts';

export const noOverlap: Rule<'no-overlap'> = {
  id: 'no-overlap',
  on: 'layer',
  severity: 'error',
  answer: 'required',
  waivable: true,
  aspect: 'additions',
  clause: '{items}',
  summary: {
    zh: '新增事项不得与已有的一级、二级事项是同一件事',
    en: 'a new item is not the same thing as a known level-1 or level-2 item',
  },
  why: {
    zh: '公布目录的文件规定，补充和细化事项不得与一级事项和二级事项交叉重叠；换个说法也是同一件事',
    en: 'the document forbids additions that overlap level-1 or level-2 items; other words do not make another thing',
  },
  messages: {
    same: {
      form: {
        fix: {
          zh: '用已有的事项；要细化时在它下面设三级事项；它未列入的，在“列入情况”里改为列入或恢复',
          en: 'use the known item, refine it by items of level 3, or list it again under 列入情况',
        },
      },
      text: { zh: '新增的{why}，与已有的{others}重叠', en: 'the new item overlaps {others}: {why}' },
      fix: {
        zh: '用已有的事项；要细化时在它下面设三级事项，未列入的，删去 omit 或用 restore 恢复',
        en: 'use the known item; refine it by a level-3 item; if it is omitted, delete the omission or restore it',
      },
    },
  },
  check: (step, known) => overlapFaults('no-overlap', 'same', step, known),
};
