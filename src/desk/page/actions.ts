import type { Ref } from '../../model/catalogue.ts';
import type { Changed, DeskIntent, NamedBytes, WorkAsk } from '../protocol.ts';
import { engine, NoAnswer } from './engine.ts';
import { baseName } from './files.ts';
import { keepCopy } from './keep-copy.ts';
import { keepRows } from './keep-rows.ts';
import { knowsTabs, watchTabs } from './other-tabs.ts';
import { type Beside, besideOf, change, now, type State, textOf, unsaved, type Version, type Work } from './store.ts';

const encoder = new TextEncoder();

/** Says that something went wrong, and what the state of the work is. */
export const tellFailure = (error: unknown): void =>
  change({
    isBusy: false,
    notice: {
      tone: 'error',
      text:
        error instanceof NoAnswer
          ? '这份文件检查了 20 秒还没有结果，已经停下；您的文字还在，请从“原文”改回上一处，或者撤销'
          : `本页出了错：${error instanceof Error ? error.message : String(error)}。您的文字还在，请先下载底稿`,
    },
  });

/** The bytes of the work as it stands. */
export const bytesOf = (work: Work): Uint8Array => {
  const text = textOf(work);
  return text === undefined || work.at === 0 ? work.bytes : encoder.encode(text);
};

/** What the worker is asked about: the work as it stands. */
export const askOf = (work: Work): WorkAsk => ({
  work: { name: work.name, bytes: bytesOf(work) },
  beside: Object.entries(besideOf(work)).map(([name, text]) => ({ name, bytes: encoder.encode(text) })),
  asNational: now().asNational,
});

let running: Promise<void> | undefined;
let isStale = false;
/** Milliseconds that the last check took until it was shown; at most the pause of one who types slowly. */
let took = 200;

const checkOn = async (): Promise<void> => {
  try {
    while (isStale) {
      isStale = false;
      const { work } = now();
      if (!work) break;
      change({ isBusy: true });
      const from = performance.now();
      const found = await engine.ask('check', askOf(work));
      change({ snapshot: keepRows(found, now().snapshot), isBusy: false });
      took = Math.min(200, performance.now() - from);
    }
  } catch (error) {
    tellFailure(error);
  }
};

/** Checks the work; what changes meanwhile is checked after it, once. */
const check = (): Promise<void> => {
  isStale = true;
  running ??= checkOn().finally(() => {
    running = undefined;
  });
  return running;
};

let timer: number | undefined;

const checkNow = (): void => {
  timer = undefined;
  void check();
};

/** Checks once typing pauses for as long as a check takes: what is typed never waits on half of the machine's time. */
const checkSoon = (): void => {
  clearTimeout(timer);
  timer = window.setTimeout(checkNow, took);
};

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const textIn = (bytes: Uint8Array): Pick<Version, 'text'> => {
  try {
    return { text: strict.decode(bytes) };
  } catch {
    return {};
  }
};

const tellTabs = (isElsewhere: boolean): void => {
  const was = now().isElsewhere ?? false;
  change({ isElsewhere });
  if (isElsewhere)
    change({
      notice: {
        tone: 'info',
        text: '另一个窗口也开着同名的目录。两处的改动不会合到一起，请只在一处改；两处的副本都各自留着',
      },
    });
  else if (was) change({ notice: { tone: 'info', text: '另一个窗口已经不再开着这份目录' } });
};

/** Follows which other tabs work on the same. */
const watchWork = (name: string): void => {
  change({ isElsewhere: false });
  watchTabs(baseName(name), tellTabs);
};

/** Begins to work on one of the files. */
export const startWork = async (name: string): Promise<void> => {
  const bytes = now().files.find((file) => file.name === name)?.bytes;
  if (!bytes) return;
  const { files } = now();
  const versions = [{ ...textIn(bytes), beside: {} }];
  const handle = now().handles.get(name);
  const target = handle ? { target: { handle, known: bytes } } : {};
  const work: Work = { name, files, bytes, versions, at: 0, saved: { at: 0, how: 'opened' }, ...target };
  const fresh = { choices: [], asNational: false, choice: {} } as const;
  change({ ...fresh, work, screen: 'catalogue', snapshot: undefined, selected: undefined, adding: undefined });
  change({ finding: undefined, picked: undefined, guide: undefined, other: undefined });
  change({ notice: undefined });
  watchWork(name);
  await check();
};

