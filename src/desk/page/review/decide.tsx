import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Decision, DecisionPart, Decisions, OwnFound, Version } from '../../review-protocol.ts';
import { tellFailure } from '../actions.ts';
import { engine } from '../engine.ts';
import { download } from '../files.ts';
import { OwnFindings } from './own-findings.tsx';

type Said = Decision['said'];

/** What was decided and not taken into a result yet, by its place in the file. */
export interface Decided {
  readonly said: { readonly [place: string]: Said };
  readonly chosen: { readonly [region: string]: string };
  /** What the reviewer found, and what was found before and is taken back. */
  readonly found: readonly OwnFound[];
  readonly dropped: readonly number[];
  readonly by: string;
  readonly date: string;
}

const today = (): string => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
};

/** Nothing is decided yet. */
export const undecided = (): Decided => ({ said: {}, chosen: {}, found: [], dropped: [], by: '', date: today() });

/** How much was decided that is in no result yet. */
export const countOf = ({ said, chosen, found, dropped }: Decided): number =>
  Object.keys(said).length + Object.keys(chosen).length + found.length + dropped.length;

const placeOf = ({ list, at }: Decision): string => `${list} ${at}`;

interface Desk {
  readonly decided: Decided;
  readonly own: readonly OwnFound[];
  readonly say: (row: Decision, part: DecisionPart, value: string) => void;
  readonly set: (part: Partial<Decided>) => void;
}

const saidOf = (row: Decision, { decided }: Desk): Said => ({ ...row.said, ...decided.said[placeOf(row)] });

const Field = ({
  row,
  desk,
  part,
  label,
  isDay = false,
}: {
  readonly row: Decision;
  readonly desk: Desk;
  readonly part: DecisionPart;
  readonly label: string;
  readonly isDay?: boolean;
}) => (
  <label>
    {label}
    <input
      {...(isDay ? { type: 'date' as const } : { type: 'text' as const })}
      value={saidOf(row, desk)[part] ?? ''}
      onInput={({ currentTarget }) => desk.say(row, part, currentTarget.value)}
    />
  </label>
);

/** One finding, of one region or of several, with what is decided on it. */
const Finding = ({ row, desk }: { readonly row: Decision; readonly desk: Desk }) => {
  const said = saidOf(row, desk);
  const name = useId();
  const options = [...(row.mayAccept ? ['认可'] : []), '不认可', ''];
  return (
    <li class={`finding ${row.tone ?? 'info'}`}>
      <p>
        {row.severity && <b class="mark">{row.severity}</b>}
        {row.message}
      </p>
      {row.answer && (
        <p>
          <b>答复</b> {row.answer}
        </p>
      )}
      {row.place && <p class="soft">{row.place}</p>}
      <fieldset class="verdict">
        <legend class="vh">决定：{row.message}</legend>
        {options.map((option) => (
          <label key={option}>
            <input
              type="radio"
              name={name}
              checked={(said.decision ?? '') === option}
              onChange={() => desk.say(row, 'decision', option)}
            />
            {option === '不认可' ? '不认可，须改正' : option || '没有定'}
          </label>
        ))}
        {!row.mayAccept && <span class="soft">这一条只能由报送方改</span>}
        {said.decision && <Field row={row} desk={desk} part="note" label="说明（可不填）" />}
      </fieldset>
    </li>
  );
};

