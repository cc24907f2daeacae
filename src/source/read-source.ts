import type { Fault } from '../model/finding.ts';
import { decode } from './decode.ts';
import { withFixedWords } from './fixed-words.ts';
import { type Host, maxBytes } from './host.ts';
import { lineIndex } from './lines.ts';
import { readQuickly } from './quick-yaml.ts';
import type { Source } from './source.ts';

/** A file that gave no data: one fault, and whatever text there is to show around it. */
export const unread = (file: string, fault: Fault, text = ''): Source => {
  const index = lineIndex(text);
  return {
    file,
    text: '',
    faults: [fault],
    locate: (place) =>
      place.file === file && 'start' in place
        ? index.position(place.start, place.end)
        : { line: 1, column: 1, endLine: 1, endColumn: 1 },
    line: () => undefined,
    written: () => undefined,
    range: () => undefined,
  };
};

/** Reads a file through the host: bytes → text → YAML. Every failure is one fault that names its cause. */
export const readSource = async (file: string, host: Host): Promise<Source> => {
  const bytes = await host.read(file);
  if ('problem' in bytes) {
    const megabytes = (size: number) => (size / 1024 / 1024).toFixed(0);
    const args = { name: file, size: megabytes(bytes.size ?? 0), limit: megabytes(maxBytes), code: bytes.code ?? '' };
    return unread(file, { rule: 'readable-file', message: bytes.problem, args, at: { file, start: 0, end: 0 } });
  }
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    // A workbook of ours is a layer, too; the library that reads it is loaded only for one.
    const { openWorkbookLayer } = await import('./workbook/open-workbook-layer.ts');
    const workbook = await openWorkbookLayer(file, bytes);
    if (workbook && 'cause' in workbook) {
      const { cause, remedy } = workbook;
      return unread(file, {
        rule: 'readable-file',
        message: 'workbook',
        args: { cause, remedy },
        at: { file, start: 0, end: 0 },
      });
    }
    if (workbook) return workbook;
  }
  if (/\.(?:xlsx|xlsm|xls|et)$/iu.test(file)) {
    const { readSheet } = await import('./sheet-source.ts');
    const sheet = await readSheet(file, bytes);
    if (sheet) return sheet;
  }
  const isTable = /\.csv$/iu.test(file);
  const decoded = decode(file, bytes, isTable);
  if ('text' in decoded && isTable) return (await import('./csv-source.ts')).readCsv(file, decoded.text);
  if ('text' in decoded)
    return withFixedWords(readQuickly(file, decoded.text) ?? (await import('./yaml.ts')).readYaml(file, decoded.text));
  const before = typeof decoded.fault.args.before === 'string' ? decoded.fault.args.before : '';
  return unread(file, decoded.fault, before);
};
