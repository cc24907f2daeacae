import { useEffect, useState } from 'preact/hooks';
import { levelOfCode } from '../../../model/level-of-code.ts';
import type { ImportAnswer, TablesSeen } from '../../import-protocol.ts';
import type { FoundLayer, NamedBytes } from '../../protocol.ts';
import { startNew, startWork, tellFailure } from '../actions.ts';
import { ChooseFiles } from '../choose-files.tsx';
import { engine } from '../engine.ts';
import { change, useDesk } from '../store.ts';
import { Account } from './account.tsx';

const levelNames = { province: '省级', city: '市级', county: '县级', township: '乡级' } as const;

/** The level of a code that is whole, in words. */
const levelName = (code: string): string | undefined =>
  /^(?:\d{6}|\d{9})$/u.test(code) ? levelNames[levelOfCode(code)] : undefined;

/** The digits of what was typed, full-width ones too. */
const digits = (typed: string): string => typed.normalize('NFKC').replace(/\D/gu, '');

/** What is asked before an import: which region, and what stands above it. */
interface Wanted {
  readonly code: string;
  readonly name: string;
  /** Unless another is chosen, the lowest layer that was given; an empty one is the national catalogue. */
  readonly parent?: string;
  readonly hidden: boolean;
}

/** The layers that were given with the tables may be what she came for. */
const Layers = () => {
  const layers = useDesk((state) => state.layers);
  return (
    <>
      {layers.map(({ file, region }) => (
        <button type="button" class="quiet" key={file} onClick={() => void startWork(file)}>
          不导入，打开{region || file}
        </button>
      ))}
    </>
  );
};

const Given = ({ tables, forms }: { readonly tables: readonly string[]; readonly forms: readonly string[] }) => (
  <section aria-labelledby="given-title">
    <h2 id="given-title">{tables.length > 0 ? '要导入的文件' : '上级目录'}</h2>
    {tables.length === 0 && <p class="soft">市、省已有自己的目录的，先把它的文件加进来；没有的，直接照国家目录。</p>}
    <ul class="given">
      {tables.map((table) => (
        <li key={table}>
          {table}
          {forms.includes(table) && <span class="tag">填报工作簿</span>}
        </li>
      ))}
    </ul>
    <div class="row">
      <ChooseFiles words={tables.length > 0 ? '再加文件（表格、上级目录）' : '加上级目录'} />
      <button type="button" class="quiet" onClick={() => change({ screen: 'start' })}>
        重新选择文件
      </button>
      <Layers />
    </div>
  </section>
);

const Region = ({
  wanted,
  set,
  isBlank,
}: {
  readonly wanted: Wanted;
  readonly set: (part: Partial<Wanted>) => void;
  readonly isBlank: boolean;
}) => {
  const level = levelName(wanted.code);
  const layers = useDesk((state) => state.layers);
  const parent = wanted.parent ?? layers[0]?.file ?? '';
  return (
    <fieldset class="region">
      <legend>是哪里的目录</legend>
      <label>
        <span>行政区划代码</span>
        <input
          type="text"
          inputMode="numeric"
          autocomplete="off"
          value={wanted.code}
          aria-describedby="code-help"
          onInput={({ currentTarget: { value } }) => set({ code: digits(value) })}
        />
        <small id="code-help" aria-live="polite">
          {level ? `${level}目录` : '县级以上六位，乡镇九位；级别从代码看出'}
        </small>
      </label>
      <label>
        <span>地区名称</span>
        <input
          type="text"
          autocomplete="off"
          value={wanted.name}
          aria-describedby="name-help"
          onInput={({ currentTarget: { value } }) => set({ name: value })}
        />
        <small id="name-help">写全称，如“示例县”</small>
      </label>
      <label>
        <span>上级目录</span>
        <select value={parent} onChange={({ currentTarget: { value } }) => set({ parent: value })}>
          <option value="">国家标准目录</option>
          {layers.map(({ file, region }) => (
            <option key={file} value={file}>
              {region ? `${region}（${file}）` : file}
            </option>
          ))}
        </select>
        <small>{layers.length > 0 ? '一起拖进来的目录' : '市、省已有目录的，把它的底稿也拖进来'}</small>
      </label>
      <label class="check" hidden={isBlank}>
        <input
          type="checkbox"
          checked={wanted.hidden}
          onChange={({ currentTarget: { checked } }) => set({ hidden: checked })}
        />
        隐藏的表、行、列、文字也读
      </label>
    </fieldset>
  );
};

