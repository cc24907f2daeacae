import { compilation } from '../../src/catalogue/compilation.ts';
import { readOffice } from '../../src/commands/import/read-office.ts';
import { csv } from '../../src/emit/csv/csv.ts';
import type { EmitOptions } from '../../src/emit/emitter.ts';
import { catalogueAttachment } from '../../src/emit/filing/catalogue-attachment.ts';
import { docxFiling } from '../../src/emit/filing/docx-filing.ts';
import { filingContent } from '../../src/emit/filing/filing-content.ts';
import { html } from '../../src/emit/html/html.ts';
import { officialTables } from '../../src/emit/official-table.ts';
import { xlsx } from '../../src/emit/xlsx/xlsx.ts';
import { reference } from '../../src/generated/reference.js';
import { nationalEdition } from '../../src/host/national-edition.ts';
import { compareAnnex } from '../../src/import/annex/compare-annex.ts';
import type { AnnexDifference } from '../../src/import/annex/difference.ts';
import type { CatalogueFile, CatalogueItem, NamedCatalogue } from '../../src/model/catalogue-file.ts';
import { headId } from '../../src/model/domain-head.ts';
import { createJudge } from '../../src/overlap/judge.ts';
import { readNational } from '../../src/source/catalogue.ts';
import { openWorkspace } from '../../src/workspace/open-workspace.ts';

type Item = { -readonly [key in keyof CatalogueItem]: CatalogueItem[key] } & {
  [field: string]: unknown;
  items?: Item[];
};

/** The national files, to be changed at will. */
export const nationalFiles = (): { readonly file: string; readonly data: { items: Item[] } & CatalogueFile }[] =>
  structuredClone(nationalEdition.catalogues) as never;

/** An item of them; `take` takes it out. */
const itemOf = (
  files: ReturnType<typeof nationalFiles>,
  ref: string,
): { readonly item: Item; readonly take: () => void } => {
  const [domain, id = ''] = ref.split('/');
  const all = files.find(({ data }) => headId(data) === domain)?.data.items ?? [];
  const group = all.find((one) => one.id === id.split('.')[0]);
  const list = id.includes('.') ? (group?.items ?? []) : all;
  const item = list.find((one) => one.id === id);
  if (!item) throw new Error(`no ${ref}`);
  return { item, take: () => list.splice(list.indexOf(item), 1) };
};

const options: EmitOptions = {
  lang: 'zh',
  draft: false,
  docType: '函',
  redHead: false,
  encoding: 'utf-8',
  tool: 'mulu',
  fileName: (file) => file,
  locate: () => undefined,
};

/** The annex as offices have it: Word, a sheet, a page, plain data. */
export const printAnnex = async (
  files: ReturnType<typeof nationalFiles>,
): Promise<{ readonly [name: string]: Uint8Array }> => {
  const resolved = readNational(files as readonly NamedCatalogue[], reference);
  const input = compilation(resolved, { reference }, { findings: [] });
  const content = filingContent(input, options);
  // A filing pack completes citations; the annex says what it says.
  const attachments = officialTables(input).map(catalogueAttachment);
  const file = async (emitter: typeof xlsx, path: string): Promise<Uint8Array> => {
    const found = (await emitter.emit(input, options)).find((one) => one.path === path);
    if (!found) throw new Error(`no ${path}`);
    return found.bytes;
  };
  return {
    'annex.docx': docxFiling({ ...content, attachments }, content.signature),
    'annex.xlsx': await file(xlsx, 'catalogue.xlsx'),
    'annex.html': await file(html, 'index.html'),
    'annex.csv': await file(csv, 'catalogue.csv'),
  };
};

/** Ten differences, each of another kind, as `kind ref field`. */
export const tenDifferences = (): {
  readonly files: ReturnType<typeof nationalFiles>;
  readonly planted: readonly string[];
} => {
  const files = nationalFiles();
  const set = (ref: string, values: { readonly [field: string]: unknown }): void => {
    Object.assign(itemOf(files, ref).item, values);
  };
  itemOf(files, 'employment/4.2').take();
  const model = structuredClone(itemOf(files, 'social-insurance/2.5').item);
  const group = itemOf(files, 'social-insurance/2').item.items ?? [];
  group.push({ ...model, id: `2.${group.length + 1}`, title: '社会保障卡应用状态查询', provenance: {} });
  set('employment/2.3', { title: '创业开业辅导' });
  set('employment/1.1', {
    content: ['就业创业政策项目', '对象范围', '政策申请条件', '办理流程', '办理地点（方式）', '监督电话'],
  });
  const basis = itemOf(files, 'social-insurance/1.4').item.basis as string[];
  set('social-insurance/1.4', { basis: basis.slice(0, -1) });
  set('employment/3.1', { timeLimit: '公开事项信息形成或变更之日起15个工作日内公开' });
  set('social-insurance/4.1', { responsibleBody: '社会保险经办机构' });
  set('employment/1.4', { channels: ['政府网站', '政务服务中心'] });
  set('social-insurance/6.2', { audience: '特定群体' });
  set('employment/6.3', { levels: ['县级'] });
  return {
    files,
    planted: [
      'changed employment/1.1 content',
      'changed employment/1.4 channels',
      'changed employment/3.1 timeLimit',
      'changed employment/6.3 levels',
      'changed social-insurance/1.4 basis',
      'changed social-insurance/4.1 responsibleBody',
      'changed social-insurance/6.2 audience',
      'missing employment/4.2 ',
      'more 2.6 社会保障卡应用状态查询',
      'renamed employment/2.3 title',
    ],
  };
};

const named = ({ kind, item, number, title, field }: AnnexDifference): string =>
  item === undefined ? `${kind} ${number} ${title}` : `${kind} ${item} ${field ?? ''}`;

/** The differences of an annex, and what was told beside them. */
export const differencesIn = async (name: string, bytes: Uint8Array) => {
  const { differences, remarks } = compareAnnex({
    grids: (await readOffice(name, bytes, undefined, false)).grids,
    parent: openWorkspace(undefined).nationalStandard(),
    known: { reference },
    judge: createJudge(reference),
  });
  return { differences: differences.map(named).sort(), remarks: remarks.map(({ text }) => text.zh) };
};
