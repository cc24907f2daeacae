import { existsSync, mkdirSync } from 'node:fs';
import { posix } from 'node:path';
import { guideStub } from '../../edit/guide-stub.ts';
import { print, tell } from '../../host/console.ts';
import { replaceFile } from '../../host/replace-file.ts';
import type { Resolved, ResolvedItem } from '../../model/catalogue.ts';
import { isService } from '../../model/services.ts';
import type { Lang, Text } from '../../model/text.ts';
import { visible } from '../../model/visible.ts';
import { openWorkspace } from '../../workspace/open-workspace.ts';

/** What `mulu init --guide` is told. */
export interface GuideOptions {
  readonly guide: string;
  readonly layer?: string;
  readonly force?: boolean;
  readonly lang: Lang;
}

/** The services that a number, with or without its domain, or a part of a title names. */
const findItems = (catalogue: Resolved, wanted: string): ResolvedItem[] => {
  const listed = [...catalogue.items.values()].filter(isService);
  const [word = ''] = wanted.trim().split(/\s/u);
  const byNumber = listed.filter(({ ref, id }) => ref === word || id === word);
  return byNumber.length > 0 ? byNumber : listed.filter(({ fields }) => fields.title.value.includes(wanted.trim()));
};

const misuse = (text: Text, lang: Lang): 2 => {
  tell({ zh: `错误：${text.zh}。没有写出任何文件`, en: `error: ${text.en}; nothing was written` }, lang);
  return 2;
};

/** Why there is not one item to write a guide of. */
const notOne = (wanted: string, found: readonly ResolvedItem[]): Text => {
  const names = found.slice(0, 5).map(({ ref, fields }) => `${ref} ${fields.title.value}`);
  return found.length === 0
    ? {
        zh: `目录里没有办事的事项“${visible(wanted)}”，mulu items 可以查`,
        en: `there is no service \`${visible(wanted)}\`; \`mulu items\` finds one`,
      }
    : {
        zh: `“${visible(wanted)}”不止一个：${names.join('、')}，请写领域和编号`,
        en: `\`${visible(wanted)}\` may be ${names.join(', ')}; give domain and number`,
      };
};

/** `mulu init --guide`: writes the draft of one guide into the folder of a layer's guides. */
export const initGuide = async ({ guide: wanted, layer: file, force, lang }: GuideOptions): Promise<0 | 2> => {
  if (file === undefined)
    return misuse({ zh: '--guide 要和 --layer 地方层 一起写', en: 'give --layer FILE with --guide' }, lang);
  const workspace = openWorkspace(undefined);
  const { layer, step } = await workspace.check(posix.normalize(file.replaceAll('\\', '/')));
  if (!layer || !step)
    return misuse({ zh: `“${visible(file)}”不是能用的地方层`, en: `\`${visible(file)}\` is no layer` }, lang);
  if (!layer.guides)
    return misuse(
      {
        zh: `先在“${visible(file)}”里写放指南的文件夹，如 guides: ${layer.region.code ?? 'files'}/guides`,
        en: `name a folder in \`${visible(file)}\` first, such as \`guides: ${layer.region.code ?? 'files'}/guides\``,
      },
      lang,
    );
  const found = findItems(step.resolved, wanted);
  const [item] = found;
  if (!item || found.length > 1) return misuse(notOne(wanted, found), lang);
  const target = posix.join(posix.dirname(layer.file), layer.guides.value, `${item.ref}.yaml`);
  if (existsSync(target) && !force)
    return misuse(
      { zh: `“${target}”已经有了，要重写请加 --force`, en: `\`${target}\` exists; --force overwrites it` },
      lang,
    );
  const above = await workspace.guideAbove(layer.file, item.ref);
  const { text, blanks } = guideStub(item, step.resolved, above, workspace.reference);
  mkdirSync(posix.dirname(target), { recursive: true });
  await replaceFile(target, text);
  print(
    lang === 'zh'
      ? `写了 ${target}：公开内容承诺的要素还有 ${blanks} 个空要填\n填好以后：mulu validate ${visible(file)}，再 mulu build ${visible(file)} -o out --format guides\n`
      : `wrote ${target}: ${blanks} promised elements to fill in\nthen: mulu validate ${visible(file)}, and mulu build ${visible(file)} -o out --format guides\n`,
  );
  return 0;
};
