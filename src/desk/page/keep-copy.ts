/**
 * The net below the saved file: copies of the layer’s text in this browser, the last twenty. It may be gone at any time, and is
 * never counted as saved. All pages of the disk share one store, and so do all who sit at the machine: no table that was
 * dropped, no ruling, and no contact of a bureau is kept: the worker takes them out. Tabs keep theirs side by side.
 */

import { type Stamp, surplusCopies } from './surplus-copies.ts';

/** A text as it was kept. */
export interface Copy extends Stamp {
  readonly region: string;
  readonly text: string;
  /** The guides that were changed with it; copies of older pages have none. */
  readonly beside?: { readonly [name: string]: string };
}

const most = 20;
const storeName = 'copies';

const opened = (): Promise<IDBDatabase> =>
  new Promise((done, failed) => {
    const request = indexedDB.open('mulu', 1);
    request.onupgradeneeded = () => void request.result.createObjectStore(storeName, { keyPath: 'time' });
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
    request.onblocked = () => failed(new Error('blocked'));
  });

const answered = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });

const copies = async (mode: IDBTransactionMode): Promise<IDBObjectStore> =>
  (await opened()).transaction(storeName, mode).objectStore(storeName);

/** This tab, as long as it is open. */
const sitting = `${Date.now()} ${Math.random()}`;
const since = Date.now();

/** Whether a copy was kept, and whether another tab has kept one of the same work since this one was opened. */
export interface Kept {
  readonly isKept: boolean;
  readonly isElsewhere: boolean;
}

/** Keeps a copy of texts that name no one, and reads it back: whether it is really there. */
export const keepCopy = async (whole: Omit<Copy, 'time' | 'sitting'>): Promise<Kept> => {
  try {
    const store = await copies('readwrite');
    const before: readonly Copy[] = await answered(store.getAll());
    let time = Date.now();
    // Another tab may have kept one in the same moment.
    while (before.some((one) => one.time === time)) time += 1;
    const copy: Copy = { ...whole, time, sitting };
    await answered(store.put(copy));
    for (const one of surplusCopies([...before, copy], most)) store.delete(one.time);
    const back: Copy | undefined = await answered(store.get(time));
    const isOther = (one: Copy): boolean => one.name === copy.name && one.sitting !== sitting && one.time > since;
    return { isKept: back?.text === copy.text, isElsewhere: before.some(isOther) };
  } catch {
    return { isKept: false, isElsewhere: false };
  }
};

/** The copies of this browser; none where it keeps nothing. */
export const keptCopies = async (): Promise<readonly Copy[]> => {
  try {
    return await answered((await copies('readonly')).getAll());
  } catch {
    return [];
  }
};

/** Takes every copy away. */
export const clearCopies = async (): Promise<void> => {
  try {
    await answered((await copies('readwrite')).clear());
  } catch {
    // Where nothing can be kept, there is nothing to clear.
  }
};
