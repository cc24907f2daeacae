import { useRef, useState } from 'preact/hooks';
import type { NamedBytes } from '../../protocol.ts';
import { tellFailure } from '../actions.ts';

/** What a review is made of. */
export interface Chosen {
  readonly submissions: readonly NamedBytes[];
  readonly base: readonly NamedBytes[];
  readonly expected?: NamedBytes;
  readonly rulings?: NamedBytes;
  readonly previous?: NamedBytes;
}

/** What was chosen for a review: as far as it is read, and with `whole` once all of it is. */
export const useChosen = () => {
  const [chosen, show] = useState<Chosen>({ submissions: [], base: [] });
  const latest = useRef(chosen);
  const coming = useRef<Promise<unknown>>(Promise.resolve());
  const keep = (part: Partial<Chosen>): void => {
    latest.current = { ...latest.current, ...part };
    show(latest.current);
  };
  return {
    chosen,
    /** Takes files that are being read, in the order in which they were chosen. */
    take: (part: Promise<Partial<Chosen>>): void => {
      const before = coming.current.catch(() => undefined);
      coming.current = Promise.all([part, before]).then(([read]) => keep(read));
      coming.current.catch(tellFailure);
    },
    /** Nothing is begun on less than was chosen; whoever asks again after a failure means what is shown. */
    whole: async (): Promise<Chosen> => {
      try {
        await coming.current;
      } catch (error) {
        coming.current = Promise.resolve();
        throw error;
      }
      return latest.current;
    },
  };
};
