import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commentsOf } from '../../src/edit/comments.ts';
import type { Intent } from '../../src/edit/intent.ts';
import type { DomainId, FieldId, Ref } from '../../src/model/catalogue.ts';
import { omissionReasons } from '../../src/model/catalogue.ts';
import { fieldIds } from '../../src/model/fields.ts';
import { type Draw, drawFrom, runs } from '../fuzz.ts';
import { cleanLayers, folder } from '../seeded/layers.ts';
import { changed, openEditor } from './open-editor.ts';

type Data = { readonly [key: string]: unknown };

const values: { readonly [field in FieldId]: readonly unknown[] } = {
  title: ['岗位信息发布（本地）', '稳岗返还：申领', 'A: b'],
  content: [['文件依据', '办理条件'], { add: ['"引号"、#号', '补贴名单'] }, ['甲, 乙', '丙']],
  basis: [
    ['《中华人民共和国社会保险法》', '《示例市办法》（示人社发〔2026〕3号）'],
    { add: ['《示例县办法》（示县人社发〔2026〕9号）'] },
    { replace: [{ from: '《中华人民共和国社会保险法》', to: '《工伤保险条例》' }] },
  ],
  timeLimit: ['5个工作日内', '即时公开', '公开事项信息形成或变更之日起3个工作日内公开'],
  responsibleBody: ['示例县人力资源和社会保障局', { 县级: '甲局', 乡级: '各乡镇人民政府' }],
  channels: [
    { add: ['便民服务站'] },
    ['政府网站', '其他：基层公共服务平台'],
    { add: ['其他：自助服务终端', '精准推送'] },
  ],
  audience: ['全社会', ['全社会', '特定群体：参保单位'], { add: ['特定群体：高校毕业生'] }],
  disclosureMode: ['主动', ['主动', '依申请']],
  levels: [['县级'], ['县级', '乡级'], { add: ['乡级'] }],
  handlingLimit: ['当场办结', '10个工作日（不含银行审批时间）', '- 3日 #1'],
  links: [
    { guide: 'https://www.example.gov.cn/a?b=1#c' },
    { guide: 'https://www.example.gov.cn/x', 表: 'https://www.example.gov.cn/y' },
  ],
};

const layers: { readonly [name: string]: string } = {
  ...Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')]),
  ),
  ...cleanLayers(),
};

/** How many intents each layer gets; each opens the catalogue twice, so a long run ends at 2,000. */
const count = Math.ceil(Math.min(runs(80), 2_000) / Object.keys(layers).length);

const one = <T>(draw: Draw, list: readonly T[]): T => list[draw(list.length)] as T;

const drawIntent = (draw: Draw, items: readonly Ref[]): Intent => {
  const ref = one(draw, items);
  const [domain] = ref.split('/') as [DomainId];
  const field = one(draw, fieldIds);
  const kinds: readonly (() => Intent)[] = [
    () => ({ kind: 'setField', ref, field, value: one(draw, values[field]), only: draw(2) === 1 }),
    () => ({ kind: 'setField', ref, field, value: one(draw, values[field]), only: true }),
    () => ({ kind: 'resetField', ref, field }),
    () => ({ kind: 'omit', ref, reason: one(draw, omissionReasons), note: '由市局受理: 见“说明”' }),
    () => ({ kind: 'restore', ref }),
    () => ({
      kind: 'addItem',
      domain,
      id: `${1 + draw(9)}.${1 + draw(30)}`,
      title: '零工驿站 #1',
      fields: { timeLimit: '3个工作日内' },
    }),
    () => ({ kind: 'removeItem', ref }),
    () => ({ kind: 'renameItem', ref, title: '另一个名称' }),
    () => ({
      kind: 'answer',
      rule: 'no-narrowing',
      items: [ref],
      ...(draw(2) ? { field } : {}),
      reason: '本地如此',
      ...(draw(2) ? { until: '2027-12-31' } : {}),
    }),
    () => ({ kind: 'withdrawAnswer', rule: 'similar-item', items: [ref] }),
    () => ({
      kind: 'setFiling',
      key: one(draw, ['receiver', 'number', 'signer', 'date']),
      value: draw(3) ? '2026-12-05' : undefined,
    }),
    () => ({
      kind: 'setContact',
      key: one(draw, ['office', 'phone', 'hours']),
      value: draw(3) ? '0990-7654321' : undefined,
    }),
  ];
  return one(draw, kinds)();
};

const mapOf = (value: unknown): Data => (value !== null && typeof value === 'object' ? (value as Data) : {});
const entriesOf = (data: unknown, ref: Ref, key: string): Data[] => {
  const found = mapOf(mapOf(data)[ref.slice(0, ref.indexOf('/'))])[key];
  return (Array.isArray(found) ? found : []).map((entry) =>
    typeof entry === 'string' ? { item: entry } : mapOf(entry),
  );
};
const about = (ref: Ref) => (entry: Data) => {
  const named =
    entry.item ?? entry.id ?? (Array.isArray(entry.items) && entry.items.length === 1 ? entry.items[0] : '');
  return String(named).split(' ')[0] === ref.slice(ref.indexOf('/') + 1);
};
/** What stands for a field in an entry of the item's own. */
const writtenFor = (data: unknown, ref: Ref, field: FieldId): unknown =>
  [...entriesOf(data, ref, 'add'), ...entriesOf(data, ref, 'amend')].find(
    (entry) => about(ref)(entry) && field in entry,
  )?.[field];

