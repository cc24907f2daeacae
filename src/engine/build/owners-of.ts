import type { Compilation } from '../../catalogue/compilation.ts';
import { ownedItems } from '../../kinds/layer/owned-items.ts';
import type { Ref } from '../../model/catalogue.ts';
import type { Step } from '../../model/step.ts';
import type { Text } from '../../model/text.ts';
import { misuse, type Refusal } from './refusal.ts';

/** The offices of a build by owner, and the items that none of the layer’s offices fills in. */
export interface Owners {
  readonly owners: NonNullable<Compilation['owners']>;
  readonly left: readonly Ref[];
}

const known = (names: readonly string[]): Text => ({
  zh: names.length > 0 ? `地方层的 owners 里有：${names.join('、')}` : '地方层没有写 owners（哪个股室填哪些事项）',
  en: names.length > 0 ? `\`owners\` of the layer has: ${names.join(', ')}` : 'the layer has no `owners`',
});

/** The offices that are asked for by name (`--owner`), or all of them, each with the items that it fills in. */
export const ownersOf = (
  asked: readonly string[],
  step: Step | undefined,
  formats: readonly string[],
): Owners | Refusal => {
  if (!step || formats.length !== 1 || formats[0] !== 'workbook')
    return misuse({
      zh: '--owner 给股室出填报工作簿，要和 --format workbook 一起写，一个地方层一份',
      en: '--owner makes workbooks of a layer for its offices: give it with --format workbook alone',
    });
  const { resolved } = step;
  const all = ownedItems(step);
  const names = all.map(({ name }) => name);
  const isAll = asked.some((name) => name === '全部' || name === 'all');
  const unknown = isAll ? undefined : asked.find((name) => !names.includes(name));
  const { zh, en } = known(names);
  if (unknown !== undefined || all.length === 0)
    return misuse({
      zh: unknown === undefined ? zh : `没有股室“${unknown}”；${zh}`,
      en: unknown === undefined ? en : `there is no office \`${unknown}\`; ${en}`,
    });
  const taken = new Set(all.flatMap(({ refs }) => refs));
  const left = [...resolved.items.values()].filter(
    ({ ref, level, omitted, withheld }) => level > 1 && !omitted && !withheld && !taken.has(ref),
  );
  return { owners: isAll ? all : all.filter(({ name }) => asked.includes(name)), left: left.map(({ ref }) => ref) };
};
