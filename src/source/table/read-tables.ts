import { sameBytes } from '../../model/same-bytes.ts';
import { isMarkdown, readMarkdownTables } from './markdown-table.ts';
import { oleFile } from './ole-file.ts';
import { oleStream } from './ole-stream.ts';
import { holdsUtf16, sniff } from './sniff.ts';
import { type Grid, limits, type TableProblem, type Tables, Unreadable } from './table.ts';
import { isTablePart } from './table-part.ts';
import { decodeTable, readTextTable } from './text-table.ts';
import { openZip, type Parts, storeZip, type Zip } from './zip.ts';

/** The extensions that go with what a file holds. */
const extensions: { readonly [kind: string]: readonly string[] } = {
  XLSX: ['xlsx', 'xlsm', 'xltx', 'xltm', 'et'],
  XLSB: ['xlsb'],
  XLS: ['xls', 'xlt', 'et'],
  ODS: ['ods', 'ots', 'et'],
  ODT: ['odt', 'ott', 'wps'],
  DOCX: ['docx', 'docm', 'dotx', 'wps'],
  HTML: ['html', 'htm', 'xhtml', 'shtml', 'jsp', 'aspx', 'php'],
  CSV: ['csv', 'tsv', 'txt', 'tab'],
  Markdown: ['md', 'markdown', 'txt'],
  PDF: ['pdf'],
};

/** What a file holds; the readers of each format are large, and loaded where a file has it. */
interface Reading {
  readonly kind: string;
  readonly grids: readonly Grid[];
  readonly problems: readonly TableProblem[];
}

