import { useState } from 'preact/hooks';
import type { OmissionReason, Ref } from '../../model/catalogue.ts';
import type { DeskIntent, ShownFinding, Snapshot } from '../protocol.ts';
import { apply, fix, tellFailure } from './actions.ts';
import { FindingView, useGuideOf } from './finding-view.tsx';
import { omissionReasons } from './omit.tsx';
import { change, useDesk } from './store.ts';

const itemsOf = ({ ref, items }: ShownFinding) => items ?? (ref ? [ref] : []);

const answer = (finding: ShownFinding, reason: string, until: string): void => {
  const { rule, field } = finding;
  apply([
    {
      kind: 'answer',
      rule,
      items: itemsOf(finding),
      reason,
      ...(field ? { field } : {}),
      ...(until ? { until } : {}),
    },
  ])
    .then((changed) => {
      if ('obstacle' in changed) change({ notice: { tone: 'error', text: changed.obstacle } });
    })
    .catch(tellFailure);
};

const Answer = ({ finding }: { readonly finding: ShownFinding }) => {
  const [isOpen, open] = useState(false);
  const [reason, write] = useState('');
  const [until, set] = useState('');
  if (!isOpen)
    return (
      <button type="button" onClick={() => open(true)}>
        答复…
      </button>
    );
  return (
    <fieldset class="answer">
      <legend class="vh">答复</legend>
      <label>
        理由（印进备案材料）
        <textarea rows={2} value={reason} onInput={({ currentTarget }) => write(currentTarget.value)} />
      </label>
      <label>
        有效期至（可不填）
        <input type="date" value={until} onInput={({ currentTarget }) => set(currentTarget.value)} />
      </label>
      <div class="row">
        <button
          type="button"
          class="main"
          disabled={reason.trim() === ''}
          onClick={() => answer(finding, reason.trim(), until)}
        >
          写入答复
        </button>
        <button type="button" class="quiet" onClick={() => open(false)}>
          算了
        </button>
      </div>
    </fieldset>
  );
};

const Open = ({ finding }: { readonly finding: ShownFinding }) => {
  const guide = useGuideOf(finding);
  const { ref, inWork } = finding;
  const go = (): void =>
    change(guide ? { screen: 'guides', guide } : { screen: 'catalogue', ...(ref ? { selected: ref } : {}) });
  return (
    <li>
      <FindingView finding={finding} />
      <div class="row">
        {(guide || (ref && inWork)) && (
          <button type="button" class="quiet" onClick={go}>
            去改
          </button>
        )}
        {finding.mayAnswer && <Answer finding={finding} />}
      </div>
    </li>
  );
};

const withdraw = (finding: ShownFinding): void => {
  const { rule, field } = finding;
  apply([{ kind: 'withdrawAnswer', rule, items: itemsOf(finding), ...(field ? { field } : {}) }])
    .then((changed) => {
      if ('obstacle' in changed) change({ notice: { tone: 'error', text: changed.obstacle } });
    })
    .catch(tellFailure);
};

