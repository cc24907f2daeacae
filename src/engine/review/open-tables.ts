import { atCells, type Origin, readingFindings } from '../../import/at-cells.ts';
import { joinGrids } from '../../import/join-grids.ts';
import type { Region } from '../../model/catalogue.ts';
import type { Finding } from '../../model/finding.ts';
import { officeFormat } from '../../model/office-format.ts';
import type { Text } from '../../model/text.ts';
import { createJudge } from '../../overlap/judge.ts';
import { tableRegion } from '../../review/table-region.ts';
import type { Unfit } from '../../review/unfitness.ts';
import type { Host } from '../../source/host.ts';
import type { Source } from '../../source/source.ts';
import { problemText } from '../../source/table/problem-text.ts';
import { readTables } from '../../source/table/read-tables.ts';
import type { Tables } from '../../source/table/table.ts';
import { baseName } from '../paths.ts';
import type { Entry } from './find-submissions.ts';
import type { Desk } from './review-entry.ts';

/** A submission that was sent in as tables, made a layer for the review. */
export interface FromTables {
  readonly source: Source;
  readonly origin: Origin;
  /** What reading the tables told. */
  readonly findings: readonly Finding[];
}

interface Opened extends Tables {
  readonly file: string;
}

const another: Text = {
  zh: '表里没有公开事项目录：要有“公开事项”“公开内容”“公开依据”等栏，事项与标准目录对得上',
  en: 'the tables hold no catalogue: columns such as 公开事项, 公开内容, 公开依据, and items of the standard',
};
const sendTable: Text = {
  zh: '请报送本地的标准目录：填报工作簿，或者带栏名的目录表（XLSX、DOCX）',
  en: 'send the catalogue: the filled-in workbook, or a table with its headings (XLSX, DOCX)',
};
const nameless: Text = {
  zh: '看不出这份目录表是哪个地区的',
  en: 'nobody can tell which region this table is of',
};
const nameIt: Text = {
  zh: '由审核人在文件名里写上六位代码和地区名称，或者用 --expected 给出应报名单',
  en: 'the reviewer puts the code and the name of the region into the file name, or gives a list with --expected',
};

/** Tables are read one after the other, and held together: more of them, or more bytes, are no catalogue of one region. */
const [mostTables, mostBytes] = [20, 16 * 1024 * 1024];
const tooMany: Text = {
  zh: `表格多于 ${mostTables} 份，或者合计超过 ${mostBytes / 2 ** 20} MB，不像一个地区的目录`,
  en: `there are more than ${mostTables} tables, or more than ${mostBytes / 2 ** 20} MB of them`,
};

/** Unreadable files in office words: what is wrong with the first. */
const unread = ({ file, problems }: Opened): Unfit => {
  const problem = problems.find(({ severity }) => severity === 'error');
  const told = problem && problemText(problem);
  const name = baseName(file);
  return {
    outcome: 'return',
    cause: told
      ? { zh: `“${name}”读不出：${told.text.zh}`, en: `\`${name}\` cannot be read: ${told.text.en}` }
      : another,
    remedy: told?.fix ?? sendTable,
    isVersion: true,
  };
};

/** The first words of the tables, where their titles stand. */
const titlesOf = (opened: readonly Opened[]): string[] =>
  opened.flatMap(({ grids }) =>
    grids.flatMap(({ before = '', rows }) => [before, ...rows.slice(0, 2).map((row) => row[0]?.text ?? '')]),
  );

/** The pinned layer that stands above a region, relative to a file; else the national edition. */
const parentOf = (file: string, { code = '' }: Region, { base, ground }: Desk): string => {
  const codes = [code.slice(0, 6), `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`].filter((one) => one !== code);
  const above = codes.flatMap((one) => base.layers.filter(({ region }) => region.code === one))[0];
  if (!above) return `national@${base.edition}`;
  const path = ground.relative(file.split('/').slice(0, -1).join('/') || '.', above.file);
  return path.startsWith('.') ? path : `./${path}`;
};

/** What somebody at the desk should know of a submission that came as tables. */
const remarksOf = (
  opened: readonly Opened[],
  idle: readonly Opened[],
  letters: readonly string[],
  missing: readonly Text[],
): Finding[] => {
  const about = (
    severity: Finding['severity'],
    message: Text,
    file = opened[0]?.file ?? '',
    rule: Finding['rule'] = 'readable-file',
  ): Finding => ({
    rule,
    severity,
    message,
    at: { file, start: 0, end: 0 },
    related: [],
  });
  const names = letters.map((file) => baseName(file)).join('、');
  const letter: Text =
    letters.length > 0
      ? { zh: `以随附的“${names}”为准`, en: `as the letter \`${names}\` beside it says` }
      : { zh: '没有随附盖章的函，请审核人核对', en: 'no stamped letter came with it; the reviewer looks at it' };
  return [
    about('info', {
      zh: `由旧表转换；发文字号、日期和本级审查${letter.zh}`,
      en: `made of a table; its number, date and review: ${letter.en}`,
    }),
    ...missing.map((name) =>
      about(
        'error',
        {
          zh: `材料里没有${name.zh}领域的目录表；这个领域没有报送`,
          en: `no table of ${name.en} was sent in; that domain was not filed`,
        },
        opened[0]?.file,
        'item-standard-covered',
      ),
    ),
    ...idle.map(({ file }) => about('error', another, file)),
    ...opened.flatMap(({ file, grids, problems }) =>
      problems.map((problem) => {
        const { text } = problemText(problem);
        return about(grids.length === 0 ? 'error' : problem.severity, text, file);
      }),
    ),
  ];
};

