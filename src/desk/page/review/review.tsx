import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { NamedBytes } from '../../protocol.ts';
import type { ReviewAsk, ReviewStep } from '../../review-protocol.ts';
import { tellFailure } from '../actions.ts';
import { engine, NoAnswer } from '../engine.ts';
import { askFolder, download, filesOf } from '../files.ts';
import { change, useDesk } from '../store.ts';
import { countOf, Decide, undecided } from './decide.tsx';
import { Framed } from './framed.tsx';
import { Reading } from './reading.tsx';
import { type Chosen, useChosen } from './use-chosen.ts';

/** How long the packing of a whole province may take. */
const packing = 180_000;

const namesOf = (files: readonly NamedBytes[]): string => {
  const [file] = files;
  if (!file) return '还没有选';
  const [top = ''] = file.name.split('/');
  const isFolder = file.name.includes('/') && files.every(({ name }) => name.startsWith(`${top}/`));
  if (isFolder) return `文件夹“${top}”，${files.length} 个文件`;
  return files.length === 1 ? file.name : `${files.length} 个文件`;
};

interface PartProps {
  readonly title: string;
  readonly about: string;
  readonly files: readonly NamedBytes[];
  readonly take: (files: Promise<readonly NamedBytes[]>) => void;
  readonly mayBeFolder?: boolean;
  readonly isSingle?: boolean;
}

/** One of the things that a review is made of. */
const Part = ({ title, about, files, take, mayBeFolder = false, isSingle = false }: PartProps) => (
  <fieldset class="part">
    <legend>{title}</legend>
    <p class="soft">{about}</p>
    <p class="chosen">{namesOf(files)}</p>
    <div class="row">
      {mayBeFolder && (
        <button type="button" class="quiet" onClick={() => askFolder(take)}>
          选文件夹
        </button>
      )}
      <label class="file">
        <input
          type="file"
          multiple={!isSingle}
          aria-label={`${title}：选文件`}
          onChange={({ currentTarget }) => {
            take(filesOf(currentTarget.files));
            currentTarget.value = '';
          }}
        />
        <span>选文件</span>
      </label>
      {files.length > 0 && (
        <button type="button" class="link" onClick={() => take(Promise.resolve([]))}>
          清除
        </button>
      )}
    </div>
  </fieldset>
);

const one = (file: NamedBytes | undefined): readonly NamedBytes[] => (file ? [file] : []);

const Question = ({
  chosen,
  take,
  start,
}: {
  readonly chosen: Chosen;
  readonly take: (part: Promise<Partial<Chosen>>) => void;
  readonly start: () => void;
}) => (
  <form
    onSubmit={(event) => {
      event.preventDefault();
      start();
    }}
  >
    <div class="parts">
      <Part
        title="报送材料"
        about="一个文件夹（每个文件、每个子文件夹是一份），或几个文件，或一个 zip"
        files={chosen.submissions}
        take={(files) => take(files.then((submissions) => ({ submissions })))}
        mayBeFolder
      />
      <Part
        title="核准文本（可不选）"
        about="上级目录以它为准；审核设置 review.yaml 也放在里面"
        files={chosen.base}
        take={(files) => take(files.then((base) => ({ base })))}
        mayBeFolder
      />
      <Part
        title="应报名单（可不选）"
        about="CSV、Excel、Word 或 YAML；用来列出谁还没有报"
        files={one(chosen.expected)}
        take={(files) => take(files.then(([expected]) => ({ expected })))}
        isSingle
      />
      <Part
        title="上一轮的审核决定（可不选）"
        about="填过的 rulings.yaml 或 review.xlsx"
        files={one(chosen.rulings)}
        take={(files) => take(files.then(([rulings]) => ({ rulings })))}
        isSingle
      />
      <Part
        title="上一轮的结果（可不选）"
        about="review.json；有了它先看变化"
        files={one(chosen.previous)}
        take={(files) => take(files.then(([previous]) => ({ previous })))}
        isSingle
      />
    </div>
    <div class="row">
      <button type="submit" class="main" disabled={chosen.submissions.length === 0}>
        开始审核
      </button>
      <button type="button" class="quiet" onClick={() => change({ screen: 'start' })}>
        回到开始
      </button>
    </div>
  </form>
);