/** Asks before changes that no file holds are left for another work. */
export const mayLeave = (): boolean => {
  const { work } = now();
  return (
    !work ||
    unsaved(work) === 0 ||
    window.confirm('现在的目录有改动没有存为文件，打开别的文件会丢掉这些改动。要打开吗？')
  );
};

const nothingFound = (files: readonly NamedBytes[]): string =>
  `没有找到能编辑的目录文件（给的 ${files.length} 个文件里没有目录底稿，也没有能读的表格）`;

const tellLost = (guides: readonly string[]): void => {
  if (guides.length > 0)
    change({
      notice: {
        tone: 'info',
        text: `没有用上 ${guides.map(baseName).join('、')}：看不出是哪一级的办事指南，请连文件夹一起拖进来`,
      },
    });
};

/** Goes on with a layer that was made here and that no file holds yet. */
export const startNew = async (name: string, text: string, beside: Beside = {}): Promise<void> => {
  const bytes = encoder.encode(text);
  const files = [...now().files.filter((file) => file.name !== name), { name, bytes }];
  await engine.ask('open', { files });
  const work: Work = { name, files, bytes, versions: [{ text, beside }], at: 0, saved: { at: 0, how: 'new' } };
  change({ files, work, screen: 'catalogue' });
  change({ snapshot: undefined, asNational: false, choice: {}, selected: undefined, adding: undefined });
  change({ picked: undefined, guide: undefined, other: undefined, notice: undefined });
  watchWork(name);
  await check();
};

/** Takes files that were given together: new ones, or a parent that was asked for. */
export const give = async (files: readonly NamedBytes[], handles: State['handles'] = new Map()): Promise<void> => {
  if (files.length === 0) return;
  const { work, snapshot, files: before, screen, tables: asked } = now();
  if (work && screen === 'compare') return change({ other: files, notice: undefined });
  try {
    const isParent = screen !== 'start' && screen !== 'import' && !files.some(({ name }) => name === work?.name);
    const given = new Set(files.map(({ name }) => name));
    const joined = [...before.filter(({ name }) => !given.has(name)), ...files];
    if (work && snapshot?.missing && isParent) {
      change({ files: joined, work: { ...work, files: joined }, isBusy: true });
      await engine.ask('open', { files: joined });
      return await check();
    }
    if (!mayLeave()) return;
    // What is given while an import is prepared comes to it: another table, or what stands above.
    const all = screen === 'import' ? joined : files;
    change({ files: all, isBusy: true });
    const { works, layers, tables, files: unpacked, problem, lost } = await engine.ask('open', { files: all });
    if (problem !== undefined) return change({ isBusy: false, notice: { tone: 'error', text: problem } });
    change({ files: unpacked, handles, isBusy: false, tables, layers, choices: [], notice: undefined });
    // Tables in folders are forms of guides, and the like.
    const isImport = layers.length === 0 || tables.some((name) => !name.includes('/'));
    const [first] = works;
    // What stands above was given to something that begins with nothing.
    const isBlank = screen === 'import' && asked.length === 0;
    if ((tables.length > 0 && isImport) || (isBlank && layers.length > 0)) change({ screen: 'import' });
    else if (first && works.length === 1) {
      await startWork(first.file);
      tellLost(lost);
    } else if (works.length > 1) change({ choices: works, screen: 'start' });
    else change({ notice: { tone: 'error', text: nothingFound(files) } });
  } catch (error) {
    tellFailure(error);
  }
};

/** Goes back to the work, whatever was looked at meanwhile. */
export const backToWork = async (): Promise<void> => {
  const { work, files } = now();
  if (!work) return;
  change({ screen: 'catalogue', notice: undefined });
  if (files === work.files) return;
  change({ files: work.files, snapshot: undefined });
  await engine.ask('open', { files: work.files });
  await check();
};

/** Begins a layer with nothing. */
export const startBlank = async (): Promise<void> => {
  if (!mayLeave()) return;
  await engine.ask('open', { files: [] });
  change({ screen: 'import', files: [], tables: [], layers: [], choices: [], notice: undefined });
};

/** Carries out the remedy of a finding, or all that are safe. */
export const fix = (key?: string): Promise<void> =>
  inTurn(async () => {
    const { files } = await engine.ask('fix', key === undefined ? {} : { key });
    const { work } = now();
    if (!work) return;
    const text = files.find(({ name }) => name === work.name)?.text ?? textOf(work);
    const others = files
      .filter(({ name }) => name !== work.name)
      .map(({ name, text: other }) => [name, other] as const);
    if (files.length === 0) change({ notice: { tone: 'info', text: '没有能自动改的地方，文件没有动' } });
    else
      await edit({
        ...(text === undefined ? {} : { text }),
        beside: { ...besideOf(work), ...Object.fromEntries(others) },
      });
  });

