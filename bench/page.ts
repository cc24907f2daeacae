import { median, type Taken } from './measure.ts';

/**
 * The page and the fragments of some 300 items, warm, in this process: to what joining, escaping and encoding the same
 * text costs. Also rows of the official tables in a second.
 */
export const measurePage = async (rounds: number): Promise<{ readonly taken: Taken; readonly rows: number }> => {
  const { html } = await import('../src/emit/html/html.ts');
  const { enlarged, sampleOptions } = await import('../test/emit/sample.ts');
  const input = enlarged(290);
  const encoder = new TextEncoder();
  const escapes: { readonly [sign: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  const escaped = (text: string): string => text.replace(/[&<>"]/gu, (sign) => escapes[sign] ?? sign);
  const texts = (await html.emit(input, sampleOptions)).map(({ bytes }) =>
    new TextDecoder().decode(bytes).split(/(<[^>]*>)/u),
  );
  const floor = (): void => {
    for (const pieces of texts)
      encoder.encode(pieces.map((piece, index) => (index % 2 === 1 ? piece : escaped(piece))).join(''));
  };
  const [first, times, floors]: [number[], number[], number[]] = [[], [], []];
  const time = async (work: () => unknown): Promise<number> => {
    const start = process.hrtime.bigint();
    await work();
    return Number(process.hrtime.bigint() - start) / 1e6;
  };
  for (let round = -2; round < rounds; round++) {
    const [page, bottom] = [await time(() => html.emit(input, sampleOptions)), await time(floor)];
    if (round === -2) first.push(page);
    if (round < 0) continue;
    times.push(page);
    floors.push(bottom);
  }
  const rows = [...input.resolved.items.values()].filter((item) => item.level > 1 && !item.omitted).length;
  const taken: Taken = {
    title: 'page and fragments of 300 items',
    tool: '',
    to: 'joining, escaping, encoding the same text',
    aim: 4,
    cold: first[0] ?? Number.NaN,
    warm: median(times),
    ratio: median(times) / median(floors),
    work: median(times),
    workRatio: median(times) / median(floors),
    megabytes: process.memoryUsage().rss / 1024 ** 2,
  };
  return { taken, rows: (rows / median(times)) * 1000 };
};
