import { useState } from 'preact/hooks';
import type { Imported, ShownImportRow } from '../protocol.ts';
import { startNew, startWork, tellFailure } from './actions.ts';
import { engine } from './engine.ts';
import { change, useDesk } from './store.ts';

const national = 'national@2019';

type Done = Extract<Imported, { readonly text: string }>;

const Row = ({ row }: { readonly row: ShownImportRow }) => (
  <tr class={row.left.length > 0 || row.outcome === 'refused' ? 'lost' : undefined}>
    <td>{row.place}</td>
    <td>{row.name}</td>
    <td>{row.item}</td>
    <td>{row.outcomeName}</td>
    <td>
      {row.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {row.left.map(({ column, text, why }, index) => (
        <p key={index} class="left">
          {column}：“{text}”没有写入，{why}
        </p>
      ))}
    </td>
  </tr>
);

const plain = new Set(['unchanged', 'heading', 'title', 'note', 'continued']);

/** Every row of the tables and what became of it. */
const Account = ({ done }: { readonly done: Done }) => {
  const [isWhole, show] = useState(false);
  const rows = isWhole
    ? done.rows
    : done.rows.filter(({ outcome, left, notes }) => !plain.has(outcome) || left.length + notes.length > 0);
  return (
    <section>
      <h2>逐行说明</h2>
      <p class="tally">
        {done.counts.map(({ name, count }) => (
          <span key={name} class="count">
            {name} {count}
          </span>
        ))}
        <button type="button" class="quiet" aria-pressed={isWhole} onClick={() => show(!isWhole)}>
          {isWhole ? '只看要留意的' : `全部 ${done.rows.length} 行`}
        </button>
      </p>
      <div class="rows">
        <table class="files">
          <thead>
            <tr>
              <th scope="col">位置</th>
              <th scope="col">表里的事项</th>
              <th scope="col">编号</th>
              <th scope="col">结果</th>
              <th scope="col">说明</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <Row key={index} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      {done.omitted.length > 0 && (
        <details class="fold">
          <summary>表里没有的事项 {done.omitted.length} 项：都列为“是否开展尚待确认”，请逐项定下来</summary>
          <ul>
            {done.omitted.map((title) => (
              <li key={title}>{title}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
};

const Told = ({ told }: Pick<Done, 'told'>) => {
  const open = told.filter(({ severity }) => severity !== 'info');
  return open.length === 0 ? null : (
    <ul class="told">
      {open.map(({ text }, index) => (
        <li key={index}>{text}</li>
      ))}
    </ul>
  );
};

interface Asked {
  readonly code: string;
  readonly name: string;
  readonly parent: string;
}

const Question = ({ ask, isBusy }: { readonly ask: (asked: Asked) => void; readonly isBusy: boolean }) => {
  const layers = useDesk((state) => state.layers);
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [parent, setParent] = useState(layers[0]?.file ?? national);
  const isCode = /^\d{6}(?:\d{3})?$/u.test(code);
  return (
    <form
      class="particulars plain"
      onSubmit={(event) => {
        event.preventDefault();
        ask({ code, name: name.trim(), parent });
      }}
    >
      <label class="particular">
        <span>行政区划代码</span>
        <input
          type="text"
          inputMode="numeric"
          placeholder="六位，乡镇九位"
          value={code}
          onInput={({ currentTarget }) => setCode(currentTarget.value.trim())}
        />
      </label>
      <label class="particular">
        <span>地区名称</span>
        <input
          type="text"
          placeholder="如 示例县"
          value={name}
          onInput={({ currentTarget }) => setName(currentTarget.value)}
        />
      </label>
      <label class="particular">
        <span>上级目录</span>
        <select value={parent} onChange={({ currentTarget }) => setParent(currentTarget.value)}>
          {layers.map(({ file, region }) => (
            <option key={file} value={file}>
              {region}（{file}）
            </option>
          ))}
          <option value={national}>国家目录（2019年）</option>
        </select>
      </label>
      <p class="soft">上级有自己的目录文件的，和旧表一起拖进来，就能选。</p>
      <button type="submit" class="main" disabled={!isCode || name.trim() === '' || isBusy}>
        {isBusy ? '正在导入…' : '导入'}
      </button>
    </form>
  );
};

const Result = ({ imported, code }: { readonly imported: Imported; readonly code: string }) =>
  'refused' in imported ? (
    <section class="ask" role="alert">
      <h2>没有导入</h2>
      <ul>
        {imported.refused.map((line, index) => (
          <li key={index}>{line}</li>
        ))}
      </ul>
    </section>
  ) : (
    <>
      <div class="output-head">
        <h2>已经变成目录文件 {code}.yaml</h2>
        <button
          type="button"
          class="main"
          onClick={() => void startNew(`${code}.yaml`, imported.text).catch(tellFailure)}
        >
          进入目录
        </button>
      </div>
      <Told told={imported.told} />
      <Account done={imported} />
    </>
  );

/** Tables become a layer; what became of every row is shown before it is gone on with. */
export const Import = () => {
  const tables = useDesk((state) => state.tables);
  const layers = useDesk((state) => state.layers);
  const [imported, keep] = useState<Imported>();
  const [isBusy, wait] = useState(false);
  const [code, remember] = useState('');
  const ask = (asked: Asked): void => {
    wait(true);
    remember(asked.code);
    engine
      .ask('import', { tables, ...asked })
      .then(keep)
      .catch(tellFailure)
      .finally(() => wait(false));
  };
  return (
    <main class="output import" id="main">
      <h1>导入旧表</h1>
      <p class="soft">{tables.map((name) => name.split('/').at(-1)).join('、')}</p>
      <Question ask={ask} isBusy={isBusy} />
      {imported && <Result imported={imported} code={code} />}
      <p class="row">
        <button type="button" class="quiet" onClick={() => change({ screen: 'start' })}>
          重新选择文件
        </button>
        {layers.map(({ file, region }) => (
          <button type="button" class="quiet" key={file} onClick={() => void startWork(file)}>
            不导入，打开{region}
          </button>
        ))}
      </p>
    </main>
  );
};
