import type { GuideFieldId, ResolvedGuide } from '../../model/guide.ts';

const words = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(words);
  if (value === null || typeof value !== 'object') return [];
  const said = Object.values(value).filter((one): one is string => typeof one === 'string');
  return [said.join('，')].filter((line) => line !== '');
};

/** What a guide says in one field, a line each: as it is shown to the one who may say otherwise. */
export const saidIn = (id: GuideFieldId, guide: ResolvedGuide): readonly string[] => {
  if (id === 'materials' || id === 'conditions') {
    const all = guide[id];
    if (!all) return [];
    const kept = all.filter(({ waived }) => !waived).map(({ value }) => ('name' in value ? value.name : value.text));
    return all.length === 0 ? ['无需材料'] : kept;
  }
  const value = guide.fields[id]?.value;
  if (id === 'fee' && value !== undefined) {
    const { rows } = value as { readonly rows: readonly unknown[] };
    return rows.length === 0 ? ['不收费'] : words(rows);
  }
  if (id === 'process' && value !== undefined) {
    const { steps } = value as { readonly steps: readonly { readonly by: string; readonly text: string }[] };
    return steps.map(({ by, text }) => `${by}：${text}`);
  }
  return words(value);
};
