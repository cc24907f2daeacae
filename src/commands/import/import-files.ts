import { basename } from 'node:path';
import { tell } from '../../host/console.ts';
import { fileHost } from '../../host/file-host.ts';
import { type FileGrids, joinGrids } from '../../import/join-grids.ts';
import type { Lang } from '../../model/text.ts';
import { maxBytes } from '../../source/host.ts';
import { readTables } from '../../source/table/read-tables.ts';
import type { Grid, TableProblem } from '../../source/table/table.ts';

/** What several files hold together. */
export interface OpenedTables {
  readonly kind: string;
  readonly grids: readonly Grid[];
  readonly problems: readonly (TableProblem & { readonly file: string })[];
}

export interface TableOptions {
  readonly encoding?: string;
  /** Only this table of a single file. */
  readonly table?: number;
  /** What files keep out of sight, too. */
  readonly hidden?: boolean;
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
  const { encoding, table, hidden = false, lang } = options;
  const kinds: string[] = [];
  const read: FileGrids[] = [];
  const problems: (TableProblem & { file: string })[] = [];
  for (const file of files) {
    const bytes = await bytesOf(file, lang);
    if (!bytes) return undefined;
    const tables = await readTables(file, bytes, encoding, hidden);
    problems.push(...tables.problems.map((problem) => ({ ...problem, file: basename(file) })));
    const grids = tables.grids.filter(({ number }) => table === undefined || files.length > 1 || number === table);
    kinds.push(tables.kind);
    read.push({ name: basename(file), grids });
  }
  return { kind: [...new Set(kinds)].join('、'), grids: joinGrids(read), problems };
};
