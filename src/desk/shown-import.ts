import type { ImportedCell, ImportedRow, RowOutcome } from '../import/account.ts';
import { outcomeNames } from '../import/account.ts';
import type { ImportAccount } from '../import/report-json.ts';
import type { FieldId } from '../model/catalogue.ts';
import { fields } from '../model/fields.ts';
import { mask } from '../model/personal/mask.ts';
import { placeWords } from '../model/place-words.ts';
import { problemText } from '../source/table/problem-text.ts';
import type { ImportAnswer, ShownImportCell, ShownImportRow, ShownRemark } from './import-protocol.ts';

const placed = (place: string): string => mask(placeWords(place, 'zh'));

const tones: { readonly [outcome in RowOutcome]: ShownImportRow['tone'] } = {
  unchanged: 'same',
  continued: 'same',
  heading: 'same',
  title: 'same',
  note: 'same',
  amended: 'own',
  renamed: 'own',
  added: 'own',
  merged: 'own',
  split: 'own',
  restored: 'own',
  duplicate: 'left',
  withheld: 'left',
  refused: 'left',
  'other-domain': 'left',
};

const becameNames: { readonly [became in ImportedCell['became']]: string } = {
  same: '与标准同义',
  written: '写入',
  partly: '写入一部分',
  unread: '读不出',
  ignored: '未写入',
};

const shownCell = ({ place, column, text, became, left = [], note, inherited }: ImportedCell): ShownImportCell => ({
  place: placed(place),
  column,
  text,
  became: becameNames[became],
  isLost: became === 'unread' || became === 'partly',
  why: [
    ...(note ? [note] : []),
    ...left.map((words) => `${words.text}：${words.why.zh}`),
    ...(inherited ? [`内容来自 ${placed(inherited)}`] : []),
  ],
});

const shownRow = (row: ImportedRow): ShownImportRow => {
  const cells = (row.cells ?? []).map(shownCell);
  const isLost = cells.some((cell) => cell.isLost);
  const changed = (row.changes ?? []).map((field) => fields[field as FieldId].label.zh);
  return {
    place: placed(row.place),
    names: [row.level1, row.level2, row.level3].filter((name) => name !== ''),
    item: row.item?.split('/')[1] ?? '',
    outcome: outcomeNames[row.outcome].zh,
    tone: isLost ? 'left' : tones[row.outcome],
    words: [
      ...(row.title ? [`标准名称：${row.title}`] : []),
      ...(changed.length > 0 ? [`与标准不同：${changed.join('、')}`] : []),
      ...(row.notes ?? []),
    ],
    cells,
  };
};

const severities: readonly ShownRemark['severity'][] = ['error', 'warning', 'info'];

/** The account of an import as the page shows it. */
export const shownImport = ({ problems, report, kind }: ImportAccount): Omit<ImportAnswer, 'layer' | 'counts'> => {
  const told = [
    ...problems.map((problem): ShownRemark => {
      const { text, fix } = problemText(problem);
      return {
        severity: problem.severity,
        place: mask(problem.file),
        text: `${text.zh}${fix ? `。${fix.zh}` : ''}`,
      };
    }),
    ...report.remarks.map(
      ({ severity, text, place }): ShownRemark => ({
        severity,
        ...(place === undefined ? {} : { place: placed(place) }),
        text: placeWords(text.zh, 'zh'),
      }),
    ),
  ];
  return {
    kind,
    domains: report.domains.map(({ name }) => name.zh),
    told: told.sort((left, right) => severities.indexOf(left.severity) - severities.indexOf(right.severity)),
    rows: report.rows.map(shownRow),
    omitted: report.omitted.map(({ item, title }) => ({ item: item.split('/')[1] ?? item, title })),
  };
};
