import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { domainIds } from '../src/generated/domains.js';
import { national } from '../src/generated/national.js';
import { reference } from '../src/generated/reference.js';
import type {
  Addition,
  Amendment,
  Cell,
  DomainId,
  DomainLayer,
  Edit,
  Edits,
  FieldId,
  Fields,
  Layer,
  Ref,
  Region,
  Resolved,
  ResolvedItem,
} from '../src/model/catalogue.ts';
import type { CatalogueFile } from '../src/model/catalogue-file.ts';
import { fieldIds, fields, isUnreadable, type Known } from '../src/model/fields.ts';
import type { Place, Sourced } from '../src/model/place.ts';
import type { Step } from '../src/model/step.ts';
import { compareWithLaw } from '../src/model/time-limit/compare-time-limits.ts';
import { parseTimeLimit } from '../src/model/time-limit/parse-time-limit.ts';
import { resolve } from '../src/resolve/resolve.ts';
import { readNational } from '../src/source/catalogue.ts';
import { fuzz } from './fuzz.ts';

const standard = readNational(
  national.files.map(({ name, data }) => ({ file: name, data: data as CatalogueFile })),
  reference,
);
const known: Known = { reference, date: '2026-12-01' };
const floors = fieldIds.filter((field) => fields[field].kind === 'floor');

/** Values that tighten, loosen and cannot be compared, for every field; as an author would write them. */
const written: { readonly [K in FieldId]: readonly unknown[] } = {
  timeLimit: [
    '公开事项信息形成或变更之日起20个工作日内公开',
    '20个工作日内',
    '10个工作日内',
    '5个工作日内',
    '15日内',
    '即时公开',
    '30个工作日内',
    '25日内',
    '1个月内',
    '长期',
    '及时公开',
    '按月公开',
    '每年1月31日前',
    '20个工作日；行政许可7个工作日',
    '行政许可自作出决定之日起7个工作日',
    '自受理之日起5个工作日内公开',
    '自信息形成之日起5个工作日内公开',
    '20个工作日后',
    '办结',
  ],
  channels: [
    ['政府网站'],
    ['政府网站', '政务服务中心'],
    ['政府网站', '政务服务中心', '其他：基层公共服务平台'],
    ['政府网站', '政务服务中心', '其他：自助终端'],
    ['两微一端', '其他'],
    ['其他：基层公共服务平台'],
    ['政府网站', '两微一端', '政务服务中心', '便民服务站', '其他：基层公共服务平台、自助终端'],
    [],
  ],
  disclosureMode: ['主动', '依申请', ['主动', '依申请']],
  content: [['办理流程', '咨询电话'], ['即时制卡网点'], ['申请材料', '办理材料', '监督投诉渠道']],
  basis: [
    ['《工伤保险条例》'],
    ['《某县办法》（某政发〔2020〕1号）'],
    ['《中华人民共和国政府信息公开条例》（中华人民共和国国务院令第711号）', '《中华人民共和国社会保险法》'],
  ],
  audience: ['全社会', '特定群体：参保单位', ['全社会', '特定群体：参保单位'], '特定群体：职工、居民'],
  responsibleBody: ['某县人力资源和社会保障局', { 县级: '某县人力资源和社会保障局', 乡级: '各乡镇人民政府' }],
  levels: [['县级'], ['乡级'], ['县级', '乡级'], ['市级']],
  handlingLimit: ['5个工作日', '当场办结'],
  links: [{ guide: 'https://www.example.gov.cn/a' }],
  title: ['新名称', '岗位信息发布'],
};

const read = <K extends FieldId>(field: K, raw: unknown): Fields[K] => {
  const value = fields[field].read(raw, reference);
  if (isUnreadable(value)) throw new Error(`cannot read ${JSON.stringify(raw)} for ${field}`);
  return value;
};

const someValue = (field: FieldId): fc.Arbitrary<Fields[FieldId]> =>
  fc.constantFrom(...written[field].map((raw) => read(field, raw)));

