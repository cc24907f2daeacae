import { expect, it } from 'vitest';
import { lastCopies, type Stamp, surplusCopies } from '../../src/desk/page/surplus-copies.ts';
import { withoutReach } from '../../src/desk/without-reach.ts';

const copy = (name: string, sitting: string, time: number): Stamp => ({ name, sitting, time });

/** Many copies of one tab, one after the other. */
const busy = Array.from({ length: 30 }, (_, index) => copy('a.yaml', 'busy', 100 + index));

it('lets no busy tab push out the last copy of another, nor of another work', () => {
  const others = [copy('a.yaml', 'quiet', 1), copy('b.yaml', 'busy', 2), { name: 'c.yaml', time: 3 }];
  const gone = surplusCopies([...others, ...busy], 20);
  expect(gone).toHaveLength(13);
  expect(gone.every(({ name, sitting, time }) => name === 'a.yaml' && sitting === 'busy' && time < 113)).toBe(true);
});

it('ends with the newest where every copy is the last of a tab', () => {
  const tabs = Array.from({ length: 25 }, (_, index) => copy('a.yaml', `${index}`, index));
  expect(surplusCopies(tabs, 20).map(({ time }) => time)).toEqual([4, 3, 2, 1, 0]);
  expect(surplusCopies(tabs.slice(0, 3), 20)).toEqual([]);
});

it('names the last copy of each work in each tab, the newest first', () => {
  const two = [copy('a.yaml', 'x', 1), copy('a.yaml', 'y', 2), copy('a.yaml', 'x', 3), copy('b.yaml', 'x', 0)];
  expect(lastCopies(two).map(({ time }) => time)).toEqual([3, 2, 0]);
});

it.each([
  ['a block', 'contact:\n  office: 局办公室\n  phone: 0990-1234567\nname: 某县\n'],
  ['blank lines and remarks', 'contact:\n\n  office: 局办公室\n# 夜里打这个\n  phone: 0990-1234567\n\nname: 某县\n'],
  ['braces over lines', 'contact: {\n  office: 局办公室,\n  phone: 0990-1234567\n}\nname: 某县\n'],
  ['windows', 'contact:\r\n  office: 局办公室\r\n  phone: 0990-1234567\r\nname: 某县\r\n'],
  ['quotes', '"contact": { "office": "局办公室", "phone": "0990-1234567" }\nname: 某县\n'],
])('keeps no contact that is written as %s', (_, text) => {
  const kept = withoutReach(text);
  expect(kept).not.toMatch(/1234567|局办公室|夜里/u);
  expect(kept).toMatch(/^# contact: 联系方式没有留在本机副本里，请重新填写\r?\n(?:\r?\n)?name: 某县\r?\n$/u);
});

it.each([
  'places:\n  - id: a\n    phone: |\n      0990-1234567\n\n      0990-1234568\n    name: 某县\n',
  'places:\n  - phone:\n      0990-1234567\n    name: 某县\n',
  'places:\n  - phone:\n    - 0990-1234567\n    - 0990-1234568\n    name: 某县\n',
  'places:\n  - "phone" : "0990-1234567"\n    name: 某县\n',
  "places:\n  - phone: '0990-1234567 '' 1234568'\n    name: 某县\n",
  'places:\n  - phone: 0990-1234567,0990-1234568\n    name: 某县\n',
  'places:\n  - { id: a, "phone": "0990-1234567", name: 某县 }\n',
  'places:\n  - { id: a, phone: [0990-1234567, 0990-1234568], name: 某县 }\n',
  'places:\n  - { id: a,\n      phone:\n        0990-1234567, name: 某县 }\n',
  'places:\n  - { id: a,\n      phone: 0990-1234567,\n      name: 某县 }\n',
  'places:\n  - { id: a, phone: "0990 \\" 1234567", name: 某县 }\n',
  'advice: >-\n  打 0990-1234567\n  或者 1234568\nname: 某县\n',
  'note: 经办人 13912345678，身份证 11010519491231002X\nname: 某县\n',
  '# phone: 0990-1234567\nname: 某县\n',
])('keeps no number of anybody, and all else: %j', (text) => {
  const kept = withoutReach(text);
  expect(kept).not.toMatch(/1234567|1234568|19491231/u);
  expect(kept).toContain('name: 某县');
  expect(kept).toContain(text.split(/phone|advice|经办/u)[0]?.split('"')[0] ?? '');
  const plain =
    'effective: 2026-01-01\nemployment:\n  amend:\n    - item: 1.2 岗位信息发布\n      # 记一下\n\n      timeLimit: 5个工作日内\n';
  expect(withoutReach(plain)).toBe(plain);
});
