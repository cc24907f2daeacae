import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Filing } from '../../model/catalogue.ts';
import type { BuildAnswer, DeskIntent } from '../protocol.ts';
import { apply, tellFailure } from './actions.ts';
import { engine } from './engine.ts';
import { change, useDesk } from './store.ts';
import { useTyped } from './use-typed.ts';

type Block = 'setFiling' | 'setContact' | 'setHead';

const set = (kind: Block, key: string, value: unknown): void => {
  apply([{ kind, key, ...(value === undefined ? {} : { value }) } as DeskIntent])
    .then((changed) => {
      if ('obstacle' in changed) change({ notice: { tone: 'error', text: changed.obstacle } });
    })
    .catch(tellFailure);
};

/** A particular; kept when it is left, or with Enter, so that each is one change. */
const Particular = ({
  label,
  hint,
  value,
  type = 'text',
  keep,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly type?: 'text' | 'date';
  readonly keep: (value: string) => void;
}) => {
  const { value: typed, write, isOpen, take } = useTyped(value, String);
  const done = (): void => {
    const text = isOpen() ? take().trim() : value;
    if (text !== value) keep(text);
  };
  return (
    <label class="particular">
      <span>{label}</span>
      <input
        // A date and a text take the same attributes here; the types of the page part them.
        type={type as 'text'}
        value={typed}
        placeholder={hint}
        onInput={({ currentTarget }) => write(currentTarget.value)}
        onBlur={done}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.isComposing) done();
        }}
      />
    </label>
  );
};

const filingFields = [
  ['receiver', '主送机关', '如 示例市人力资源和社会保障局', 'text'],
  ['number', '发文字号', '如 示人社函〔2026〕12号', 'text'],
  ['date', '成文日期', '', 'date'],
  ['issuer', '发文机关', '不填就用本级的公开主体', 'text'],
  ['signer', '签发人', '报告才要', 'text'],
  ['remarks', '要说明的话', '印在函里的一句话', 'text'],
] as const;

const contactFields = [
  ['office', '咨询机构'],
  ['phone', '咨询电话'],
  ['complaint', '监督投诉电话'],
  ['address', '地址'],
  ['hours', '办公时间'],
] as const;

const noReview = { by: '', date: '', result: '' } as const;

/** Who looked at it before it is made public. A part of it is none yet: it waits here until the rest is filled in, too. */
const Review = ({ said }: { readonly said: Filing['review'] }) => {
  const [part, wait] = useState<{ readonly [key in keyof typeof noReview]: string }>(said ?? noReview);
  const latest = useRef(part);
  useLayoutEffect(() => {
    latest.current = said ?? noReview;
    wait(latest.current);
  }, [JSON.stringify(said)]);
  const keep = (more: Partial<typeof part>): void => {
    latest.current = { ...latest.current, ...more };
    wait(latest.current);
    const values = Object.values(latest.current);
    if (values.every((value) => value !== '')) set('setFiling', 'review', latest.current);
    else if (said && values.every((value) => value === '')) set('setFiling', 'review', undefined);
  };
  const filled = Object.values(part).filter((value) => value !== '').length;
  const isPart = filled > 0 && filled < 3;
  return (
    <div data-dirty={isPart ? '' : undefined}>
      <h3>公开前的审查</h3>
      <Particular label="审查机关" value={part.by} keep={(by) => keep({ by })} />
      <Particular label="审查日期" type="date" value={part.date} keep={(date) => keep({ date })} />
      <Particular label="审查意见" hint="如 同意" value={part.result} keep={(result) => keep({ result })} />
      {isPart && <p class="live warning">三项都填了才记下</p>}
    </div>
  );
};

const Form = () => {
  const effective = useDesk((state) => state.snapshot?.effective);
  const filing = useDesk((state) => state.snapshot?.filing) ?? {};
  const contact = useDesk((state) => state.snapshot?.contact) ?? {};
  return (
    <form class="particulars" aria-label="备案信息" onSubmit={(event) => event.preventDefault()}>
      <h2>备案信息</h2>
      <Particular
        label="目录的施行日期"
        type="date"
        value={effective ?? ''}
        keep={(value) => set('setHead', 'effective', value === '' ? undefined : value)}
      />
      {filingFields.map(([key, label, hint, type]) => (
        <Particular
          key={key}
          label={label}
          hint={hint}
          type={type}
          value={filing[key] ?? ''}
          keep={(value) => set('setFiling', key, value === '' ? undefined : value)}
        />
      ))}
      <Particular
        label="抄送"
        hint="几个机关用顿号隔开"
        value={(filing.copies ?? []).join('、')}
        keep={(value) => set('setFiling', 'copies', value === '' ? undefined : value.split(/[、；;]/u))}
      />
      <Review said={filing.review} />
      <h3>咨询和监督</h3>
      {contactFields.map(([key, label]) => (
        <Particular
          key={key}
          label={label}
          value={contact[key] ?? ''}
          keep={(value) => set('setContact', key, value === '' ? undefined : value)}
        />
      ))}
    </form>
  );
};

const letterIn = (answer: BuildAnswer | undefined): string | undefined => {
  const file = answer && 'files' in answer ? answer.files.find(({ path }) => path === 'filing.html') : undefined;
  return file && new TextDecoder().decode(file.bytes);
};

/** The letter as it would be sent, or as a draft as long as something is in its way. */
const Letter = () => {
  const snapshot = useDesk((state) => state.snapshot);
  const choice = useDesk((state) => state.choice);
  const [answer, keep] = useState<BuildAnswer>();
  const isOpen = snapshot === undefined || snapshot.counts.errors + snapshot.obstacles.length > 0;
  useEffect(() => {
    if (!snapshot || snapshot.tables.length === 0) return undefined;
    let isOld = false;
    engine
      .ask('build', { ...choice, format: ['filing'], draft: isOpen })
      .then((found) => isOld || keep(found))
      .catch(tellFailure);
    return () => {
      isOld = true;
    };
  }, [snapshot, choice]);
  const letter = letterIn(answer);
  return (
    <section class="letter" aria-label="备案函">
      {isOpen && snapshot && (
        <div class="ask">
          <h3>现在只能看草稿，还差：</h3>
          <ul>
            {snapshot.counts.errors > 0 && <li>{snapshot.counts.errors} 个错误没有改正</li>}
            {snapshot.obstacles.map((line, index) => (
              <li key={index}>{line}</li>
            ))}
          </ul>
        </div>
      )}
      {letter === undefined ? (
        <p class="nothing">{answer && 'refused' in answer ? answer.refused.join('；') : '正在生成…'}</p>
      ) : (
        <iframe title="备案函" sandbox="" srcdoc={letter} />
      )}
    </section>
  );
};

/** What the filing needs to be told, and the letter that comes of it. */
export const FilingScreen = () => (
  <div class="filing-pane">
    <Form />
    <Letter />
  </div>
);
