import { compareEditions } from '../../diff/compare-editions.ts';
import type { Impact } from '../../diff/impact.ts';
import { pairCatalogues } from '../../diff/pair-catalogues.ts';
import { diffPrinters } from '../../diff/printers.ts';
import { type Comparison, type DiffReport, isBreaking, withRepeated } from '../../diff/report.ts';
import { reference } from '../../generated/reference.js';
import { version } from '../../generated/version.js';
import { paint, print, tell } from '../../host/console.ts';
import { type FileTree, workingTree } from '../../host/file-tree.ts';
import { openGitTree } from '../../host/git-tree.ts';
import type { Resolved } from '../../model/catalogue.ts';
import type { Domain } from '../../model/domain.ts';
import { mask } from '../../model/personal/mask.ts';
import type { Lang, Text } from '../../model/text.ts';
import { openPin } from '../../workspace/open-base.ts';
import { openImpact } from '../../workspace/open-impact.ts';
import { openSide, type Side } from '../../workspace/open-side.ts';

export interface DiffOptions {
  readonly format: string;
  readonly failOn?: 'breaking';
  readonly against?: string;
  /** The commit itself, not where it and HEAD parted. */
  readonly tip?: boolean;
  /** The pinned parents of both sides. */
  readonly base?: string;
  readonly impact?: string;
  readonly changelog?: string;
  readonly lang: Lang;
  readonly date?: string;
}

type Sides = { readonly old: Side; readonly now: Side };
type Problem = { readonly problem: Text };

const missing = (name: string): Problem => ({
  problem: { zh: `没有“${name}”这个文件或文件夹`, en: `there is no file or folder \`${name}\`` },
});

const levelOf = ({ catalogues }: Side): 'national' | 'layer' | 'mixed' => {
  const national = catalogues.filter(({ resolved }) => resolved.region.level === 'national').length;
  return national === 0 ? 'layer' : national === catalogues.length ? 'national' : 'mixed';
};

/** Why two sides cannot be compared at all: a file and a folder, a layer and the national catalogue. */
const mismatch = ({ old, now }: Sides): Text | undefined => {
  if (old.catalogues.length === 0 || now.catalogues.length === 0) return undefined;
  const levels = [levelOf(old), levelOf(now)];
  if (levels.every((level) => level === 'national')) {
    const [before, after] = [old, now].map(({ catalogues }) =>
      catalogues.flatMap(({ resolved }) => domainsOf(resolved)),
    );
    return before?.some((domain) => after?.includes(domain))
      ? undefined
      : { zh: '两份国家目录属于不同的领域', en: 'the two national catalogues are of different domains' };
  }
  if ((old.form === 'folder') !== (now.form === 'folder'))
    return {
      zh: '一边是文件，一边是文件夹；请给两个文件，或者两个文件夹',
      en: 'one side is a file, the other a folder; give two files or two folders',
    };
  if (old.form !== 'folder' && levels[0] !== levels[1])
    return {
      zh: '一边是国家目录，一边是地方目录；地方目录与国家目录的差异，见 mulu build 生成的差异对照表',
      en: 'one side is the national catalogue, the other a local one; mulu build prints how a layer differs from the national catalogue',
    };
  return undefined;
};

/** Only the domains that a national file speaks of. */
const cut = (catalogue: Resolved, domains: readonly string[]): Resolved => ({
  ...catalogue,
  items: new Map([...catalogue.items].filter(([, { domain }]) => domains.includes(domain))),
  domains: catalogue.domains.filter(({ id }) => domains.includes(id)),
  titles: Object.fromEntries(domains.map((domain) => [domain, catalogue.titles[domain] ?? ''])),
});

const domainsOf = ({ domains }: Resolved): string[] => domains.map(({ id }) => id);

/** The domains that only one of two national catalogues has. */
const unshared = ({ old, now }: Pick<Comparison, 'old' | 'now'>): Domain[] => {
  const [before, after] = [domainsOf(old.resolved), domainsOf(now.resolved)];
  const isShared = ({ id }: Domain): boolean => before.includes(id) && after.includes(id);
  return [...old.resolved.domains, ...now.resolved.domains].filter((domain) => !isShared(domain));
};

