import { applyIntent } from '../../edit/apply-intent.ts';
import type { Bench } from '../change.ts';
import type { GuideCalls } from '../guide-protocol.ts';
import { type GuideWork, guideDetail, guideEntries, tryGuide } from './guide-desk.ts';

/** What a sitting lets be done with its guides. */
export interface GuideSitting {
  readonly setting: () => GuideWork;
  readonly bench: () => Bench;
  /** Puts a text in place of a file. */
  readonly put: (name: string, text: string) => void;
  /** Lets something be tried on the files, and takes all of it back. */
  readonly trial: <Result>(work: () => Promise<Result>) => Promise<Result>;
}

type Answers = {
  readonly [name in keyof GuideCalls]: (ask: GuideCalls[name]['ask']) => Promise<GuideCalls[name]['answer']>;
};

/** Everything that may be asked of guides. */
export const guideCalls = ({ setting, bench, put, trial }: GuideSitting): Answers => {
  const nameFolder = async (folder: string): Promise<string | undefined> => {
    const { source, check, put: putWork, reference } = bench();
    const { step } = await check();
    const edited = applyIntent(await source(), { kind: 'nameGuides', folder }, step && { step, reference });
    if ('obstacle' in edited) return undefined;
    putWork(edited.text);
    return edited.text;
  };
  return {
    guides: () => guideEntries(setting()),
    guide: ({ ref }) => guideDetail(ref, setting()),
    changeGuide: ({ ref, changes }) => trial(() => tryGuide(ref, changes, setting(), { put, nameFolder })),
  };
};
