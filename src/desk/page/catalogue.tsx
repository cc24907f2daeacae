import { useMemo, useState } from 'preact/hooks';
import type { Ref } from '../../model/catalogue.ts';
import type { ShownFinding, ShownTable, Snapshot } from '../protocol.ts';
import { takeNational } from './actions.ts';
import { Addition } from './addition.tsx';
import { CatalogueTable } from './catalogue-table.tsx';
import { ChooseFiles } from './choose-files.tsx';
import { baseName } from './files.ts';
import { FindingView } from './finding-view.tsx';
import { Group } from './group.tsx';
import { Panel } from './panel.tsx';
import { change, useDesk } from './store.ts';

/** Which rows are shown. */
type Filter = 'all' | 'found' | 'local' | 'own';

const filters: readonly (readonly [filter: Filter, name: string])[] = [
  ['all', '全部'],
  ['found', '有问题'],
  ['local', '本地改动'],
  ['own', '新增'],
];

/** Findings by the item that they are shown under; the rest stand above the tables. */
const byRow = ({ findings, tables }: Snapshot) => {
  const rows = new Set(tables.flatMap(({ rows }) => rows.map(({ ref }) => ref)));
  const under = new Map<string, readonly ShownFinding[]>();
  const above: ShownFinding[] = [];
  for (const finding of findings) {
    if (finding.answered !== undefined) continue;
    const { ref } = finding;
    if (ref !== undefined && rows.has(ref)) under.set(ref, [...(under.get(ref) ?? []), finding]);
    else above.push(finding);
  }
  return { under, above };
};

const shownRows = (
  { rows }: ShownTable,
  filter: Filter,
  words: string,
  under: ReadonlyMap<string, readonly ShownFinding[]>,
): ShownTable['rows'] => {
  const wanted = words.trim();
  return rows.filter((row) => {
    if (filter === 'found' && !under.has(row.ref)) return false;
    if (filter === 'local' && row.local.length === 0) return false;
    if (filter === 'own' && !row.isOwn) return false;
    if (wanted === '') return true;
    const { level1, level2, level3, content, basis } = row;
    return (
      [level1, level2, level3].some((name) => name && `${name.id} ${name.title}`.includes(wanted)) ||
      [...content, ...basis].some((text) => text.includes(wanted))
    );
  });
};

const Missing = ({ name, by }: { readonly name: string; readonly by: string }) => (
  <section class="ask" role="alert">
    <h2>还差一份上级目录：{name}</h2>
    <p>
      {by} 写明的上级是“{name}”，这次没有一起给出。没有上级的目录，就不知道哪些时限、渠道不能放宽。
    </p>
    <div class="row">
      <ChooseFiles words={`选择 ${baseName(name)}`} />
      <button type="button" onClick={takeNational}>
        先按国家目录
      </button>
    </div>
    <p class="soft">直接把文件拖到本页也可以。</p>
  </section>
);

