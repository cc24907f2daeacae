import type {
  ChartStep,
  Condition,
  Fee,
  FillLine,
  Guide,
  GuideEdit,
  GuideFieldId,
  GuideFields,
  Material,
  Process,
} from '../../model/guide.ts';
import { guideFieldIds, guideFields } from '../../model/guide-fields.ts';

/** The cells of one row, by column of the guide headings. */
export type GuideCells = { readonly [column: string]: string };

const noted = (text: string, basis: string | undefined): string => (basis ? `${text}【依据：${basis}】` : text);

const feeText = ({ rows }: Fee): string =>
  rows.length === 0
    ? '不收费'
    : rows
        .map(({ name, standard, basis, relief }) =>
          noted(`${name}：${standard}`, basis).concat(relief ? `【减免：${relief}】` : ''),
        )
        .join('\n');

const pairLines = (pairs: readonly (readonly [string, string])[]): string =>
  pairs.map(([first, second]) => `${first}：${second}`).join('\n');

const conditionText = ({ text, basis }: Condition): string => noted(text, basis);

/** Conditions: the whole list, or what is different from the guide above, told by how a line begins. */
const conditionLines = (edit: GuideEdit<'conditions'>): string => {
  if (edit.kind === 'set') return edit.value.map(conditionText).join('\n');
  const { omit, amend, add } = edit.edit;
  return [
    ...omit.map(({ value }) => `不再要求：${value.name}`),
    ...amend.map(({ value }) => `改写：${value.name}→${value.change.text ?? ''}`),
    ...add.map(({ value }) => `增加：${conditionText(value)}`),
  ].join('\n');
};

type Texts = { readonly [K in GuideFieldId]?: (value: GuideFields[K]) => string };

/** Fields that are more than a text or a list of texts, as they stand in one cell. */
const composed: Texts = {
  cases: (cases) => pairLines(cases.map(({ id, name }) => [id, name])),
  excluded: (times) => pairLines(times.map(({ what, time }) => [what, time])),
  fee: feeText,
  faq: (all) => all.map(({ question, answer }) => `问：${question}\n答：${answer}`).join('\n'),
  extra: (all) => pairLines(Object.entries(all)),
};

const apart: ReadonlySet<GuideFieldId> = new Set(['materials', 'conditions', 'process']);

const fieldText = <K extends GuideFieldId>(id: K, value: GuideFields[K]): string => {
  const print = composed[id] as ((value: GuideFields[K]) => string) | undefined;
  if (print) return print(value);
  return Array.isArray(value) ? value.join('\n') : String(value);
};

/** What a guide says once, as the sheet 指南 holds it. */
export const guideCells = (guide: Guide): GuideCells => {
  const { fields, evidence, owner, checked, isClosed } = guide;
  const cells: { [column: string]: string } = {
    owner: owner ?? '',
    checked: checked?.value ?? '',
    only: isClosed ? '材料以此为限' : '',
    evidence: pairLines(Object.entries(evidence)),
    conditions: fields.conditions ? conditionLines(fields.conditions.value) : '',
  };
  for (const id of guideFieldIds) {
    const edit = fields[id]?.value;
    if (edit?.kind !== 'set' || apart.has(id)) continue;
    cells[guideFields[id].path.join('.')] = fieldText(id, edit.value as never);
  }
  const process = fields.process?.value;
  if (process?.kind === 'set') {
    cells['process.supervision'] = process.value.supervision.join('\n');
    cells['process.rights'] = process.value.rights.join('\n');
  }
  return cells;
};

const fillText = (lines: readonly FillLine[]): string =>
  lines.map(({ field, how, example }) => `${field}：${how}【示例：${example}】`).join('\n');

const materialKeys = [
  'name',
  'kind',
  'need',
  'when',
  'counter',
  'online',
  'source',
  'require',
  'form',
  'sample',
  'basis',
] as const;

const materialCells = (material: Partial<Material>, change = ''): GuideCells => ({
  ...Object.fromEntries(materialKeys.map((key) => [`materials.${key}`, material[key] ?? ''])),
  'materials.for': (material.for ?? []).join('\n'),
  'materials.fill': fillText(material.fill ?? []),
  'materials.change': change,
});

/** The materials of a guide, a row each: the whole list, or what is different from the guide above. */
export const materialRows = ({ fields }: Guide): GuideCells[] => {
  const edit = fields.materials?.value;
  if (!edit) return [];
  if (edit.kind === 'set')
    return edit.value.length === 0 ? [{ 'materials.name': '无需材料' }] : edit.value.map((one) => materialCells(one));
  const { omit, amend, add } = edit.edit;
  return [
    ...omit.map(({ value: { name, how = '' } }) => ({
      'materials.name': name,
      'materials.change': '免交',
      'materials.waived': how,
    })),
    ...amend.map(({ value }) => materialCells({ ...value.change, name: value.name }, '改动')),
    ...add.map(({ value }) => materialCells(value, '增加')),
  ];
};

const nextText = ({ links, isDecision }: ChartStep, following: string | undefined): string => {
  if (isDecision) return pairLines(links.map(({ label = '', to }) => [label, to]));
  const [only] = links;
  return only && only.to !== (following ?? '结束') ? only.to : '';
};

/** The steps of a guide, a row each. */
export const stepRows = ({ fields }: Guide): GuideCells[] => {
  const edit = fields.process?.value;
  const { steps = [] }: Partial<Process> = edit?.kind === 'set' ? edit.value : {};
  return steps.map((step, index) => ({
    'steps.id': step.id,
    'steps.by': step.by,
    [step.isDecision ? 'steps.ask' : 'steps.text']: step.text,
    'steps.next': nextText(step, steps[index + 1]?.id),
    'steps.limit': step.limit ?? '',
    'steps.note': step.note ?? '',
    'steps.basis': step.basis ?? '',
    'steps.link': step.link ?? '',
    'steps.publish': step.publish ?? '',
    'steps.public': step.isInner ? '否' : '',
  }));
};
