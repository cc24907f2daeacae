import { compareEditions } from '../diff/compare-editions.ts';
import { aboutName, describe, domainName, fieldName, groupDifferences, itemNames, shown } from '../diff/describe.ts';
import { guideLine } from '../diff/guide-changes.ts';
import type { NamedCatalogue } from '../diff/pair-catalogues.ts';
import { countLine, editions, regionName } from '../diff/print-text.ts';
import type { Comparison } from '../diff/report.ts';
import { words } from '../diff/words.ts';
import { baseName } from '../engine/paths.ts';
import type { Workspace } from '../engine/workspace.ts';
import { reference } from '../generated/reference.js';
import { mask } from '../model/personal/mask.ts';
import { deskWorkspace } from './desk-workspace.ts';
import { findWorks } from './find-works.ts';
import { createHeld, type Held } from './held.ts';
import type { Calls, Compared, FoundLayer, NamedBytes } from './protocol.ts';

const say = words.zh;

/** What the work is compared from. */
interface Ground {
  readonly work: string;
  readonly workspace: Workspace;
  readonly held: Held;
  readonly asNational: boolean;
}

type Side = { readonly catalogue: NamedCatalogue; readonly errors: number };

/** A layer as one side of a comparison; why it is none. */
const sideOf = async (file: string, workspace: Workspace): Promise<Side | string> => {
  const { step, layer, findings } = await workspace.check(file);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (!step || !layer) return `“${mask(file)}”不能比较：${errors[0]?.message.zh ?? '不是目录文件'}`;
  const { edition, effective } = layer;
  const guides = await workspace.guidesByItem(layer);
  const about = { ...(edition ? { edition } : {}), ...(effective ? { effective } : {}) };
  const catalogue = { path: file, file, resolved: step.resolved, ...about, ...(guides.size > 0 ? { guides } : {}) };
  return { catalogue, errors: errors.length };
};

/** Which of the layers that were given is the other edition: of the same region, of the same name, or the only one. */
const chosen = (
  { works, layers }: { readonly works: readonly FoundLayer[]; readonly layers: readonly FoundLayer[] },
  work: string,
  region: string,
): FoundLayer | undefined => {
  const [same, named] = [
    layers.filter((one) => one.region === region),
    layers.filter(({ file }) => baseName(file) === baseName(work)),
  ];
  return [same, named, works].find((some) => some.length === 1)?.[0];
};

/** The other edition among files that were given; what is not among them is taken as it is now. */
const otherSide = async (
  files: readonly NamedBytes[],
  { work, workspace, held, asNational }: Ground,
): Promise<Side | string> => {
  const opened = createHeld().open(files);
  if ('problem' in opened) return opened.problem;
  const all = new Map([...held.files, ...opened.map(({ name, bytes }) => [name, bytes] as const)]);
  const over = deskWorkspace(all, () => asNational);
  const { layer } = await workspace.check(work);
  const found = chosen(await findWorks(opened, over), work, layer?.region.name ?? '');
  return found
    ? sideOf(found.file, over)
    : '认不出哪一份是它的另一版：请给同一个地区的目录文件（YAML），或者装着它的 zip';
};

const sections = ({ differences }: Omit<Comparison, 'repeated'>): Compared['sections'] => {
  const rows = groupDifferences(differences).map((group) => {
    const { first } = group;
    const ref = first.now?.ref;
    const names = [domainName(first, 'zh'), itemNames(group, 'zh'), fieldName(first, 'zh')];
    return {
      kind: say.classes[first.class],
      breaking: first.breaking,
      name: names.filter((name) => name !== '').join(' '),
      lines: describe(first, 'zh'),
      ...(ref ? { ref } : {}),
    };
  });
  return [
    { title: say.breaking, rows: rows.filter(({ breaking }) => breaking) },
    { title: say.rest, rows: rows.filter(({ breaking }) => !breaking) },
  ].filter(({ rows: some }) => some.length > 0);
};

const told = (name: string, { errors }: Side): string[] =>
  errors > 0 ? [`${name}的一边有 ${errors} 个错误，没有采用的值不算在内`] : [];

/** How the work differs from what it was when it was opened, or from another edition: what `mulu diff` says. */
export const compareWork = async (
  ask: Calls['compare']['ask'],
  ground: Ground,
): Promise<Calls['compare']['answer']> => {
  const { work, workspace, held, asNational } = ground;
  const old = await (ask.other
    ? otherSide(ask.other, ground)
    : sideOf(
        work,
        deskWorkspace(held.given(), () => asNational),
      ));
  const now = await sideOf(work, workspace);
  if (typeof now === 'string') return { refused: now };
  if (typeof old === 'string') return { refused: old };
  const comparison = compareEditions({ old: old.catalogue, now: now.catalogue }, undefined, reference);
  const { guides, about } = comparison;
  const both = { old: old.catalogue.resolved, now: now.catalogue.resolved };
  return {
    title: [regionName(comparison.now, 'zh'), editions(comparison)].filter((part) => part !== '').join(' '),
    old: mask(old.catalogue.file),
    counts: countLine(comparison.differences, 'zh'),
    told: [...told(say.old, old), ...told(say.now, now)],
    sections: sections(comparison),
    guides: guides.map((one) => ({
      breaking: one.breaking,
      kind: one.breaking ? say.asksMore : say.asksLess,
      line: shown(guideLine(one, both, 'zh')),
    })),
    about: about.map(
      (one) => `${aboutName(one, 'zh')}：${shown(one.from) || say.empty} → ${shown(one.to) || say.empty}`,
    ),
  };
};