/** No document is both replaced and put in: a second run would carry it on. */
const replacements = fc.uniqueArray(
  fc.constantFrom(
    { from: '《中华人民共和国社会保险法》', to: '《某县办法》' },
    { from: '《中华人民共和国就业促进法》', to: '《某市条例》' },
    { from: '《没有这个文件》', to: '《某县办法》' },
  ),
  { maxLength: 2, selector: ({ from }) => from },
);

const editOf = (field: FieldId): fc.Arbitrary<Edit<Fields[FieldId]>> => {
  const set = someValue(field).map((value) => ({ kind: 'set' as const, value }));
  if (!fields[field].merge) return set;
  const add = someValue(field).map((value) => ({ kind: 'merge' as const, add: value }));
  if (field !== 'basis') return fc.oneof(set, add);
  return fc.oneof(
    set,
    add,
    replacements.map((replace) => ({ kind: 'merge' as const, replace })),
  );
};

type Unplaced = { readonly [K in FieldId]?: Edit<Fields[FieldId]> };
const editsOf = (ids: readonly FieldId[]): fc.Arbitrary<Unplaced> =>
  fc
    .uniqueArray(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...floors) }, fc.constantFrom(...ids)), {
      minLength: 1,
      maxLength: 4,
    })
    .chain((chosen) => fc.tuple(...chosen.map((field) => editOf(field).map((edit) => [field, edit] as const))))
    .map((pairs) => Object.fromEntries(pairs) as Unplaced);

const numbers = (domain: DomainId, level: number): string[] =>
  [...standard.items.values()].filter((item) => item.domain === domain && item.level === level).map(({ id }) => id);

/** Numbers that additions use; amendments and omissions may name them too. */
const added = { 1: ['10'], 2: ['1.90', '1.91', '10.1'], 3: ['1.2.1', '1.2.2', '1.90.1', '1.1.1'] } as const;
const often = <T>(list: readonly T[], rest: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...list) }, rest);

interface Plan {
  readonly omit: readonly { id: string; note: string }[];
  readonly restore: readonly string[];
  readonly amend: readonly { items: readonly string[]; edits: Unplaced }[];
  readonly add: readonly { id: string; edits: Unplaced }[];
}

const planOf = (domain: DomainId): fc.Arbitrary<Plan> => {
  const some = ['1.1', '1.2', '1.3'];
  const exact = often([...some, ...added[3], ...added[2]], fc.constantFrom(...numbers(domain, 2), '99.9'));
  const group = often([...some, '1'], fc.constantFrom(...numbers(domain, 1), ...numbers(domain, 2), '10'));
  const selector = fc.oneof(fc.constant('*'), fc.constantFrom('1.*', '2.*', '1.2.*', '10.*', '99.*'), exact, exact);
  return fc.record({
    omit: fc.array(fc.record({ id: group, note: fc.constantFrom('甲', '乙') }), { maxLength: 3 }),
    restore: fc.array(group, { maxLength: 2 }),
    amend: fc.array(
      fc.record({ items: fc.array(selector, { minLength: 1, maxLength: 3 }), edits: editsOf(fieldIds) }),
      { maxLength: 6 },
    ),
    add: fc.array(
      fc.record({
        id: fc.constantFrom(...added[1], ...added[2], ...added[3], ...added[3], '1.2'),
        edits: editsOf(fieldIds.filter((field) => field !== 'title')),
      }),
      { maxLength: 4 },
    ),
  });
};

const levels: readonly Exclude<Region['level'], 'national'>[] = ['province', 'city', 'county', 'township'];

