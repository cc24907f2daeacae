import { printed } from '../../document/printed.ts';
import { charactersIn, lineCount } from '../../document/sheet/line-count.ts';
import type { Sheet, SheetCell } from '../../document/sheet/sheet.ts';
import { workbookBytes } from '../../document/sheet/workbook-package.ts';
import { domainIds, domains } from '../../generated/domains.js';
import { omissionReasons } from '../../model/catalogue.ts';
import { domainOf } from '../../model/domain.ts';
import type { Review } from '../../model/review.ts';
import type { Lang, Text } from '../../model/text.ts';
import { rulingOf } from './opinion.ts';
import type { ReviewEmitter } from './output.ts';
import { arrivalNames, levelNames, reasonNames, severityNames, stateName } from './review-words.ts';
import { tally } from './tally.ts';

type Value = string | number;

const size = 9;
const lineHeight = 13.2;

/** A list with a head row that filters, wrapped text and frozen names. */
const listSheet = (
  name: string,
  columns: readonly (readonly [label: string, width: number])[],
  rows: readonly (readonly Value[])[],
  frozen = 2,
): Sheet => {
  const widths = columns.map(([, width]) => width);
  const heightOf = (row: readonly Value[]): number =>
    Math.min(
      400,
      Math.max(1, ...row.map((value, column) => lineCount(String(value), charactersIn(widths[column] ?? 1, size)))) *
        lineHeight +
        5,
    );
  const cells = [columns.map(([label]) => label as Value), ...rows].flatMap((row, index) =>
    row.map(
      (value, column): SheetCell => ({
        row: index + 1,
        column,
        value,
        style: index === 0 ? 'head' : typeof value === 'number' ? 'mark' : 'text',
      }),
    ),
  );
  return {
    name,
    widths,
    heights: [30, 30, ...rows.map(heightOf)],
    cells: [{ row: 0, column: 0, value: name, style: 'title', endColumn: widths.length - 1 }, ...cells],
    paper: 'a4',
    orientation: 'landscape',
    frozen: { rows: 2, columns: frozen },
    repeated: { from: 1, to: 1 },
    filter: { row: 1, last: rows.length + 1 },
    foot: name,
  };
};

const idOf = (item: string): string => item.slice(item.indexOf('/') + 1);
const domainName = (item: string): string => domainOf(domains, item).name.zh;

const overview = ({ submissions }: Review, say: (text: Text) => string): Sheet =>
  listSheet(
    '各地情况',
    [
      ['代码', 10],
      ['地区', 18],
      ['层级', 7],
      ['报送材料', 24],
      ['审核意见', 12],
      ['原因', 30],
      ['须改正', 7],
      ['须说明、核对', 9],
      ['已答复', 8],
      ['已认可', 8],
      ['提示', 7],
      ...domains.map(({ name, short }) => [`${short ?? name.zh}列入`, 8] as const),
      ...omissionReasons.map((reason) => [`未列入：${reasonNames[reason].zh}`, 10] as const),
      ['本级新增', 8],
      ['报送', 10],
      ['来文字号', 22],
      ['来文日期', 12],
      ['期限', 12],
    ],
    submissions.map((submission) => {
      const { region, title, name, cause, remedy, findings, counts, additions, arrival, filing, deadline } = submission;
      const { errors, warnings, answered, accepted, infos } = tally(findings);
      return [
        region?.code ?? '',
        printed(title),
        region ? (levelNames[region.level] ?? '') : '',
        printed(name),
        stateName(submission).zh,
        [cause, remedy].flatMap((part) => (part ? [say(part)] : [])).join('；'),
        errors,
        warnings,
        answered,
        accepted,
        infos,
        ...domainIds.map((domain) => counts?.[domain]?.covered ?? ''),
        ...omissionReasons.map((reason) =>
          counts ? domainIds.reduce((sum, domain) => sum + (counts[domain]?.omitted[reason] ?? 0), 0) : '',
        ),
        counts ? additions.length : '',
        arrivalNames[arrival].zh,
        printed(filing.number ?? ''),
        filing.date ?? '',
        deadline ?? '',
      ];
    }),
  );