const Whole = ({ row, desk }: { readonly row: Decision; readonly desk: Desk }) => (
  <fieldset class="whole">
    <legend>整份（{row.message}）</legend>
    <label>
      决定
      <select
        value={saidOf(row, desk).decision ?? ''}
        onChange={({ currentTarget }) => desk.say(row, 'decision', currentTarget.value)}
      >
        <option value="">照逐条的决定得出</option>
        {['同意备案', '限期补正', '退回重报', '不予备案'].map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
    </label>
    <Field row={row} desk={desk} part="deadline" label="补正期限" isDay />
    <Field row={row} desk={desk} part="number" label="发文字号" />
    <Field row={row} desk={desk} part="register" label="登记号" />
    <Field row={row} desk={desk} part="note" label="说明" />
  </fieldset>
);

interface Region {
  readonly key: string;
  readonly name: string;
  readonly title: string;
  readonly whole?: Decision;
  readonly findings: readonly Decision[];
}

const regionsOf = ({ regions, wholes, findings }: Decisions): Region[] => {
  const titles = regions.map(({ title }) => title);
  return regions.map(({ key, title, name }) => {
    const whole = wholes.find((row) => row.keys?.includes(key));
    const own = findings.filter((row) => row.keys?.includes(key));
    // Several versions of one region are told apart by their files.
    const shown = titles.filter((one) => one === title).length > 1 ? `${title}（${name}）` : title;
    return { key, name, title: shown, ...(whole ? { whole } : {}), findings: own };
  });
};

/** What the reviewer found on one submission. */
const Own = ({ region: { key, name }, desk }: { readonly region: Region; readonly desk: Desk }) => {
  const { own, set } = desk;
  const { found: all, dropped } = desk.decided;
  const isHere = ({ submission }: OwnFound): boolean => submission === key || submission === name;
  return (
    <OwnFindings
      submission={key}
      standing={own.flatMap((found, at) => {
        const isDropped = dropped.includes(at);
        const turn = (): void => set({ dropped: isDropped ? dropped.filter((one) => one !== at) : [...dropped, at] });
        return isHere(found) ? [{ found, isDropped, turn }] : [];
      })}
      added={all.flatMap((found) =>
        isHere(found) ? [{ found, drop: () => set({ found: all.filter((one) => one !== found) }) }] : [],
      )}
      add={(found) => set({ found: [...all, found] })}
    />
  );
};

/** What is decided on one region: built only where it is open, since a province has thousands of findings. */
const RegionRows = ({
  region,
  desk,
  isFirst,
}: {
  readonly region: Region;
  readonly desk: Desk;
  readonly isFirst: boolean;
}) => {
  const { title, whole, findings } = region;
  const [isOpen, open] = useState(isFirst);
  const heading = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (!isFirst) return;
    heading.current?.focus();
    heading.current?.scrollIntoView();
  }, []);
  const left = findings.filter((row) => !saidOf(row, desk).decision).length;
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => open(currentTarget.open)}>
      <summary ref={heading}>
        <b>{title}</b>
        {whole && <span>{whole.message}</span>}
        <span class="soft">
          {findings.length === 0 ? '没有要逐条定的' : left === 0 ? '逐条都定了' : `${left} 条没有定`}
        </span>
      </summary>
      {isOpen && (
        <>
          {whole && <Whole row={whole} desk={desk} />}
          <ul class="differences">
            {findings.map((row) => (
              <Finding key={row.at} row={row} desk={desk} />
            ))}
          </ul>
          <Own region={region} desk={desk} />
        </>
      )}
    </details>
  );
};

