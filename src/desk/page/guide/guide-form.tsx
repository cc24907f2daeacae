import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Ref } from '../../../model/catalogue.ts';
import type { GuideChanged, GuideDetail, GuideValue, ShownGuideField } from '../../guide-protocol.ts';
import type { MadeFile } from '../../protocol.ts';
import { edit, inTurn, tellFailure } from '../actions.ts';
import { engine } from '../engine.ts';
import { FindingView } from '../finding-view.tsx';
import { Preview } from '../preview.tsx';
import { besideOf, change, now, textOf, useDesk } from '../store.ts';
import { useTyped } from '../use-typed.ts';
import { asWritten, shownText } from '../written-text.ts';
import { Part } from './part.tsx';

/** The fields in the order of the page, by what they are about. */
const sections: readonly (readonly [title: string, fields: readonly string[]])[] = [
  ['办什么、谁能办', ['summary', 'applicants', 'handling', 'amount', 'conditions', 'cases']],
  ['材料', ['materials']],
  ['时限、收费和结果', ['promised', 'legal', 'legalBasis', 'excluded', 'fee', 'result', 'delivery', 'afterwards']],
  ['到哪里办', ['window', 'online', 'mail', 'visits', 'reason', 'depth']],
  ['流程', ['process']],
  ['咨询、投诉和救济', ['advice', 'complaint', 'progress', 'redress']],
  ['配套信息', ['policies', 'notices', 'interpretations', 'faq', 'extra']],
];

const keep = (changed: GuideChanged): Promise<void> => {
  const { work } = now();
  if (!work) return Promise.resolve();
  if ('obstacle' in changed) {
    change({ notice: { tone: 'error', text: changed.obstacle } });
    return Promise.resolve();
  }
  const { guide, layer } = changed;
  const text = layer ?? textOf(work);
  const beside = { ...besideOf(work), [guide.name]: guide.text };
  return edit({ ...(text === undefined ? {} : { text }), beside });
};

/** Begins a guide, or changes a part of it. */
const carryOut = (ref: Ref, path?: readonly string[], value: GuideValue = ''): void => {
  inTurn(async () => keep(await engine.ask('changeGuide', { ref, changes: path ? [{ path, value }] : [] }))).catch(
    tellFailure,
  );
};

const kinds = { floor: '只能更宽', watched: '改了要说明', free: '' } as const;

const Field = ({
  field,
  by,
  item,
  tryOn,
}: {
  readonly field: ShownGuideField;
  readonly by: string | undefined;
  readonly item: Ref;
  readonly tryOn: (path: readonly string[], value: GuideValue) => void;
}) => (
  <fieldset class={field.isMissing ? 'guide-field missing' : 'guide-field'}>
    <legend>
      {field.label}
      {field.isMissing && <span class="badge">目录答应公开，还没写</span>}
      {field.above.length > 0 && <span class="soft"> {kinds[field.kind]}</span>}
    </legend>
    {field.above.length > 0 && (
      <details class="standard plain">
        <summary>
          {by}写的（{field.above.length} 条），不必重抄
        </summary>
        <ul class="words">
          {field.above.map((line, index) => (
            <li key={index}>{line}</li>
          ))}
        </ul>
      </details>
    )}
    {field.parts.map((part) => (
      <Part
        key={part.path.join('.')}
        part={part}
        isOnly={field.parts.length === 1}
        label={field.label}
        tryOn={(value) => tryOn(part.path, value)}
        keep={(value) => carryOut(item, part.path, value)}
      />
    ))}
  </fieldset>
);

/** What stands above, where this layer says nothing itself. */
const Above = ({ fields, by = '' }: { readonly fields: GuideDetail['fields']; readonly by: string | undefined }) => (
  <section class="guide-read" aria-label={`${by}写的`}>
    <h3>{by}写的</h3>
    <dl>
      {fields
        .filter(({ above }) => above.length > 0)
        .map(({ id, label, above }) => (
          <div key={id}>
            <dt>{label}</dt>
            {above.map((line, index) => (
              <dd key={index}>{line}</dd>
            ))}
          </div>
        ))}
    </dl>
  </section>
);

/** The guide as it is written, for what the form does not hold. */
const Source = ({ file }: { readonly file: NonNullable<GuideDetail['file']> }) => {
  const shown = shownText(file.text);
  const { value, write, isOpen, take } = useTyped(shown, String);
  const done = (): void => {
    if (!isOpen()) return;
    const text = asWritten(take(), file.text);
    inTurn(() => keep({ guide: { name: file.name, text }, findings: [] })).catch(tellFailure);
  };
  return (
    <details class="guide-source">
      <summary>原文 {file.name}</summary>
      <textarea
        aria-label={`${file.name} 原文`}
        spellcheck={false}
        wrap="off"
        rows={18}
        value={value}
        onInput={({ currentTarget }) => write(currentTarget.value)}
        onBlur={done}
      />
    </details>
  );
};

const chartAddress = (svg: string): string => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;

