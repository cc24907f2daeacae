import { zipFiles } from '../document/zip-files.ts';
import { holdNames, proposalNames } from '../emit/review/review-words.ts';
import { daysTold } from '../engine/review/days-told.ts';
import { emitWhole, type WholeReview } from '../engine/review/emit-whole.ts';
import type { Entry } from '../engine/review/find-submissions.ts';
import type { EmittedFile } from '../model/emitted-file.ts';
import { byPath, type ManifestEntry, manifestEntry, manifestName, manifestText } from '../model/manifest.ts';
import { mask, withoutControls } from '../model/personal/mask.ts';
import { holdCauses, type Review, type Summary } from '../model/review.ts';
import type { CallName, Calls } from './protocol.ts';
import { type ReadyReview, readyReview } from './ready-review.ts';
import { decisionsOf, rulingsFile, withDecisions } from './review-decisions.ts';
import type { ReviewCalls, ReviewOpened, ReviewStep } from './review-protocol.ts';
import { snapshot } from './snapshot.ts';

/** How long one step may take before the page hears of it; no submission is left in its midst. */
const moment = 300;

interface Running extends ReadyReview {
  readonly summaries: Summary[];
  position: number;
  /** The entry that each submission came in, by the name of the submission. */
  readonly sentIn: Map<string, Entry>;
  /** The names of the submissions by the keys of their sheets. */
  readonly names: Map<string, string>;
  whole?: Review;
  made?: AsyncGenerator<EmittedFile, WholeReview>;
  readonly files: EmittedFile[];
  readonly hashes: ManifestEntry[];
}

/** What is said of a finished review, as the command says it. */
const tellWhole = (review: Review): Omit<Extract<ReviewStep, { phase: 'done' }>, 'files'> => {
  const { submissions, expected, unused } = review;
  const results = (['agree', 'correct', 'return', 'refuse'] as const).map((proposal) => ({
    name: proposalNames[proposal].zh,
    count: submissions.filter((one) => one.proposal === proposal).length,
  }));
  const held = holdCauses.map((cause) => ({
    name: holdNames[cause].zh,
    count: submissions.filter(({ hold }) => hold === cause).length,
  }));
  return {
    phase: 'done',
    count: submissions.length,
    results: [...results, ...held.filter(({ count }) => count > 0)],
    ...(expected ? { missing: expected.missing.length } : {}),
    told: [
      ...(unused.length > 0 ? [`审核决定里有 ${unused.length} 处没有对上报送材料：${unused.join('；')}`] : []),
      ...daysTold(review).map(({ zh }) => zh),
    ],
  };
};

/** Reads submissions for a moment. */
const readOn = async (running: Running): Promise<ReviewStep | undefined> => {
  const { entries, desk, summaries } = running;
  const until = performance.now() + moment;
  for (let entry = entries[running.position]; entry; entry = entries[running.position]) {
    if (performance.now() >= until)
      return { phase: 'reading', done: running.position, next: mask(withoutControls(entry.name)) };
    for (const summary of await desk.summarise(entry)) {
      summaries.push(summary);
      running.sentIn.set(summary.name, entry);
    }
    running.position += 1;
  }
  return undefined;
};

/** Writes papers for a moment; at the end the manifest. */
const writeOn = async (running: Running): Promise<ReviewStep> => {
  const { request, summaries, files, hashes } = running;
  running.made ??= emitWhole({ ...request, summaries });
  const { made } = running;
  const until = performance.now() + moment;
  while (performance.now() < until) {
    const next = await made.next();
    if (next.done) {
      const { review, about } = next.value;
      running.whole = review;
      for (const { key, name } of review.submissions) running.names.set(key, name);
      const text = manifestText(about, [...hashes].sort(byPath), []);
      files.push({ path: manifestName, bytes: new TextEncoder().encode(text) });
      files.sort(byPath);
      return { ...tellWhole(review), files: files.map(({ path, bytes }) => ({ path, size: bytes.length })) };
    }
    files.push(next.value);
    hashes.push(manifestEntry(next.value));
  }
  return { phase: 'writing', files: files.length };
};

const fileIn = ({ files }: Running, path: string): Uint8Array | undefined =>
  files.find((file) => file.path === path)?.bytes;

const rulingsIn = (running: Running): string => new TextDecoder().decode(fileIn(running, rulingsFile));

type Answers = {
  readonly [name in CallName & keyof ReviewCalls]: (ask: Calls[name]['ask']) => Promise<Calls[name]['answer']>;
};

/** A review that goes on step by step, so that the page can show how far it is, and stop it. */
export const createReview = (): Answers => {
  let running: Running | undefined;
  const begun = (): Running => {
    if (!running) throw new Error('没有正在进行的审核');
    return running;
  };
  return {
    reviewOpen: async (ask): Promise<ReviewOpened> => {
      running = undefined;
      const ready = await readyReview(ask);
      if ('problem' in ready) return { refused: ready.problem.zh };
      const found = { summaries: [], sentIn: new Map(), names: new Map() };
      running = { ...ready, ...found, position: 0, files: [], hashes: [] };
      const { entries, told } = ready;
      return { count: entries.length, next: mask(withoutControls(entries[0]?.name ?? '')), told };
    },
    reviewStep: async () => (await readOn(begun())) ?? writeOn(begun()),
    reviewRead: async ({ key }) => {
      const { names, sentIn, desk } = begun();
      const name = names.get(key);
      const entry = name === undefined ? undefined : sentIn.get(name);
      return name === undefined || !entry ? undefined : desk.read(entry, name, snapshot);
    },
    reviewFile: async ({ path }) => fileIn(begun(), path),
    reviewDecisions: async () => {
      const { whole } = begun();
      if (!whole) throw new Error('审核还没有结果');
      return decisionsOf(rulingsIn(begun()), whole);
    },
    reviewDecide: async (ask) => new TextEncoder().encode(withDecisions(rulingsIn(begun()), ask)),
    reviewZip: async () => zipFiles(begun().files),
    reviewEnd: async () => {
      running = undefined;
      return true;
    },
  };
};
