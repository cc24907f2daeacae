import type { Intent } from '../../edit/intent.ts';
import { plain } from '../../model/plain.ts';
import type { Text } from '../../model/text.ts';
import { factRows } from '../../model/workbook-form.ts';
import { suggest } from '../../source/suggest.ts';
import { finish } from '../edit-layer/finish.ts';
import { allLinesChanged } from '../edit-layer/lines-changed.ts';
import { type OpenLayer, openLayer } from '../edit-layer/open-layer.ts';
import { refuse } from '../edit-layer/refuse.ts';
import { readAssignment } from './read-assignment.ts';
import type { SetOptions } from './set.ts';

type Problem = { readonly problem: Text };

/** The lines of the form that are set in this way: of the filing, of the contact, and two of the head. */
const rowsOf = ({ resolved }: OpenLayer) =>
  factRows(resolved.domains).filter(
    ([, [root = '', ...below]]) =>
      ['filing', 'contact'].includes(root) || (below.length === 0 && ['effective', 'edition'].includes(root)),
  );

const unknownLine = (given: string, labels: readonly string[]): Text => {
  const meant = suggest(given, labels);
  return meant
    ? {
        zh: `基本情况里没有“${given}”；是不是“${meant}”`,
        en: `there is no line \`${given}\`; did you mean \`${meant}\`?`,
      }
    : {
        zh: `基本情况里没有“${given}”，可写：${labels.join('、')}`,
        en: `there is no line \`${given}\`; known: ${labels.join(', ')}`,
      };
};

/** Where a line stands, and what is written for it; nothing takes it out. */
const readLine = (
  assignment: string,
  layer: OpenLayer,
): { readonly path: readonly string[]; readonly text: string } | Problem => {
  const read = readAssignment(assignment);
  if ('problem' in read) return read;
  const { name, typed } = read;
  const rows = rowsOf(layer);
  const row = rows.find(([label]) => plain(label) === plain(name));
  return row
    ? { path: row[1], text: typed.trim() }
    : {
        problem: unknownLine(
          name,
          rows.map(([label]) => label),
        ),
      };
};

const intentOf = ([root = '', key = '']: readonly string[], text: string): Intent => {
  const value = text === '' ? {} : { value: text };
  if (root === 'effective' || root === 'edition') return { kind: 'setHead', key: root, ...value };
  if (root === 'contact') return { kind: 'setContact', key, ...value };
  const many = key === 'copies' && text !== '' ? { value: text.split(/[；;、]/u).map((one) => one.trim()) } : value;
  return { kind: 'setFiling', key, ...many };
};

/** What is said of items only. */
const ofItems = ['only', 'reset', 'complete', 'omit', 'note', 'restore'] as const satisfies (keyof SetOptions)[];

const noItems: Text = {
  zh: '基本情况只写 栏目=内容；--only、--reset、--complete、--omit、--note、--restore 用于事项，请分两次写',
  en: '基本情况 takes LINE=VALUE only; --only, --reset, --complete, --omit, --note and --restore are for items: give them in a call of their own',
};

/** `mulu set LAYER 基本情况 …`: what the letter and the contact say, line by line as the form has it. */
export const setFacts = async (
  given: string,
  assignments: readonly string[],
  options: SetOptions,
): Promise<0 | 1 | 2> => {
  const stop = (problem: Text): 2 => refuse(problem, options.lang);
  if (ofItems.some((name) => options[name] !== undefined)) return stop(noItems);
  const layer = await openLayer(given, options.date);
  if ('problem' in layer) return stop(layer.problem);
  const review: { [key: string]: string } = {};
  const intents: Intent[] = [];
  for (const assignment of assignments) {
    const line = readLine(assignment, layer);
    if ('problem' in line) return stop(line.problem);
    const [, , part] = line.path;
    if (part === undefined) intents.push(intentOf(line.path, line.text));
    else review[part] = line.text;
  }
  if (Object.keys(review).length > 0) {
    const { by, date, result } = { ...layer.now().compiled.layer?.filing?.review, ...review };
    if (!by || !date || !result)
      return stop({
        zh: '公开前的审查要三项一起写：审查机关=… 审查日期=… 审查结论=…',
        en: 'a review needs its three lines: 审查机关=… 审查日期=… 审查结论=…',
      });
    intents.push({ kind: 'setFiling', key: 'review', value: { by, date, result } });
  }
  if (intents.length === 0)
    return stop({
      zh: '没有写要改什么，如 主送机关=示例市人社局',
      en: 'say what to change, such as 主送机关=示例市人社局',
    });
  const before = layer.text();
  const obstacle = await layer.carryOut(...intents);
  if (obstacle) return stop(obstacle.obstacle);
  return finish(layer, allLinesChanged(before, layer.text()), ({ severity }) => severity === 'error', options);
};
