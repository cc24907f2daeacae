import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { print, tell } from '../../host/console.ts';
import { packageRoot } from '../../host/national-edition.ts';
import { replaceFile } from '../../host/replace-file.ts';
import { manifestEntry } from '../../model/manifest.ts';
import type { Lang } from '../../model/text.ts';
import { visible } from '../../model/visible.ts';

export interface DeskOptions {
  readonly output: string;
  readonly force?: boolean;
  readonly lang: Lang;
}

/** `mulu desk`: writes the desk to a file, and says by what it is known. */
export const desk = async ({ output, force = false, lang }: DeskOptions): Promise<0 | 2> => {
  if (!force && existsSync(output)) {
    const name = visible(output);
    tell(
      {
        zh: `错误：“${name}”已经存在；要覆盖请加 --force`,
        en: `error: \`${name}\` exists; --force overwrites it`,
      },
      lang,
    );
    return 2;
  }
  const bytes = readFileSync(join(packageRoot(), 'dist', 'mulu.html'));
  await replaceFile(output, bytes);
  const { sha256, sm3 } = manifestEntry({ path: output, bytes });
  tell(
    {
      zh: `已写进 ${visible(output)}：双击用 Chrome、Edge 或 360 极速模式打开`,
      en: `written to ${visible(output)}: open it in Chrome or Edge`,
    },
    lang,
  );
  print(`SHA-256 ${sha256}\nSM3 ${sm3}\n`);
  return 0;
};
