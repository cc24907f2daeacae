import { cellName } from '../model/cell-name.ts';
import { mask } from '../model/personal/mask.ts';
import { type Printer, summarise } from './report.ts';

/** One object; its shape is promised in schemas/findings.schema.json. */
export const printJson: Printer = ({ files, parts, findings, lang, version, date, registerAsOf, locate }) => {
  const spot = (place: Parameters<typeof locate>[0]) => {
    const position = locate(place);
    return {
      file: place.file,
      line: position?.line ?? null,
      column: position?.column ?? null,
      endLine: position?.endLine ?? null,
      endColumn: position?.endColumn ?? null,
    };
  };
  const printed = findings.map(
    ({ rule, severity, message, fix, clause, at, related, item, field, overlaps, accepted }) => ({
      rule,
      severity,
      message: message[lang],
      ...spot(at),
      cell: 'cell' in at ? cellName(at) : null,
      item: item ?? null,
      field: field ?? null,
      clause: clause ?? null,
      fix: fix?.[lang] ?? null,
      related: related.map((other) => {
        const { file, line, column } = spot(other.at);
        return { file, line, column, message: other.value[lang] };
      }),
      overlaps: overlaps ?? [],
      ...(accepted ? { accepted: { ...accepted, reason: mask(accepted.reason) } } : {}),
    }),
  );
  const report = {
    tool: { name: 'mulu', version },
    date: date ?? null,
    register: { asOf: registerAsOf },
    files: [...new Set(files.flatMap((file) => [file, ...(parts?.get(file) ?? [])]))],
    findings: printed,
    summary: summarise(findings),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
};