const nothingToRead =
  '这一份没有能在目录里看的内容：读不出来、不是目录，或者差上级目录（可以放进核准文本）；原因见意见表';

/** Opens a submission to be read. */
const read = (key: string): void => {
  engine
    .ask('reviewRead', { key })
    .then((reading) => change(reading?.tables.length ? { reading } : { notice: { tone: 'info', text: nothingToRead } }))
    .catch(tellFailure);
};

type Done = Extract<ReviewStep, { readonly phase: 'done' }>;

/** What came of a review, and the decisions on it, which make it anew. */
const Result = ({
  done,
  again,
  take,
  kept,
}: {
  readonly done: Done;
  readonly again: () => void;
  readonly take: (rulings: Promise<Uint8Array>) => void;
  /** A file holds it now. */
  readonly kept: () => void;
}) => {
  const files = useMemo(() => new Set(done.files.map(({ path }) => path)), [done]);
  const [isPacking, pack] = useState(false);
  const [decided, keep] = useState(undecided);
  const [deciding, decide] = useState<{ readonly first?: string }>();
  const count = countOf(decided);
  const downloadAll = (): void => {
    pack(true);
    engine
      .ask('reviewZip', {}, packing)
      .then((zip) => download('审核结果.zip', zip, 'application/zip'))
      .then(kept)
      .catch(tellFailure)
      .finally(() => pack(false));
  };
  return (
    <section class="result" aria-labelledby="result-title">
      <div class="output-head">
        <h2 id="result-title">
          {done.count} 份：{done.results.map(({ name, count }) => `${name} ${count}`).join('，')}
          {done.missing !== undefined && `；未报送 ${done.missing}`}
        </h2>
        <div class="row">
          <button type="button" class="main" disabled={isPacking} onClick={downloadAll}>
            {isPacking ? '正在打包…' : '全部（zip）'}
          </button>
          <button type="button" onClick={() => decide(deciding ? undefined : {})}>
            {deciding ? '回到结果' : `审核决定…${count > 0 ? `（新定 ${count} 处）` : ''}`}
          </button>
          <button type="button" class="quiet" onClick={again}>
            再审一批
          </button>
        </div>
      </div>
      <p class="soft">
        结果没有存为文件，请下载。要逐条认可、不认可，点“审核决定”；定了的也在下载的结果里，下一轮一起选上。
      </p>
      {done.told.length > 0 && (
        <ul class="told">
          {done.told.map((line, index) => (
            <li key={index}>{line}</li>
          ))}
        </ul>
      )}
      {deciding ? (
        <Decide
          decided={decided}
          set={(part) => keep((before) => ({ ...before, ...part }))}
          first={deciding.first}
          take={take}
        />
      ) : (
        <Framed files={files} read={read} decide={(first) => decide({ first })} />
      )}
    </section>
  );
};

/** How far it is: submissions that were read, or papers that were written. */
interface Progress {
  readonly count: number;
  readonly step?: ReviewStep;
  readonly next: string;
}

const Running = ({ progress, stop }: { readonly progress: Progress; readonly stop: () => void }) => {
  const { count, step, next } = progress;
  const read = step === undefined ? 0 : step.phase === 'reading' ? step.done : count;
  return (
    <section class="running" aria-labelledby="running-title">
      <h2 id="running-title">正在审核</h2>
      <progress {...(count > 0 ? { max: count, value: read } : {})} aria-label="已审核的份数" />
      <p role="status">
        {step?.phase === 'writing'
          ? `已审完 ${count} 份，正在写意见表、函和汇总：${step.files} 个文件`
          : count === 0
            ? '正在打开报送材料…'
            : `${read} / ${count} 份`}
      </p>
      {read < count && <p class="soft">{next}</p>}
      <button type="button" onClick={stop}>
        停下
      </button>
    </section>
  );
};

