import type { Ref } from '../../model/catalogue.ts';
import type { Finding } from '../../model/finding.ts';
import type { Text } from '../../model/text.ts';
import { rules } from '../../rules/index.ts';
import { suggest } from '../../source/suggest.ts';
import { findItem } from '../edit-layer/find-item.ts';
import { type EditOptions, finish } from '../edit-layer/finish.ts';
import { linesChanged } from '../edit-layer/lines-changed.ts';
import { openLayer } from '../edit-layer/open-layer.ts';
import { refuse } from '../edit-layer/refuse.ts';
import { fieldNamed } from '../set/field-named.ts';

export interface AnswerOptions extends EditOptions {
  readonly reason: string;
  readonly until?: string;
  readonly field?: string;
}

const unknownRule = (given: string): Text => {
  const meant = suggest(
    given,
    rules.map(({ id }) => id),
  );
  return meant
    ? { zh: `没有规则“${given}”；是不是“${meant}”`, en: `there is no rule \`${given}\`; did you mean \`${meant}\`?` }
    : {
        zh: `没有规则“${given}”；mulu explain 列出全部规则`,
        en: `there is no rule \`${given}\`; mulu explain lists them all`,
      };
};

const nothingToAnswer = (rule: string, named: string, findings: readonly Finding[]): Text => {
  const error = findings.some((finding) => finding.rule === rule && finding.severity === 'error');
  return error
    ? {
        zh: `${rule} 在这里是错误，要改正，不能答复`,
        en: `${rule} is an error here: it has to be mended, not answered`,
      }
    : { zh: `“${named}”没有 ${rule} 的警告可以答复`, en: `there is no warning of ${rule} to answer for \`${named}\`` };
};

/** `mulu answer`: answers a warning in the file of its layer, with a reason that the filing prints. */
export const answer = async (
  given: string,
  rule: string,
  named: readonly string[],
  options: AnswerOptions,
): Promise<0 | 1 | 2> => {
  const stop = (problem: Text): 2 => refuse(problem, options.lang);
  if (!rules.some(({ id }) => id === rule)) return stop(unknownRule(rule));
  const field = options.field === undefined ? undefined : fieldNamed(options.field);
  if (field !== undefined && typeof field !== 'string') return stop(field.problem);
  const layer = await openLayer(given, options.date);
  if ('problem' in layer) return stop(layer.problem);
  const { findings } = layer.now().compiled;
  const items: Ref[] = [];
  for (const word of named) {
    const item = findItem(word, layer.resolved);
    if ('problem' in item) return stop(item.problem);
    items.push(item.ref);
  }
  const isMeant = (finding: Finding, item: Ref | undefined): boolean =>
    finding.rule === rule &&
    finding.at.file === layer.file &&
    (item === undefined || finding.item === item) &&
    (field === undefined || finding.field === field);
  for (const [index, item] of (items.length > 0 ? items : [undefined]).entries()) {
    const meant = findings.filter((finding) => isMeant(finding, item));
    if (!meant.some(({ severity, accepted }) => severity === 'warning' || (accepted && item !== undefined)))
      return stop(nothingToAnswer(rule, named[index] ?? layer.file, meant));
  }
  const before = layer.text();
  const { reason, until } = options;
  const obstacle = await layer.carryOut({
    kind: 'answer',
    rule,
    items,
    reason,
    ...(field ? { field } : {}),
    ...(until ? { until } : {}),
  });
  if (obstacle) return stop(obstacle.obstacle);
  const change = linesChanged(before, layer.text());
  const { workspace } = layer.now();
  const concerns = (finding: Finding): boolean => {
    const line = workspace.locate(finding.at)?.line ?? 0;
    const inside =
      finding.at.file === layer.file &&
      change !== undefined &&
      line >= change.line &&
      line < change.line + change.now.length;
    return (
      inside ||
      (finding.severity !== 'info' && (items.length > 0 ? items : [undefined]).some((item) => isMeant(finding, item)))
    );
  };
  return finish(layer, change ? [change] : [], concerns, options);
};
