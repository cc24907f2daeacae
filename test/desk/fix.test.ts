import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createSession } from '../../src/desk/session.ts';
import { runHere } from '../cli/run-cli.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const wrong = `\ufeffkind: layer
region: { code: 990101, name: 示例县, level: 县级 } # 写得不规范
extends: national@2019
employment:
  omit:
    - { item: "1.1 就业政策法规咨询", reason: 没有开展, note: 由市局受理 }
`.replaceAll('\n', '\r\n');

it('mends all that is safe as mulu validate --fix does, or what one finding proposes, and tries without keeping', async () => {
  const session = createSession();
  const work = { name: '990101.yaml', bytes: bytesOf(wrong) };
  await session.open({ files: [work] });
  const before = await session.check({ work, asNational: false });
  const { files } = await session.fix({});
  const file = join(mkdtempSync(join(tmpdir(), 'mulu-desk-')), '990101.yaml');
  writeFileSync(file, wrong);
  await runHere('validate', file, '--fix');
  const mended = readFileSync(file, 'utf8');
  expect(mended).not.toBe(wrong);
  expect(files).toEqual([{ name: '990101.yaml', text: mended }]);
  const [first, ...others] = before.findings.filter(({ mayFix }) => mayFix);
  expect(others.length).toBeGreaterThan(0);
  const [one] = (await session.fix({ key: first?.key ?? '' })).files;
  const changed = one?.text.split('\r\n').filter((line, index) => line !== wrong.split('\r\n')[index]);
  expect(changed).toHaveLength(1);
  expect(one?.text.startsWith('\ufeff')).toBe(true);
  expect(await session.check({ work, asNational: false })).toEqual(before);
  expect(await session.fix({ key: '没有这个' })).toEqual({ files: [] });
});

it('begins with nothing, under the national catalogue or under what was given, and takes a day', async () => {
  const session = createSession();
  const city = {
    name: '990100-example-city.yaml',
    bytes: readFileSync('catalogues/examples/990100-example-city.yaml'),
  };
  const province = {
    name: '990000-example-province.yaml',
    bytes: readFileSync('catalogues/examples/990000-example-province.yaml'),
  };
  await session.open({ files: [city, province] });
  const about = { tables: [], code: '990101', name: '示例县' };
  const { layer } = await session.import({ ...about, parent: city.name });
  expect(new TextDecoder().decode(layer?.bytes)).toBe(
    'kind: layer\nregion: { code: "990101", name: 示例县, level: county }\nextends: 990100-example-city.yaml\n',
  );
  // A region that its parent has not is told, and nothing is begun.
  const other = await session.import({ ...about, code: '110101', parent: city.name });
  expect([other.layer, other.told[0]?.severity]).toEqual([undefined, 'error']);
  await session.open({ files: [] });
  const bare = await session.import(about);
  const work = { name: '990101.yaml', bytes: bare.layer?.bytes ?? new Uint8Array() };
  expect((await session.check({ work, asNational: false })).counts.errors).toBe(0);
  const dated = await session.change({ intents: [{ kind: 'setHead', key: 'effective', value: '2027-01-01' }] });
  expect('text' in dated && dated.text).toContain('\neffective: 2027-01-01\n');
});

it('writes one value for several items as one entry, whatever said it of them before, and keeps what else is said', async () => {
  const session = createSession();
  const text = `kind: layer
region: { code: "990101", name: 示例县, level: county }
extends: national@2019
employment:
  amend:
    - item: 1.2 岗位信息发布
      timeLimit: 9个工作日内 # 旧的
      channels: { add: [两微一端] }
    - items: [1.3 求职信息登记, 1.5 职业培训信息发布, 2.1 职业介绍]
      timeLimit: 8个工作日内
`;
  const work = { name: '990101.yaml', bytes: bytesOf(text) };
  await session.open({ files: [work] });
  await session.check({ work, asNational: false });
  const refs = ['employment/1.2', 'employment/1.3', 'employment/2.2'] as const;
  const intent = { kind: 'setGroup', refs, field: 'timeLimit', value: '5个工作日内' } as const;
  const changed = await session.change({ intents: [intent] });
  const next = 'text' in changed ? changed.text : '';
  expect(next).toContain('items: [1.2 岗位信息发布, 1.3 求职信息登记, 2.2 职业指导]\n');
  expect(next).toContain('items: [1.5 职业培训信息发布, 2.1 职业介绍]\n      timeLimit: 8个工作日内\n');
  expect(next).toContain('channels: { add: [两微一端] }');
  expect(next).toContain('# 旧的');
  await session.check({ work: { ...work, bytes: bytesOf(next) }, asNational: false });
  for (const ref of refs) {
    const detail = await session.detail({ ref });
    expect(detail?.fields.find(({ field }) => field === 'timeLimit')?.value.join()).toMatch(/(?<!\d)5个工作日内$/u);
  }
  // What one of them does not take, none of them takes.
  expect(await session.change({ intents: [{ ...intent, field: 'channels', value: ['不存在的渠道'] }] })).toHaveProperty(
    'obstacle',
  );
});

it('adds to several items without taking from any what it had: added, replaced or reached by a pattern', async () => {
  const session = createSession();
  const text = `kind: layer
region: { code: "990101", name: 示例县, level: county }
extends: national@2019
employment:
  amend:
    - items: ["2.*"]
      channels: { add: [入户/现场] }
    - item: 1.2 岗位信息发布
      channels: { add: [公共查阅点] } # 早就有
    - item: 1.3 求职信息登记
      basis: [《甲办法》]
  add:
    - id: "1.6"
      title: 零工市场信息发布
      basis: [《丙办法》]
`;
  const work = { name: '990101.yaml', bytes: bytesOf(text) };
  await session.open({ files: [work] });
  await session.check({ work, asNational: false });
  const refs = ['employment/1.2', 'employment/2.1', 'employment/2.2', 'employment/1.5'] as const;
  const added = await session.change({
    intents: [{ kind: 'setGroup', refs, field: 'channels', value: { add: ['两微一端'] } }],
  });
  const next = 'text' in added ? added.text : '';
  expect(next).toContain('channels: { add: [公共查阅点, 两微一端] } # 早就有\n');
  // What the pattern adds goes on beside it: it is not said a second time.
  expect(next).toContain(
    'items: [2.1 职业介绍, 2.2 职业指导, 1.5 职业培训信息发布]\n      channels: { add: [两微一端] }\n',
  );
  const basis = await session.change({
    intents: [
      {
        kind: 'setGroup',
        refs: ['employment/1.3', 'employment/1.6', 'employment/1.5'],
        field: 'basis',
        value: { add: ['《乙办法》'] },
      },
    ],
  });
  expect('text' in basis && basis.text).toMatch(
    /《甲办法》, 《乙办法》[\s\S]*add: \[《乙办法》\][\s\S]*《丙办法》, 《乙办法》/u,
  );
  await session.check({ work: { ...work, bytes: bytesOf(next) }, asNational: false });
  const channels = (await session.detail({ ref: 'employment/2.1' }))?.fields.find(({ field }) => field === 'channels');
  expect(channels?.value.join()).toMatch(/两微一端[\s\S]*入户\/现场|入户\/现场[\s\S]*两微一端/u);
});