const Answered = ({ findings }: { readonly findings: readonly ShownFinding[] }) =>
  findings.length === 0 ? null : (
    <section>
      <h2>已答复（{findings.length}）</h2>
      <ul class="todo-list">
        {findings.map((finding) => (
          <li key={finding.key}>
            <p>{finding.message}</p>
            <p>
              <b>答复</b> {finding.answered}
            </p>
            <div class="row">
              <button type="button" class="quiet" onClick={() => withdraw(finding)}>
                撤回答复
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );

/** What was left open by the tables is settled for as many items at once as she likes. */
const Undecided = ({ omissions }: Pick<Snapshot, 'omissions'>) => {
  const open = omissions.filter(({ isOpen }) => isOpen);
  const [picked, pick] = useState<readonly Ref[]>([]);
  const [reason, choose] = useState<OmissionReason>('not-operated');
  const [note, write] = useState('');
  const chosen = open.map(({ ref }) => ref).filter((ref) => picked.includes(ref));
  if (open.length === 0) return null;
  const run = (intents: readonly DeskIntent[]): void => {
    apply(intents)
      .then((changed) => {
        if ('obstacle' in changed) change({ notice: { tone: 'error', text: changed.obstacle } });
        else pick([]);
      })
      .catch(tellFailure);
  };
  const isWhole = chosen.length === open.length;
  return (
    <section>
      <h2>是否列入还没有定（{open.length}）</h2>
      <fieldset class="settle">
        <legend class="vh">一起定下来</legend>
        <label>
          <input type="checkbox" checked={isWhole} onChange={() => pick(isWhole ? [] : open.map(({ ref }) => ref))} />
          全选
        </label>
        <button
          type="button"
          disabled={chosen.length === 0}
          onClick={() => run(chosen.map((ref) => ({ kind: 'restore', ref })))}
        >
          选的 {chosen.length} 项都列入
        </button>
        <label>
          原因
          <select value={reason} onChange={({ currentTarget }) => choose(currentTarget.value as OmissionReason)}>
            {omissionReasons
              .filter(([id]) => id !== 'to-be-confirmed')
              .map(([id, words]) => (
                <option key={id} value={id}>
                  {words}
                </option>
              ))}
          </select>
        </label>
        <label>
          说明
          <input
            type="text"
            placeholder="如由谁受理"
            value={note}
            onInput={({ currentTarget }) => write(currentTarget.value)}
          />
        </label>
        <button
          type="button"
          disabled={chosen.length === 0 || note.trim() === ''}
          onClick={() => run(chosen.map((ref) => ({ kind: 'omit', ref, reason, note: note.trim() })))}
        >
          选的 {chosen.length} 项都不列入
        </button>
      </fieldset>
      <ul class="todo-list short">
        {open.map(({ ref, id, title, note: said }) => (
          <li key={ref}>
            <label>
              <input
                type="checkbox"
                checked={picked.includes(ref)}
                onChange={({ currentTarget: { checked } }) =>
                  pick(checked ? [...picked, ref] : picked.filter((one) => one !== ref))
                }
              />
              <b>
                {id} {title}
              </b>{' '}
              {said}
            </label>
            <button
              type="button"
              class="link"
              aria-label={`去定 ${id} ${title}`}
              onClick={() => change({ screen: 'catalogue', selected: ref })}
            >
              去定
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** Everything that wants a word from her who works on the layer, before it may be filed. */
export const Todo = () => {
  const snapshot = useDesk((state) => state.snapshot);
  if (!snapshot) return <p class="nothing">正在检查…</p>;
  const open = snapshot.findings.filter(({ severity, answered }) => severity !== 'info' && answered === undefined);
  const answered = snapshot.findings.filter((one) => one.answered !== undefined && one.inWork);
  const fixable = snapshot.findings.filter(({ mayFix, answered: said }) => mayFix && said === undefined).length;
  const isDone = open.length === 0 && snapshot.obstacles.length === 0;
  return (
    <>
      <h2>待办（{open.length}）</h2>
      {fixable > 0 && (
        <p class="row">
          <button type="button" class="main" onClick={() => void fix().catch(tellFailure)}>
            能自动改的一次改好（{fixable} 处）
          </button>
          <span class="soft">改完可以撤销</span>
        </p>
      )}
      {isDone && <p class="done">都办好了，可以出具备案材料。</p>}
      <ul class="todo-list">
        {open.map((finding) => (
          <Open key={finding.key} finding={finding} />
        ))}
      </ul>
      <Undecided omissions={snapshot.omissions} />
      {snapshot.obstacles.length > 0 && (
        <section>
          <h2>备案材料还差</h2>
          <ul class="told">
            {snapshot.obstacles.map((line, index) => (
              <li key={index}>{line}</li>
            ))}
          </ul>
          <button type="button" onClick={() => change({ screen: 'filing' })}>
            去填备案信息
          </button>
        </section>
      )}
      <Answered findings={answered} />
    </>
  );
};