/** The tables of files; undefined when they are too much for one submission. */
const readAll = async (files: readonly string[], host: Host): Promise<readonly Opened[] | undefined> => {
  if (files.length > mostTables) return undefined;
  const opened: Opened[] = [];
  let sum = 0;
  for (const file of files) {
    const bytes = await host.read(file);
    if (!(bytes instanceof Uint8Array)) continue;
    sum += bytes.length;
    if (sum > mostBytes) return undefined;
    opened.push({ file, ...(await readTables(file, bytes)) });
  }
  return opened;
};

/** The tables of an entry as a layer; why there is none; undefined where it holds no tables at all. */
export const openTables = async (
  entry: Entry,
  desk: Desk,
): Promise<FromTables | { readonly unfit: Unfit } | undefined> => {
  const { workspace, host, expected = [] } = desk;
  const { office } = workspace.reference;
  const all = [...entry.files, ...entry.others];
  const isA = (id: string) => (file: string) => officeFormat(file, office)?.id === id;
  // A PDF beside a table is its stamped letter; alone it may be the table.
  const own = all.filter(isA('table'));
  const printed = own.length > 0 ? [] : all.filter((file) => /\.pdf$/iu.test(file));
  const read = await readAll([...own, ...printed], host);
  if (read === undefined) return { unfit: { outcome: 'return', cause: tooMany, remedy: sendTable, isVersion: true } };
  const tables = read.filter(({ grids }) => grids.length > 0);
  const [first] = tables;
  if (!first) return read[0] && { unfit: { ...unread(read[0]), isVersion: own.length > 0 } };
  const opened = read.filter(({ file, grids }) => grids.length > 0 || !printed.includes(file));
  const names = [entry.name, ...tables.map(({ file }) => baseName(file))];
  const region = tableRegion(names, titlesOf(tables), expected);
  if (!region) return { unfit: { outcome: 'hold', cause: nameless, remedy: nameIt, isVersion: true } };
  const layer = `${first.file}.yaml`;
  const parent = parentOf(layer, region, desk);
  const write = (text: string) => {
    host.put(layer, new TextEncoder().encode(text));
    workspace.forget([layer]);
  };
  write(`kind: layer\nregion: ${JSON.stringify(region)}\nextends: ${JSON.stringify(parent)}\n`);
  const { step, known } = await workspace.check(layer);
  if (!step) return { unfit: { outcome: 'hold', cause: another, remedy: sendTable, isVersion: true } };
  const { importTables } = await import('../../import/import-tables.ts');
  const files = new Map(tables.map(({ file }) => [baseName(file), file]));
  const { layer: text, report } = importTables({
    file: names.slice(1).join('、'),
    grids: joinGrids(tables.map(({ file, grids }) => ({ name: baseName(file), grids }))),
    region,
    extends: parent,
    parent: step.inherited,
    known,
    judge: createJudge(workspace.reference),
  });
  if (text === undefined) return { unfit: { outcome: 'return', cause: another, remedy: sendTable, isVersion: true } };
  write(text);
  const origin: Origin = { layer, files, report };
  const unused = tables.filter(
    ({ file }) => tables.length > 1 && !report.rows.some(({ place }) => place.startsWith(`${baseName(file)} `)),
  );
  const idle = unused.filter(({ file }) => !printed.includes(file));
  const catalogues = tables.filter((table) => !unused.includes(table)).map(({ file }) => file);
  const letters = [...(entry.letters ?? []), ...all.filter((file) => isA('scan')(file) && !catalogues.includes(file))];
  const missing = step.inherited.domains
    .filter(({ id }) => !report.domains.some((domain) => domain.id === id))
    .map(({ name }) => name);
  return {
    source: await workspace.open(layer),
    origin,
    findings: [...remarksOf(opened, idle, letters, missing), ...readingFindings(origin)],
  };
};

/** What a filing says of itself stands in its letter, not in its table. */
const isOfLetter = ({ rule }: Finding): boolean => rule === 'filing-sound';

/** The findings of the layer at the cells of the tables, with what reading them told. */
export const findingsOfTables = (found: readonly Finding[], { origin, findings }: FromTables): Finding[] => [
  ...findings,
  ...atCells(
    found.filter((finding) => !isOfLetter(finding)),
    origin,
  ),
];
