import { useEffect, useState } from 'preact/hooks';
import type { Calls, Compared } from '../protocol.ts';
import { tellFailure } from './actions.ts';
import { ChooseFiles } from './choose-files.tsx';
import { engine } from './engine.ts';
import { change, useDesk } from './store.ts';

type Row = Compared['sections'][number]['rows'][number];

const Difference = ({ row: { kind, breaking, name, lines, ref } }: { readonly row: Row }) => {
  const isHere = useDesk((state) =>
    Boolean(state.snapshot?.tables.some(({ rows }) => rows.some((one) => one.ref === ref))),
  );
  return (
    <li class={`finding ${breaking ? 'error' : 'info'}`}>
      <p>
        <b class="mark">{kind}</b>
        {name}
        {ref && isHere && (
          <button
            type="button"
            class="link"
            aria-label={`去看：${name}`}
            onClick={() => change({ screen: 'catalogue', selected: ref, adding: undefined })}
          >
            去看
          </button>
        )}
      </p>
      {lines.map((line, index) => (
        <p key={index}>{line}</p>
      ))}
    </li>
  );
};

const Result = ({ found }: { readonly found: Compared }) => (
  <>
    <h3>{found.title}</h3>
    <p>{found.counts}</p>
    {found.told.map((line) => (
      <p key={line} class="live warning">
        {line}
      </p>
    ))}
    {found.sections.map(({ title, rows }) => (
      <section key={title}>
        <h3>{title}</h3>
        <ul class="differences">
          {rows.map((row, index) => (
            <Difference key={index} row={row} />
          ))}
        </ul>
      </section>
    ))}
    {found.guides.length > 0 && (
      <section>
        <h3>办事指南</h3>
        <ul class="differences">
          {found.guides.map(({ kind, breaking, line }, index) => (
            <li key={index} class={`finding ${breaking ? 'error' : 'info'}`}>
              <p>
                <b class="mark">{kind}</b>
                {line}
              </p>
            </li>
          ))}
        </ul>
      </section>
    )}
    {found.about.length > 0 && (
      <section>
        <h3>标题和联系方式</h3>
        <ul class="differences">
          {found.about.map((line) => (
            <li key={line} class="finding info">
              <p>{line}</p>
            </li>
          ))}
        </ul>
      </section>
    )}
  </>
);

/** How the work differs from what was opened, or from another edition that is given: what `mulu diff` says. */
export const Compare = () => {
  const snapshot = useDesk((state) => state.snapshot);
  const other = useDesk((state) => state.other);
  const [found, keep] = useState<Calls['compare']['answer']>();
  useEffect(() => {
    if (!snapshot) return;
    let isOld = false;
    // What was said of another edition must not stand under the name of this one.
    keep(undefined);
    engine
      .ask('compare', other ? { other } : {})
      .then((answer) => isOld || keep(answer))
      .catch((error: unknown) => {
        tellFailure(error);
        if (!isOld) keep({ refused: '没有比成' });
      });
    return () => {
      isOld = true;
    };
  }, [snapshot, other]);
  return (
    <>
      <div class="output-head">
        <h2>与{other ? `“${other.map(({ name }) => name).join('、')}”` : '打开时'}对比</h2>
        <div class="row">
          {other && (
            <button type="button" class="quiet" onClick={() => change({ other: undefined })}>
              与打开时对比
            </button>
          )}
          <ChooseFiles words="选另一版…" />
        </div>
      </div>
      <p class="soft">
        另一版算旧的，现在的算新的；选同一地区的目录文件（YAML）或底稿 zip，拖进来也行。没有一起给的上级，按现在的算。
      </p>
      <div aria-live="polite">
        {found === undefined && <p class="nothing">正在对比…</p>}
        {found && 'refused' in found && <p class="live error">{found.refused}</p>}
        {found && 'title' in found && <Result found={found} />}
      </div>
    </>
  );
};