/** How it will be printed: the pages of this guide among the outputs. */
const Printed = ({ detail }: { readonly detail: GuideDetail }) => {
  const [files, show] = useState<readonly MadeFile[]>();
  const [shown, open] = useState<MadeFile>();
  const snapshot = useDesk((state) => state.snapshot);
  useEffect(() => show(undefined), [snapshot, detail.ref]);
  const [domain = '', number = ''] = detail.ref.split('/');
  const make = (): void => {
    engine
      .ask('build', { format: ['guides'], draft: true })
      .then((answer) => {
        const all = 'files' in answer ? answer.files : [];
        const own = all.filter(({ path }) => path.startsWith(`guides/${domain}/${number}`) && path.endsWith('.html'));
        show(own);
        if (own.length === 0)
          change({ notice: { tone: 'info', text: '这份指南还有错误，或者目录答应公开的要素没有写齐，暂时印不出来' } });
      })
      .catch(tellFailure);
  };
  return (
    <section class="printed" aria-label="印出来的样子">
      <h3>印出来的样子</h3>
      <div class="row">
        {files === undefined ? (
          <button type="button" onClick={make}>
            生成
          </button>
        ) : (
          files.map((file) => (
            <button type="button" class="quiet" key={file.path} onClick={() => open(file)}>
              {file.purpose}
            </button>
          ))
        )}
      </div>
      {shown && <Preview file={shown} close={() => open(undefined)} />}
    </section>
  );
};

/** What comes of the guide, at once: the findings, the chart. */
const Aside = ({ detail, trial }: { readonly detail: GuideDetail; readonly trial: GuideChanged | undefined }) => {
  const live = trial && 'findings' in trial ? trial : detail;
  const open = live.findings.filter(({ answered }) => answered === undefined);
  return (
    <aside class="guide-aside" aria-label="检查结果和流程图">
      <div aria-live="polite">
        {trial && 'obstacle' in trial && <p class="live error">{trial.obstacle}</p>}
        {detail.file && open.length === 0 && <p class="live safe">没有问题</p>}
        {open.map((finding) => (
          <FindingView key={finding.key} finding={finding} />
        ))}
      </div>
      {live.chart !== undefined && (
        <figure>
          <figcaption>流程图（公开的样子）</figcaption>
          <img src={chartAddress(live.chart)} alt={`${detail.title}流程图，步骤见左边“流程”`} />
        </figure>
      )}
      {detail.file && <Printed detail={detail} />}
    </aside>
  );
};

/** One trial at a time, when typing pauses; what is older is let go of. */
const useTrial = (detail: GuideDetail) => {
  const [trial, show] = useState<GuideChanged>();
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => {
    clearTimeout(timer.current);
    show(undefined);
  }, [detail]);
  const tryOn = (path: readonly string[], value: GuideValue): void => {
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      const asked = timer.current;
      engine
        .ask('changeGuide', { ref: detail.ref, changes: [{ path, value }] })
        .then((found) => timer.current === asked && show(found))
        .catch(tellFailure);
    }, 300);
  };
  return { trial, tryOn };
};

const Form = ({ detail }: { readonly detail: GuideDetail }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  const { trial, tryOn } = useTrial(detail);
  useLayoutEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const { ref, id, title, file, fields, aboveBy } = detail;
  return (
    <>
      <form class="guide-form" aria-label={`${id} ${title} 的办事指南`} onSubmit={(event) => event.preventDefault()}>
        <header>
          <h2 ref={heading} tabIndex={-1}>
            <span class="number">{id}</span> {title}
          </h2>
          <button type="button" class="quiet back-to-list" onClick={() => change({ guide: undefined })}>
            回到事项
          </button>
        </header>
        {file === undefined && (
          <div class="ask">
            <p>
              本级还没有写这一项的指南。
              {aboveBy && `${aboveBy}已经写了的，不必重抄。`}
            </p>
            <button type="button" class="main" onClick={() => carryOut(ref)}>
              从空白写起
            </button>
          </div>
        )}
        {file === undefined && aboveBy !== undefined && <Above fields={fields} by={aboveBy} />}
        {file &&
          sections.map(([name, ids]) => (
            <section key={name}>
              <h3>{name}</h3>
              {fields
                .filter((field) => ids.includes(field.id))
                .map((field) => (
                  <Field key={field.id} field={field} by={aboveBy} item={ref} tryOn={tryOn} />
                ))}
            </section>
          ))}
        {file && <Source file={file} />}
        {file && <p class="soft">离开一栏就记下；撤销在右上角。</p>}
      </form>
      <Aside detail={detail} trial={trial} />
    </>
  );
};

/** The guide of an item, as it is edited. */
export const GuideForm = ({ item }: { readonly item: Ref }) => {
  const snapshot = useDesk((state) => state.snapshot);
  const [detail, show] = useState<GuideDetail>();
  useEffect(() => {
    let isOld = false;
    engine
      .ask('guide', { ref: item })
      .then((found) => isOld || (found ? show(found) : change({ guide: undefined })))
      .catch(tellFailure);
    return () => {
      isOld = true;
    };
  }, [item, snapshot]);
  return detail ? <Form key={detail.ref} detail={detail} /> : <p class="nothing">正在读取指南…</p>;
};
