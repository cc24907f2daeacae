import type { Material } from './guide.ts';
import type { GuideWords } from './reference.ts';

/** What a window wants of a paper: 0 nothing, 1 a look, 2 a copy, 3 the paper itself; and how many. */
export interface Handover {
  readonly level: number;
  readonly copies: number;
}

/** Takes `核验原件，收复印件1份` apart: the heaviest of its parts counts. A part is as heavy as its lightest word. */
export const readHandover = (text: string, { handovers }: GuideWords): Handover => {
  const levels = text.split(/[，,；;、]/u).flatMap((part) => {
    const found = handovers.filter(({ words }) => words.some((word) => part.includes(word))).map(({ level }) => level);
    return found.length > 0 ? [Math.min(...found)] : [];
  });
  const copies = [...text.matchAll(/([0-9]{1,2}|[一二两三四五])份/gu)].map(([, count = '']) =>
    /\d/u.test(count) ? Number(count) : '零一二三四五'.indexOf(count.replace('两', '二')),
  );
  return { level: levels.length > 0 ? Math.max(...levels) : 3, copies: copies.reduce((sum, count) => sum + count, 0) };
};

const needs: readonly (string | undefined)[] = ['非必要', '容缺后补', '必要'];

const rankOfNeed = (need: string | undefined): number => (need === undefined ? 2 : needs.indexOf(need));

/** What a paper is asked for more strictly than above, in the words of the guide; nothing when it is not. */
export const stricterIn = (local: Material, above: Material, words: GuideWords): string[] => {
  const [here, there] = [local, above].map(({ counter }) => readHandover(counter ?? '', words));
  const found: string[] = [];
  if (rankOfNeed(local.need) > rankOfNeed(above.need)) found.push(local.need ?? '必要');
  if (here && there && local.counter !== undefined && above.counter !== undefined)
    if (here.level > there.level || (here.level === there.level && here.copies > Math.max(there.copies, 1)))
      found.push(local.counter);
  const isFree = (text: string | undefined): boolean => text !== undefined && readHandover(text, words).level === 0;
  if (above.for.length > 0 && (local.for.length === 0 || local.for.some((one) => !above.for.includes(one))))
    found.push(local.for.length === 0 ? '各种情形都要' : `${local.for.join('、')}也要`);
  if (isFree(above.online) && local.online !== undefined && !isFree(local.online)) found.push(local.online);
  return found;
};
