import { posix } from 'node:path';
import { fileHost } from '../host/file-host.ts';
import { nationalEdition, restOnEdition } from '../host/national-edition.ts';
import type { CatalogueFile, NamedCatalogue } from '../model/catalogue-file.ts';
import { headId } from '../model/domain-head.ts';
import type { Text } from '../model/text.ts';
import { isYamlName } from '../source/parent-file.ts';
import { contentOf, sha256 } from './content-hashes.ts';
import { openWorkspace } from './open-workspace.ts';

/**
 * Makes everything rest on the national files of a folder, or says why not. A domain that none of them is of stays as the tool
 * has it.
 */
export const restOnNational = async (given: string): Promise<Text | undefined> => {
  const folder = posix.normalize(given.replaceAll('\\', '/')).replace(/(?<=.)\/$/u, '');
  const names = await fileHost.list(folder);
  if (names === undefined)
    return { zh: `没有文件夹“${given}”（--national）`, en: `there is no folder \`${given}\` (--national)` };
  const workspace = openWorkspace(undefined);
  const files: string[] = [];
  const own: NamedCatalogue[] = [];
  for (const file of names.filter(isYamlName).map((name) => `${folder}/${name}`)) {
    const { kind, findings } = await workspace.check(file);
    if (kind !== 'catalogue') continue;
    const broken = findings.find(({ severity }) => severity === 'error');
    if (broken)
      return {
        zh: `“${file}”要先改正才能作为国家目录（--national）：${broken.message.zh}`,
        en: `\`${file}\` has to be mended before --national can rest on it: ${broken.message.en}`,
      };
    files.push(file);
    own.push({ file, data: workspace.source(file)?.data as CatalogueFile });
  }
  const editions = [...new Set(own.map(({ data }) => data.edition))];
  const [edition] = editions;
  if (edition === undefined)
    return { zh: `“${given}”里没有国家目录文件（--national）`, en: `there is no national file in \`${given}\`` };
  if (editions.length > 1)
    return {
      zh: `“${given}”里的国家目录版本不一（${editions.join('、')}），--national 要一个版本`,
      en: `the national files in \`${given}\` are of several editions: ${editions.join(', ')}`,
    };
  const domains = own.map(({ data }) => headId(data));
  const twice = own.find((_, index) => domains.indexOf(domains[index] ?? '') < index);
  if (twice)
    return {
      zh: `“${twice.file}”和同一文件夹里的另一个文件是同一领域的国家目录（--national）`,
      en: `\`${twice.file}\` is of the same domain as another file of the folder (--national)`,
    };
  const beside = nationalEdition.catalogues.filter(({ data }) => !domains.includes(headId(data)));
  const hashes = files.map((file) => [file, sha256(contentOf(file) ?? new Uint8Array())]);
  restOnEdition({
    edition,
    folder,
    path: folder,
    catalogues: [...own, ...beside],
    digest: sha256(JSON.stringify(hashes)),
    locate: workspace.locate,
    line: workspace.line,
  });
  return undefined;
};
