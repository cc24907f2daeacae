/** What GitLab itself demands of a pipeline, beyond the schema that editors know. */

/** `Gitlab::Ci::Config::Entry::Artifacts::EXPOSE_AS_REGEX`: whoever breaks it has no pipeline at all. Ruby’s `\w` is ASCII. */
export const exposeAs = /^[A-Za-z0-9_][-A-Za-z0-9_ ]{0,99}$/u;

interface GitlabRule {
  readonly if?: string;
  readonly when?: string;
}

export interface GitlabJob {
  readonly rules?: readonly GitlabRule[];
  readonly only?: unknown;
  readonly except?: unknown;
  readonly artifacts?: { readonly expose_as?: string; readonly paths?: readonly string[] };
}

export type Variables = { readonly [name: string]: string | undefined };

/** The value of `$A == "b"`, `$A =~ /x/`, `$A`, joined by `&&` and `||`, as GitLab reads it; no brackets. */
const holds = (condition: string, variables: Variables): boolean =>
  condition.split('||').some((part) =>
    part.split('&&').every((piece) => {
      const [, left = '', operator, right = ''] = /^\s*(\S+)(?:\s*(==|!=)\s*(.+?))?\s*$/u.exec(piece) ?? [];
      const value = (text: string): string | undefined =>
        text === 'null'
          ? undefined
          : text.startsWith('$')
            ? variables[text.slice(1)]
            : text.replace(/^(["'])(.*)\1$/u, '$2');
      if (operator === undefined) return Boolean(value(left));
      return (value(left) === value(right)) === (operator === '==');
    }),
  );

/** What the first rule that holds says; `never` where none does. */
const decided = (rules: readonly GitlabRule[], variables: Variables): string => {
  const rule = rules.find((one) => one.if === undefined || holds(one.if, variables));
  return rule ? (rule.when ?? 'on_success') : 'never';
};

/** Whether a job runs: without `rules` or `only` it is for branches and tags, and never for a merge request. */
const runs = (job: GitlabJob, variables: Variables): boolean =>
  job.rules
    ? decided(job.rules, variables) !== 'never'
    : job.only !== undefined || variables.CI_PIPELINE_SOURCE !== 'merge_request_event';

/** The jobs of a pipeline for an event; none where `workflow: rules` makes no pipeline. */
export const jobsThatRun = (pipeline: { readonly [name: string]: unknown }, variables: Variables): string[] => {
  const { workflow } = pipeline as { workflow?: { rules?: readonly GitlabRule[] } };
  if (workflow?.rules && decided(workflow.rules, variables) === 'never') return [];
  return Object.entries(pipeline)
    .filter(([name, job]) => !name.startsWith('.') && typeof job === 'object' && job !== null && 'script' in job)
    .filter(([, job]) => runs(job as GitlabJob, variables))
    .map(([name]) => name);
};
