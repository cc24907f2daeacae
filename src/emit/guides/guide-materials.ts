import { printed } from '../../document/printed.ts';
import type { ListEntry, Material, PublishedGuide } from '../../model/guide.ts';

/** A paper as it is printed. */
export interface PrintedMaterial {
  readonly name: string;
  readonly need: string;
  readonly counter: string;
  readonly online: string;
  readonly source: string;
  readonly require: string;
  readonly basis: string;
  /** The cases that want it; empty for all. */
  readonly cases: readonly string[];
  readonly form?: { readonly label: string; readonly href: string };
  readonly sample?: { readonly label: string; readonly href: string };
  readonly fill: readonly { readonly field: string; readonly how: string; readonly example: string }[];
}

/** From the page of a guide up to the folder that its files lie in. */
const up = '../';

/** The papers that have to be brought, as they are printed. */
export const printedMaterials = ({ guide, files }: PublishedGuide): PrintedMaterial[] => {
  const cases = guide.fields.cases?.value ?? [];
  const fileLink = (name: string | undefined, by: number | undefined, label: string) => {
    const file = files.find((one) => one.name === name && one.by === by);
    return file && { label, href: `${up}${file.path.split('/').map(encodeURIComponent).join('/')}` };
  };
  const material = ({ value: one, filesBy }: ListEntry<Material>): PrintedMaterial => {
    const form = fileLink(one.form, filesBy?.form, '空白表格');
    const sample = fileLink(one.sample, filesBy?.sample, '示范文本');
    const [need = '必要', when] = [one.need, one.when].map((part) => part && printed(part));
    return {
      name: printed(one.name),
      need: when ? `${need}：${when}` : need,
      counter: printed(one.counter ?? ''),
      online: printed(one.online ?? ''),
      source: printed(one.source ?? ''),
      require: printed(one.require ?? ''),
      basis: printed(one.basis ?? ''),
      cases: one.for.map((id) => printed(cases.find((other) => other.id === id)?.name ?? id)),
      fill: one.fill.map(({ field, how, example }) => ({
        field: printed(field),
        how: printed(how),
        example: printed(example),
      })),
      ...(form ? { form } : {}),
      ...(sample ? { sample } : {}),
    };
  };
  return (guide.materials ?? []).flatMap((entry) => (entry.waived ? [] : [material(entry)]));
};

/** The papers that the guide above wants and that need not be brought here, with the reason. */
export const waivedMaterials = ({ guide }: PublishedGuide): string[] =>
  (guide.materials ?? []).flatMap(({ value, waived }) =>
    waived ? [`${printed(value.name)}${waived.how ? `（${printed(waived.how)}）` : ''}`] : [],
  );
