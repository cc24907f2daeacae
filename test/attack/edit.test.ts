import { describe, expect, it } from 'vitest';
import type { Intent } from '../../src/edit/intent.ts';
import type { FieldId } from '../../src/model/catalogue.ts';
import { openEditor } from '../edit/open-editor.ts';

const head = `kind: layer
region: { code: "990101", name: 示例县, level: county }
extends: national@2019
effective: 2026-12-01
`;

const set = (field: FieldId, value: unknown, id = '1.2'): Intent => ({
  kind: 'setField',
  ref: `employment/${id}`,
  field,
  value,
});
const only = (field: FieldId, value: unknown, id = '1.2'): Intent => ({
  kind: 'setField',
  ref: `employment/${id}`,
  field,
  value,
  only: true,
});
const limit = set('timeLimit', '3个工作日内');

/** What stands behind the head before and after, by what is odd about it. */
const edits: { readonly [name: string]: readonly [before: string, intent: Intent, after: string] } = {
  'no domain block': ['', limit, 'employment:\n  amend:\n    - item: 1.2 岗位信息发布\n      timeLimit: 3个工作日内\n'],
  'an empty amend': [
    'employment:\n  amend:   # 还没有写\nfiling: { receiver: 示例市人社局 }\n',
    limit,
    'employment:\n  amend:\n    - item: 1.2 岗位信息发布\n      timeLimit: 3个工作日内   # 还没有写\nfiling: { receiver: 示例市人社局 }\n',
  ],
  'an amend of empty brackets': [
    'employment: { amend: [] }\n',
    limit,
    'employment: { amend: [{ item: 1.2 岗位信息发布, timeLimit: 3个工作日内 }] }\n',
  ],
  'a flow map in a block list': [
    'employment:\n  amend:\n    - { item: 1.2 岗位信息发布, handlingLimit: 当场办结 } # 注\n',
    limit,
    'employment:\n  amend:\n    - { item: 1.2 岗位信息发布, timeLimit: 3个工作日内, handlingLimit: 当场办结 } # 注\n',
  ],
  'a flow map over several lines': [
    'employment:\n  amend:\n    - { item: 1.2 岗位信息发布, # 一\n        timeLimit: 5个工作日内, # 二\n        handlingLimit: 当场办结 }\n',
    limit,
    'employment:\n  amend:\n    - { item: 1.2 岗位信息发布, # 一\n        timeLimit: 3个工作日内, # 二\n        handlingLimit: 当场办结 }\n',
  ],
  'a comment behind the value': [
    'employment:\n  amend:\n    - item: 1.2 岗位信息发布  # 名\n      timeLimit: 5个工作日内   # 快一些\n',
    limit,
    'employment:\n  amend:\n    - item: 1.2 岗位信息发布  # 名\n      timeLimit: 3个工作日内   # 快一些\n',
  ],
  'an item written as a bare number': [
    'employment:\n  amend:\n    - item: "1.2"\n      handlingLimit: 当场办结\n',
    limit,
    'employment:\n  amend:\n    - item: "1.2"\n      timeLimit: 3个工作日内\n      handlingLimit: 当场办结\n',
  ],
  'two entries for one item': [
    'employment:\n  amend:\n    - item: "1.2"\n      handlingLimit: 当场办结\n    - item: 1.2 岗位信息发布\n      timeLimit: 5个工作日内\n',
    limit,
    'employment:\n  amend:\n    - item: "1.2"\n      handlingLimit: 当场办结\n    - item: 1.2 岗位信息发布\n      timeLimit: 3个工作日内\n',
  ],
  'an entry of one item in a list': [
    'employment:\n  amend:\n    - items: ["1.2"]\n      timeLimit: 5个工作日内\n',
    limit,
    'employment:\n  amend:\n    - items: ["1.2"]\n      timeLimit: 3个工作日内\n',
  ],
  'an entry for several numbers, for one only': [
    'employment:\n  amend:\n    - items: ["1.1", 1.2 岗位信息发布, "1.3"]\n      timeLimit: 5个工作日内\n      handlingLimit: 当场办结\n    - item: "1.5"\n      timeLimit: 5个工作日内\n',
    only('timeLimit', '3个工作日内'),
    'employment:\n  amend:\n    - items: ["1.1", "1.3"]\n      timeLimit: 5个工作日内\n      handlingLimit: 当场办结\n    - item: 1.2 岗位信息发布\n      timeLimit: 3个工作日内\n      handlingLimit: 当场办结\n    - item: "1.5"\n      timeLimit: 5个工作日内\n',
  ],
  'a pattern, for one only': [
    'employment:\n  amend:\n    # 全部\n    - items: ["*"]\n      timeLimit: 5个工作日内\n',
    only('timeLimit', '3个工作日内'),
    'employment:\n  amend:\n    # 全部\n    - items: ["*"]\n      timeLimit: 5个工作日内\n    - item: 1.2 岗位信息发布\n      timeLimit: 3个工作日内\n',
  ],
  'no line feed at the end': [
    'employment:\n  amend:\n    - item: "1.1"\n      timeLimit: 5个工作日内',
    limit,
    'employment:\n  amend:\n    - item: "1.1"\n      timeLimit: 5个工作日内\n    - item: 1.2 岗位信息发布\n      timeLimit: 3个工作日内',
  ],
  'a value beside an entry of its own, where an entry for several has it, too': [
    "employment:\n  amend:\n    - items: ['1.1', '1.2']\n      timeLimit: 8个工作日内\n    - item: '1.2'\n      content: { add: [甲] }\n",
    only('timeLimit', '3个工作日内'),
    "employment:\n  amend:\n    - items: ['1.1']\n      timeLimit: 8个工作日内\n    - item: '1.2'\n      content: { add: [甲] }\n      timeLimit: 3个工作日内\n",
  ],
  'a reset of what the pattern and the number of one entry set': [
    "employment:\n  amend:\n    - items: ['1.*', '1.2']\n      timeLimit: 8个工作日内\n",
    { kind: 'resetField', ref: 'employment/1.2', field: 'timeLimit', only: true },
    "employment:\n  amend:\n    - items: ['1.*']\n      timeLimit: 8个工作日内\n    - item: 1.2 岗位信息发布\n      timeLimit: 公开事项信息形成或变更之日起20个工作日内公开\n",
  ],
  'an entry that goes before others that stay, with its comment': [
    'employment:\n  amend:\n    - item: "1.2" # 一\n      timeLimit: 5个工作日内 # 二\n    - item: "1.3" # 三\n      handlingLimit: 当场办结\n    - item: "1.5"\n      handlingLimit: 当场办结\n',
    {
      kind: 'setGroup',
      refs: ['employment/1.2', 'employment/1.4'],
      field: 'timeLimit',
      value: '3个工作日内',
    },
    'employment:\n  amend:\n    # 一\n    # 二\n    - item: "1.3" # 三\n      handlingLimit: 当场办结\n    - items: [1.2 岗位信息发布, 1.4 市场工资指导价位信息发布]\n      timeLimit: 3个工作日内\n    - item: "1.5"\n      handlingLimit: 当场办结\n',
  ],
  'the last entry, reset, with no line feed at the end': [
    'employment:\n  amend:\n    - item: "1.1"\n      timeLimit: 5个工作日内\n    - item: "1.2"\n      timeLimit: 5个工作日内',
    { kind: 'resetField', ref: 'employment/1.2', field: 'timeLimit' },
    'employment:\n  amend:\n    - item: "1.1"\n      timeLimit: 5个工作日内',
  ],
  'the last value of a domain, with comments about it': [
    'employment:\n  # 甲\n  amend: # 乙\n    # 丙\n    - item: "1.2" # 丁\n      # 戊\n      timeLimit: 5个工作日内 # 己\n# 庚\nfiling: { receiver: 示例市人社局 }\n',
    { kind: 'resetField', ref: 'employment/1.2', field: 'timeLimit' },
    '# 甲\n# 乙\n# 丙\n# 丁\n# 戊\n# 己\n# 庚\nfiling: { receiver: 示例市人社局 }\n',
  ],
  'a value over several lines': [
    'employment:\n  amend:\n    - item: "1.2"\n      handlingLimit: >-\n        当场办结，\n        不收费\n      timeLimit: 5个工作日内\n',
    set('handlingLimit', '当场办结'),
    'employment:\n  amend:\n    - item: "1.2"\n      handlingLimit: 当场办结\n      timeLimit: 5个工作日内\n',
  ],
  'a block list that gets one entry more': [
    'employment:\n  amend:\n    - item: "1.2"\n      content:\n        - 甲 # 一\n        - 乙\n      timeLimit: 5个工作日内\n',
    set('content', ['甲', '乙', '丙']),
    'employment:\n  amend:\n    - item: "1.2"\n      content:\n        - 甲 # 一\n        - 乙\n        - 丙\n      timeLimit: 5个工作日内\n',
  ],
  'a block list that becomes a map': [
    'employment:\n  amend:\n    - item: "1.2"\n      content: # 零\n        - 甲 # 一\n        - 乙\n',
    set('content', { add: ['丙'] }),
    'employment:\n  amend:\n    - item: "1.2"\n      # 零\n      # 一\n      content: { add: [丙] }\n',
  ],
  'a value that needs quotes': [
    "employment:\n  amend:\n    - item: '1.2'\n      timeLimit: '5个工作日内'\n",
    set('handlingLimit', "5日: 含 #1 '急'"),
    "employment:\n  amend:\n    - item: '1.2'\n      timeLimit: '5个工作日内'\n      handlingLimit: '5日: 含 #1 ''急'''\n",
  ],
  'quotes that the file has': [
    'employment:\n  amend:\n    - item: "1.2"\n      timeLimit: "5个工作日内"\n',
    limit,
    'employment:\n  amend:\n    - item: "1.2"\n      timeLimit: "3个工作日内"\n',
  ],
  'lists that do not stand further in than their key': [
    'employment:\n  amend:\n  - item: "1.1"\n    timeLimit: 5个工作日内\n',
    limit,
    'employment:\n  amend:\n  - item: "1.1"\n    timeLimit: 5个工作日内\n  - item: 1.2 岗位信息发布\n    timeLimit: 3个工作日内\n',
  ],
  'a dash with a wide gap': [
    'employment:\n  amend:\n    -   item: "1.2"\n        handlingLimit: 当场办结\n',
    limit,
    'employment:\n  amend:\n    -   item: "1.2"\n        timeLimit: 3个工作日内\n        handlingLimit: 当场办结\n',
  ],
  'a field before the item': [
    'employment:\n  amend:\n    - handlingLimit: 当场办结\n      item: "1.2"\n      timeLimit: 5个工作日内\n',
    { kind: 'resetField', ref: 'employment/1.2', field: 'handlingLimit' },
    'employment:\n  amend:\n    - item: "1.2"\n      timeLimit: 5个工作日内\n',
  ],
  'a restore written as a text': [
    'employment:\n  restore: [1.4 市场工资指导价位信息发布]\n  amend:\n    - item: "1.1"\n      timeLimit: 5个工作日内\n',
    { kind: 'omit', ref: 'employment/1.3', reason: 'moved', note: '划转' },
    'employment:\n  omit:\n    - item: 1.3 求职信息登记\n      reason: moved\n      note: 划转\n  restore: [1.4 市场工资指导价位信息发布]\n  amend:\n    - item: "1.1"\n      timeLimit: 5个工作日内\n',
  ],
  'a filing that is not there': [
    'accepted:\n  - rule: no-narrowing\n    reason: 甲\n',
    { kind: 'setFiling', key: 'review', value: { by: '甲办', date: '2026-12-01', result: '同意' } },
    'filing: { review: { by: 甲办, date: 2026-12-01, result: 同意 } }\naccepted:\n  - rule: no-narrowing\n    reason: 甲\n',
  ],
};

