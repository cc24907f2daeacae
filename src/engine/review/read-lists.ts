import type { Office } from '../../model/reference.ts';
import type { Rulings } from '../../model/review.ts';
import type { Text } from '../../model/text.ts';
import { readExpectedData } from '../../review/expected.ts';
import type { ReadList } from '../../review/lists/read-list.ts';
import { type EarlierReview, readEarlier } from '../../review/rounds.ts';
import { readRulings } from '../../review/rulings.ts';
import { upgradeReview } from '../../review/upgrade.ts';
import { rules } from '../../rules/index.ts';
import type { Host } from '../../source/host.ts';
import { isYamlName } from '../../source/parent-file.ts';
import type { Workspace } from '../workspace.ts';

type Problem = { readonly problem: Text };

/** The list of regions that have to file: YAML, a workbook, or a text table. */
export const readExpected = async (file: string, host: Host, { lists }: Office): Promise<ReadList | Problem> => {
  const bytes = await host.read(file);
  if (!(bytes instanceof Uint8Array))
    return { problem: { zh: `读不了名单“${file}”`, en: `the list \`${file}\` cannot be read` } };
  const named = <T>(found: T | Problem): T | Problem =>
    found !== null && typeof found === 'object' && 'problem' in found
      ? { problem: { zh: `名单“${file}”：${found.problem.zh}`, en: `the list \`${file}\`: ${found.problem.en}` } }
      : found;
  if (!isYamlName(file))
    return named(await (await import('../../review/lists/read-list.ts')).readList(file, bytes, lists));
  const { readYaml } = await import('../../source/yaml.ts');
  const { data, faults } = readYaml(file, new TextDecoder().decode(bytes));
  if (faults.length > 0)
    return { problem: { zh: `名单“${file}”不是写法正确的 YAML`, en: `the list \`${file}\` is no well-formed YAML` } };
  const regions = named(readExpectedData(data, lists));
  return 'problem' in regions ? regions : { regions, remarks: [] };
};

/** The decisions that were written into `review.xlsx`. */
const readRulingsBook = async (file: string, host: Host): Promise<Rulings | Problem> => {
  const told = ({ zh, en }: Text): Problem => ({
    problem: { zh: `审核决定“${file}”：${zh}`, en: `the rulings \`${file}\`: ${en}` },
  });
  const bytes = await host.read(file);
  if (!(bytes instanceof Uint8Array)) return told({ zh: '读不了', en: 'it cannot be read' });
  const read = await (await import('../../review/rulings-workbook.ts')).readRulingsWorkbook(file, bytes);
  if ('problem' in read) return told(read.problem);
  const { rulings: fits } = await import('../../generated/validators/rulings.js');
  return fits(read.data)
    ? readRulings(read.data)
    : told({ zh: '标识或日期被改动过，对不上', en: 'names or dates in it were changed' });
};

/** The decisions of earlier rounds, checked against their schema. */
export const openRulings = async (file: string, workspace: Workspace): Promise<Rulings | Problem> => {
  if (/\.(?:xlsx|xls|et)$/iu.test(file)) return readRulingsBook(file, workspace.host);
  const { kind, findings } = await workspace.check(file);
  const [first] = findings.filter(({ severity }) => severity === 'error');
  const { data } = await workspace.open(file);
  if (!first && kind === 'rulings') return readRulings(data);
  const line = first && workspace.locate(first.at)?.line;
  const why = first?.message ?? {
    zh: '不是审核决定（kind: rulings）',
    en: 'it is no file of rulings (`kind: rulings`)',
  };
  return {
    problem: {
      zh: `审核决定“${file}”${line ? `第 ${line} 行` : ''}：${why.zh}${first?.fix ? `；${first.fix.zh}` : ''}`,
      en: `the rulings \`${file}\`${line ? `, line ${line}` : ''}: ${why.en}${first?.fix ? `; ${first.fix.en}` : ''}`,
    },
  };
};

/** The result of the last round, however large it is. */
export const readPrevious = async (file: string, read: () => Promise<string>): Promise<EarlierReview | Problem> => {
  const problem = {
    problem: { zh: `“${file}”不是上一轮的 review.json`, en: `\`${file}\` is no review.json of an earlier round` },
  };
  try {
    const data = upgradeReview(JSON.parse(await read()), rules);
    const { review } = await import('../../generated/validators/review.js');
    return review(data) ? readEarlier(data) : problem;
  } catch {
    return problem;
  }
};
