import { posix } from 'node:path';
import { type Impact, pendingOf } from '../../diff/impact.ts';
import { printImpact } from '../../diff/print-impact.ts';
import { applyEdits } from '../../edit/apply-edits.ts';
import { paint, print, tell } from '../../host/console.ts';
import { fileHost } from '../../host/file-host.ts';
import { isNationalName } from '../../host/national-edition.ts';
import { replaceFile } from '../../host/replace-file.ts';
import type { TextEdit } from '../../model/finding.ts';
import type { Lang } from '../../model/text.ts';
import { visible } from '../../model/visible.ts';
import { readSource } from '../../source/read-source.ts';
import { openImpact } from '../../workspace/open-impact.ts';
import { openSide } from '../../workspace/open-side.ts';
import { openWorkspace } from '../../workspace/open-workspace.ts';

export interface MigrateOptions {
  readonly from: string;
  readonly write?: boolean;
  readonly lang: Lang;
  readonly date?: string;
}

/** What `extends` should say instead of the old edition, if the layer stands on it directly. */
const pinEdit = (file: string, pinned: unknown, edition: string, target: string): TextEdit[] => {
  if (typeof pinned !== 'string' || !/^national(?:@|$)/u.test(pinned.trim())) return [];
  const text = isNationalName(target)
    ? `national@${edition}`
    : posix.relative(posix.dirname(file), target.replaceAll('\\', '/')) || '.';
  return pinned.trim() === text ? [] : [{ at: { file, path: ['extends'] }, text }];
};

/**
 * `mulu migrate`: moves the references of layers to a new national edition; what has to be decided is listed. 0 nothing
 * is left to do, 1 something is, 2 there is nothing to migrate. Without `--write` the files stay as they are.
 */
export const migrate = async (
  target: string,
  folder: string,
  { from, write = false, lang, date }: MigrateOptions,
): Promise<0 | 1 | 2> => {
  const [old, now] = [await openSide(from, date), await openSide(target, date)];
  if (!old || !now) {
    const name = old ? target : from;
    tell({ zh: `没有“${name}”这个文件或文件夹`, en: `there is no file or folder \`${name}\`` }, lang);
    return 2;
  }
  const impact = await openImpact({ old, now }, folder, date);
  if ('problem' in impact) {
    tell(impact.problem, lang);
    return 2;
  }
  const [before, edition] = [old, now].map((side) => side.catalogues[0]?.resolved.standard ?? '') as [string, string];
  const workspace = openWorkspace(date);
  const lines: string[] = [];
  const texts = new Map<string, string>();
  const done = new Set<string>();
  for (const file of impact.files) {
    // A layer that stands on the new edition has new numbers: to move them again would spoil them.
    const { step } = await workspace.check(file);
    if (step?.resolved.standard === edition && edition !== before) {
      done.add(file);
      tell({ zh: `${file} 已在 ${edition} 版上，不再改写`, en: `${file} stands on edition ${edition} already` }, lang);
      continue;
    }
    const source = await readSource(file, fileHost);
    const entries = impact.affected.find((one) => one.file === file)?.entries ?? [];
    const edits = [
      ...pinEdit(file, (source.data as { extends?: unknown } | undefined)?.extends, edition, target),
      ...entries.flatMap(({ edit }) => (edit ? [edit] : [])),
    ];
    const { text, applied } = applyEdits(source, edits);
    if (applied.length === 0) continue;
    lines.push(
      paint('strong', visible(file)),
      ...applied.map((one) => visible(`  ${one.line}: ${one.from} → ${one.to}`)),
      '',
    );
    const original = await fileHost.read(file);
    const bom = !('problem' in original) && original[0] === 0xef && original[1] === 0xbb && original[2] === 0xbf;
    texts.set(file, bom ? `\ufeff${text}` : text);
  }
  if (write) for (const [file, text] of texts) await replaceFile(file, text);
  print(lines.join('\n'));
  if (texts.size > 0)
    tell(
      write
        ? { zh: '以上已经改写', en: 'these were rewritten' }
        : { zh: '以上没有写入；要写入请加 --write', en: 'nothing was written; add --write' },
      lang,
    );
  const pending: Impact = pendingOf(impact, done);
  if (pending.affected.length + pending.unjudged.length === 0) {
    const count = impact.files.length;
    if (texts.size === 0)
      tell({ zh: `${count} 份地方层没有要改写的`, en: `nothing to rewrite in ${count} layers` }, lang);
    return 0;
  }
  print(printImpact(pending, lang, paint, true));
  return 1;
};
