import type { ComponentChildren } from 'preact';
import { redo, tellFailure, undo } from './actions.ts';
import { Catalogue } from './catalogue.tsx';
import { Compare } from './compare.tsx';
import { canWrite } from './file-target.ts';
import { FilingScreen } from './filing.tsx';
import { Guides } from './guide/guides.tsx';
import { Import } from './import/import.tsx';
import { nextFinding, openFindings } from './next-finding.ts';
import { Output } from './output.tsx';
import { Review } from './review/review.tsx';
import { downloadWork, keptName, storeWork, targetOf } from './save.ts';
import { SourceText } from './source-text.tsx';
import { Start } from './start.tsx';
import { change, type Screen, screens, unsaved, useDesk, type Work } from './store.ts';
import { Todo } from './todo.tsx';

const savedWords = (work: Work): { readonly text: string; readonly isSafe: boolean } => {
  const { saved } = work;
  const name = keptName(work);
  const count = unsaved(work);
  if (count > 0) return { text: `未存为文件 · ${count} 处改动`, isSafe: false };
  if (saved.how === 'written')
    return { text: `已存回 ${work.target?.handle.name ?? name} ${saved.time ?? ''}`, isSafe: true };
  return saved.how === 'downloaded'
    ? { text: `已下载 ${name} ${saved.time ?? ''}`, isSafe: true }
    : { text: '与打开的文件一致', isSafe: false };
};

const Status = ({ work }: { readonly work: Work }) => {
  const keepsNothing = useDesk((state) => state.keepsNothing);
  const isElsewhere = useDesk((state) => state.isElsewhere);
  const { text, isSafe } = savedWords(work);
  const tone = unsaved(work) > 0 ? 'unsaved' : isSafe ? 'safe' : 'plain';
  return (
    <span class={`status ${tone}`} role="status">
      {text}
      {keepsNothing && tone === 'unsaved' && '（本浏览器不能自动保存，请下载）'}
      {isElsewhere && '（另一个窗口也开着）'}
    </span>
  );
};

/** How many findings there are, and the way to the next one. */
const Tally = () => {
  const snapshot = useDesk((state) => state.snapshot);
  const isBusy = useDesk((state) => state.isBusy);
  if (!snapshot) return <p class="tally">{isBusy ? '正在检查…' : ''}</p>;
  const { errors, warnings, infos } = snapshot.counts;
  return (
    <p class="tally" aria-live="polite">
      <span class={errors > 0 ? 'count error' : 'count'}>{errors} 个错误</span>
      <span class={warnings > 0 ? 'count warning' : 'count'}>{warnings} 个警告</span>
      <span class="count">{infos} 条提示</span>
      {openFindings(snapshot).length > 0 && (
        <button type="button" class="quiet" onClick={() => nextFinding(1)} title="F8；Shift+F8 回到上一处">
          下一处 <kbd>F8</kbd>
        </button>
      )}
    </p>
  );
};

/** How much is to be done, beside the name of the screen that lists it. */
const Open = () => {
  const count = useDesk((state) => (state.snapshot ? openFindings(state.snapshot).length : 0));
  return count > 0 ? <span class="open-count">{count}</span> : null;
};

const Tabs = ({ screen }: { readonly screen: Screen }) => (
  <nav class="tabs" aria-label="页面">
    {screens.map(([id, name]) => (
      <button
        type="button"
        key={id}
        aria-current={screen === id ? 'page' : undefined}
        onClick={() => change({ screen: id })}
      >
        {name}
        {id === 'todo' && <Open />}
      </button>
    ))}
  </nav>
);

/** The ways to keep the work: Ctrl+S takes the first. */
const Keep = ({ work }: { readonly work: Work }) => {
  const target = targetOf(work);
  const [first, second] = target ? ['main', 'quiet'] : ['quiet', 'main'];
  const store = canWrite() && (
    <button
      type="button"
      class={first}
      onClick={() => void storeWork().catch(tellFailure)}
      title={target && `Ctrl+S：写回“${target.handle.name}”`}
    >
      {target ? '存回文件' : '存到文件…'}
    </button>
  );
  return (
    <>
      {target && store}
      <button
        type="button"
        class={second}
        onClick={() => void downloadWork().catch(tellFailure)}
        title={target ? undefined : 'Ctrl+S'}
      >
        下载底稿
      </button>
      {!target && store}
    </>
  );
};

const Head = ({ work, screen }: { readonly work: Work; readonly screen: Screen }) => {
  const region = useDesk((state) => state.snapshot?.region);
  const effective = useDesk((state) => state.snapshot?.effective);
  return (
    <header class="head">
      <div class="name">
        <h1>{region?.name ?? work.name}</h1>
        <p>{effective ? `${effective} 起施行` : work.name}</p>
      </div>
      <Tabs screen={screen} />
      <Tally />
      <div class="tools">
        <Status work={work} />
        <button type="button" class="quiet" disabled={work.at === 0} onClick={undo} title="Ctrl+Z">
          撤销
        </button>
        <button
          type="button"
          class="quiet"
          disabled={work.at >= work.versions.length - 1}
          onClick={redo}
          title="Ctrl+Y"
        >
          重做
        </button>
        <Keep work={work} />
        <button type="button" class="quiet" onClick={() => change({ screen: 'start' })}>
          打开…
        </button>
      </div>
    </header>
  );
};

const Notice = () => {
  const notice = useDesk((state) => state.notice);
  if (!notice) return null;
  return (
    <div class={`notice ${notice.tone}`} role={notice.tone === 'error' ? 'alert' : 'status'}>
      <p>{notice.text}</p>
      <div class="row">
        {notice.ways?.map(({ name, go }) => (
          <button
            type="button"
            key={name}
            onClick={() => {
              change({ notice: undefined });
              go();
            }}
          >
            {name}
          </button>
        ))}
        <button type="button" class="quiet" onClick={() => change({ notice: undefined })}>
          知道了
        </button>
      </div>
    </div>
  );
};

const bodies: { readonly [screen in Screen]: () => ComponentChildren } = {
  catalogue: () => <Catalogue />,
  todo: () => <Todo />,
  guides: () => <Guides />,
  filing: () => <FilingScreen />,
  output: () => <Output />,
  compare: () => <Compare />,
  text: () => <SourceText />,
};

/** The whole page. */
export const App = () => {
  const screen = useDesk((state) => state.screen);
  const work = useDesk((state) => state.work);
  return (
    <>
      {screen === 'import' ? (
        <Import />
      ) : screen === 'review' ? (
        <Review />
      ) : screen === 'start' || !work ? (
        <Start />
      ) : (
        <>
          <Head work={work} screen={screen} />
          <main class={screen} id="main">
            {bodies[screen]()}
          </main>
        </>
      )}
      <Notice />
    </>
  );
};
