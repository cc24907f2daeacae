import { askOf, bytesOf, settled, tellFailure } from './actions.ts';
import { engine } from './engine.ts';
import { askTarget, type FileTarget, type Writing, writeTo } from './file-target.ts';
import { baseName, download } from './files.ts';
import { change, type Notice, now, type Version, type Work } from './store.ts';

const clock = (): string => new Date().toTimeString().slice(0, 5);

/** Whether more than the layer was changed: then the work is an archive. */
export const isManyFiles = (work: Work): boolean => work.versions.some(({ beside }) => Object.keys(beside).length > 0);

/** The name by which the work is kept: that of the layer, without its folder. */
export const keptName = (work: Work): string => {
  const name = baseName(work.name);
  return isManyFiles(work) ? name.replace(/(?:\.ya?ml)?$/iu, '.zip') : name;
};

/** The file that the work is written back to, if one was chosen that can hold it. */
export const targetOf = (work: Work): FileTarget | undefined =>
  work.target && isManyFiles(work) === /\.zip$/iu.test(work.target.handle.name) ? work.target : undefined;

/** The work as it is kept: the layer, with guides an archive of all that belongs to it. */
interface Kept {
  readonly work: Work;
  readonly version: Version;
  readonly bytes: Uint8Array;
}

const keptNow = async (): Promise<Kept | undefined> => {
  await settled();
  const { work } = now();
  const version = work?.versions[work.at];
  if (!work || !version) return undefined;
  const bytes = isManyFiles(work) ? await engine.ask('pack', askOf(work)) : bytesOf(work);
  return { work, version, bytes };
};

/** What is said of the work that a file was written from; whether it is still open. */
const mark = ({ work, version }: Kept, part: (at: number, present: Work) => Partial<Work>): boolean => {
  const { work: present } = now();
  if (!present || present.bytes !== work.bytes) return false;
  change({ work: { ...present, ...part(present.versions.indexOf(version), present) } });
  return true;
};

/** What was written stands in no file any more. */
const unwritten = ({ saved }: Work): Pick<Work, 'saved'> => ({
  saved: saved.how === 'written' ? { ...saved, how: 'new' } : saved,
});

const downloadKept = (kept: Kept): void => {
  const { work, bytes } = kept;
  download(keptName(work), bytes, isManyFiles(work) ? 'application/zip' : 'application/yaml');
  mark(kept, (at) => ({ saved: { at, how: 'downloaded', time: clock() } }));
};

/** Hands the work to the browser as a file to keep. */
export const downloadWork = async (): Promise<void> => {
  const kept = await keptNow();
  if (kept) downloadKept(kept);
};

const way = (name: string, go: () => Promise<void>) => ({ name, go: () => void go().catch(tellFailure) });

/** What is said where nothing was written: where the work stands, and the ways on. */
const notWritten = (name: string, writing: Writing): Notice | undefined => {
  const downloading = way('下载底稿', downloadWork);
  const other = way('存到别的文件…', () => storeWork(true));
  if (writing.came === 'changed')
    return {
      tone: 'error',
      text: `“${name}”打开以后在别处改过，没有盖掉它；您的改动还在这里，没有存`,
      ways: [
        way('看差别', async () => change({ screen: 'compare', other: [{ name, bytes: writing.bytes }] })),
        way('盖掉它', () => writeBack(true)),
        other,
        downloading,
      ],
    };
  if (writing.came === 'gone')
    return {
      tone: 'error',
      text: `“${name}”不在原处了（移走、改名或者删除），没有存`,
      ways: [other, downloading],
    };
  if (writing.came === 'failed')
    return { tone: 'error', text: `“${name}”没有写成（${writing.why}），请下载底稿`, ways: [other, downloading] };
  return undefined;
};

const tellDownloaded = (why: string): void => change({ notice: { tone: 'info', text: `${why}，已改为下载` } });

let last: Promise<void> = Promise.resolve();

const writeNow = async (anyway: boolean): Promise<void> => {
  const kept = await keptNow();
  const target = kept && targetOf(kept.work);
  if (!kept) return;
  if (!target) {
    downloadKept(kept);
    return tellDownloaded('改动多了别的文件，要存成压缩包');
  }
  const { name } = target.handle;
  const writing = await writeTo(target, kept.bytes, anyway);
  if (writing.came === 'written') {
    mark(kept, (at) => ({
      target: { handle: target.handle, known: kept.bytes },
      saved: { at, how: 'written', time: clock() },
    }));
    return change({ notice: undefined });
  }
  if (writing.came === 'denied') {
    mark(kept, () => ({ target: undefined }));
    downloadKept(kept);
    return tellDownloaded(`浏览器没有准许写“${name}”`);
  }
  const isOpen = mark(kept, (_, present) => ({
    ...unwritten(present),
    ...(writing.came === 'changed' ? {} : { target: undefined }),
  }));
  // The ways on are those of this work: none of them may reach another that was opened meanwhile.
  if (isOpen) change({ notice: notWritten(name, writing) });
};

/** One file is written after the other. */
const writeBack = (anyway = false): Promise<void> => {
  const done = last.then(() => writeNow(anyway));
  last = done.catch(() => undefined);
  return done;
};

/** Writes the work to its file, which is asked for once; `elsewhere`: to another. */
export const storeWork = async (elsewhere = false): Promise<void> => {
  const { work } = now();
  if (!work) return;
  if (elsewhere || !targetOf(work)) {
    // The browser opens the dialog only in the moment of the click.
    const target = await askTarget(keptName(work), work.bytes);
    if (target === 'cancelled') return;
    if (target === 'denied') {
      await downloadWork();
      return tellDownloaded('这个浏览器不准网页写文件');
    }
    const { work: present } = now();
    if (present?.bytes !== work.bytes) return;
    change({ work: { ...present, target } });
  }
  await writeBack();
};

/** Keeps the work where it was kept before; without a file of its own as a download. */
export const saveWork = (): Promise<void> => {
  const { work } = now();
  return work && targetOf(work) ? writeBack() : downloadWork();
};
