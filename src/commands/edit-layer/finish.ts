import { summarise } from '../../findings/report.ts';
import { printText } from '../../findings/text.ts';
import { version } from '../../generated/version.js';
import { paint, print, tell } from '../../host/console.ts';
import { fileHost } from '../../host/file-host.ts';
import { replaceFile } from '../../host/replace-file.ts';
import type { Finding } from '../../model/finding.ts';
import { mask } from '../../model/personal/mask.ts';
import type { Lang } from '../../model/text.ts';
import type { LineChange } from './lines-changed.ts';
import type { OpenLayer } from './open-layer.ts';

export interface EditOptions {
  readonly dryRun?: boolean;
  readonly date?: string;
  readonly lang: Lang;
}

const printChange = ({ line, oldLine = line, old, now }: LineChange): void => {
  const told = (sign: string, style: 'error' | 'info', from: number, lines: readonly string[]): string =>
    lines.map((text, index) => `${paint(style, `${sign} ${from + index}`)} | ${mask(text)}\n`).join('');
  print(told('-', 'error', oldLine, old) + told('+', 'info', line, now));
};

const unchanged = async ({ file, original }: OpenLayer): Promise<boolean> => {
  const bytes = await fileHost.read(file);
  return !('problem' in bytes) && Buffer.compare(bytes, original) === 0;
};

/**
 * Prints what was changed, writes the file in one step, and prints the findings that the change concerns; 0 when the file has no
 * error now, 1 when it has some, 2 when it was changed by another meanwhile.
 */
export const finish = async (
  layer: OpenLayer,
  changes: readonly LineChange[],
  concerns: (finding: Finding) => boolean,
  { dryRun, date, lang }: EditOptions,
): Promise<0 | 1 | 2> => {
  const { file } = layer;
  for (const change of changes) printChange(change);
  if (changes.length === 0)
    tell({ zh: '没有要改的，文件已经是这样', en: 'nothing to change: the file says so already' }, lang);
  else if (dryRun) tell({ zh: `只看不写：${file} 没有动`, en: `only shown: ${file} was left as it is` }, lang);
  else if (!(await unchanged(layer))) {
    tell(
      { zh: `${file} 这时被别的程序改了，没有写`, en: `${file} was changed by another program meanwhile: not written` },
      lang,
    );
    return 2;
  } else {
    await replaceFile(file, layer.bytes());
    tell({ zh: `已写进 ${file}`, en: `written to ${file}` }, lang);
  }
  const { workspace, compiled } = layer.now();
  const findings = compiled.findings.filter(concerns);
  if (findings.length > 0) {
    await workspace.loadPlaces();
    const judged = date ?? compiled.known.date;
    const { locate, line, reference } = workspace;
    const report = { files: [file], findings, lang, version, locate, line, registerAsOf: reference.register.asOf };
    print(printText({ ...report, ...(judged ? { date: judged } : {}) }, paint));
  }
  const { errors } = summarise(compiled.findings);
  const elsewhere = errors - summarise(findings).errors;
  if (elsewhere > 0)
    tell(
      {
        zh: `文件里另有 ${elsewhere} 个错误，见 mulu validate ${file}`,
        en: `the file has ${elsewhere} more errors; see mulu validate ${file}`,
      },
      lang,
    );
  return errors > 0 ? 1 : 0;
};
