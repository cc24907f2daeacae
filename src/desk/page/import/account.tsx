import { useState } from 'preact/hooks';
import type { ImportAnswer, ShownImportRow, ShownRemark } from '../../import-protocol.ts';

const severityNames = { error: '错误', warning: '警告', info: '提示' } as const;

/** More than this are shown when they are asked for. */
const most = 12;

const Remarks = ({ told }: { readonly told: readonly ShownRemark[] }) => {
  const [isWhole, setWhole] = useState(false);
  if (told.length === 0) return null;
  const shown = isWhole ? told : told.slice(0, most);
  return (
    <section aria-labelledby="told-title">
      <h3 id="told-title">需要看的地方</h3>
      <ul class="remarks">
        {shown.map(({ severity, place, text }, index) => (
          <li key={index} class={severity}>
            <b class="mark">{severityNames[severity]}</b>
            {place && <span class="place">{place}</span>}
            {text}
          </li>
        ))}
      </ul>
      {shown.length < told.length && (
        <button type="button" class="quiet" onClick={() => setWhole(true)}>
          另外 {told.length - shown.length} 条
        </button>
      )}
    </section>
  );
};

const Cells = ({ row }: { readonly row: ShownImportRow }) => (
  <details>
    <summary>{row.cells.length} 个单元格</summary>
    <table class="cells">
      <thead>
        <tr>
          <th scope="col">位置</th>
          <th scope="col">栏</th>
          <th scope="col">原文</th>
          <th scope="col">去向</th>
        </tr>
      </thead>
      <tbody>
        {row.cells.map((cell, index) => (
          <tr key={index}>
            <td>{cell.place}</td>
            <td>{cell.column}</td>
            <td class="text">{cell.text}</td>
            <td class={cell.isLost ? 'lost' : undefined}>
              {cell.became}
              {cell.why.map((line, at) => (
                <small key={at}>{line}</small>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </details>
);

const Row = ({ row }: { readonly row: ShownImportRow }) => (
  <tr class={row.tone}>
    <td class="place">{row.place}</td>
    <th scope="row">
      {row.names.map((name, index) => (
        <span key={index} class={index === row.names.length - 1 ? 'last' : 'above'}>
          {name}
        </span>
      ))}
    </th>
    <td class="outcome">
      {row.outcome}
      {row.item && <small>{row.item}</small>}
    </td>
    <td>
      {row.words.map((word, index) => (
        <p key={index}>{word}</p>
      ))}
      {row.cells.length > 0 && <Cells row={row} />}
    </td>
  </tr>
);

const kinds = [
  ['all', '全部'],
  ['left', '没有全部写入'],
  ['own', '与标准不同'],
  ['same', '未变'],
] as const;
type Kind = (typeof kinds)[number][0];

const Rows = ({ rows }: { readonly rows: readonly ShownImportRow[] }) => {
  const [kind, choose] = useState<Kind>('all');
  const of = (wanted: Kind) => rows.filter(({ tone }) => wanted === 'all' || tone === wanted);
  return (
    <section aria-labelledby="rows-title">
      <h3 id="rows-title">逐行结果</h3>
      <fieldset class="chips" aria-label="只看">
        {kinds.map(([id, name]) => (
          <button
            type="button"
            key={id}
            aria-pressed={kind === id}
            disabled={of(id).length === 0}
            onClick={() => choose(id)}
          >
            {name} {of(id).length}
          </button>
        ))}
      </fieldset>
      <div class="wide">
        <table class="rows">
          <thead>
            <tr>
              <th scope="col">位置</th>
              <th scope="col">事项</th>
              <th scope="col">结果</th>
              <th scope="col">说明</th>
            </tr>
          </thead>
          <tbody>
            {of(kind).map((row, index) => (
              <Row key={index} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
};

const Omitted = ({ omitted }: Pick<ImportAnswer, 'omitted'>) =>
  omitted.length === 0 ? null : (
    <section aria-labelledby="omitted-title">
      <h3 id="omitted-title">标准里有、表里没有的 {omitted.length} 项</h3>
      <p class="soft">暂记为“是否开展尚待确认”，进入目录后在“待办”里逐项定下来。</p>
      <details>
        <summary>列出来</summary>
        <ul class="given">
          {omitted.map(({ item, title }) => (
            <li key={item}>
              {item} {title}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );

const headline = ({ layer, kind, rows, domains, entries, counts }: ImportAnswer): string => {
  const [errors = 0, warnings] = counts;
  const found = warnings === undefined ? `${errors} 个错误` : `${errors} 个错误、${warnings} 个警告`;
  if (!layer) return '没有导入';
  return entries === undefined
    ? `${kind}：${rows.length} 行，${domains.join('、')}；检查结果 ${found}`
    : `填报工作簿：${entries} 处填写，${found}`;
};

/** What became of everything that was given. */
export const Account = ({ answer }: { readonly answer: ImportAnswer }) => (
  <div class="account">
    <h2>{headline(answer)}</h2>
    <Remarks told={answer.told} />
    <Omitted omitted={answer.omitted} />
    {answer.rows.length > 0 && <Rows rows={answer.rows} />}
  </div>
);