describe('an edit of a text with', () => {
  it.each(Object.entries(edits))('%s', async (_, [before, intent, after]) => {
    const { apply } = await openEditor()(`${head}${before}`);
    expect(apply(intent)).toEqual({ text: `${head}${after}` });
  });

  it('CRLF line ends and a BOM keeps both', async () => {
    const dos = (text: string): string => `\ufeff${head}${text}`.replaceAll('\n', '\r\n');
    for (const [before, intent, after] of Object.values(edits)) {
      const { step, data } = await openEditor()(dos(before).slice(1));
      const { apply } = await openEditor()(dos(before));
      expect([step, data]).not.toContain(undefined);
      expect(apply(intent)).toEqual({ text: dos(after) });
    }
  });
});

const refusals: { readonly [name: string]: readonly [text: string, intent: Intent, obstacle: string] } = {
  'an anchor': [`${head}employment:\n  amend:\n    - &a { item: "1.2", timeLimit: 5个工作日内 }\n`, limit, '引用'],
  'a number without quotes': [
    `${head}employment:\n  amend:\n    - item: 1.2\n      timeLimit: 5个工作日内\n`,
    limit,
    '没有加引号',
  ],
  'a text that does not parse': [`${head}employment:\n  amend:\n  - item: "1.2\n`, limit, '读不懂'],
  'a file that is no layer': ['kind: evidence\n', limit, '不是能合成的地方层'],
  'a pattern that sets the field': [
    `${head}employment:\n  amend:\n    - items: ["1.*"]\n      timeLimit: 5个工作日内\n`,
    limit,
    '改几项的',
  ],
  'a reset of what only a pattern sets': [
    `${head}employment:\n  amend:\n    - items: ["1.*"]\n      timeLimit: 5个工作日内\n`,
    { kind: 'resetField', ref: 'employment/1.2', field: 'timeLimit' },
    '没有自己的',
  ],
  'a word that is not known': [head, set('channels', ['政府网战']), '不认得“政府网战”'],
  'an empty value': [head, set('timeLimit', ' '), '没有写内容'],
  'an item that is not there': [head, set('timeLimit', '3日', '1.99'), '没有事项'],
  'a field of a first level': [head, set('timeLimit', '3日', '1'), '一级事项只有名称'],
  'a number that is taken': [head, { kind: 'addItem', domain: 'employment', id: '1.2', title: '甲' }, '已经有了'],
  'an omission of an own item': [
    `${head}employment:\n  add:\n    - { id: "1.2.1", title: 甲岗位 }\n`,
    { kind: 'omit', ref: 'employment/1.2.1', reason: 'moved' },
    '本地新增',
  ],
};

describe('an edit is refused in one sentence for', () => {
  it.each(Object.entries(refusals))('%s', async (_, [text, intent, told]) => {
    const edited = (await openEditor()(text)).apply(intent);
    expect(edited).toHaveProperty('obstacle');
    if ('obstacle' in edited) expect(edited.obstacle.zh).toContain(told);
  });
});

describe('a value that is inherited', () => {
  it('is not written, and takes the place of none', async () => {
    const { apply, step } = await openEditor()(
      `${head}employment:\n  amend:\n    - item: "1.2"\n      handlingLimit: 当场办结\n      disclosureMode: 主动\n`,
    );
    const inherited = step?.inherited.items.get('employment/1.2')?.fields.timeLimit?.value.text;
    expect(apply(set('timeLimit', inherited))).toEqual({
      text: `${head}employment:\n  amend:\n    - item: "1.2"\n      handlingLimit: 当场办结\n      disclosureMode: 主动\n`,
    });
    expect(apply(set('disclosureMode', ['主动']))).toEqual({
      text: `${head}employment:\n  amend:\n    - item: "1.2"\n      handlingLimit: 当场办结\n`,
    });
  });
});
