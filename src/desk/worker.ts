/** The worker of the desk: the whole compiler beside the page, which only shows. */
import './old-engines.ts';
import type { Call, CallName, Calls, Reply } from './protocol.ts';
import { createSession } from './session.ts';

/** What a worker has that Node has not. */
interface WorkerScope {
  onmessage: ((event: { readonly data: Call }) => void) | null;
  readonly postMessage: (reply: Reply) => void;
}

const scope = globalThis as unknown as WorkerScope;
const answers = createSession();

/** One call after the other: each works on what the one before left. */
let last: Promise<unknown> = Promise.resolve();

const answer = <Name extends CallName>(name: Name, ask: Calls[Name]['ask']): Promise<Calls[Name]['answer']> =>
  answers[name](ask);

scope.onmessage = ({ data: { id, name, ask } }) => {
  last = last
    .then(() => answer(name, ask))
    .then(
      (done) => scope.postMessage({ id, answer: done }),
      (error: unknown) => scope.postMessage({ id, failed: error instanceof Error ? error.message : String(error) }),
    );
};