/** Goes on with the national catalogue in place of a parent that is not at hand. */
export const takeNational = (): void => {
  change({ asNational: true });
  void check();
};

const copyNow = async ({ text, beside, ...whole }: Parameters<typeof keepCopy>[0]): Promise<void> => {
  const others = Object.entries(beside ?? {});
  const [bare = '', ...bareOthers] = await engine.ask('bare', { texts: [text, ...others.map(([, other]) => other)] });
  const { isKept, isElsewhere } = await keepCopy({
    ...whole,
    text: bare,
    beside: Object.fromEntries(others.map(([name], index) => [name, bareOthers[index] ?? ''])),
  });
  change({ keepsNothing: !isKept });
  if (isElsewhere && !knowsTabs() && !now().isElsewhere) tellTabs(true);
};

let copyTimer: number | undefined;

/** Keeps a copy in the browser once work pauses; says so where it cannot. */
const copySoon = (): void => {
  clearTimeout(copyTimer);
  copyTimer = window.setTimeout(() => {
    const { work, snapshot } = now();
    const text = work && textOf(work);
    if (!work || text === undefined || unsaved(work) === 0) return;
    const region = snapshot?.region?.name ?? work.name;
    copyNow({ name: work.name, region, text, beside: besideOf(work) }).catch((error: unknown) => {
      if (error instanceof NoAnswer) copySoon();
      else change({ keepsNothing: true });
    });
  }, 1000);
};

/** How long two strokes of typing are one change. */
const oneChange = 1500;
let lastTyped = 0;

/** Gives the work a new text; `typed`: by keys, of which many are one change. */
export const edit = (next: Version, typed = false): Promise<void> => {
  const { work } = now();
  if (!work || JSON.stringify(work.versions[work.at]) === JSON.stringify(next)) return Promise.resolve();
  const time = Date.now();
  const joins = typed && time - lastTyped < oneChange && work.at > 0 && work.at !== work.saved.at;
  lastTyped = typed ? time : 0;
  const before = work.versions.slice(0, joins ? work.at : work.at + 1);
  // What was saved and is then undone and written over stands in no text any more.
  const saved = work.saved.at < before.length ? work.saved : { ...work.saved, at: -1 };
  change({ work: { ...work, versions: [...before, next], at: before.length, saved } });
  copySoon();
  if (!typed) return check();
  checkSoon();
  return Promise.resolve();
};

/** Gives the layer another text. */
export const editText = (text: string, typed = false): Promise<void> => {
  const { work } = now();
  return work ? edit({ text, beside: besideOf(work) }, typed) : Promise.resolve();
};

let lastInTurn: Promise<unknown> = Promise.resolve();

/** One change after the other: each is made on what came of the one before. */
export const inTurn = <Result>(make: () => Promise<Result>): Promise<Result> => {
  const done = lastInTurn.then(make);
  lastInTurn = done.catch(() => undefined);
  return done;
};

/** Carries out changes on the work; says why not, if it cannot be. */
export const apply = (intents: readonly DeskIntent[], ref?: Ref): Promise<Changed> =>
  inTurn(async () => {
    const changed = await engine.ask('change', { intents, ...(ref ? { ref } : {}) });
    if ('text' in changed) await editText(changed.text);
    return changed;
  });

const go = (by: -1 | 1): void => {
  const { work } = now();
  const at = (work?.at ?? 0) + by;
  if (!work || work.versions[at] === undefined) return;
  lastTyped = 0;
  change({ work: { ...work, at } });
  void check();
};

/** Takes the last change back. */
export const undo = (): void => go(-1);
/** Makes a change again that was taken back. */
export const redo = (): void => go(1);

/** Waits until the work is checked as it stands. */
export const checked = async (): Promise<void> => {
  await lastInTurn;
  if (timer !== undefined) {
    clearTimeout(timer);
    checkNow();
  }
  await running;
};

/** Waits until what is being typed is part of the work, and the work is checked. */
export const settled = async (): Promise<void> => {
  // A field keeps what is typed when it is left.
  if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
  if (document.activeElement instanceof HTMLTextAreaElement) document.activeElement.blur();
  await checked();
};
