import { convertOffice } from '../../host/convert-office.ts';
import { findProgram, programs } from '../../host/find-program.ts';
import { readTables } from '../../source/table/read-tables.ts';
import type { TableProblem, Tables } from '../../source/table/table.ts';

/** The formats that another program reads for us, by the problem that reading them comes to; the endings that go with each. */
const others = {
  doc: { from: 'doc', kind: 'DOC', endings: ['doc', 'dot', 'wps'] },
  rtf: { from: 'rtf', kind: 'RTF', endings: ['rtf', 'doc'] },
} as const;

const problem = (code: string, severity: TableProblem['severity'], args: TableProblem['args'] = {}): TableProblem => ({
  code,
  severity,
  args,
});

/** Reads every table of a file; an old Word file and RTF by way of LibreOffice, where there is one. */
export const readOffice = async (
  file: string,
  bytes: Uint8Array,
  encoding?: string,
  hidden = false,
): Promise<Tables> => {
  const tables = await readTables(file, bytes, encoding, hidden);
  const code = tables.problems.find(({ severity }) => severity === 'error')?.code;
  const other = code === 'doc' || code === 'rtf' ? others[code] : undefined;
  const program = other && findProgram(programs.libreoffice);
  if (!other || program === undefined) return tables;
  const converted = await convertOffice(program, bytes, other.from, 'odt');
  if ('failed' in converted)
    return { ...tables, problems: [problem(`not-converted-${converted.failed}`, 'error', { kind: other.kind })] };
  const read = await readTables('converted.odt', converted.bytes, undefined, hidden);
  const ending = /\.([A-Za-z0-9]+)$/u.exec(file)?.[1]?.toLowerCase();
  const isOdd = ending !== undefined && !(other.endings as readonly string[]).includes(ending);
  const odd = isOdd ? [problem('wrong-extension', 'info', { extension: ending, kind: other.kind })] : [];
  const told = tables.problems.filter(({ severity }) => severity !== 'error');
  return { ...read, kind: other.kind, problems: [...odd, ...told, ...read.problems] };
};
