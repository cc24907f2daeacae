import { printed } from '../document/printed.ts';
import { domainName } from '../emit/domain-name.ts';
import { words } from '../emit/words.ts';
import type { FieldId, Ref, ResolvedItem, Trust } from '../model/catalogue.ts';
import { fieldIds, fieldOf, fields } from '../model/fields.ts';
import type { Reference } from '../model/reference.ts';
import type { Outcome, Step } from '../model/step.ts';
import type { FieldDetail, FieldForm, ItemDetail } from './protocol.ts';

const trusts: { readonly [trust in Trust]: string } = {
  attested: '已与原件核对',
  seen: '见到原表',
  listed: '见于服务清单',
  pattern: '通例',
  inferred: '推定，待核',
  local: '',
};

const formOf = (field: FieldId, { channels, levels }: Reference): FieldForm | undefined => {
  switch (field) {
    case 'title':
    case 'timeLimit':
    case 'responsibleBody':
    case 'handlingLimit':
      return { kind: 'text' };
    case 'content':
    case 'basis':
      return { kind: 'lines' };
    case 'channels':
      return {
        kind: 'boxes',
        options: channels.map(({ name }) => name),
        detailed: channels.filter(({ other }) => other).map(({ name }) => name),
      };
    case 'audience':
      return { kind: 'boxes', options: ['全社会', '特定群体'], detailed: ['特定群体'] };
    case 'disclosureMode':
      return { kind: 'boxes', options: ['主动', '依申请'], detailed: [] };
    case 'levels':
      return { kind: 'boxes', options: levels.map(({ name }) => name), detailed: [] };
    default:
      return undefined;
  }
};

const linesOf = (item: ResolvedItem | undefined, field: FieldId): readonly string[] => {
  const cell = item?.fields[field];
  const text = cell ? fieldOf(field).print(cell.value) : '';
  return text === '' ? [] : text.split('\n');
};

const originOf = (item: ResolvedItem, field: FieldId, { resolved, layer }: Step): FieldDetail['origin'] => {
  const cell = item.fields[field];
  const isOwn = cell && cell.by === resolved.layers.length - 1 && !cell.derived;
  return isOwn && cell.at !== layer.responsibleBody?.at ? 'local' : 'above';
};

const refusedIn = (outcomes: readonly Outcome[], ref: Ref, field: FieldId): string | undefined =>
  outcomes.find((one) => one.item === ref && one.field === field && one.verdict === 'refused')?.local;

const detailOf = (item: ResolvedItem, field: FieldId, step: Step, reference: Reference): FieldDetail | undefined => {
  const form = formOf(field, reference);
  if (!form) return undefined;
  const { inherited, resolved, outcomes } = step;
  const above = inherited.items.get(item.ref);
  const cell = above?.fields[field];
  const refused = refusedIn(outcomes, item.ref, field);
  const trust = cell && trusts[cell.trust];
  return {
    field,
    label: fields[field].label.zh,
    kind: fields[field].kind,
    form,
    value: linesOf(item, field),
    ...(above ? { standard: linesOf(above, field) } : {}),
    ...(cell
      ? { setBy: [printed(resolved.layers[cell.by]?.region.name ?? ''), trust].filter(Boolean).join('，') }
      : {}),
    origin: refused === undefined ? originOf(item, field, step) : 'local',
    ...(refused === undefined ? {} : { refused }),
  };
};

/** The numbers that are free: the next one below the same item, and the first one below this item. */
const freeNumbers = ({ domain, id, level }: ResolvedItem, { resolved }: Step): ItemDetail['free'] => {
  const next = (parent: string): string => {
    let count = 1;
    while (resolved.items.has(`${domain}/${parent}.${count}`) || resolved.former.has(`${domain}/${parent}.${count}`))
      count += 1;
    return `${parent}.${count}`;
  };
  const second = id.split('.').slice(0, 2).join('.');
  return { beside: next(id.split('.')[0] ?? id), ...(level > 1 ? { below: next(second) } : {}) };
};

/** What the side panel shows of one item: each field as it stands above and here. */
export const itemDetail = (ref: Ref, step: Step, reference: Reference): ItemDetail | undefined => {
  const { resolved, inherited } = step;
  const item = resolved.items.get(ref);
  if (!item) return undefined;
  const of = item.level === 1 ? (['title'] as const) : fieldIds;
  return {
    ref,
    id: item.id,
    title: printed(item.fields.title.value),
    domain: item.domain,
    domainName: domainName(resolved, item.domain),
    level: item.level,
    isOwn: item.by === resolved.layers.length - 1 && !inherited.items.has(ref),
    ...(item.omitted
      ? {
          omitted: `${words.reasons[item.omitted.value.reason]}${item.omitted.value.note && `：${item.omitted.value.note}`}`,
        }
      : {}),
    free: freeNumbers(item, step),
    fields: of.flatMap((field) => detailOf(item, field, step, reference) ?? []),
  };
};
