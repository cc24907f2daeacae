import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { FieldId, Ref } from '../../model/catalogue.ts';
import type { Changed, DeskIntent, FieldValue, ItemDetail } from '../protocol.ts';
import { apply, tellFailure } from './actions.ts';
import { engine } from './engine.ts';
import { cleaned, FieldInput } from './fields.tsx';
import { change } from './store.ts';

type Draft = { readonly [field in FieldId]?: FieldValue };

/** The fields that a level-2 item has to have; what they begin with stands in the item that it is added beside. */
const needed = (beside: ItemDetail): ItemDetail['fields'] =>
  beside.fields.filter(({ field }) => field !== 'title' && field !== 'handlingLimit');

const intentOf = (beside: ItemDetail, id: string, title: string, draft: Draft): DeskIntent => {
  const isBelow = id.split('.').length === 3;
  const fields = Object.fromEntries(
    needed(beside).flatMap((field) => {
      const value = cleaned(field, draft[field.field] ?? field.value);
      return value.length === 0 ? [] : [[field.field, value]];
    }),
  );
  return { kind: 'addItem', domain: beside.domain, id, title: title.trim(), ...(isBelow ? {} : { fields }) };
};

/** The judge’s word on the name, while it is typed. */
const useTrial = (intent: DeskIntent, ref: Ref, isNamed: boolean): Changed | undefined => {
  const [trial, keep] = useState<Changed>();
  useEffect(() => {
    if (!isNamed) return keep(undefined);
    let isOld = false;
    const timer = window.setTimeout(() => {
      engine
        .ask('change', { intents: [intent], ref })
        .then((found) => isOld || keep(found))
        .catch(tellFailure);
    }, 250);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [JSON.stringify(intent)]);
  return trial;
};

const Verdict = ({ trial }: { readonly trial: Changed | undefined }) => {
  if (!trial) return null;
  if ('obstacle' in trial) return <p class="live error">{trial.obstacle}</p>;
  const open = trial.findings.filter(({ severity }) => severity !== 'info');
  if (open.length === 0) return <p class="live safe">没有和已有的事项交叉重叠</p>;
  return (
    <>
      {open.map(({ key, severity, message, fix }) => (
        <p key={key} class={`live ${severity}`}>
          {message}
          {fix && `；${fix}`}
        </p>
      ))}
    </>
  );
};

const Form = ({ beside }: { readonly beside: ItemDetail }) => {
  const { free } = beside;
  const [id, number] = useState(free.beside);
  const [title, name] = useState('');
  const [draft, keep] = useState<Draft>({});
  const first = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  const intent = intentOf(beside, id, title, draft);
  const ref: Ref = `${beside.domain}/${id}`;
  const trial = useTrial(intent, ref, title.trim() !== '');
  const close = (): void => change({ adding: undefined });
  const add = async (): Promise<void> => {
    const changed = await apply([intent], ref);
    if ('text' in changed) change({ adding: undefined, selected: ref });
  };
  const isSecond = id.split('.').length === 2;
  return (
    <form
      class="panel"
      aria-label="新增事项"
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <header>
        <div>
          <p class="soft">{beside.domainName}</p>
          <h2>新增事项</h2>
        </div>
        <button type="button" class="quiet" onClick={close} title="Esc">
          关闭
        </button>
      </header>
      <label class="field">
        编号
        <select value={id} onChange={({ currentTarget }) => number(currentTarget.value)}>
          <option value={free.beside}>{free.beside}（二级事项）</option>
          {free.below && <option value={free.below}>{free.below}（三级事项，归入上面的二级事项）</option>}
        </select>
      </label>
      <label class="field">
        名称
        <input ref={first} type="text" value={title} onInput={({ currentTarget }) => name(currentTarget.value)} />
      </label>
      <div aria-live="polite">
        <Verdict trial={trial} />
      </div>
      {!isSecond && <p class="soft">三级事项的各栏沿用上面的二级事项，加好以后可以逐栏改得更严。</p>}
      {isSecond && <p class="soft">各栏先照“{beside.title}”填好，请逐栏改成本项的。</p>}
      {isSecond &&
        needed(beside).map((field) => (
          <fieldset key={field.field} class="field" aria-label={field.label}>
            {field.form.kind === 'boxes' ? (
              <span class="field-name">{field.label}</span>
            ) : (
              <label class="field-name" htmlFor={`new-${field.field}`}>
                {field.label}
              </label>
            )}
            <FieldInput
              id={`new-${field.field}`}
              field={field}
              value={draft[field.field] ?? field.value}
              set={(value) => keep({ ...draft, [field.field]: value })}
            />
          </fieldset>
        ))}
      <footer>
        <button
          type="button"
          class="main"
          disabled={title.trim() === '' || (trial !== undefined && 'obstacle' in trial)}
          onClick={() => void add().catch(tellFailure)}
        >
          新增
        </button>
      </footer>
    </form>
  );
};

/** A new item, judged against all that there are while its name is typed. */
export const Addition = ({ beside }: { readonly beside: Ref }) => {
  const [detail, keep] = useState<ItemDetail>();
  useEffect(() => {
    engine.ask('detail', { ref: beside }).then(keep).catch(tellFailure);
  }, [beside]);
  return detail ? <Form key={detail.ref} beside={detail} /> : null;
};
