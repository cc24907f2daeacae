import { printed } from '../../../document/printed.ts';
import type { Sheet } from '../../../document/sheet/sheet.ts';
import { domainOf } from '../../../model/domain.ts';
import type { Review } from '../../../model/review.ts';
import type { Text } from '../../../model/text.ts';
import { reasonNames } from '../review-words.ts';
import { listSheet } from './list-sheet.ts';

const idOf = (item: string): string => item.slice(item.indexOf('/') + 1);
const domainName = ({ domains }: Review, item: string): string => domainOf(domains, item).name.zh;

/** 按规则. */
export const ruleSheet = ({ rules, submissions: all }: Review, say: (text: Text) => string): Sheet => {
  const titleOf = new Map(all.map(({ key, title }) => [key, printed(title)]));
  return listSheet(
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
    rules.map(({ rule, summary, errors, warnings, infos, submissions }) => [
      rule,
      say(summary),
      errors,
      warnings,
      infos,
      submissions.length,
      submissions.map((key) => titleOf.get(key) ?? key).join('、'),
    ]),
    1,
  );
};

/** 未列入事项. */
export const omissionSheet = (review: Review): Sheet =>
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
        domainName(review, item),
        idOf(item),
        printed(name),
        reasonNames[reason].zh,
        printed(note),
        printed(by),
      ]),
    ),
  );

/** 新增事项. */
export const additionSheet = (review: Review): Sheet =>
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
        domainName(review, item),
        level,
        idOf(item),
        printed(name),
      ]),
    ),
  );

/** 未报送; none where there is no list of who files. */
export const missingSheets = ({ expected }: Review): Sheet[] =>
  expected
    ? [
        listSheet(
          '未报送',
          [
            ['代码', 12],
            ['地区', 30],
            ['设区市', 16],
            ['期限', 16],
          ],
          expected.missing.map(({ code, name, deadline, place }) => [
            code ?? '',
            printed(name),
            printed(place?.name ?? ''),
            deadline ?? '',
          ]),
        ),
      ]
    : [];
