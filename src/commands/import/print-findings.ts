import { maskNames } from '../../findings/mask-names.ts';
import { printText } from '../../findings/text.ts';
import { version } from '../../generated/version.js';
import { paint, printAside } from '../../host/console.ts';
import type { Finding } from '../../model/finding.ts';
import type { Lang } from '../../model/text.ts';
import type { openWorkspace } from '../../workspace/open-workspace.ts';

/** Prints findings of a workbook, by its cells. */
export const printFindings = async (
  file: string,
  findings: readonly Finding[],
  workspace: ReturnType<typeof openWorkspace>,
  lang: Lang,
): Promise<void> => {
  if (findings.length === 0) return;
  await workspace.loadPlaces();
  const { line, locate, reference } = workspace;
  const registerAsOf = reference.register.asOf;
  printAside(printText(maskNames({ files: [file], findings, lang, version, locate, line, registerAsOf }), paint));
};
