import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { FieldId, Ref } from '../../model/catalogue.ts';
import type { Changed, DeskIntent, FieldDetail, FieldValue, ItemDetail, ShownFinding } from '../protocol.ts';
import { apply, tellFailure } from './actions.ts';
import { engine } from './engine.ts';
import { cleaned, FieldInput } from './fields.tsx';
import { Omit } from './omit.tsx';
import { change, now, useDesk } from './store.ts';

type Draft = { readonly [field in FieldId]?: FieldValue };

const same = (left: FieldValue, right: FieldValue): boolean => JSON.stringify(left) === JSON.stringify(right);

/** What was typed since some of it was taken. */
const without = (draft: Draft, taken: Draft): Draft =>
  Object.fromEntries(Object.entries(draft).filter(([field, value]) => taken[field as FieldId] !== value));

const pick = (draft: Draft, field: FieldId): Draft => ({ [field]: draft[field] });

/** The fields that were changed in the form, as intents. */
const intentsOf = ({ ref, fields }: ItemDetail, draft: Draft, only: boolean): DeskIntent[] =>
  fields.flatMap((field): DeskIntent[] => {
    const typed = draft[field.field];
    if (typed === undefined) return [];
    const value = cleaned(field, typed);
    if (same(value, cleaned(field, field.value))) return [];
    return [{ kind: 'setField', ref, field: field.field, value, ...(only ? { only } : {}) }];
  });

/** The item before or behind, as the table has them. */
const neighbour = (ref: Ref, by: -1 | 1): Ref | undefined => {
  const refs = now().snapshot?.tables.flatMap(({ rows }) => rows.map((row) => row.ref)) ?? [];
  return refs[refs.indexOf(ref) + by];
};

/** Closes the panel, and goes back to the row that it spoke of. */
const close = (): void => {
  const { selected } = now();
  change({ selected: undefined });
  if (selected) document.querySelector<HTMLElement>(`[data-ref="${selected}"] button.item`)?.focus();
};

const Told = ({ id, changed, field }: { readonly id: string; readonly changed?: Changed; readonly field: FieldId }) => {
  const findings: readonly ShownFinding[] =
    changed && 'findings' in changed
      ? changed.findings.filter((one) => one.field === field && one.answered === undefined)
      : [];
  return (
    <div id={id} aria-live="polite">
      {findings.map(({ key, severity, message, fix }) => (
        <p key={key} class={`live ${severity}`}>
          {message}
          {fix && `；${fix}`}
        </p>
      ))}
    </div>
  );
};

const Standard = ({ field }: { readonly field: FieldDetail }) => {
  const { standard, setBy, origin, value } = field;
  if (standard === undefined) return null;
  const isOther = origin === 'local' && !same(standard, value);
  return (
    <div class={isOther ? 'standard' : 'standard plain'}>
      <p class="soft">标准{setBy && `（${setBy}）`}</p>
      {isOther && (
        <div class="words">{standard.length === 0 ? '没有规定' : standard.map((line) => <p key={line}>{line}</p>)}</div>
      )}
    </div>
  );
};

const kinds = { floor: '只能更严', watched: '缩减要说明', free: '' } as const;

const Field = ({
  field,
  draft,
  changed,
  set,
  reset,
}: {
  readonly field: FieldDetail;
  readonly draft: Draft;
  readonly changed?: Changed;
  readonly set: (field: FieldId, value: FieldValue) => void;
  readonly reset: (field: FieldId) => void;
}) => {
  const id = `field-${field.field}`;
  const Name = field.form.kind === 'boxes' ? 'span' : 'label';
  return (
    <fieldset class={field.origin === 'local' ? 'field is-local' : 'field'} aria-label={field.label}>
      <div class="field-head">
        <Name {...(Name === 'label' ? { htmlFor: id } : {})} class="field-name">
          {field.label}
        </Name>
        {field.origin === 'local' && <span class="badge">本地</span>}
        <span class="soft">{kinds[field.kind]}</span>
        {field.origin === 'local' && field.standard !== undefined && (
          <button type="button" class="link" onClick={() => reset(field.field)} aria-label={`${field.label}照上级`}>
            照上级
          </button>
        )}
      </div>
      <Standard field={field} />
      {field.refused !== undefined && <p class="live error">“{field.refused}”宽于标准，没有采用</p>}
      <FieldInput
        id={id}
        field={field}
        value={draft[field.field] ?? field.value}
        told={`${id}-told`}
        set={(value) => set(field.field, value)}
      />
      <Told id={`${id}-told`} changed={changed} field={field.field} />
    </fieldset>
  );
};

/** What would come of the form as it is filled in, asked whenever typing pauses. */
const useTrial = (detail: ItemDetail, draft: Draft): Changed | undefined => {
  const [trial, keep] = useState<Changed>();
  useEffect(() => {
    let isOld = false;
    const timer = window.setTimeout(() => {
      engine
        .ask('change', { intents: intentsOf(detail, draft, true), ref: detail.ref })
        .then((found) => isOld || keep(found))
        .catch(tellFailure);
    }, 250);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [detail, draft]);
  return trial;
};

/** Why a change was not made; where there is a way on, Enter takes it. */
const Obstacle = ({ text, accept }: { readonly text: string; readonly accept?: () => void }) => {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => button.current?.focus(), []);
  return (
    <div class="live error" role="alert">
      <p>{text}</p>
      {accept && (
        <button ref={button} type="button" onClick={accept}>
          只改本项
        </button>
      )}
    </div>
  );
};

