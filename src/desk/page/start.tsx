import { useEffect, useState } from 'preact/hooks';
import { backToWork, give, mayLeave, startBlank, startNew, startWork, tellFailure } from './actions.ts';
import { ChooseFiles } from './choose-files.tsx';
import { askFolder } from './files.ts';
import { type Copy, clearCopies, keptCopies } from './keep-copy.ts';
import { change, useDesk } from './store.ts';
import { lastCopies } from './surplus-copies.ts';

/** Put here when the page is built: its version, the day of the legal register, and an example. */
declare const desk: {
  readonly version: string;
  readonly registerAsOf: string;
  readonly edition: string;
  readonly examples: readonly { readonly name: string; readonly text: string }[];
};

const Choices = () => {
  const choices = useDesk((state) => state.choices);
  if (choices.length === 0) return null;
  return (
    <section class="choices" aria-labelledby="choices-title">
      <h2 id="choices-title">
        {choices.every(({ problem }) => problem)
          ? `这 ${choices.length} 份文件读不了，先看哪一份怎么改？`
          : `这些文件里有 ${choices.length} 份目录，要编辑哪一份？`}
      </h2>
      <ul>
        {choices.map(({ file, region, problem }) => (
          <li key={file}>
            <button type="button" onClick={() => void startWork(file)}>
              {region || file}
              <small>{problem ?? file}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};

const openExample = (): void => {
  const encoder = new TextEncoder();
  void give(desk.examples.map(({ name, text }) => ({ name, bytes: encoder.encode(text) })));
};

const day = (time: number): string => {
  const date = new Date(time);
  return `${date.getMonth() + 1}月${date.getDate()}日 ${date.toTimeString().slice(0, 5)}`;
};

/** What the browser still has of the last sittings: a net, no promise. */
const Copies = () => {
  const [copies, know] = useState<readonly Copy[]>([]);
  useEffect(() => void keptCopies().then(know), []);
  const last = lastCopies(copies);
  const latest = last.filter((copy, index) => last.findIndex(({ name }) => name === copy.name) === index).slice(0, 3);
  const others = last.filter((copy) => !latest.includes(copy));
  const goOn = ({ name, text, beside }: Copy): void => {
    if (!mayLeave()) return;
    change({ files: [], layers: [] });
    startNew(name, text, beside).catch(tellFailure);
  };
  return (
    <section class="copies" aria-label="本机副本">
      {latest.map((copy) => (
        <button type="button" key={copy.time} onClick={() => goOn(copy)}>
          继续上次 {copy.region}（{day(copy.time)}）
        </button>
      ))}
      {others.length > 0 && (
        <details>
          <summary>别的窗口和更早的副本（{others.length}）</summary>
          <div class="row">
            {others.map((copy) => (
              <button type="button" class="quiet" key={copy.time} onClick={() => goOn(copy)}>
                {copy.region}（{day(copy.time)}）
              </button>
            ))}
          </div>
        </details>
      )}
      <button type="button" class="quiet" onClick={() => void clearCopies().then(() => know([]))}>
        清除本机副本
      </button>
      <p class="soft">
        {latest.length > 0
          ? '浏览器里的副本会被清理软件删除，也不含联系方式和上级目录，请以下载的文件为准。'
          : '本机没有副本。改动时自动留一份在浏览器里，以防意外；请以下载的文件为准。'}
      </p>
    </section>
  );
};

const Drop = () => (
  <div class="drop">
    <p class="drop-lead">把旧表、目录文件或文件夹拖到这里</p>
    <p class="soft">旧表：Word、Excel、WPS、网页、CSV、PDF。目录文件：本级的和上级（市、省）的一起</p>
    <ChooseFiles words="选择文件" look="file big" />
    <div class="ways">
      <button
        type="button"
        class="quiet"
        onClick={() => askFolder((files) => void files.then(give).catch(tellFailure))}
      >
        打开文件夹
      </button>
      <button type="button" class="quiet" onClick={() => void startBlank().catch(tellFailure)}>
        从空白开始
      </button>
      <button type="button" class="quiet" onClick={openExample}>
        打开示例县
      </button>
      <button type="button" class="quiet" onClick={() => change({ screen: 'review' })}>
        我要审核
      </button>
    </div>
  </div>
);

const Promises = () => (
  <section class="promises">
    <details>
      <summary>不联网，材料不离开本机</summary>
      <p>
        本页是一个完整的文件，拔掉网线也能用。页面里写明了禁止任何网络请求，由浏览器强制执行：按 F12
        打开“网络”一栏，从头到尾没有一条请求。
      </p>
    </details>
    <details>
      <summary>底稿是一个小文件，请自己保存</summary>
      <p>浏览器里的内容会随着关闭页面、清理软件而丢失。改完请点“下载底稿”，下次拖进来接着改。</p>
    </details>
    <details>
      <summary>这里生成的文件和 mulu 命令行的逐字节相同</summary>
      <p>输出里的 manifest.json 列有每个文件的 SHA-256 和 SM3 校验值，可以核对。</p>
    </details>
  </section>
);

const Back = () => {
  const work = useDesk((state) => state.work);
  const region = useDesk((state) => state.snapshot?.region?.name);
  if (!work) return null;
  return (
    <p class="back">
      <button type="button" class="main" onClick={() => void backToWork().catch(tellFailure)}>
        回到{region ?? '目录'}
      </button>
    </p>
  );
};

/** The first screen: everything begins with a file. */
export const Start = () => {
  const isBusy = useDesk((state) => state.isBusy);
  return (
    <main class="start" id="main">
      <header>
        <p class="brand">mulu 目录</p>
        <h1>基层政务公开标准目录编制台</h1>
        <p class="lead">检查、编制、备案人社系统的政务公开目录。双击打开即可使用，不必安装。</p>
      </header>
      <Back />
      <Drop />
      <p class="busy" role="status">
        {isBusy ? '正在读取…' : ''}
      </p>
      <Choices />
      <Copies />
      <Promises />
      <footer>
        <p>
          版本 {desk.version} · 国家标准目录 {desk.edition} · 法规登记册截至 {desk.registerAsOf} · 木兰宽松许可证第2版
        </p>
      </footer>
    </main>
  );
};
