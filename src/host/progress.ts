import type { Lang } from '../model/text.ts';

/** Says on a terminal how far a long run is: count, rate, remaining time. Silent elsewhere and under CI. */
export const openProgress = (
  total: number,
  lang: Lang,
): { readonly step: (done: number) => void; readonly end: () => void } => {
  const { stderr, env } = process;
  if (!stderr.isTTY || (env.CI !== undefined && env.CI !== '' && env.CI !== 'false'))
    return { step: () => undefined, end: () => undefined };
  const start = performance.now();
  let last = start;
  return {
    step: (done) => {
      const now = performance.now();
      if (now - last < 100 && done < total) return;
      last = now;
      const rate = done / Math.max(0.001, (now - start) / 1000);
      const left = Math.ceil((total - done) / Math.max(0.001, rate));
      const text =
        lang === 'zh'
          ? `审核 ${done}/${total} 份，每秒 ${rate.toFixed(0)} 份，约剩 ${left} 秒`
          : `reviewed ${done} of ${total}, ${rate.toFixed(0)} per second, ${left} s left`;
      stderr.write(`\r\u001b[K${text}`);
    },
    end: () => {
      stderr.write('\r\u001b[K');
    },
  };
};
