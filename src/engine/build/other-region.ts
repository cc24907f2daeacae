import type { Resolved } from '../../model/catalogue.ts';
import { levelName } from '../../model/level-name.ts';
import type { Text } from '../../model/text.ts';
import { visible } from '../../model/visible.ts';

type Region = Resolved['region'];
type Named = Pick<Region, 'name' | 'code'> & { readonly level?: Region['level'] };

/** A region by its name; where another one has that name, too, with its code and level. */
const nameBeside = ({ name, code, level }: Named, other: Named): Text => {
  const shown = visible(name);
  if (name !== other.name) return { zh: shown, en: shown };
  const { zh, en } = (level && levelName[level]) ?? { zh: '', en: '' };
  const told = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');
  return {
    zh: `${shown}（${told([code === undefined ? '没有代码' : visible(code), zh])}）`,
    en: `${shown} (${told([code === undefined ? 'no code' : visible(code), en])})`,
  };
};

/** Why something of an earlier year is none of this catalogue: it is of another region. */
export const otherRegion = (before: Named, now: Named, words: (before: Text, now: Text) => Text): Text | undefined => {
  const isSame = (before.code ?? before.name) === (now.code ?? now.name);
  return isSame && (before.level === undefined || before.level === now.level)
    ? undefined
    : words(nameBeside(before, now), nameBeside(now, before));
};