interface LayerPlan {
  readonly body: boolean;
  readonly domains: { readonly [domain in DomainId]: Plan };
}
const layerPlan: fc.Arbitrary<LayerPlan> = fc.record({
  body: fc.boolean(),
  domains: fc.record({ employment: planOf('employment'), 'social-insurance': planOf('social-insurance') }),
});
const chain = fc
  .tuple(fc.array(layerPlan, { minLength: 1, maxLength: 4 }), fc.boolean())
  .map(([plans, toTownship]) =>
    plans.map((plan, index) => build(plan, (toTownship ? levels.slice(-plans.length) : levels)[index] ?? 'township')),
  );

const build = ({ body, domains }: LayerPlan, level: Exclude<Region['level'], 'national'>): Layer => {
  const file = `${level}.yaml`;
  const at = (...path: (string | number)[]): Place => ({ file, path });
  const place = (edits: Unplaced, ...path: (string | number)[]): Edits =>
    Object.fromEntries(
      Object.entries(edits).map(([field, value]) => [field, { value, at: at(...path, field) }]),
    ) as unknown as Edits;
  const domain = (name: DomainId): DomainLayer => ({
    omit: (domains[name]?.omit ?? []).map(({ id, note }, index) => ({
      item: { value: { id }, at: at(name, 'omit', index, 'item') },
      reason: 'not-operated',
      note,
      at: at(name, 'omit', index),
    })),
    restore: (domains[name]?.restore ?? []).map((id, index) => ({
      item: { value: { id }, at: at(name, 'restore', index) },
      at: at(name, 'restore', index),
    })),
    amend: (domains[name]?.amend ?? []).map(
      ({ items, edits }, index): Amendment => ({
        items: items.map((id, spot) => ({ value: { id }, at: at(name, 'amend', index, 'items', spot) })),
        edits: place(edits, name, 'amend', index),
        at: at(name, 'amend', index),
      }),
    ),
    add: (domains[name]?.add ?? []).map(
      ({ id, edits }, index): Addition => ({
        id: { value: id, at: at(name, 'add', index, 'id') },
        title: { value: `新增 ${id}`, at: at(name, 'add', index, 'title') },
        edits: place(edits, name, 'add', index),
        at: at(name, 'add', index),
      }),
    ),
  });
  return {
    file,
    region: { name: `示例${level}`, level },
    extends: { value: 'above', at: at('extends') },
    ...(body
      ? { responsibleBody: { value: read('responsibleBody', '某局'), at: at('responsibleBody') } as Sourced<never> }
      : {}),
    domains: { employment: domain('employment'), 'social-insurance': domain('social-insurance') },
    accepted: [],
  };
};

const climb = (layers: readonly Layer[]): Step[] => {
  const steps: Step[] = [];
  for (const layer of layers) steps.push(resolve(layer, steps.at(-1)?.resolved ?? standard, known));
  return steps;
};

const climbed = new Map<string, Step[]>();

/** The steps of a drawn chain: every property draws the same chains from the same seed, so they are resolved once. */
const stepsOf = (layers: readonly Layer[]): readonly Step[] => {
  const key = JSON.stringify(layers);
  const steps = climbed.get(key) ?? climb(layers);
  if (climbed.size < 100) climbed.set(key, steps);
  return steps;
};

const print = (field: FieldId, cell: Cell<unknown> | undefined): string | undefined =>
  cell && (fields[field].print as (value: unknown) => string)(cell.value);

/** What outputs are made from, as plain text. */
const summary = ({ items }: Resolved): { [ref: string]: unknown } =>
  Object.fromEntries(
    [...items].map(([ref, item]) => [
      ref,
      {
        omitted: item.omitted?.value,
        withheld: item.withheld,
        ...Object.fromEntries(
          fieldIds.map((field) => [field, [print(field, item.fields[field]), item.fields[field]?.trust]]),
        ),
      },
    ]),
  );

const told = ({ outcomes, misses }: Step): string[] =>
  [
    ...outcomes.map(({ item, field, verdict, order, local, inherited, missing }) =>
      JSON.stringify([item, field, verdict, order, local, inherited, [...missing].sort()]),
    ),
    ...misses.map(({ kind, domain, id, field }) => JSON.stringify([kind, domain, id, field])),
  ].sort();

