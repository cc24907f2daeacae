import { officeFormat } from '../../model/office-format.ts';
import type { Office } from '../../model/reference.ts';
import type { Text } from '../../model/text.ts';
import type { Unfit } from '../../review/unfitness.ts';
import type { Host } from '../../source/host.ts';
import { isYamlName } from '../../source/parent-file.ts';
import type { Source } from '../../source/source.ts';
import { baseName } from '../paths.ts';
import type { Entry } from './find-submissions.ts';

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** Whether a zip ends as a zip ends: its central directory is the last thing that is written. */
const isWhole = (bytes: Uint8Array): boolean => {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at -= 1)
    if (bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 5 && bytes[at + 3] === 6) return true;
  return false;
};

const empty: Text = { zh: '文件是空的，没有内容', en: 'the file is empty' };
const broken: Text = {
  zh: '文件打不开，可能没有传完或者已经损坏',
  en: 'the file cannot be opened; it may be cut off or damaged',
};
const again: Text = { zh: '请打开原件核对，重新报送', en: 'check the original and send it again' };
const remedies: { readonly [format: string]: Text } = {
  table: {
    zh: '由审核人核对；可请报送方改用填报工作簿或目录文件报送',
    en: 'the reviewer compares it, or asks for a workbook or a layer',
  },
  archive: {
    zh: '由审核人打开核对，把其中的目录文件单独放进报送文件夹',
    en: 'the reviewer opens it and puts the catalogue file into the folder',
  },
  scan: {
    zh: '请报送填报工作簿或者能编辑的目录表（XLSX、DOCX）；扫描件可以作为盖章的函随附',
    en: 'send the filled-in workbook or an editable table (XLSX, DOCX); a scan may come along as the stamped letter',
  },
  mail: {
    zh: '由审核人打开，把附件单独放进报送文件夹',
    en: 'the reviewer opens it and puts its attachment into the folder',
  },
};
const look: Text = { zh: '由审核人打开看看是什么', en: 'the reviewer looks at what it is' };

/** How files are read, and what is known of their kinds. */
interface Around {
  readonly host: Host;
  readonly open: (file: string) => Promise<Source>;
  readonly office: Office;
}

/** What one file is when it is no layer; undefined when it is to be read as one. */
const fileCause = async (file: string, { host, open, office }: Around): Promise<Unfit | undefined> => {
  if (isYamlName(file)) return undefined;
  const bytes = await host.read(file);
  const isRead = bytes instanceof Uint8Array;
  // A link, or what is not there: reading it tells.
  if (!isRead && bytes.problem !== 'too-large') return undefined;
  if (isRead && bytes.length === 0) return { outcome: 'return', cause: empty, remedy: again, isVersion: true };
  if (isRead && isZip(bytes)) {
    if (!isWhole(bytes)) return { outcome: 'return', cause: broken, remedy: again, isVersion: true };
    const { data } = /\.xlsx$/iu.test(file) ? await open(file) : {};
    if ((data as { kind?: unknown } | null | undefined)?.kind === 'layer') return undefined;
  }
  const format = officeFormat(file, office);
  const name = baseName(file);
  return {
    // Nobody reads a catalogue off a picture.
    outcome: format?.id === 'scan' ? 'return' : 'hold',
    cause: format
      ? { zh: `“${name}”是${format.name}`, en: `\`${name}\` is no catalogue file (${format.id})` }
      : { zh: `“${name}”不知道是什么文件`, en: `nobody knows what kind of file \`${name}\` is` },
    remedy: (format && remedies[format.id]) ?? look,
    isVersion: format?.again !== undefined,
  };
};

/** Why an entry holds nothing to judge, by the first of its files that says most; undefined when a layer may be in it. */
export const closedBy = async (entry: Entry, around: Around): Promise<Unfit | undefined> => {
  if (entry.cause) return { outcome: 'hold', cause: entry.cause, remedy: look, isVersion: false };
  const found: Unfit[] = [];
  for (const file of [...entry.files, ...entry.others]) {
    const unfit = await fileCause(file, around);
    if (!unfit) return undefined;
    found.push(unfit);
  }
  // What a reviewer has to look at weighs more than what goes back, and what may be a version more than a scan.
  const held = found.filter(({ outcome }) => outcome === 'hold');
  const weighed = held.length > 0 ? held : found;
  return weighed.find(({ isVersion }) => isVersion) ?? weighed[0];
};
