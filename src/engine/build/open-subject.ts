import type { Compiled } from '../../kinds/result.ts';
import type { Resolved } from '../../model/catalogue.ts';
import type { Finding } from '../../model/finding.ts';
import type { Text } from '../../model/text.ts';
import { visible } from '../../model/visible.ts';
import type { Workspace } from '../workspace.ts';
import type { BuildMeans, BuildRequest } from './make-build.ts';
import { misuse, type Refusal } from './refusal.ts';

/** What is to be built: a layer's resolved catalogue, or the national one. */
export interface Subject {
  readonly resolved: Resolved;
  readonly compiled?: Compiled;
  readonly findings: readonly Finding[];
}

/** Whether the argument means the national catalogue. */
const isNational = (name: string, { national: { edition } }: Workspace): boolean =>
  name === 'national' || name === `national@${edition}`;

/** A file that is sound, but of another kind. */
const noLayer = (name: string, { guide }: Compiled): Text => {
  const file = visible(name);
  const layer = guide?.layer && visible(guide.layer.file);
  return layer === undefined
    ? {
        zh: `“${file}”不是地方层；build 只编译地方层（kind: layer）和 national`,
        en: `\`${file}\` is no layer; what is built is a layer (\`kind: layer\`) or \`national\``,
      }
    : {
        zh: `“${file}”是办事指南，随它的地方层一起生成：mulu build ${layer} --format guides`,
        en: `\`${file}\` is a guide, which is built with its layer: mulu build ${layer} --format guides`,
      };
};

/** Opens what is to be built; with an error in it only as a draft. */
export const openSubject = async (
  name: string,
  workspace: Workspace,
  { draft = false }: BuildRequest,
  waiver: BuildMeans['waiver'],
): Promise<Subject | Refusal> => {
  if (isNational(name, workspace)) return { resolved: workspace.nationalStandard(), findings: [] };
  const compiled = await workspace.check(name);
  const findings = waiver?.(compiled) ?? compiled.findings;
  const errors = findings.filter(({ severity }) => severity === 'error');
  const resolved = compiled.step?.resolved;
  if (resolved && (errors.length === 0 || draft)) return { resolved, compiled, findings };
  if (!resolved && errors.length === 0) return misuse(noLayer(name, compiled));
  const unreadable = errors.some(({ rule, at }) => rule === 'readable-file' && at.file === name);
  return {
    refused: unreadable ? 2 : 1,
    findings: errors,
    words: [
      resolved
        ? {
            zh: '有错误未改正，没有写出任何文件；要看草稿请加 --draft',
            en: 'errors stand and nothing was written; add --draft for a draft',
          }
        : { zh: '没有写出任何文件', en: 'nothing was written' },
    ],
  };
};
