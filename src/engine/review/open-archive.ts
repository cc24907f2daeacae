import { isDebris } from '../../model/is-debris.ts';
import type { Office } from '../../model/reference.ts';
import type { Unfit } from '../../review/unfitness.ts';
import { isYamlName } from '../../source/parent-file.ts';
import { problemText } from '../../source/table/problem-text.ts';
import { Unreadable } from '../../source/table/table.ts';
import { openZip } from '../../source/table/zip.ts';
import { baseName } from '../paths.ts';
import type { Entry } from './find-submissions.ts';
import { isOneSubmission, maxFiles } from './is-one-submission.ts';
import type { Overlay } from './overlay.ts';

const isOffice = (names: readonly string[]): boolean =>
  names.some((name) => /^(?:xl\/workbook\.|word\/document|mimetype$|content\.xml$)/iu.test(name));

/** What an archive cannot be opened for, in words: it goes back. */
const returned = (file: string, error: Unreadable): Unfit => {
  const { text } = problemText(error.problem);
  const name = baseName(file);
  return {
    outcome: 'return',
    cause: { zh: `压缩包“${name}”打不开：${text.zh}`, en: `the archive \`${name}\` cannot be opened: ${text.en}` },
    remedy: {
      zh: '请直接报送里面的文件，或者不设密码重新打包',
      en: 'send its files as they are, or pack them anew without a password',
    },
    isVersion: true,
  };
};

/** The names in an archive that are files of somebody, with their paths beside the archive. */
const filesIn = (file: string, names: readonly string[], office: Office): Map<string, string> => {
  const own = names.filter(
    (name) => !/[/\\]$/u.test(name) && !name.split(/[/\\]/u).some((step) => isDebris(step, office)),
  );
  return new Map(own.map((name) => [name, `${file}/${name.replaceAll('\\', '/').replace(/^(?:\.\/)+/u, '')}`]));
};

/**
 * An entry with the files of its archive instead of it: a ZIP is opened, once and within the bounds of every zip; archives
 * inside of it stay closed. Undefined where there is none to be opened.
 */
export const openArchive = async (
  entry: Entry,
  host: Overlay,
  office: Office,
): Promise<Entry | { readonly unfit: Unfit } | undefined> => {
  const archives = [...entry.files, ...entry.others].filter((file) => /\.zip$/iu.test(file));
  const [file] = archives;
  if (file === undefined || archives.length > 1 || entry.files.some(isYamlName)) return undefined;
  const bytes = await host.read(file);
  if (!(bytes instanceof Uint8Array) || bytes.length === 0) return undefined;
  try {
    const zip = openZip(bytes);
    const files = filesIn(file, zip.names, office);
    if (isOffice(zip.names) || files.size === 0 || files.size > maxFiles) return undefined;
    for (const [name, content] of zip.unpack((name) => files.has(name))) host.put(files.get(name) ?? name, content);
  } catch (error) {
    if (error instanceof Unreadable) return { unfit: returned(file, error) };
    throw error;
  }
  const inside = [...filesIn(file, openZip(bytes).names, office).values()];
  const all = [...entry.files, ...entry.others].filter((one) => one !== file).concat(inside);
  const layers = all.filter(isYamlName);
  const workbooks = all.filter((name) => /\.xlsx$/iu.test(name));
  const files = layers.length > 0 ? layers : workbooks;
  if (!(await isOneSubmission(files, host))) return undefined;
  return { ...entry, files, others: all.filter((name) => !files.includes(name)) };
};