const Versions = ({
  versions,
  decided,
  choose,
}: {
  readonly versions: readonly Version[];
  readonly decided: Decided;
  readonly choose: (version: Version, name: string) => void;
}) => (
  <section>
    <h3>报送了几份的，选定一份</h3>
    {versions.map((version) => (
      <label key={version.region} class="version">
        {version.title}
        <select
          value={decided.chosen[version.region] ?? version.chosen ?? ''}
          onChange={({ currentTarget }) => choose(version, currentTarget.value)}
        >
          <option value="">没有定</option>
          {version.names.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
    ))}
  </section>
);

const Rows = ({
  decisions,
  desk,
  first,
  choose,
}: {
  readonly decisions: Decisions;
  readonly desk: Desk;
  readonly first?: string | undefined;
  readonly choose: (version: Version, name: string) => void;
}) => {
  const { versions, groups } = decisions;
  const regions = regionsOf(decisions);
  return (
    <>
      {versions.length > 0 && <Versions versions={versions} decided={desk.decided} choose={choose} />}
      {groups.length > 0 && (
        <section>
          <h3>几个地方相同的问题（{groups.length}）</h3>
          <p class="soft">一次定下来；下面另有决定的，以下面的为准。</p>
          <ul class="differences">
            {groups.map((row) => (
              <Finding key={row.at} row={row} desk={desk} />
            ))}
          </ul>
        </section>
      )}
      {regions.length > 0 && (
        <section>
          <h3>逐份（{regions.length}）</h3>
          {regions.map((region) => (
            <RegionRows
              key={region.key}
              region={region}
              desk={desk}
              isFirst={region.key === first || regions.length === 1}
            />
          ))}
        </section>
      )}
      {regions.length + versions.length + groups.length === 0 && <p class="nothing">没有要定的。</p>}
    </>
  );
};

/** The file of decisions with what was decided here, signed and dated. */
const fileOf = ({ said, chosen, found, dropped, by, date }: Decided): Promise<Uint8Array> =>
  engine.ask('reviewDecide', {
    decided: Object.entries(said).map(([place, parts]) => {
      const [list = '', at] = place.split(' ');
      const signed = parts.decision === '' ? { by: '', date: '' } : { by, date };
      return { list: list as Decision['list'], at: Number(at), said: { ...signed, ...parts } };
    }),
    chosen: Object.entries(chosen).map(([region, name]) => ({ region, chosen: name })),
    found: found.map((one) => ({ ...one, by, date })),
    dropped,
  });

/** The decisions of a reviewer, line by line: kept in a file, and taken into the result at once. */
export const Decide = ({
  decided,
  set,
  first,
  take,
}: {
  readonly decided: Decided;
  readonly set: (part: Partial<Decided>) => void;
  /** The submission that is decided on first. */
  readonly first?: string | undefined;
  /** Makes the result anew under a file of decisions. */
  readonly take: (bytes: Promise<Uint8Array>) => void;
}) => {
  const [decisions, show] = useState<Decisions>();
  useEffect(() => void engine.ask('reviewDecisions', {}).then(show).catch(tellFailure), []);
  const { said, chosen, by, date } = decided;
  const count = countOf(decided);
  const isSigned = by.trim() !== '' && date !== '';
  const say = (row: Decision, part: DecisionPart, value: string): void => {
    const { [placeOf(row)]: before, ...others } = said;
    const now: Said = { ...before, [part]: value };
    // What is taken back is no decision.
    const isNew = Object.entries(now).some(([one, what]) => what !== (row.said[one as DecisionPart] ?? ''));
    set({ said: isNew ? { ...others, [placeOf(row)]: now } : others });
  };
  const save = (): void =>
    void fileOf(decided)
      .then((bytes) => download('rulings.yaml', bytes, 'application/yaml'))
      .catch(tellFailure);
  if (!decisions) return <p class="nothing">正在列出…</p>;
  return (
    <section class="decide" aria-label="审核决定" {...(count > 0 ? { 'data-dirty': true } : {})}>
      <div class="signed">
        <label>
          审核人
          <input
            type="text"
            placeholder="姓名或处室"
            value={by}
            onInput={({ currentTarget }) => set({ by: currentTarget.value })}
          />
        </label>
        <label>
          决定日期
          <input type="date" value={date} onInput={({ currentTarget }) => set({ date: currentTarget.value })} />
        </label>
        <button type="button" class="main" disabled={count === 0 || !isSigned} onClick={() => take(fileOf(decided))}>
          照决定重出结果
        </button>
        <button type="button" disabled={count > 0 && !isSigned} onClick={save}>
          下载审核决定
        </button>
        <p class="soft" role="status">
          {count === 0
            ? '还没有新的决定；没有定的，下一轮再定。'
            : `新定了 ${count} 处，还没有存为文件${isSigned ? '' : '；先填审核人和决定日期'}`}
        </p>
      </div>
      <Rows
        decisions={decisions}
        desk={{ decided, own: decisions.own, say, set }}
        first={first}
        choose={(version, name) => {
          const { [version.region]: _, ...others } = chosen;
          set({ chosen: name === (version.chosen ?? '') ? others : { ...others, [version.region]: name } });
        }}
      />
    </section>
  );
};