const accepted = ['same', 'tighter'];

/** Whether a floor of one item is held by another; undefined stands for no value, which nothing binds. */
const holds = (field: FieldId, local: Cell<unknown> | undefined, floor: Cell<unknown> | undefined): boolean => {
  if (!floor) return true;
  if (!local) return false;
  const { order } = (fields[field].compare as (a: unknown, b: unknown, known: Known) => { order: string })(
    local.value,
    floor.value,
    known,
  );
  return accepted.includes(order);
};

const isOnRequest = (item: ResolvedItem | undefined): boolean => item?.fields.disclosureMode?.value.proactive === false;

/** The law stands above floors (条例 26): what was 依申请 and is 主动 now keeps the law's limit, whatever stood there. */
const isBoundByLaw = (field: FieldId, now: ResolvedItem | undefined, floor: ResolvedItem | undefined): boolean => {
  const limit = now?.fields.timeLimit?.value;
  if (field !== 'timeLimit' || !limit || !isOnRequest(floor) || isOnRequest(now)) return false;
  return reference.limits.some(({ timeLimit }) =>
    accepted.includes(compareWithLaw(limit, parseTimeLimit(timeLimit, reference.limitWords), reference.limitWords)),
  );
};

const binding = (cell: Cell<unknown> | undefined): boolean => cell !== undefined && cell.trust !== 'inferred';
const cellOf = (item: ResolvedItem | undefined, field: FieldId): Cell<unknown> | undefined => item?.fields[field];

