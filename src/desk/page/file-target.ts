/** A file of the disk that the work is written back to, where the browser has the way: https://wicg.github.io/file-system-access */
import { sameBytes } from '../../model/same-bytes.ts';

/** What browsers with the way have besides what every browser has. */
interface Permitted extends FileSystemFileHandle {
  readonly queryPermission?: (mode: { readonly mode: 'readwrite' }) => Promise<PermissionState>;
  readonly requestPermission?: (mode: { readonly mode: 'readwrite' }) => Promise<PermissionState>;
}
interface Kind {
  readonly description: string;
  readonly accept: { readonly [type: string]: readonly string[] };
}
type Picker = (options: {
  readonly suggestedName: string;
  readonly types: readonly Kind[];
}) => Promise<FileSystemFileHandle>;
interface Dropped extends DataTransferItem {
  readonly getAsFileSystemHandle?: () => Promise<FileSystemHandle | null>;
}

/** A file, and what stood in it when it was opened or written last. */
export interface FileTarget {
  readonly handle: FileSystemFileHandle;
  readonly known: Uint8Array;
}

/** What came of writing: `changed` and `gone` by somebody else, `denied` by the user or the browser, `failed` in the midst. */
export type Writing =
  | { readonly came: 'written' | 'gone' | 'denied' }
  | { readonly came: 'changed'; readonly bytes: Uint8Array }
  | { readonly came: 'failed'; readonly why: string };

const picker = (): Picker | undefined => (window as { showSaveFilePicker?: Picker }).showSaveFilePicker;

/** Whether this browser can write to a file that was chosen once. */
export const canWrite = (): boolean => typeof picker() === 'function';

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const isNamed = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;

/** Asks where the work is kept; `cancelled` by the user, `denied` where an office has switched the way off. */
export const askTarget = async (name: string, known: Uint8Array): Promise<FileTarget | 'cancelled' | 'denied'> => {
  const ending = name.slice(name.lastIndexOf('.'));
  const accept = { [ending === '.zip' ? 'application/zip' : 'application/yaml']: [ending] };
  try {
    const handle = await picker()?.({ suggestedName: name, types: [{ description: '目录底稿', accept }] });
    return handle ? { handle, known } : 'denied';
  } catch (error) {
    return isNamed(error, 'AbortError') ? 'cancelled' : 'denied';
  }
};

const bytesIn = async (handle: FileSystemFileHandle): Promise<Uint8Array> =>
  new Uint8Array(await (await handle.getFile()).arrayBuffer());

const mayWrite = async (handle: Permitted): Promise<boolean> => {
  const mode = { mode: 'readwrite' } as const;
  if ((await handle.queryPermission?.(mode)) === 'granted') return true;
  return (await handle.requestPermission?.(mode)) === 'granted';
};

/** Writes, and reads back what was written. Without `anyway`, what somebody else wrote meanwhile is left as it is. */
export const writeTo = async ({ handle, known }: FileTarget, bytes: Uint8Array, anyway: boolean): Promise<Writing> => {
  try {
    if (!(await mayWrite(handle))) return { came: 'denied' };
    const found = await bytesIn(handle);
    // A file that was just made is empty: nothing is lost with it.
    if (!anyway && found.length > 0 && !sameBytes(found, known) && !sameBytes(found, bytes))
      return { came: 'changed', bytes: found };
    const stream = await handle.createWritable();
    await stream.write(bytes as BufferSource);
    await stream.close();
    return sameBytes(await bytesIn(handle), bytes)
      ? { came: 'written' }
      : { came: 'failed', why: '写完再读，内容不一样' };
  } catch (error) {
    if (isNamed(error, 'NotFoundError')) return { came: 'gone' };
    if (isNamed(error, 'NotAllowedError') || isNamed(error, 'SecurityError')) return { came: 'denied' };
    return { came: 'failed', why: wordsOf(error) };
  }
};

/** The files of the disk behind what is dropped, by name. Asked for in the moment of the drop: later they are gone. */
export const droppedTargets = async ({ items }: DataTransfer): Promise<ReadonlyMap<string, FileSystemFileHandle>> => {
  const asked = [...items].map((item: Dropped) =>
    item.kind === 'file' ? item.getAsFileSystemHandle?.().catch(() => null) : undefined,
  );
  const handles = await Promise.all(asked);
  return new Map(
    handles.flatMap((one) => (one?.kind === 'file' ? [[one.name, one as FileSystemFileHandle] as const] : [])),
  );
};