/** What an answer was made of: when it is asked otherwise, the answer is old. */
interface Done {
  readonly of: Wanted;
  readonly tables: readonly string[];
  readonly layers: readonly FoundLayer[];
  readonly answer: ImportAnswer;
}

const ready = ({ code, name }: Wanted): boolean => levelName(code) !== undefined && name.trim() !== '';

const goOn = ({ name, bytes }: NamedBytes): Promise<void> => startNew(name, new TextDecoder().decode(bytes));

/** Tables become a catalogue: what they are of, then what became of every row. */
export const Import = () => {
  const tables = useDesk((state) => state.tables);
  const layers = useDesk((state) => state.layers);
  const [seen, keepSeen] = useState<TablesSeen>();
  const [wanted, keep] = useState<Wanted>({ code: '', name: '', hidden: false });
  const [done, keepDone] = useState<Done>();
  const [isBusy, setBusy] = useState(false);
  const set = (part: Partial<Wanted>): void => keep((before) => ({ ...before, ...part }));
  useEffect(() => {
    let isOld = false;
    keepSeen(undefined);
    engine
      .ask('see', { tables })
      .then((found) => {
        if (isOld) return;
        keepSeen(found);
        // What was typed already stays.
        keep((before) => ({
          ...before,
          code: before.code || (found.code ?? ''),
          name: before.name || (found.name ?? ''),
        }));
      })
      .catch((error: unknown) => {
        tellFailure(error);
        // What it is of can still be typed.
        if (!isOld) keepSeen({ forms: [] });
      });
    return () => {
      isOld = true;
    };
  }, [tables]);
  const isForm = (seen?.forms.length ?? 0) > 0;
  const isBlank = tables.length === 0;
  const carryOut = async (): Promise<void> => {
    setBusy(true);
    try {
      const { code, name, hidden } = wanted;
      const parent = wanted.parent ?? layers[0]?.file ?? '';
      const ask = { tables, code, name: name.trim(), hidden, ...(parent === '' ? {} : { parent }) };
      const answer = await engine.ask('import', ask);
      keepDone({ of: wanted, tables, layers, answer });
      // There is no account to read.
      if (isBlank && answer.layer) await goOn(answer.layer);
    } catch (error) {
      tellFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const answer =
    done && done.of === wanted && done.tables === tables && done.layers === layers ? done.answer : undefined;
  const layer = answer?.layer;
  return (
    <main class="import" id="main">
      <header>
        <p class="brand">mulu 目录</p>
        <h1>{isBlank ? '从空白开始' : '导入旧表'}</h1>
        <p class="lead">
          {isBlank
            ? '没有改的一律照上级公开；进去以后一项一项改。'
            : '表里与标准相同的不重复写，只记下不同之处；逐行说明每一格去了哪里。原文件不改动。'}
        </p>
      </header>
      <Given tables={tables} forms={seen?.forms ?? []} />
      {seen === undefined ? (
        <p class="nothing" role="status">
          正在读取表格…
        </p>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void carryOut();
          }}
        >
          {isForm ? (
            <p class="soft">填报工作簿里写明了地区和上级，直接导入。上级是市、省目录的，把它的文件也拖进来。</p>
          ) : (
            <Region wanted={wanted} set={set} isBlank={isBlank} />
          )}
          <div class="row">
            <button type="submit" class={layer ? 'quiet' : 'main'} disabled={isBusy || !(isForm || ready(wanted))}>
              {isBlank ? '开始' : isBusy ? '正在导入…' : answer ? '重新导入' : '导入'}
            </button>
            {layer && (
              <button type="button" class="main" onClick={() => void goOn(layer).catch(tellFailure)}>
                进入目录
              </button>
            )}
          </div>
        </form>
      )}
      <div aria-live="polite">{answer && <Account answer={answer} />}</div>
    </main>
  );
};
