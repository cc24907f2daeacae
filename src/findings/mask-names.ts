import { mask, withoutControls } from '../model/personal/mask.ts';
import type { Place } from '../model/place.ts';
import type { Report } from './report.ts';

/** The report with personal numbers in the names of files masked; places are still found by their own names. */
export const maskNames = (report: Report): Report => {
  const { files, parts = new Map<string, readonly string[]>(), findings, locate, line } = report;
  const own = new Map<string, string>();
  for (const file of [
    ...files,
    ...[...parts.values()].flat(),
    ...findings.flatMap(({ at, related }) => [at, ...related.map((other) => other.at)].map((place) => place.file)),
  ])
    if (mask(withoutControls(file)) !== withoutControls(file)) own.set(mask(withoutControls(file)), file);
  if (own.size === 0) return report;
  const masked = new Map([...own].map(([name, file]) => [file, name]));
  const named = (file: string): string => masked.get(file) ?? file;
  const hide = (place: Place): Place => ({ ...place, file: named(place.file) });
  return {
    ...report,
    files: files.map(named),
    parts: new Map([...parts].map(([file, tables]) => [named(file), tables.map(named)])),
    findings: findings.map((finding) => ({
      ...finding,
      at: hide(finding.at),
      related: finding.related.map((other) => ({ ...other, at: hide(other.at) })),
    })),
    locate: (place) => locate({ ...place, file: own.get(place.file) ?? place.file }),
    line: (file, number) => line(own.get(file) ?? file, number),
  };
};