const Actions = ({ detail, run }: { readonly detail: ItemDetail; readonly run: (intent: DeskIntent) => void }) => {
  const [isOmitting, omit] = useState(false);
  const { ref, isOwn, omitted, level } = detail;
  if (isOmitting) return <Omit item={detail} done={() => omit(false)} run={run} />;
  return (
    <div class="row actions">
      {omitted !== undefined && (
        <button type="button" onClick={() => run({ kind: 'restore', ref })}>
          恢复列入
        </button>
      )}
      {omitted === undefined && !isOwn && level > 1 && (
        <button type="button" class="quiet" onClick={() => omit(true)}>
          不列入…
        </button>
      )}
      {isOwn && (
        <button type="button" class="quiet" onClick={() => run({ kind: 'removeItem', ref })}>
          删去本项
        </button>
      )}
      <button type="button" class="quiet" onClick={() => change({ adding: ref })}>
        新增事项…
      </button>
    </div>
  );
};

const Form = ({ detail }: { readonly detail: ItemDetail }) => {
  const [draft, keep] = useState<Draft>({});
  const [obstacle, tell] = useState<Extract<Changed, { readonly obstacle: string }>>();
  // What was taken stands in the item when it is told anew; what was typed meanwhile stays.
  const taken = useRef<Draft>({});
  const heading = useRef<HTMLHeadingElement>(null);
  const trial = useTrial(detail, draft);
  // Before anything is painted: a key that is pressed at once has to reach the form.
  useLayoutEffect(() => heading.current?.focus(), [detail.ref]);
  useLayoutEffect(() => {
    const gone = taken.current;
    taken.current = {};
    keep((typed) => without(typed, gone));
  }, [detail]);
  // What was focused may be gone with what was done.
  useLayoutEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [detail, obstacle]);
  const isChanged = intentsOf(detail, draft, false).length > 0;
  const run = (intents: readonly DeskIntent[], of: Draft = {}): void => {
    apply(intents, detail.ref)
      .then((changed) => {
        if ('text' in changed) taken.current = of;
        tell('obstacle' in changed ? changed : undefined);
      })
      .catch(tellFailure);
  };
  const save = (only = false): void => {
    const intents = intentsOf(detail, draft, only);
    if (intents.length > 0) run(intents, draft);
  };
  const accept = (): void => {
    // The button goes when it is done: keys that come before would reach nothing.
    heading.current?.focus({ preventScroll: true });
    save(true);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const isLines = event.target instanceof HTMLTextAreaElement;
    const isButton = event.target instanceof HTMLButtonElement;
    const to = event.altKey ? { ArrowUp: -1 as const, ArrowDown: 1 as const }[event.key] : undefined;
    const next = to && neighbour(detail.ref, to);
    if (event.key === 'Escape') close();
    else if (next) change({ selected: next });
    else if (event.key !== 'Enter' || isButton || (isLines && !event.ctrlKey)) return;
    else save();
    event.preventDefault();
  };
  return (
    <form
      class="panel"
      data-dirty={isChanged ? '' : undefined}
      aria-label={`${detail.id} ${detail.title}`}
      onKeyDown={onKey}
      onSubmit={(event) => event.preventDefault()}
    >
      <header>
        <div>
          <p class="soft">{detail.domainName}</p>
          <h2 ref={heading} tabIndex={-1}>
            <span class="number">{detail.id}</span> {detail.title}
          </h2>
        </div>
        <button type="button" class="quiet" onClick={close} title="Esc">
          关闭
        </button>
      </header>
      {detail.omitted !== undefined && <p class="live warning">没有列入：{detail.omitted}</p>}
      <Actions detail={detail} run={(intent) => run([intent])} />
      {obstacle && <Obstacle text={obstacle.obstacle} {...(obstacle.isChoice ? { accept } : {})} />}
      {detail.omitted === undefined &&
        detail.fields.map((field) => (
          <Field
            key={field.field}
            field={field}
            draft={draft}
            {...(trial ? { changed: trial } : {})}
            set={(name, value) => keep((typed) => ({ ...typed, [name]: value }))}
            reset={(name) => run([{ kind: 'resetField', ref: detail.ref, field: name, only: true }], pick(draft, name))}
          />
        ))}
      {trial && 'obstacle' in trial && isChanged && <p class="live error">{trial.obstacle}</p>}
      <footer>
        <button type="button" class="main" disabled={!isChanged} onClick={() => save()}>
          保留改动
        </button>
        <span class="soft">Enter 保留 · Esc 关闭 · Alt+↑↓ 上一项、下一项</span>
      </footer>
    </form>
  );
};

/** The item that was chosen: the standard above, what is said here below. */
export const Panel = ({ item }: { readonly item: Ref }) => {
  const snapshot = useDesk((state) => state.snapshot);
  const [detail, keep] = useState<ItemDetail>();
  useEffect(() => {
    let isOld = false;
    engine
      .ask('detail', { ref: item })
      .then((found) => isOld || (found ? keep(found) : change({ selected: undefined })))
      .catch(tellFailure);
    return () => {
      isOld = true;
    };
  }, [item, snapshot]);
  return detail ? <Form key={detail.ref} detail={detail} /> : null;
};
