import { type OpenedTables, readTableFiles, type TableReading } from '../../engine/import/read-table-files.ts';
import { tell } from '../../host/console.ts';
import { fileHost } from '../../host/file-host.ts';
import type { Lang } from '../../model/text.ts';
import { maxBytes } from '../../source/host.ts';
import { readOffice } from './read-office.ts';

export interface TableOptions extends TableReading {
  readonly lang: Lang;
}

/** The bytes of a file; undefined when that is told to be impossible. */
const bytesOf = async (file: string, lang: Lang): Promise<Uint8Array | undefined> => {
  const bytes = await fileHost.read(file);
  if (bytes instanceof Uint8Array) return bytes;
  const told = {
    missing: { zh: `找不到“${file}”`, en: `there is no \`${file}\`` },
    'not-a-file': { zh: `“${file}”不是普通文件`, en: `\`${file}\` is not a plain file` },
    'too-large': {
      zh: `“${file}”超过 ${maxBytes / 2 ** 20} MB`,
      en: `\`${file}\` is larger than ${maxBytes / 2 ** 20} MB`,
    },
    'no-access': { zh: `没有权限读取“${file}”`, en: `no permission to read \`${file}\`` },
    failed: {
      zh: `“${file}”这次没有读出来（${bytes.code}）：系统同时打开的文件太多，或者磁盘、网络出错`,
      en: `\`${file}\` could not be read this time (${bytes.code}): too many files are open, or the disk or the network failed`,
    },
  }[bytes.problem];
  tell({ zh: `错误：${told.zh}`, en: `error: ${told.en}` }, lang);
  return undefined;
};

/** Opens the tables of all files; undefined when one cannot be read, which is told. */
export const openTables = async (
  files: readonly string[],
  options: TableOptions,
): Promise<OpenedTables | undefined> => {
  const read: { name: string; bytes: Uint8Array }[] = [];
  for (const name of files) {
    const bytes = await bytesOf(name, options.lang);
    if (!bytes) return undefined;
    read.push({ name, bytes });
  }
  return readTableFiles(read, options, readOffice);
};