describe('a generated chain on the national catalogue', () => {
  it('is never looser than any binding floor above it, tombstones and level 3 included', () => {
    fc.assert(
      fc.property(chain, (layers) => {
        const steps = stepsOf(layers);
        const last = steps.at(-1)?.resolved;
        for (const { inherited } of steps)
          for (const [ref, item] of inherited.items)
            for (const field of floors) {
              if (!binding(cellOf(item, field))) continue;
              const now = last?.items.get(ref);
              if (holds(field, cellOf(now, field), cellOf(item, field)) || isBoundByLaw(field, now, item)) continue;
              throw new Error(
                `${ref} ${field}: ${print(field, cellOf(now, field))} is looser than ${print(field, cellOf(item, field))}`,
              );
            }
      }),
      fuzz(40),
    );
  });

  it('holds every floor of a level-2 item on its level-3 items', () => {
    fc.assert(
      fc.property(chain, (layers) => {
        for (const { resolved } of stepsOf(layers))
          for (const item of resolved.items.values()) {
            if (item.level !== 3) continue;
            const parent = item.parent && resolved.items.get(item.parent);
            expect(parent, `${item.ref} has a parent`).toBeDefined();
            for (const field of floors)
              if (
                !holds(field, cellOf(item, field), cellOf(parent as ResolvedItem, field)) &&
                !isBoundByLaw(field, item, parent as ResolvedItem)
              )
                throw new Error(
                  `${item.ref} ${field}: ${print(field, cellOf(item, field))} is looser than its parent's ${print(field, cellOf(parent as ResolvedItem, field))}`,
                );
          }
      }),
      fuzz(40),
    );
  });

  it('keeps 主动 items within the limit that the law sets for everything', () => {
    const general = reference.limits.filter(({ titles }) => titles.length === 0);
    expect(general).toHaveLength(1);
    fc.assert(
      fc.property(chain, (layers) => {
        const last = stepsOf(layers).at(-1)?.resolved;
        for (const item of last?.items.values() ?? []) {
          const { timeLimit, disclosureMode } = item.fields;
          if (!timeLimit || disclosureMode?.value.proactive === false) continue;
          for (const limit of general)
            expect(['same', 'tighter'], `${item.ref} ${timeLimit.value.text}`).toContain(
              compareWithLaw(
                timeLimit.value,
                parseTimeLimit(limit.timeLimit, reference.limitWords),
                reference.limitWords,
              ),
            );
        }
      }),
      fuzz(40),
    );
  });

  it('does not depend on the order of keys and entries', () => {
    const shuffled = <T>(list: readonly T[]): fc.Arbitrary<T[]> =>
      fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length });
    const reorder = (domain: DomainLayer): fc.Arbitrary<DomainLayer> =>
      fc.record({
        restore: shuffled(domain.restore),
        add: shuffled(domain.add),
        omit: shuffled(domain.omit),
        amend: fc.tuple(shuffled(domain.amend), fc.boolean()).map(([entries, turn]) =>
          entries.map((entry) => ({
            at: entry.at,
            edits: Object.fromEntries(turn ? Object.entries(entry.edits).reverse() : Object.entries(entry.edits)),
            items: turn ? [...entry.items].reverse() : entry.items,
          })),
        ),
      });
    const twins = chain.chain((layers) =>
      fc.tuple(
        fc.constant(layers),
        fc.tuple(
          ...layers.map((layer) =>
            fc
              .tuple(...domainIds.map((domain) => reorder(layer.domains[domain] as DomainLayer)))
              .map(([employment, insurance]) => ({
                ...layer,
                domains: { 'social-insurance': insurance, employment } as Layer['domains'],
              })),
          ),
        ),
      ),
    );
    fc.assert(
      fc.property(twins, ([layers, others]) => {
        const [steps, mirrored] = [stepsOf(layers), climb(others)];
        for (const [index, step] of steps.entries()) {
          const other = mirrored[index] as Step;
          expect(summary(other.resolved)).toEqual(summary(step.resolved));
          expect([...other.resolved.items.keys()]).toEqual([...step.resolved.items.keys()]);
          expect(told(other)).toEqual(told(step));
        }
      }),
      fuzz(40),
    );
  });

  it('does not change when the same amendments are applied again', () => {
    fc.assert(
      fc.property(chain, (layers) => {
        // What a layer adds is out of reach of its own amendments, and would be in reach of the second run.
        const top = layers.at(-1) as Layer;
        const bare = Object.fromEntries(domainIds.map((domain) => [domain, { ...top.domains[domain], add: [] }]));
        const last = climb([...layers.slice(0, -1), { ...top, domains: bare as unknown as Layer['domains'] }]).at(
          -1,
        ) as Step;
        const amendments = Object.fromEntries(
          domainIds.map((domain) => [
            domain,
            { omit: [], restore: [], add: [], amend: last.layer.domains[domain]?.amend ?? [] },
          ]),
        ) as Layer['domains'];
        const again = resolve({ ...last.layer, domains: amendments }, last.resolved, known);
        // A township that strikes 乡级 off an item no longer inherits it; that is another item to it.
        const values = (resolved: Resolved) =>
          Object.fromEntries(
            [...resolved.items]
              .filter(([ref]) => again.resolved.items.get(ref)?.withheld === last.resolved.items.get(ref)?.withheld)
              .map(([ref, item]) => [ref, fieldIds.map((field) => print(field, item.fields[field]))]),
          );
        expect(values(again.resolved)).toEqual(values(last.resolved));
      }),
      fuzz(40),
    );
  });

  it('keeps what it inherits where a value is refused', () => {
    let refused = 0;
    fc.assert(
      fc.property(chain, (layers) => {
        for (const { outcomes, inherited, resolved } of stepsOf(layers))
          for (const { item, field, verdict, inherited: expected, below } of outcomes) {
            if (verdict !== 'refused') continue;
            refused += 1;
            const before = print(field, cellOf(inherited.items.get(item), field));
            const now = print(field, cellOf(resolved.items.get(item), field));
            const cut = outcomes.some(
              (other) => other.item === item && other.field === field && other.law !== undefined,
            );
            const limits = reference.limits.map(({ timeLimit }) => timeLimit);
            if (cut && field === 'timeLimit') expect([before, ...limits]).toContain(now);
            else if (below) expect(now, `${item} ${field}`).toBe(before);
            else {
              expect(now, `${item} ${field}`).toBe(expected);
              const [is, was] = [resolved.items.get(item), inherited.items.get(item)];
              if (is?.level === 2 && before !== undefined && !isBoundByLaw(field, is, was)) expect(now).toBe(before);
            }
          }
      }),
      fuzz(40),
    );
    expect(refused).toBeGreaterThan(100);
  });

  it('gives a township only what is disclosed at 乡级', () => {
    fc.assert(
      fc.property(chain, (layers) => {
        for (const { layer, inherited, resolved } of stepsOf(layers))
          for (const [ref, item] of inherited.items) {
            const now = resolved.items.get(ref) as ResolvedItem;
            const parent = item.parent === undefined ? undefined : inherited.items.get(item.parent);
            const township = (one: ResolvedItem | undefined): boolean =>
              one === undefined || one.level === 1 || one.fields.levels?.value.includes('township') === true;
            const expected =
              layer.region.level === 'township'
                ? !township(item) || (item.level === 3 && !township(parent))
                : item.withheld === true;
            expect(now.withheld === true, `${ref} at ${layer.region.level}`).toBe(expected);
          }
      }),
      fuzz(40),
    );
  });

  it('leaves what it was given untouched, and loses no item', () => {
    const before = JSON.stringify([...standard.items]);
    fc.assert(
      fc.property(chain, (layers) => {
        for (const { inherited, resolved } of climb(layers))
          expect([...resolved.items.keys()]).toEqual(expect.arrayContaining([...inherited.items.keys()]));
        expect(JSON.stringify([...standard.items])).toBe(before);
      }),
      fuzz(20),
    );
  });

  it('remembers every layer that set a value: the history ends with the value in force', () => {
    fc.assert(
      fc.property(chain, (layers) => {
        // One look at all cells: to expect something of each takes longer than the whole chain.
        const wrong = stepsOf(layers).flatMap(({ resolved }) =>
          [...resolved.items.values()].flatMap((item) =>
            fieldIds
              .filter((field) => {
                const cell = cellOf(item, field);
                if (!cell) return false;
                const last = cell.history.at(-1) as Cell<unknown> | undefined;
                const inOrder = cell.history.every(({ by }, index) => by >= (cell.history[index - 1]?.by ?? by));
                return !inOrder || last === undefined || print(field, last) !== print(field, cell);
              })
              .map((field) => `${item.ref} ${field}`),
          ),
        );
        expect(wrong).toEqual([]);
      }),
      fuzz(40),
    );
  });
});

describe('the generator', () => {
  it('reaches every verdict and every kind of miss that a chain can have', () => {
    const verdicts = new Set<string>();
    const kinds = new Set<string>();
    const refs = new Set<Ref>();
    fc.assert(
      fc.property(chain, (layers) => {
        for (const { outcomes, misses, resolved } of stepsOf(layers)) {
          for (const { verdict } of outcomes) verdicts.add(verdict);
          for (const { kind } of misses) kinds.add(kind);
          for (const item of resolved.items.values()) if (item.level === 3 && item.by > 0) refs.add(item.ref);
        }
      }),
      fuzz(40),
    );
    expect([...verdicts].sort()).toEqual(['applied', 'narrowed', 'refused', 'renamed', 'unchanged', 'unverified']);
    expect([...kinds].sort()).toEqual([
      'already-omitted',
      'conflict',
      'id-taken',
      'id-twice',
      'level1-field',
      'no-parent',
      'not-omitted',
      'nothing-replaced',
      'omit-and-restore',
      'omitted-item',
      'parent-omitted',
      'twice',
      'unknown-item',
      'withheld-item',
    ]);
    expect(refs.size).toBeGreaterThan(3);
  });
});