const compare = (
  { old, now }: Pick<Comparison, 'old' | 'now'>,
  date: string | undefined,
  single: boolean,
): Omit<Comparison, 'repeated'> => {
  if (!single || now.resolved.region.level !== 'national') return compareEditions({ old, now }, date, reference);
  // A file of one domain is compared with that domain of the other side.
  const common = domainsOf(old.resolved).filter((domain) => domainsOf(now.resolved).includes(domain));
  const shared = (one: Comparison['now']) => ({ ...one, resolved: cut(one.resolved, common) });
  return { ...compareEditions({ old: shared(old), now: shared(now) }, date, reference), old, now };
};

const pairSides = ({ old, now }: Sides) => {
  const [before, after] = [old.catalogues[0], now.catalogues[0]];
  const single = (side: Side) =>
    side.catalogues.length === 1 && (side.form !== 'folder' || levelOf(side) === 'national');
  return single(old) && single(now) && before && after
    ? { pairs: [{ old: before, now: after }], added: [], removed: [] }
    : pairCatalogues(old.catalogues, now.catalogues);
};

/** Opens both sides: two names, or one name in a commit and in the working folder. */
const openSides = async (
  names: readonly string[],
  { against, tip, date, base }: DiffOptions,
): Promise<(Sides & { readonly names: DiffReport['names'] }) | Problem> => {
  const [first = '', second] = names;
  let tree: FileTree = workingTree;
  if (tip && against === undefined)
    return { problem: { zh: '--tip 与 --against git:<提交> 一起用', en: '--tip goes with --against git:<commit>' } };
  if (against !== undefined) {
    const ref = /^git:(.*)$/su.exec(against)?.[1];
    if (ref === undefined || second !== undefined)
      return {
        problem: {
          zh: '与提交比较写作 mulu diff <文件或文件夹> --against git:<提交、分支或标签>',
          en: 'to compare with a commit: mulu diff <file or folder> --against git:<commit, branch or tag>',
        },
      };
    const opened = await openGitTree(ref, first, tip);
    if ('problem' in opened) return opened;
    tree = opened.tree;
  } else if (second === undefined)
    return {
      problem: {
        zh: '缺少要比较的另一个文件或文件夹；与提交比较请加 --against git:<提交>',
        en: 'the other file or folder is missing; to compare with a commit add --against git:<commit>',
      },
    };
  const pin = base === undefined ? undefined : await openPin(base);
  const [old, now] = [await openSide(first, date, tree, pin), await openSide(second ?? first, date, undefined, pin)];
  if (!now) return missing(second ?? first);
  if (!old)
    return against === undefined
      ? missing(first)
      : {
          problem: {
            zh: `${against} 里没有“${first}”这个文件或文件夹`,
            en: `there is no file or folder \`${first}\` in ${against}`,
          },
        };
  return {
    old,
    now,
    names: { old: against === undefined ? first : `${against}:${first}`, now: second ?? first },
  };
};

const oneSided = (domains: readonly Domain[], single: boolean): Text => {
  const names = domains.map(({ name }) => name);
  const [zh, en] = [names.map((name) => name.zh).join('、'), names.map((name) => name.en).join(', ')];
  return single
    ? { zh: `只有一边有${zh}目录，不比较`, en: `only one side has the ${en} catalogue, which is not compared` }
    : {
        zh: `只有一边有${zh}目录，其事项都算新增或删除`,
        en: `only one side has the ${en} catalogue: all its items count as added or removed`,
      };
};

/** That the guides of one side were compared with nothing. */
const tellGuides = ({ old, now }: Comparison, lang: Lang): void => {
  const [lacking, other] = old.lacksGuides ? [old, now] : [now, old];
  if (lacking.lacksGuides && (other.guides?.size ?? 0) > 0)
    tell(
      {
        zh: `“${lacking.path}”里没有办事指南，指南没有比较`,
        en: `\`${lacking.path}\` holds no guides: they were not compared`,
      },
      lang,
    );
};

