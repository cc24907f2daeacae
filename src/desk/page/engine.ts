import type { CallName, Calls, NamedBytes, Reply } from '../protocol.ts';

/** How long a call may take before the worker is given up. */
const patience = 20_000;

/** The worker gave no answer in time, and was started anew. */
export class NoAnswer extends Error {}

interface Waiting {
  readonly done: (answer: never) => void;
  readonly failed: (error: Error) => void;
  timer: number;
}

const source = (): string => document.getElementById('worker')?.textContent ?? '';

/** The worker, and what is asked of it. One that does not answer is ended and started anew with the same files. */
const createEngine = () => {
  let worker: Worker | undefined;
  let address: string | undefined;
  let count = 0;
  let files: readonly NamedBytes[] = [];
  const waiting = new Map<number, Waiting>();

  const end = (error: Error): void => {
    worker?.terminate();
    worker = undefined;
    for (const [id, { failed, timer }] of waiting) {
      clearTimeout(timer);
      waiting.delete(id);
      failed(error);
    }
  };

  const hear = ({ data }: MessageEvent<Reply>): void => {
    const call = waiting.get(data.id);
    if (!call) return;
    clearTimeout(call.timer);
    waiting.delete(data.id);
    if ('failed' in data) call.failed(new Error(data.failed));
    else call.done(data.answer as never);
  };

  const start = (): Worker => {
    address ??= URL.createObjectURL(new Blob([source()], { type: 'text/javascript' }));
    const started = new Worker(address);
    started.onmessage = hear;
    started.onerror = (event) => end(new Error(event.message));
    worker = started;
    return started;
  };

  const send = <Name extends CallName>(
    to: Worker,
    name: Name,
    ask: Calls[Name]['ask'],
    time = patience,
  ): Promise<Calls[Name]['answer']> => {
    count += 1;
    const id = count;
    to.postMessage({ id, name, ask });
    return new Promise((done, failed) => {
      const timer = window.setTimeout(() => end(new NoAnswer()), time);
      waiting.set(id, { done, failed, timer });
    });
  };

  return {
    /** Starts the worker before anything is asked. */
    warm: (): void => void (worker ?? start()),
    /** `time`: how long this call may take. */
    ask: async <Name extends CallName>(
      name: Name,
      ask: Calls[Name]['ask'],
      time?: number,
    ): Promise<Calls[Name]['answer']> => {
      if (name === 'open') files = (ask as Calls['open']['ask']).files;
      const isNew = worker === undefined;
      const to = worker ?? start();
      if (isNew && name !== 'open' && files.length > 0) await send(to, 'open', { files });
      return send(to, name, ask, time);
    },
  };
};

/** The one worker of the page. */
export const engine = createEngine();