/** Whether the value stands in an entry for several numbers, which the item then leaves: no intent puts it back into one. */
const leavesGroup = (intent: Intent, data: unknown): boolean =>
  (intent.kind === 'setField' || intent.kind === 'renameItem') &&
  entriesOf(data, intent.ref, 'amend').some(
    ({ items, ...said }) =>
      Array.isArray(items) &&
      items.length > 1 &&
      (intent.kind === 'renameItem' ? 'title' : intent.field) in said &&
      items.some((item) => String(item).split(' ')[0] === intent.ref.slice(intent.ref.indexOf('/') + 1)),
  );

/** The intent that takes another one back, from the data before it. */
const inverseOf = (intent: Intent, data: unknown): Intent | undefined => {
  if (leavesGroup(intent, data)) return undefined;
  switch (intent.kind) {
    case 'setField':
    case 'renameItem':
    case 'resetField': {
      const field = intent.kind === 'renameItem' ? 'title' : intent.field;
      const before = writtenFor(data, intent.ref, field);
      return before === undefined
        ? { kind: 'resetField', ref: intent.ref, field }
        : { kind: 'setField', ref: intent.ref, field, value: before, only: true };
    }
    case 'omit': {
      const before = entriesOf(data, intent.ref, 'omit').find(about(intent.ref));
      if (before)
        return { ...intent, reason: before.reason as (typeof omissionReasons)[number], note: String(before.note) };
      return { kind: 'restore', ref: intent.ref };
    }
    case 'restore': {
      const before = entriesOf(data, intent.ref, 'omit').find(about(intent.ref));
      return before
        ? {
            kind: 'omit',
            ref: intent.ref,
            reason: before.reason as (typeof omissionReasons)[number],
            ...(before.note ? { note: String(before.note) } : {}),
          }
        : { kind: 'omit', ref: intent.ref, reason: 'not-operated' };
    }
    case 'addItem':
      return { kind: 'removeItem', ref: `${intent.domain}/${intent.id}` };
    case 'removeItem': {
      const { id, title, ...fields } = entriesOf(data, intent.ref, 'add').find(about(intent.ref)) ?? {};
      return {
        kind: 'addItem',
        domain: intent.ref.split('/')[0] as DomainId,
        id: String(id),
        title: String(title),
        fields,
      };
    }
    case 'answer':
      return {
        kind: 'withdrawAnswer',
        rule: intent.rule,
        items: intent.items,
        ...(intent.field ? { field: intent.field } : {}),
      };
    case 'setFiling':
    case 'setContact': {
      const { value: _, ...rest } = intent;
      const before = mapOf(mapOf(data)[intent.kind === 'setFiling' ? 'filing' : 'contact'])[intent.key];
      return before === undefined ? rest : { ...rest, value: before };
    }
    default:
      return undefined;
  }
};

/** What lies between the lines that two texts share at their beginning and at their end. */
const between = (
  before: string,
  after: string,
): { readonly old: readonly string[]; readonly now: readonly string[] } => {
  const [old, now] = [before.split('\n'), after.split('\n')];
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(old.length, now.length) - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  return { old: old.slice(head, old.length - tail), now: now.slice(head, now.length - tail) };
};

/** The refs that an intent may change, with the level-3 items that follow them. */
const reach = (intent: Intent): readonly string[] =>
  'ref' in intent ? [intent.ref] : intent.kind === 'addItem' ? [`${intent.domain}/${intent.id}`] : [];

describe('random intents', () => {
  it.each(Object.entries(layers).map(([name, text], index) => ({ name, text, index })))(
    'change $name only as intended, keep its comments, and can be taken back',
    async ({ text: written, index }) => {
      const draw = drawFrom(900 + index);
      const open = openEditor();
      // The same layer as it comes from other editors.
      const forms = [written, written.replaceAll('\n', '\r\n'), written.trimEnd()];
      const opened = await Promise.all(
        forms.map(async (text, form) => ({ text, before: await open(text, `form-${form}`) })),
      );
      let [done, exact] = [0, 0];
      for (let run = 0; run < count; run += 1) {
        const { text, before } = one(draw, opened);
        const intent = drawIntent(draw, before.items);
        const told = JSON.stringify(intent);
        const edited = before.apply(intent);
        if ('obstacle' in edited) {
          expect(edited.obstacle.zh, told).not.toContain('不能放心');
          continue;
        }
        if (edited.text === text) continue;
        const after = await open(edited.text);
        expect(after.step, told).toBeDefined();
        const comments = (one: string) =>
          commentsOf(one)
            .map((comment) => comment.text)
            .sort();
        expect(comments(edited.text), told).toEqual(comments(text));
        const strange = changed(before.printed, after.printed).filter(
          (key) => !reach(intent).some((ref) => key.startsWith(`${ref} `) || key.startsWith(`${ref}.`)),
        );
        expect(strange, told).toEqual([]);
        const inverse = inverseOf(intent, before.data);
        if (!inverse) continue;
        const back = after.apply(inverse);
        if ('obstacle' in back) throw new Error(`${told} cannot be taken back: ${back.obstacle.en}`);
        const { old, now } = between(text, edited.text);
        // What took lines out cannot know how they had been laid out: it comes back with the same meaning.
        if (old.length === 0 || (old.length === 1 && now.length === 1)) expect(back.text, told).toBe(text);
        else expect((await open(back.text)).printed, told).toEqual(before.printed);
        if (back.text === text) exact += 1;
        done += 1;
      }
      expect(exact / done).toBeGreaterThan(0.8);
    },
  );
});
