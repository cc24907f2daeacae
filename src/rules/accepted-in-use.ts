import type { Rule } from './rule.ts';

export const acceptedInUse: Rule<'accepted-in-use'> = {
  id: 'accepted-in-use',
  on: 'source',
  severity: 'warning',
  answer: 'advice',
  waivable: true,
  aspect: 'other',
  summary: { zh: 'accepted 里的每条答复都对应一个警告', en: 'every answer under `accepted` belongs to a warning' },
  why: {
    zh: '对不上的答复会印进备案材料，说明一件已不存在的事',
    en: 'an answer to nothing would be printed in the filing pack',
  },
  mended: true,
  messages: {
    'no-such-item': {
      form: { fix: { zh: '在“事项”一栏从下拉框里选', en: 'choose it from the list under 事项' } },
      text: { zh: '答复里的“{item}”不是目录里的事项', en: '`{item}` in this answer is no item of the catalogue' },
      fix: {
        zh: '核对编号（可用 mulu items 查），写成 领域/编号',
        en: 'correct the number (look it up with mulu items)',
      },
    },
    'wrong-title': {
      text: { zh: '答复里的“{item}”编号与名称不符', en: 'number and title of `{item}` in this answer disagree' },
      fix: { zh: '是不是 {meant}', en: 'did you mean {meant}?' },
    },
    'which-domain': {
      text: { zh: '答复里的“{item}”在几个领域都有', en: '`{item}` in this answer stands in several domains' },
      fix: { zh: '写明是哪一个：{meant}', en: 'say which: {meant}' },
    },
    unused: {
      text: {
        zh: '这条答复（{rule}，{item}）没有对应的警告',
        en: 'no warning belongs to this answer ({rule}, {item})',
      },
      fix: { zh: '删去，或改正 rule、item、field', en: 'delete it, or correct its rule, item or field' },
    },
    expired: {
      form: { fix: { zh: '重新核实，更新“理由”和“有效期”', en: 'verify it and bring 理由 and 有效期 up to date' } },
      text: {
        zh: '对{rule}（{item}）的答复到 {until} 为止，已过期',
        en: 'the answer to {rule} ({item}) ran out on {until}',
      },
      fix: { zh: '重新核实，更新 reason 和 until', en: 'check again, then renew reason and until' },
    },
    drifted: {
      text: {
        zh: '对{rule}（{item}）的答复针对“{text}”，原文已改',
        en: 'the answer to {rule} ({item}) is about `{text}`, which reads otherwise now',
      },
      fix: { zh: '按现在的文字重新答复', en: 'answer for the present text' },
    },
    'error-stands': {
      text: {
        zh: '{rule}在 {item} 上是错误，不能用答复代替改正',
        en: '{rule} at {item} is an error; an answer does not replace the correction',
      },
      fix: { zh: '改正错误，删去这条答复', en: 'correct the error and delete the answer' },
    },
  },
};
