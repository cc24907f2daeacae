import type { Sheet, SheetCell } from '../../document/sheet/sheet.ts';
import type { DomainId, Layer } from '../../model/catalogue.ts';
import type { Step } from '../../model/step.ts';
import { codeWords, factHeads, factRows, formText, workbookSheets } from '../../model/workbook-form.ts';
import { type FormLists, listRange } from './form-lists.ts';

/** What a layer says at a path of 基本情况, as an author wrote it. */
const factText = (layer: Layer, path: readonly string[]): string => {
  const [first = '', second = ''] = path;
  if (first === 'extends') return layer.extends.value;
  if (first === 'responsibleBody')
    return layer.responsibleBody ? formText('responsibleBody', layer.responsibleBody.value) : '';
  if (second === 'title') return layer.domains[first as DomainId]?.title?.value ?? '';
  let value: unknown = layer;
  for (const step of path) value = (value as { readonly [key: string]: unknown } | undefined)?.[step];
  if (Array.isArray(value)) return value.join('\n');
  const text = typeof value === 'string' ? value : '';
  return first === 'region' && (second === 'level' || second === 'kind')
    ? (codeWords.find(([, code]) => code === text)?.[0] ?? text)
    : text;
};

/** The sheet of what is said once for the whole layer. */
export const factSheet = ({ layer, resolved }: Step, lists: FormLists): Sheet => {
  const rows = factRows(resolved.domains);
  const top = 2;
  const rowOf = (label: string) => top + rows.findIndex(([own]) => own === label) + 1;
  return {
    paper: 'a4',
    orientation: 'portrait',
    name: workbookSheets.facts,
    widths: [18, 60, 46],
    heights: [24],
    cells: [
      { row: 0, column: 0, value: '基本情况：黄格填写', style: 'heading' },
      ...factHeads.map((value, column): SheetCell => ({ row: 1, column, value, style: 'head' })),
      ...rows.flatMap(([label, path, remark], index): SheetCell[] => [
        { row: top + index, column: 0, value: label, style: 'text' },
        { row: top + index, column: 1, value: factText(layer, path), style: 'text', open: true },
        { row: top + index, column: 2, value: remark, style: 'text' },
      ]),
    ],
    foot: workbookSheets.facts,
    locked: true,
    dropDowns: [
      { range: `B${rowOf('层级')}`, from: listRange(lists, 'region') },
      { range: `B${rowOf('特殊地区')}`, from: listRange(lists, 'kind') },
    ],
  };
};