const findingList = ({ submissions }: Review, say: (text: Text) => string): Sheet =>
  listSheet(
    '问题清单',
    [
      ['代码', 10],
      ['地区', 16],
      ['级别', 7],
      ['规则', 18],
      ['事项', 26],
      ['问题', 50],
      ['改法', 36],
      ['文件', 24],
      ['行', 6],
      ['原文', 36],
      ['答复', 24],
      ['审核决定', 24],
      ['标识', 30],
    ],
    submissions.flatMap(({ region, title, findings }) =>
      findings.map((finding) => [
        region?.code ?? '',
        printed(title),
        severityNames[finding.severity],
        finding.rule,
        printed(finding.itemName ?? finding.item ?? ''),
        say(finding.message),
        finding.fix ? say(finding.fix) : '',
        finding.file,
        finding.line ?? finding.cell ?? '',
        finding.frame?.text.trim() ?? '',
        finding.answer ?? '',
        rulingOf(finding) ?? '',
        finding.fingerprint,
      ]),
    ),
  );

/** `review.xlsx`: one list a sheet, ready to filter; no cell can hold a formula. */
const reviewXlsx = (review: Review, lang: Lang, tool: string): Uint8Array => {
  const say = (text: Text): string => printed(text[lang]);
  const titleOf = new Map(review.submissions.map(({ key, title }) => [key, printed(title)]));
  const names = (keys: readonly string[]): string => keys.map((key) => titleOf.get(key) ?? key).join('、');
  const { expected } = review;
  const sheets = [
    overview(review, say),
    findingList(review, say),
    listSheet(
      '按规则',
      [
        ['规则', 22],
        ['要求', 46],
        ['错误', 8],
        ['警告', 8],
        ['提示', 8],
        ['地区数', 8],
        ['地区', 60],
      ],
      review.rules.map(({ rule, summary, errors, warnings, infos, submissions }) => [
        rule,
        say(summary),
        errors,
        warnings,
        infos,
        submissions.length,
        names(submissions),
      ]),
      1,
    ),
    listSheet(
      '未列入事项',
      [
        ['代码', 10],
        ['地区', 16],
        ['领域', 9],
        ['编号', 8],
        ['事项', 36],
        ['理由', 14],
        ['说明', 50],
        ['决定', 16],
      ],
      review.submissions.flatMap(({ region, title, omissions }) =>
        omissions.map(({ item, title: name, reason, note, by }) => [
          region?.code ?? '',
          printed(title),
          domainName(item),
          idOf(item),
          printed(name),
          reasonNames[reason].zh,
          printed(note),
          printed(by),
        ]),
      ),
    ),
    listSheet(
      '新增事项',
      [
        ['代码', 10],
        ['地区', 16],
        ['领域', 9],
        ['级', 5],
        ['编号', 8],
        ['事项', 50],
      ],
      review.submissions.flatMap(({ region, title, additions }) =>
        additions.map(({ item, level, title: name }) => [
          region?.code ?? '',
          printed(title),
          domainName(item),
          level,
          idOf(item),
          printed(name),
        ]),
      ),
    ),
    ...(expected
      ? [
          listSheet(
            '未报送',
            [
              ['代码', 12],
              ['地区', 30],
              ['期限', 16],
            ],
            expected.missing.map(({ code, name, deadline }) => [code ?? '', printed(name), deadline ?? '']),
          ),
        ]
      : []),
  ];
  return workbookBytes(sheets, {
    title: '目录备案审核汇总',
    creator: tool,
    ...(review.date ? { date: review.date } : {}),
  });
};

/** The workbook of a review. */
export const xlsx: ReviewEmitter = {
  files: (review, { lang, tool }) => [{ path: 'review.xlsx', bytes: reviewXlsx(review, lang, tool) }],
};
