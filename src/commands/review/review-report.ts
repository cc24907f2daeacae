import { resolve } from 'node:path';
import type * as Api from '../../../types/index.d.ts';
import { reviewJson } from '../../emit/review/json.ts';
import { type Entry, findSubmissions, type Reach, readEntry } from '../../engine/review/find-submissions.ts';
import { lookInto } from '../../engine/review/look-into.ts';
import { reachOf } from '../../engine/review/reach-of.ts';
import { reviewWords } from '../../engine/review/review-words.ts';
import { yamlInHost } from '../../engine/yaml-in-host.ts';
import { reference } from '../../generated/reference.js';
import { version } from '../../generated/version.js';
import { mask, withoutControls } from '../../model/personal/mask.ts';
import type { Summary } from '../../model/review.ts';
import type { Text } from '../../model/text.ts';
import { applyLists, type Lists } from '../../review/apply-lists.ts';
import { readExpectedData } from '../../review/expected.ts';
import { review as joinReview } from '../../review/review.ts';
import { readEarlier } from '../../review/rounds.ts';
import { readRulings } from '../../review/rulings.ts';
import { upgradeReview } from '../../review/upgrade.ts';
import { rules } from '../../rules/index.ts';
import type { ConfinedHost, Host } from '../../source/host.ts';
import { toFolder } from '../../workspace/open-base.ts';
import { isBelow, openDesk } from './review-desk.ts';

const misuse = ({ zh, en }: Text): TypeError => new TypeError(`${zh} (${en})`);

/** A host as far as some folders reach. */
const confine = (host: Host, folders: readonly string[]): ConfinedHost => {
  const isInside = (name: string): boolean => folders.some((folder) => isBelow(folder, name));
  return {
    isInside,
    read: async (name) => (isInside(name) ? host.read(name) : { problem: 'outside' }),
    list: async (name) => (isInside(name) ? host.list(name) : undefined),
  };
};

const readLists = async ({ expected, rulings, previous }: Api.ReviewOptions): Promise<Lists> => {
  const regions = expected && readExpectedData(expected, reference.office.lists);
  if (regions && 'problem' in regions) throw misuse(regions.problem);
  const decisions = Array.isArray(rulings) ? { kind: 'rulings', rulings } : { kind: 'rulings', ...rulings };
  if (rulings) {
    const { rulings: fits } = await import('../../generated/validators/rulings.js');
    if (!fits(decisions))
      throw misuse({
        zh: 'rulings 不符合 schemas/rulings.schema.json',
        en: '`rulings` do not fit schemas/rulings.schema.json',
      });
  }
  if (previous) {
    const { review: fits } = await import('../../generated/validators/review.js');
    if (!fits(upgradeReview(previous, rules)))
      throw misuse({
        zh: 'previous 不符合 schemas/review.schema.json',
        en: '`previous` does not fit schemas/review.schema.json',
      });
  }
  return {
    ...(regions ? { expected: regions } : {}),
    ...(rulings ? { rulings: readRulings(decisions) } : {}),
    ...(previous ? { earlier: readEarlier(previous) } : {}),
  };
};

/** The submissions that are named one by one; a folder is one. */
const namedEntries = async (names: readonly string[], reach: Reach, host: Host): Promise<Entry[]> => {
  const entries = await Promise.all(
    [...new Set(names.map(toFolder))].sort().map(async (name) => {
      const kind = (await host.list(name)) ? 'folder' : 'file';
      return readEntry(reach, { name, kind }, name);
    }),
  );
  return entries.flatMap((entry) => entry ?? []);
};

/** What `review.json` of `mulu review` holds, for the submissions of a host: those of a folder, or those that are named. */
export const reviewReport = async (
  submissions: string | readonly string[],
  host: Host,
  options: Api.ReviewOptions,
): Promise<Api.ReviewReport> => {
  const { lang = 'zh', date } = options;
  const folder = typeof submissions === 'string' ? toFolder(submissions) : '.';
  const base = options.base === undefined ? undefined : toFolder(options.base);
  for (const name of base === undefined ? [folder] : [folder, base])
    if (!(await host.list(name))) throw misuse({ zh: `没有文件夹“${name}”`, en: `there is no folder \`${name}\`` });
  if (base !== undefined && isBelow(base, folder))
    throw misuse({
      zh: 'base 的文件夹不能包含报送的文件夹',
      en: 'the folder of `base` must not hold the submissions',
    });
  const confined = confine(host, base === undefined ? [folder] : [folder, base]);
  const look = lookInto(confined);
  const reach = reachOf(look, confined, reference.office);
  const lists = await readLists(options);
  const { entries, passedOver } =
    typeof submissions === 'string'
      ? await findSubmissions(folder, (path) => base !== undefined && resolve(path) === resolve(base), reach)
      : { entries: await namedEntries(submissions, reach, confined), passedOver: [] };
  const about = {
    ...(base === undefined ? {} : { base }),
    ...(date ? { date } : {}),
    ...(lists.expected ? { expected: lists.expected } : {}),
  };
  const filesIn = (inside: string) => yamlInHost(confined, inside);
  const desk = await openDesk(folder, { host: confined, filesIn, entries, ...about });
  const summaries: Summary[] = [];
  for (const entry of entries) summaries.push(...(await desk.summarise(entry)));
  const review = joinReview({
    ...applyLists(summaries, lists, reviewWords),
    calendar: reviewWords.calendar,
    domains: reference.domains,
    rules,
    ...desk.about,
    passedOver: passedOver.map((name) => mask(withoutControls(name))),
    ...(date ? { date } : {}),
    ...lists,
  });
  return JSON.parse(new TextDecoder().decode(reviewJson(review, lang, version)));
};