/** Whether cells of a workbook may show signs of symbol fonts, or a number otherwise than it is stored, by a format that is no day. */
const showsOtherwise = (parts: Parts): boolean =>
  [...parts].some(([name, bytes]) => {
    if (!/(?:^|\/)(?:styles|sharedStrings)\d*\.xml$/iu.test(name)) return false;
    const xml = new TextDecoder().decode(bytes);
    if (/Wingdings|Webdings|"Symbol"/u.test(xml)) return true;
    const at = xml.search(/<(?:\w+:)?cellXfs\b/u);
    return at >= 0 && /numFmtId\s*=\s*["'](?!0["']|1[4-7]["']|22["']|49["'])/u.test(xml.slice(at));
  });

/** An OpenDocument file: what it is says the part `mimetype`. */
const readOpen = async (zip: Zip, hidden: boolean): Promise<Reading> => {
  const { isOpenPart, readOpenDocument } = await import('./open-document.ts');
  const parts = zip.unpack((name) => name === 'mimetype' || isOpenPart(name));
  const type = new TextDecoder().decode(parts.get('mimetype') ?? new Uint8Array());
  const said = /opendocument\.(text|spreadsheet)/u.exec(type)?.[1];
  if (said === undefined) throw new Unreadable('other-format', { format: 'OpenDocument' });
  const isSheet = said === 'spreadsheet';
  const macros = zip.names.some((name) => /^Basic\/.+\.xml$/u.test(name));
  const { grids, problems } = readOpenDocument(parts, isSheet, hidden);
  const macro: TableProblem[] = macros ? [{ code: 'macro', severity: 'info', args: {} }] : [];
  return { kind: isSheet ? 'ODS' : 'ODT', grids, problems: [...macro, ...problems] };
};

const readZip = async (bytes: Uint8Array, hidden: boolean): Promise<Reading> => {
  const zip = openZip(bytes);
  const has = (pattern: RegExp) => zip.names.some((name) => pattern.test(name));
  const extra: TableProblem[] = [];
  if (has(/vbaProject\.bin$/iu)) extra.push({ code: 'macro', severity: 'info', args: {} });
  if (has(/^xl\/workbook\.(?:xml|bin)$/iu)) {
    if (has(/^xl\/externalLinks\/[^/]+\.xml$/iu)) extra.push({ code: 'external-links', severity: 'info', args: {} });
    const unpacked = zip.unpack(isTablePart);
    const binary = has(/^xl\/workbook\.bin$/iu) ? (await import('./binary-cells.ts')).countBinary(unpacked) : undefined;
    const { countWorkbook } = await import('./workbook-parts.ts');
    const { readWorkbook } = await import('./workbook-table.ts');
    const { parts, problems: cut } = countWorkbook(binary?.parts ?? unpacked);
    const { grids, problems } = await readWorkbook(storeZip(parts), hidden, showsOtherwise(parts), binary?.said);
    const kind = binary ? 'XLSB' : 'XLSX';
    return { kind, grids, problems: [...cut, ...extra, ...problems] };
  }
  if (has(/^word\/document\d*\.xml$/iu)) {
    const { readWordTables } = await import('./word-table.ts');
    const { grids, problems } = await readWordTables(zip.unpack(isTablePart), hidden);
    return { kind: 'DOCX', grids, problems: [...extra, ...problems] };
  }
  if (has(/^content\.xml$/u)) return readOpen(zip, hidden);
  throw new Unreadable('other-format', { format: 'ZIP' });
};

/** Whether a workbook of the old format is encrypted: the record FILEPASS stands right behind the first one. */
const isEncrypted = (bytes: Uint8Array): boolean => {
  for (let at = 512; at + 32 < bytes.length; at += 64) {
    if (bytes[at] !== 0x09 || bytes[at + 1] !== 0x08 || bytes[at + 3] !== 0) continue;
    const next = at + 4 + (bytes[at + 2] ?? 0);
    if (bytes[next] === 0x2f && bytes[next + 1] === 0) return true;
  }
  return false;
};

/** Whether an old Word file is encrypted: a flag of its head says so. */
const isEncryptedWord = (bytes: Uint8Array): boolean => {
  try {
    const stream = oleStream(bytes, ['WordDocument']);
    return stream !== undefined && ((stream[11] ?? 0) & 1) === 1;
  } catch {
    // What is broken is for the program that opens it.
    return false;
  }
};

const readOle = async (bytes: Uint8Array, hidden: boolean): Promise<Reading> => {
  if (holdsUtf16(bytes, 'EncryptedPackage')) throw new Unreadable('password');
  if (holdsUtf16(bytes, 'WordDocument')) throw new Unreadable(isEncryptedWord(bytes) ? 'password' : 'doc');
  if (!holdsUtf16(bytes, 'Workbook') && !holdsUtf16(bytes, 'Book')) throw new Unreadable('damaged');
  if (isEncrypted(bytes)) throw new Unreadable('password');
  const stream = oleStream(bytes, ['Workbook', 'Book']);
  if (!stream) throw new Unreadable('damaged');
  const { countRecords } = await import('./sheet-records.ts');
  const { readWorkbook } = await import('./workbook-table.ts');
  const counted = countRecords(stream);
  const file = oleFile('Workbook', counted.stream);
  const { grids, problems } = await readWorkbook(file, hidden, false, counted.said).catch((error) => {
    // Behind these two tests no password is left as a cause.
    if (error instanceof Unreadable && error.problem.code === 'password') throw new Unreadable('damaged');
    throw error;
  });
  const macro: TableProblem[] = holdsUtf16(bytes, '_VBA_PROJECT')
    ? [{ code: 'macro', severity: 'info', args: {} }]
    : [];
  return { kind: 'XLS', grids, problems: [...macro, ...counted.problems, ...problems] };
};

/** A page with its tables; what it does not show is not read. */
const readPage = async (text: string, problems: readonly TableProblem[], hidden: boolean): Promise<Reading> => {
  const { readHtmlTables } = await import('./html-table.ts');
  const page = readHtmlTables(text, hidden);
  return { kind: 'HTML', grids: page.grids, problems: [...problems, ...page.problems] };
};

const readBytes = async (bytes: Uint8Array, encoding: string | undefined, hidden: boolean): Promise<Reading> => {
  if (bytes.length > limits.bytes)
    throw new Unreadable('too-large', { size: Math.round(bytes.length / 2 ** 20), limit: limits.bytes / 2 ** 20 });
  const kind = sniff(bytes);
  switch (kind) {
    case 'empty':
      throw new Unreadable(kind);
    case 'pdf': {
      const { readPdfTables } = await import('./pdf/read-pdf-tables.ts');
      return { kind: 'PDF', ...(await readPdfTables(bytes, hidden)) };
    }
    case 'rtf':
      throw new Unreadable('rtf');
    case 'mhtml':
      throw new Unreadable('other-format', { format: 'MHT' });
    case 'xml-spreadsheet':
      throw new Unreadable('other-format', { format: 'XML' });
    case 'picture':
      throw new Unreadable('binary');
    case 'zip':
      return readZip(bytes, hidden);
    case 'ole':
      return readOle(bytes, hidden);
    case 'html': {
      const { namedEncoding } = await import('./html-table.ts');
      const { text, problems } = decodeTable(bytes, encoding, namedEncoding(bytes));
      return readPage(text, problems, hidden);
    }
    default: {
      const { text, problems } = decodeTable(bytes, encoding, undefined);
      if (/<t[rd][\s>]/iu.test(text)) return readPage(text, problems, hidden);
      if (isMarkdown(text)) return { kind: 'Markdown', grids: readMarkdownTables(text), problems };
      const table = readTextTable(text);
      return { kind: 'CSV', grids: table.grids, problems: [...problems, ...table.problems] };
    }
  }
};

const readAnew = async (
  file: string,
  bytes: Uint8Array,
  encoding: string | undefined,
  hidden: boolean,
): Promise<Tables> => {
  try {
    const { kind, grids, problems } = await readBytes(bytes, encoding, hidden);
    if (grids.length === 0) throw new Unreadable('no-table');
    const extension = /\.([A-Za-z0-9]+)$/u.exec(file)?.[1]?.toLowerCase();
    const wrong = extension !== undefined && !extensions[kind]?.includes(extension);
    return {
      kind,
      grids,
      problems: wrong
        ? [{ code: 'wrong-extension', severity: 'info', args: { extension, kind } }, ...problems]
        : problems,
    };
  } catch (error) {
    if (error instanceof Unreadable) return { kind: '', grids: [], problems: [error.problem] };
    // A reader of somebody else's format may fail in ways of its own: for the user the file is damaged.
    return { kind: '', grids: [], problems: [{ code: 'damaged', severity: 'error', args: {} }] };
  }
};

interface Read {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly encoding: string | undefined;
  readonly hidden: boolean;
  readonly tables: Promise<Tables>;
}

/** What was read last: a command asks several readers, one after the other, what a workbook is. */
let last: Read | undefined;

/** Reads every table of a file by what it holds, whatever it is called. Never throws for bad input: one problem names the cause. */
export const readTables = (
  file: string,
  bytes: Uint8Array,
  encoding?: string,
  /** What the file keeps out of sight, too. */
  hidden = false,
): Promise<Tables> => {
  if (last?.file === file && last.encoding === encoding && last.hidden === hidden && sameBytes(last.bytes, bytes))
    return last.tables;
  const tables = readAnew(file, bytes, encoding, hidden);
  last = { file, bytes, encoding, hidden, tables };
  return tables;
};
