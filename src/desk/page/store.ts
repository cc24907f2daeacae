import { useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import type { Ref } from '../../model/catalogue.ts';
import type { BuildChoice, FoundLayer, NamedBytes, Snapshot } from '../protocol.ts';
import type { FileTarget } from './file-target.ts';

/** The screens, in the order of work. */
export const screens = [
  ['catalogue', '目录'],
  ['todo', '待办'],
  ['guides', '指南'],
  ['filing', '备案'],
  ['output', '输出'],
  ['compare', '对比'],
  ['text', '原文'],
] as const;
export type Screen = (typeof screens)[number][0];

/** Other files that were changed with the layer, by name: its guides. */
export type Beside = { readonly [name: string]: string };

/** The texts as they were at one time; without one of the layer where it is no UTF-8. */
export interface Version {
  readonly text?: string;
  readonly beside: Beside;
}

/** The layer that is worked on, and every version that it had. */
export interface Work {
  readonly name: string;
  /** What was given with it: what stands above it, its guides. */
  readonly files: readonly NamedBytes[];
  /** As it was opened; what is not UTF-8 has no text to edit. */
  readonly bytes: Uint8Array;
  readonly versions: readonly Version[];
  /** Which of the versions is the present one. */
  readonly at: number;
  /** Which of the versions stands in a file, and how it came there. */
  readonly saved: {
    readonly at: number;
    readonly how: 'opened' | 'downloaded' | 'written' | 'new';
    readonly time?: string;
  };
  /** The file that it is written back to. */
  readonly target?: FileTarget | undefined;
}

/** What is said to the one who works, once. */
export interface Notice {
  readonly tone: 'info' | 'error';
  readonly text: string;
  /** What may be done about it. */
  readonly ways?: readonly { readonly name: string; readonly go: () => void }[];
}

/** Everything that the page shows. */
export interface State {
  readonly screen: Screen | 'start' | 'import' | 'review';
  /** What was given, the work as it was opened among it. */
  readonly files: readonly NamedBytes[];
  readonly work?: Work;
  /** The files of the disk behind those that were dropped, by name, where the browser tells them. */
  readonly handles: ReadonlyMap<string, FileSystemFileHandle>;
  readonly choices: readonly FoundLayer[];
  /** Tables that are to become a layer, and the layers that it may stand under. */
  readonly tables: readonly string[];
  readonly layers: readonly FoundLayer[];
  readonly asNational: boolean;
  readonly snapshot?: Snapshot;
  /** The edition that the work is compared with; without one it is what was opened. */
  readonly other?: readonly NamedBytes[];
  /** A submission that is read in a review: nothing in it can be changed. */
  readonly reading?: Snapshot;
  readonly isBusy: boolean;
  /** This browser keeps nothing: only files do. */
  readonly keepsNothing?: boolean;
  /** Another tab works on a file of the same name. */
  readonly isElsewhere?: boolean;
  /** The item in the side panel. */
  readonly selected?: Ref;
  /** The items that are to be changed together; undefined as long as nobody chooses any. */
  readonly picked?: readonly Ref[];
  /** The item whose guide is shown. */
  readonly guide?: Ref;
  /** Below or beside which item a new one is being added. */
  readonly adding?: Ref;
  /** The finding that F8 went to last. */
  readonly finding?: string;
  readonly choice: BuildChoice;
  readonly notice?: Notice;
}

let state: State = {
  screen: 'start',
  files: [],
  handles: new Map(),
  choices: [],
  tables: [],
  layers: [],
  asNational: false,
  isBusy: false,
  choice: {},
};
const listeners = new Set<() => void>();

/** The state as it is now. */
export const now = (): State => state;

/** Changes some of the state, and shows it. */
export const change = (part: Partial<State>): void => {
  state = { ...state, ...part };
  for (const listener of listeners) listener();
};

/** A part of the state, followed. */
export const useDesk = <Part>(select: (state: State) => Part): Part => {
  const [, again] = useReducer<number, undefined>((count) => count + 1, 0);
  const part = select(state);
  const shown = useRef({ part, select });
  shown.current = { part, select };
  useLayoutEffect(() => {
    const listener = (): void => {
      if (shown.current.select(state) !== shown.current.part) again(undefined);
    };
    listeners.add(listener);
    listener();
    return () => void listeners.delete(listener);
  }, []);
  return part;
};

/** The present text of a work. */
export const textOf = ({ versions, at }: Work): string | undefined => versions[at]?.text;

/** The other files of a work that are not as they were opened. */
export const besideOf = ({ versions, at }: Work): Beside => versions[at]?.beside ?? {};

/** How many changes no file holds. */
export const unsaved = ({ at, saved }: Work): number =>
  Math.abs(at - saved.at) + (saved.how === 'new' && at === saved.at ? 1 : 0);