const Omissions = ({ snapshot: { omissions } }: { readonly snapshot: Snapshot }) => {
  const isReading = useDesk((state) => state.reading !== undefined);
  return omissions.length === 0 ? null : (
    <section class="omissions">
      <h2>未列入的事项（{omissions.length}）</h2>
      <ul>
        {omissions.map(({ ref, domain, id, title, reason, note, setBy, isOwn }) => (
          <li key={ref}>
            <strong>
              {domain} {id} {title}
            </strong>
            <span>
              {reason}
              {note && `：${note}`}
            </span>
            {!isOwn && <span class="soft">（{setBy}）</span>}
            {!isReading && (
              <button
                type="button"
                class="link"
                onClick={() => change({ selected: ref })}
                aria-label={`恢复或者改理由：${id} ${title}`}
              >
                恢复或者改理由
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};

const Filters = ({
  filter,
  counts,
  choose,
  words,
  search,
  refs,
  picked,
  isReading,
}: {
  readonly filter: Filter;
  readonly counts: { readonly [filter in Filter]: number };
  readonly choose: (filter: Filter) => void;
  readonly words: string;
  readonly search: (words: string) => void;
  /** The items that are shown, and those that were chosen to be changed together. */
  readonly refs: readonly Ref[];
  readonly picked: readonly Ref[] | undefined;
  readonly isReading: boolean;
}) => (
  <div class="filters">
    <fieldset>
      <legend class="vh">显示哪些事项</legend>
      {filters.map(([id, name]) => (
        <button type="button" key={id} class="chip" aria-pressed={filter === id} onClick={() => choose(id)}>
          {name} <b>{counts[id]}</b>
        </button>
      ))}
    </fieldset>
    {!isReading && (
      <button
        type="button"
        class="chip"
        aria-pressed={picked !== undefined}
        onClick={() => change(picked ? { picked: undefined } : { picked: [], selected: undefined, adding: undefined })}
      >
        改一组…
      </button>
    )}
    {picked && (
      <button type="button" class="quiet" onClick={() => change({ picked: [...new Set([...picked, ...refs])] })}>
        显示的全选
      </button>
    )}
    <label class="search">
      <span class="vh">查找事项</span>
      <input
        type="search"
        placeholder="查找：编号、名称、内容、依据"
        value={words}
        onInput={({ currentTarget }) => search(currentTarget.value)}
      />
    </label>
  </div>
);

const Tables = ({ snapshot }: { readonly snapshot: Snapshot }) => {
  const [filter, choose] = useState<Filter>('all');
  const [words, search] = useState('');
  const isReading = useDesk((state) => state.reading !== undefined);
  const chosen = useDesk((state) => state.picked);
  const picked = isReading ? undefined : chosen;
  const { under } = useMemo(() => byRow(snapshot), [snapshot]);
  const count = (one: Filter): number =>
    snapshot.tables.reduce((sum, table) => sum + shownRows(table, one, '', under).length, 0);
  const counts = useMemo(
    () => ({ all: count('all'), found: count('found'), local: count('local'), own: count('own') }),
    [snapshot],
  );
  const shown = snapshot.tables.map((table) => ({ table, rows: shownRows(table, filter, words, under) }));
  return (
    <>
      <Filters
        {...{ filter, counts, choose, words, search, picked, isReading }}
        refs={shown.flatMap(({ rows }) => rows.map(({ ref }) => ref))}
      />
      {shown.map(({ table, rows }) =>
        rows.length > 0 ? <CatalogueTable key={table.domain} table={table} rows={rows} under={under} /> : null,
      )}
      {shown.every(({ rows }) => rows.length === 0) && <p class="nothing">没有这样的事项</p>}
    </>
  );
};

/** What is found, the tables, and what is not listed. */
export const Sheet = ({ snapshot }: { readonly snapshot: Snapshot }) => {
  const { above } = useMemo(() => byRow(snapshot), [snapshot]);
  return (
    <>
      {above.length > 0 && (
        <section class="above" aria-label="整份文件的问题">
          {above.map((finding) => (
            <FindingView key={finding.key} finding={finding} />
          ))}
        </section>
      )}
      {snapshot.tables.length > 0 && <Tables snapshot={snapshot} />}
      <Omissions snapshot={snapshot} />
    </>
  );
};

/** The catalogue as it would be published, with what is found in it under its rows. */
export const Catalogue = () => {
  const snapshot = useDesk((state) => state.snapshot);
  const asNational = useDesk((state) => state.asNational);
  const selected = useDesk((state) => state.selected);
  const adding = useDesk((state) => state.adding);
  const picked = useDesk((state) => state.picked);
  if (!snapshot) return <p class="nothing">正在检查…</p>;
  const isOpen = selected !== undefined || adding !== undefined || picked !== undefined;
  return (
    <div
      class={[
        isOpen ? 'with-panel' : 'without-panel',
        ...(picked && selected === undefined && adding === undefined ? ['picking'] : []),
      ].join(' ')}
    >
      <div class="sheet">
        {snapshot.missing && !asNational && <Missing {...snapshot.missing} />}
        <Sheet snapshot={snapshot} />
      </div>
      {adding !== undefined ? (
        <Addition beside={adding} />
      ) : selected !== undefined ? (
        <Panel item={selected} />
      ) : (
        picked !== undefined && <Group picked={picked} />
      )}
    </div>
  );
};
