import type { Compilation } from '../../catalogue/compilation.ts';
import { printed } from '../../document/printed.ts';
import type { EmitOptions } from '../emitter.ts';
import type { GuideContent } from './guide-content.ts';
import { cardFacts } from './guide-view.ts';

const filled = (lines: readonly (string | undefined)[]): string[] => lines.flatMap((line) => line || []);

/** One service in a line of the board. */
const rowOf = (guide: GuideContent) => {
  const facts = new Map(cardFacts(guide).map(({ label, lines }) => [label, lines]));
  const of = (label: string): readonly string[] => facts.get(label) ?? [];
  return {
    title: guide.title,
    who: [...of('谁能办'), ...of('条件')],
    bring:
      guide.materials.length === 0
        ? ['不需要材料']
        : guide.materials.map(({ name, counter }) => (counter ? `${name}：${counter}` : name)),
    cost: [...of('多久'), ...of('收费')],
    where: [...of('到哪里办'), ...of('网上办')],
    ask: filled([guide.advice && `咨询 ${guide.advice}`, guide.complaint && `监督 ${guide.complaint}`]),
  };
};

/** 公示栏 of a township: everything that can be done there, on one sheet to hang up (试点方案 四5). */
export const boardView = (
  guides: readonly GuideContent[],
  { resolved: { region } }: Compilation,
  { draft, tool }: EmitOptions,
) => ({
  draft,
  tool,
  paper: '办事公开栏',
  guide: { title: printed(region.name) },
  count: guides.length,
  rows: guides.map(rowOf),
});
