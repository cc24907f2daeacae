import { useEffect, useState } from 'preact/hooks';
import type { Ref } from '../../../model/catalogue.ts';
import type { GuideEntry } from '../../guide-protocol.ts';
import { tellFailure } from '../actions.ts';
import { engine } from '../engine.ts';
import { change, useDesk } from '../store.ts';
import { GuideForm } from './guide-form.tsx';

const marks = { own: '有', above: '上级有', none: '' } as const;

const Entry = ({ entry, isCurrent }: { readonly entry: GuideEntry; readonly isCurrent: boolean }) => {
  const { ref, id, title, from, errors, warnings } = entry;
  return (
    <li>
      <button type="button" aria-current={isCurrent ? 'true' : undefined} onClick={() => change({ guide: ref })}>
        <span class="number">{id}</span> {title}
        {marks[from] && <span class={`badge ${from}`}>{marks[from]}</span>}
        {errors > 0 && <span class="count error">{errors} 个错误</span>}
        {warnings > 0 && <span class="count warning">{warnings} 个警告</span>}
      </button>
    </li>
  );
};

const List = ({ entries, current }: { readonly entries: readonly GuideEntry[]; readonly current?: Ref }) => {
  const [words, search] = useState('');
  const [isOwn, only] = useState(false);
  const wanted = words.trim();
  const shown = entries.filter(
    ({ id, title, from }) => (!isOwn || from === 'own') && `${id} ${title}`.includes(wanted),
  );
  const domains = [...new Set(shown.map(({ domain }) => domain))];
  const written = entries.filter(({ from }) => from === 'own').length;
  return (
    <nav class="guide-list" aria-label="事项">
      <div class="filters">
        <button type="button" class="chip" aria-pressed={!isOwn} onClick={() => only(false)}>
          全部 <b>{entries.length}</b>
        </button>
        <button type="button" class="chip" aria-pressed={isOwn} onClick={() => only(true)}>
          写了指南的 <b>{written}</b>
        </button>
        <label class="search">
          <span class="vh">查找事项</span>
          <input
            type="search"
            placeholder="查找：编号、名称"
            value={words}
            onInput={({ currentTarget }) => search(currentTarget.value)}
          />
        </label>
      </div>
      {domains.map((domain) => (
        <section key={domain}>
          <h2>{domain}</h2>
          <ul>
            {shown
              .filter((entry) => entry.domain === domain)
              .map((entry) => (
                <Entry key={entry.ref} entry={entry} isCurrent={entry.ref === current} />
              ))}
          </ul>
        </section>
      ))}
      {shown.length === 0 && <p class="nothing">没有这样的事项</p>}
    </nav>
  );
};

/** The guides of the layer: which item has one, and the one that was chosen as it is edited. */
export const Guides = () => {
  const snapshot = useDesk((state) => state.snapshot);
  const guide = useDesk((state) => state.guide);
  const [entries, keep] = useState<readonly GuideEntry[]>();
  useEffect(() => {
    if (!snapshot) return undefined;
    let isOld = false;
    engine
      .ask('guides', {})
      .then((found) => isOld || keep(found))
      .catch(tellFailure);
    return () => {
      isOld = true;
    };
  }, [snapshot]);
  if (!entries) return <p class="nothing">正在读取指南…</p>;
  if (entries.length === 0) return <p class="nothing">目录还读不出来，先到“目录”里改正错误</p>;
  return (
    <div class={guide ? 'guide-pane chosen' : 'guide-pane'}>
      <List entries={entries} {...(guide ? { current: guide } : {})} />
      {guide ? (
        <GuideForm key={guide} item={guide} />
      ) : (
        <p class="nothing">选一个事项，看它的办事指南，或者从空白写起。指南只写与上级不同之处，一项一个文件。</p>
      )}
    </div>
  );
};
