import type { NamedCatalogue } from '../../diff/pair-catalogues.ts';
import { tell } from '../../host/console.ts';
import { workingTree } from '../../host/file-tree.ts';
import { openGitTree } from '../../host/git-tree.ts';
import { isNationalName } from '../../host/national-edition.ts';
import type { Lang, Text } from '../../model/text.ts';
import { visible } from '../../model/visible.ts';
import { openSide } from '../../workspace/open-side.ts';

/** The edition before the one that is built: a layer, a `catalogue.json`, or the same layer in a commit (`git:2026`). */
export const openPrevious = async (
  given: string,
  layer: string,
  lang: Lang,
): Promise<NamedCatalogue | { readonly problem: Text }> => {
  const ref = /^git:(.+)$/su.exec(given)?.[1];
  const opened = ref === undefined ? { tree: workingTree } : await openGitTree(ref, layer, true);
  if ('problem' in opened) return opened;
  const name = ref === undefined ? given : layer;
  const side = isNationalName(name) ? undefined : await openSide(name, undefined, opened.tree);
  const shown = visible(given);
  if (!side)
    return {
      problem: {
        zh: ref === undefined ? `没有“${shown}”这个文件` : `${shown} 里没有“${visible(layer)}”这个文件`,
        en: ref === undefined ? `there is no file \`${shown}\`` : `there is no file \`${visible(layer)}\` in ${shown}`,
      },
    };
  if (side.form !== 'file')
    return {
      problem: {
        zh: `--previous 写一份地方层或者 catalogue.json，“${shown}”是文件夹`,
        en: `--previous is one layer or one catalogue.json; \`${shown}\` is a folder`,
      },
    };
  const [previous] = side.catalogues;
  const [failed] = side.uncompared;
  if (!previous) {
    const { zh, en } = failed?.message ?? { zh: '不是一份', en: 'is not one' };
    // A message may begin with the name of the file by itself.
    const told = (text: string, mark: string): string => (text.startsWith(mark) ? text : `${mark}${text}`);
    return {
      problem: {
        zh: `--previous 写一份地方层或者 catalogue.json，${told(zh, `“${shown}”`)}`,
        en: `--previous is one layer or one catalogue.json; ${told(en, `\`${shown}\` `)}`,
      },
    };
  }
  if (side.errors.length > 0)
    tell(
      {
        zh: `上一版有 ${side.errors.length} 个错误，被拒绝的值不算数；最好用当年公布的 catalogue.json`,
        en: `the edition before has ${side.errors.length} errors, and refused values do not count; its catalogue.json as published is better`,
      },
      lang,
    );
  return previous;
};