const tellErrors = ({ old, now }: Sides, lang: Lang): void => {
  for (const [side, { errors }] of [
    ['old', old],
    ['now', now],
  ] as const) {
    if (errors.length === 0) continue;
    const named = [...new Set(errors.map(({ at }) => at.file))];
    const files = `${named.slice(0, 3).join('、')}${named.length > 3 ? ` … ${named.length}` : ''}`;
    tell(
      {
        zh: `${side === 'old' ? '旧' : '新'}的一边有 ${errors.length} 个错误（${files}）；被拒绝的值不算数，请先看 mulu validate`,
        en: `the ${side === 'old' ? 'old' : 'new'} side has ${errors.length} errors (${files}); refused values do not count, see mulu validate`,
      },
      lang,
    );
  }
};

/** Writes the change log, and says so; false where the file there is none. */
const keepLog = async (path: string, report: DiffReport): Promise<boolean> => {
  const { writeChangeLog } = await import('./write-change-log.ts');
  const refused = await writeChangeLog(path, report);
  tell(refused ?? { zh: `已写入 ${path}`, en: `written: ${path}` }, report.lang);
  return refused === undefined;
};

/** Whether nothing was compared, or something could not be compared or judged: that may be anything. */
const isIncomplete = ({ comparisons, added, removed, uncompared }: DiffReport, impact: Impact | undefined): boolean =>
  comparisons.length + added.length + removed.length === 0 || uncompared.length + (impact?.unjudged.length ?? 0) > 0;

/** `mulu diff`: what changed between two editions; 0 compared, 1 less is disclosed (with `--fail-on breaking`), 2 not all of it was compared or judged. */
export const diffCommand = async (names: readonly string[], options: DiffOptions): Promise<0 | 1 | 2> => {
  const { lang, date, format, failOn, changelog, against } = options;
  const sides = await openSides(names, options);
  const problem = 'problem' in sides ? sides.problem : mismatch(sides);
  if ('problem' in sides || problem) {
    tell(problem ?? { zh: '', en: '' }, lang);
    return 2;
  }
  const { old, now } = sides;
  const failed = [...old.uncompared, ...now.uncompared];
  if (old.form !== 'folder' && now.form !== 'folder' && failed.length > 0) {
    for (const { file, message } of failed)
      tell({ zh: `“${file}”未能比较：${message.zh}`, en: `\`${file}\` was not compared: ${message.en}` }, lang);
    return 2;
  }
  const { pairs, added, removed } = pairSides(sides);
  const single = [old, now].some(({ form, national }) => form === 'file' && national.length > 0);
  for (const pair of pairs)
    if (now.national.length > 0 && pair.now.resolved.region.level === 'national' && unshared(pair).length > 0)
      tell(oneSided(unshared(pair), single), lang);
  const day =
    date ??
    pairs
      .map(({ now: one }) => one.effective ?? '')
      .sort()
      .at(-1);
  const locateIn =
    (side: Side, prefix: string): DiffReport['locate']['old'] =>
    (place) => {
      const position = 'path' in place && place.path.length === 0 ? undefined : side.locate(place);
      return { file: mask(`${prefix}${place.file}`), ...(position ? { position } : {}) };
    };
  const report: DiffReport = {
    names: { old: mask(sides.names.old), now: mask(sides.names.now) },
    comparisons: withRepeated(pairs.map((pair) => compare(pair, date, single))),
    added,
    removed,
    uncompared: [
      ...old.uncompared.map((one) => ({ ...one, side: 'old' as const })),
      ...now.uncompared.map((one) => ({ ...one, side: 'now' as const })),
    ],
    lang,
    version,
    ...(day ? { date: day } : {}),
    locate: { old: locateIn(old, against === undefined ? '' : `${against}:`), now: locateIn(now, '') },
  };
  tellErrors(sides, lang);
  for (const comparison of report.comparisons) tellGuides(comparison, lang);
  let impact: Impact | undefined;
  if (options.impact !== undefined) {
    const opened = await openImpact(sides, options.impact, date);
    if ('problem' in opened) {
      tell(opened.problem, lang);
      return 2;
    }
    impact = opened;
  }
  const printer = await diffPrinters[format]?.();
  if (!printer) return 2;
  print(printer(report, paint, impact));
  if (changelog !== undefined && !(await keepLog(changelog, report))) return 2;
  if (isIncomplete(report, impact)) return 2;
  return failOn === 'breaking' && isBreaking(report) ? 1 : 0;
};
