import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { withDecisions } from '../../src/desk/review-decisions.ts';

const entry = (name: string, note: string): string =>
  `  - finding: ${name}\n    message: |-\n      两行\n      decision: 不是\n    decision:\n    by:\n    date:\n    note:${note}\n`;
const file = `# 审核决定\nkind: rulings\ngroups:\n  - group: a\n    decision: accept\n    by: 甲\n    date: 2026-12-01\nfindings:\n  - submission: "990101"\n    message: 另有一条\nrulings:\n${entry('x', ' |-\n      原来的\n      说明')}${entry('y', '')}submissions:\n  - submission: "990101"\n    decision:\n    deadline:\nuse:\n  "990101": # a # b.yaml | b.yaml\n  "990102": "c.yaml" # c.yaml | d.yaml\n`;

const nothing = { decided: [], chosen: [], found: [], dropped: [] };

it('writes decisions into their entries, and leaves every other line', () => {
  const said = { decision: '不认可', by: '处室: #1', date: '2026-12-02', note: '“是” # 不是\n两行' };
  const written = withDecisions(file, {
    ...nothing,
    decided: [
      { list: 'rulings', at: 0, said },
      { list: 'groups', at: 0, said: { decision: '', note: '再看' } },
      { list: 'submissions', at: 0, said: { deadline: '2026-12-20', register: '008' } },
    ],
    chosen: [
      { region: '990101', chosen: 'a # b.yaml' },
      { region: '990102', chosen: '' },
    ],
  });
  const data = parse(written);
  expect(data).toEqual({
    ...parse(file),
    groups: [{ group: 'a', decision: null, by: '甲', date: '2026-12-01', note: '再看' }],
    rulings: [{ ...parse(file).rulings[0], ...said, note: '“是” # 不是 两行' }, parse(file).rulings[1]],
    submissions: [{ submission: '990101', decision: null, deadline: '2026-12-20', register: '008' }],
    use: { 990101: 'a # b.yaml', 990102: null },
  });
  expect(written).toContain('# c.yaml | d.yaml');
  expect(withDecisions(file, nothing)).toBe(file);
});

it('adds what the reviewer found, and takes back what was found before', () => {
  const found = { submission: '990102', message: '“旧名”: #1\n两行', item: '1.2', fix: '', kind: '须改正' } as const;
  const signed = { by: '甲', date: '2026-12-02' };
  const entry = { submission: '990102', message: '“旧名”: #1 两行', item: '1.2', kind: '须改正', ...signed };
  const add = { ...nothing, found: [{ ...found, ...signed }] };
  expect(parse(withDecisions(file, add)).findings).toEqual([entry, ...parse(file).findings]);
  expect(parse(withDecisions(file, { ...add, dropped: [0] })).findings).toEqual([entry]);
  expect(parse(withDecisions(file, { ...nothing, dropped: [0] }))).toEqual({ ...parse(file), findings: null });
  const first = 'kind: rulings\nrulings: []\n';
  expect(parse(withDecisions(first, add))).toEqual({ kind: 'rulings', findings: [entry], rulings: [] });
});
