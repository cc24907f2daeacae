import { useLayoutEffect, useRef } from 'preact/hooks';
import { editText, tellFailure } from './actions.ts';
import { change, textOf, useDesk } from './store.ts';
import { asWritten, shownText } from './written-text.ts';

const startOf = (text: string, line: number): number => {
  let at = 0;
  for (let count = 1; count < line; count += 1) {
    const end = text.indexOf('\n', at);
    if (end < 0) return at;
    at = end + 1;
  }
  return at;
};

/** Shows a line of the field in its middle, chosen. */
const goTo = (field: HTMLTextAreaElement, line: number): void => {
  const start = startOf(field.value, line);
  const end = field.value.indexOf('\n', start);
  field.focus();
  field.setSelectionRange(start, end < 0 ? field.value.length : end);
  const height = Number.parseFloat(getComputedStyle(field).lineHeight);
  field.scrollTop = Math.max(0, (line - 1) * height - field.clientHeight / 2);
};

const Findings = ({ go }: { readonly go: (line: number) => void }) => {
  const findings = useDesk((state) => state.snapshot?.findings);
  const open = (findings ?? []).filter(
    ({ answered, line, inWork }) => answered === undefined && line !== undefined && inWork,
  );
  return (
    <aside class="by-line" aria-label="按行列出的问题">
      <h2>问题（{open.length}）</h2>
      <ol>
        {open.map(({ key, line = 1, severity, message, fix }) => (
          <li key={key} class={severity}>
            <button type="button" onClick={() => go(line)}>
              <b>第 {line} 行</b> {message}
              {fix && <small>改法：{fix}</small>}
            </button>
          </li>
        ))}
      </ol>
    </aside>
  );
};

/** The layer as it is written. */
export const SourceText = () => {
  const work = useDesk((state) => state.work);
  const finding = useDesk((state) => state.finding);
  const line = useDesk((state) => state.snapshot?.findings.find(({ key }) => key === state.finding)?.line);
  const field = useRef<HTMLTextAreaElement>(null);
  const numbers = useRef<HTMLPreElement>(null);
  useLayoutEffect(() => {
    if (line !== undefined && field.current) goTo(field.current, line);
    change({ finding: undefined });
  }, []);
  const text = work && textOf(work);
  if (text === undefined)
    return <p class="nothing">这份文件不是 UTF-8 编码的文字，这里不能改；请用“目录”看问题出在哪里。</p>;
  const take = ({ currentTarget: { value } }: { readonly currentTarget: HTMLTextAreaElement }): void =>
    void editText(asWritten(value, text), true).catch(tellFailure);
  const shown = shownText(text);
  const count = shown.split('\n').length;
  return (
    <div class="text-pane" data-finding={finding}>
      <div class="editor">
        <pre ref={numbers} aria-hidden="true">
          {Array.from({ length: count }, (_, index) => index + 1).join('\n')}
        </pre>
        <textarea
          ref={field}
          aria-label="原文"
          spellcheck={false}
          wrap="off"
          value={shown}
          onInput={take}
          // Programs that fill in fields tell of it when they are done.
          onChange={take}
          onScroll={({ currentTarget }) => {
            if (numbers.current) numbers.current.scrollTop = currentTarget.scrollTop;
          }}
        />
      </div>
      <Findings go={(at) => field.current && goTo(field.current, at)} />
    </div>
  );
};
