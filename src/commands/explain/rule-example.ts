import { createPin } from '../../compiler/pin.ts';
import { examples } from '../../generated/examples.js';
import type { Finding } from '../../model/finding.ts';
import type { RuleExample } from '../../model/rule-example.ts';
import type { Host } from '../../source/host.ts';
import { readBase } from '../../workspace/open-base.ts';
import { openWorkspace } from '../../workspace/open-workspace.ts';

const hostOf = (files: RuleExample['files']): Host => ({
  read: async (name) => {
    const file = files[name];
    return file === undefined ? { problem: 'missing' } : Buffer.from(file, 'base64');
  },
  list: async (folder) => {
    const inside = folder === '.' ? '' : `${folder}/`;
    const names = Object.keys(files).filter((name) => name.startsWith(inside));
    return names.length > 0
      ? [...new Set(names.map((name) => name.slice(inside.length).split('/')[0] ?? ''))]
      : undefined;
  },
});

/** A bad and a good example of a rule, and what the rule says of the bad one: it is checked here and now. */
export const ruleExample = async (
  rule: string,
): Promise<{ readonly example: RuleExample; readonly finding?: Finding } | undefined> => {
  const example = examples[rule];
  if (!example) return undefined;
  const host = hostOf(example.files);
  const pinned = Object.keys(example.files).filter((name) => name.startsWith('base/'));
  const pin = pinned.length > 0 ? createPin(await readBase('base', pinned, host)) : undefined;
  const { findings } = await openWorkspace(example.bad.date, host, undefined, pin).check(example.file);
  const finding = findings.find((one) => one.rule === rule);
  return { example, ...(finding ? { finding } : {}) };
};
