import { plain } from '../model/plain.ts';
import type { Choice } from '../model/review.ts';

/** What tells whether submissions are versions of one. */
export interface Candidate {
  readonly key: string;
  readonly name: string;
  readonly title: string;
  readonly code?: string;
  readonly date?: string;
  readonly takesNewest: boolean;
}

const isNamed = ({ key, name }: Candidate, submission: string): boolean =>
  submission === key || plain(submission) === plain(name);

/** Whether a choice is about one of these. */
export const isAbout = (candidate: Candidate, { region, submission }: Choice): boolean =>
  isNamed(candidate, submission) &&
  [candidate.code, candidate.title, candidate.key, candidate.key.replace(/-\d+$/u, '')].some(
    (name) => name !== undefined && plain(name) === plain(region),
  );

const newest = (versions: readonly Candidate[]): Candidate | undefined => {
  if (!versions.every(({ takesNewest, date }) => takesNewest && date !== undefined)) return undefined;
  const last = versions.map(({ date }) => date ?? '').reduce((one, other) => (one > other ? one : other), '');
  const found = versions.filter(({ date }) => date === last);
  return found.length === 1 ? found[0] : undefined;
};

/** Which of several submissions of one region counts: the one that a reviewer chose, else the newest where the profile says so. */
export const chooseVersion = (versions: readonly Candidate[], use: readonly Choice[]): Candidate | undefined => {
  const named = versions.filter((version) => use.some((choice) => isAbout(version, choice)));
  return named.length > 0 ? (named.length === 1 ? named[0] : undefined) : newest(versions);
};