const askOf = ({ expected, rulings, previous, ...rest }: Chosen): ReviewAsk => ({
  ...rest,
  ...(expected ? { expected } : {}),
  ...(rulings ? { rulings } : {}),
  ...(previous ? { previous } : {}),
});

/** A review that runs step by step: how far it is, what came of it, what is told of it. */
const useRun = () => {
  const [progress, show] = useState<Progress>();
  const [done, finish] = useState<Done>();
  const [told, tell] = useState<readonly string[]>([]);
  const stopped = useRef(false);
  const go = async (asked: Promise<ReviewAsk>): Promise<void> => {
    stopped.current = false;
    let next = '';
    // At once: a second click finds nothing to begin anew, and nobody takes the result of before for this one.
    show({ count: 0, next });
    try {
      const opened = await engine.ask('reviewOpen', await asked);
      if ('refused' in opened) return tell([opened.refused]);
      tell(opened.told);
      next = opened.next ?? '';
      show({ count: opened.count, next });
      while (!stopped.current) {
        const step = await engine.ask('reviewStep', {});
        if (step.phase === 'done') return finish(step);
        if (step.phase === 'reading') next = step.next;
        show({ count: opened.count, step, next });
      }
      tell(['已停下，没有结果']);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      tell([
        next === ''
          ? '报送材料 20 秒没有打开，已经停下；请分几次审，每次少选一些'
          : `审核“${next}”前后 20 秒没有结果，已经停下；请把这一份拿出来，再审其余的`,
      ]);
    } finally {
      show(undefined);
    }
  };
  return {
    progress,
    done,
    told,
    start: (chosen: Promise<Chosen>): void => {
      tell([]);
      finish(undefined);
      go(chosen.then(askOf)).catch(tellFailure);
    },
    stop: (): void => {
      stopped.current = true;
    },
    again: (): void => finish(undefined),
  };
};

/** Submissions are reviewed: what is given, how far it is, what came of it. */
export const Review = () => {
  const { chosen, take, whole } = useChosen();
  const { progress, done, told, start, stop, again } = useRun();
  // Decisions that went into a result, which no file holds yet.
  const [isUnkept, hold] = useState(false);
  const reading = useDesk((state) => state.reading);
  // What is read stands before the review, which stays as it is behind it.
  useEffect(() => () => change({ reading: undefined }), []);
  useEffect(() => () => void engine.ask('reviewEnd', {}).catch(() => undefined), []);

  const decide = (rulings: Promise<Uint8Array>): void => {
    take(
      rulings.then((bytes) => {
        hold(true);
        return { rulings: { name: 'rulings.yaml', bytes } };
      }),
    );
    start(whole());
  };
  return (
    <>
      {reading && <Reading snapshot={reading} />}
      <main
        class="review"
        id={reading ? undefined : 'main'}
        hidden={reading !== undefined}
        {...(isUnkept ? { 'data-dirty': true } : {})}
      >
        <header>
          <p class="brand">mulu 目录</p>
          <h1>审核报送材料</h1>
          <p class="lead">逐份检查，写出汇总页、审核意见表、备案材料和函；材料不离开本机。</p>
        </header>
        {told.length > 0 && (
          <ul class="told" role="status">
            {told.map((line, index) => (
              <li key={index}>{line}</li>
            ))}
          </ul>
        )}
        {progress ? (
          <Running progress={progress} stop={stop} />
        ) : done ? (
          <Result done={done} again={again} take={decide} kept={() => hold(false)} />
        ) : (
          <Question chosen={chosen} take={take} start={() => start(whole())} />
        )}
      </main>
    </>
  );
};
