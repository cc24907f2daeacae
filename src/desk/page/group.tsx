import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { FieldId, Ref } from '../../model/catalogue.ts';
import type { Changed, FieldDetail, FieldValue, ItemDetail } from '../protocol.ts';
import { apply, tellFailure } from './actions.ts';
import { engine } from './engine.ts';
import { cleaned, FieldInput } from './fields.tsx';
import { change, useDesk } from './store.ts';

/** Lists that may be added to. */
const joinable: readonly FieldId[] = ['content', 'basis', 'channels'];

const emptyOf = ({ form }: FieldDetail): FieldValue => (form.kind === 'text' ? '' : []);

const Form = ({ fields, picked }: { readonly fields: readonly FieldDetail[]; readonly picked: readonly Ref[] }) => {
  const [chosen, choose] = useState<FieldId>('timeLimit');
  const field = fields.find((one) => one.field === chosen) ?? fields[0];
  const [value, write] = useState<FieldValue>('');
  const [isAdded, add] = useState(true);
  const [told, tell] = useState<Changed>();
  useLayoutEffect(() => {
    if (field) write(emptyOf(field));
    tell(undefined);
  }, [chosen]);
  if (!field) return null;
  const mayJoin = joinable.includes(field.field);
  const said = cleaned(field, value);
  const save = (): void => {
    const whole = mayJoin && isAdded ? { add: said } : said;
    apply([{ kind: 'setGroup', refs: picked, field: field.field, value: whole }])
      .then((changed) => {
        tell(changed);
        if ('text' in changed) change({ picked: [] });
      })
      .catch(tellFailure);
  };
  return (
    <>
      <label class="particular">
        <span>改哪一栏</span>
        <select value={field.field} onChange={({ currentTarget }) => choose(currentTarget.value as FieldId)}>
          {fields.map((one) => (
            <option key={one.field} value={one.field}>
              {one.label}
            </option>
          ))}
        </select>
      </label>
      {mayJoin && (
        <fieldset class="row">
          <legend class="vh">怎样改</legend>
          <label>
            <input type="radio" name="join" checked={isAdded} onChange={() => add(true)} />
            在原有的上面加
          </label>
          <label>
            <input type="radio" name="join" checked={!isAdded} onChange={() => add(false)} />
            全部换成
          </label>
        </fieldset>
      )}
      <fieldset class="field" aria-label={field.label}>
        <label class="field-name" htmlFor="group-value">
          {field.label}
        </label>
        <FieldInput id="group-value" field={field} value={value} set={write} />
      </fieldset>
      {told && 'obstacle' in told && (
        <p class="live error" role="alert">
          {told.obstacle}
        </p>
      )}
      {told && 'text' in told && (
        <p class="live safe" role="status">
          已改；再选几项，或者看下面各行有没有问题
        </p>
      )}
      <footer>
        <button type="button" class="main" disabled={picked.length === 0 || said.length === 0} onClick={save}>
          改这 {picked.length} 项
        </button>
        <span class="soft">写成一条，撤销也是一次</span>
      </footer>
    </>
  );
};

/** One change for all rows that were chosen. */
export const Group = ({ picked }: { readonly picked: readonly Ref[] }) => {
  const tables = useDesk((state) => state.snapshot?.tables);
  const heading = useRef<HTMLHeadingElement>(null);
  const [detail, keep] = useState<ItemDetail>();
  const [first] = picked;
  const ref = first ?? tables?.[0]?.rows[0]?.ref;
  useLayoutEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    if (ref === undefined || detail) return;
    engine
      .ask('detail', { ref })
      .then((found) => found && keep(found))
      .catch(tellFailure);
  }, [ref]);
  const fields = detail?.fields.filter(({ field }) => field !== 'title') ?? [];
  return (
    <form class="panel" aria-label="改这一组" onSubmit={(event) => event.preventDefault()}>
      <header>
        <h2 ref={heading} tabIndex={-1}>
          改这一组
        </h2>
        <button type="button" class="quiet" onClick={() => change({ picked: undefined })}>
          关闭
        </button>
      </header>
      <p class="soft" role="status">
        {picked.length === 0 ? '在序号一栏勾选要一起改的事项' : `选了 ${picked.length} 项`}
      </p>
      {fields.length > 0 && <Form fields={fields} picked={picked} />}
    </form>
  );
};
