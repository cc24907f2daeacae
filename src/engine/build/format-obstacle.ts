import { emitters, type Need, usualFormats } from '../../emit/index.ts';
import type { Text } from '../../model/text.ts';
import type { Refusal } from './refusal.ts';

/** What there is for outputs that need something: why no filing pack may be issued, a browser, a local layer. */
export interface Means {
  readonly filingObstacles: readonly Text[];
  readonly hasBrowser: boolean;
  /** How a browser is installed, where one can be. */
  readonly install?: Text;
  readonly hasLayer: boolean;
  /** Whether the layer, or one above it, has guides. */
  readonly hasGuides: boolean;
  /** Whether the layer has a record of what was published; one with errors counts. */
  readonly hasPublications: boolean;
  /** Whether the layer says where requests are taken. */
  readonly hasOnRequest: boolean;
  /** Whether people are asked, or were. */
  readonly hasConsultation: boolean;
  /** Whether the edition before is given. */
  readonly hasPrevious: boolean;
  /** Whether the layer has a list of services. */
  readonly hasServices: boolean;
}

const refusals: { readonly [need in Need]: (means: Means) => Refusal | undefined } = {
  filing: ({ filingObstacles: obstacles }) =>
    obstacles.length === 0
      ? undefined
      : {
          refused: 1,
          words: [
            { zh: '备案材料不能出具：', en: 'no filing pack can be issued:' },
            ...obstacles.map(({ zh, en }) => ({ zh: `  ${zh}`, en: `  ${en}` })),
            {
              zh: `没有写出任何文件；只要其他文件请用 --format ${usualFormats.join(',')}`,
              en: `nothing was written; for the other files use --format ${usualFormats.join(',')}`,
            },
          ],
        },
  chromium: ({ hasBrowser, install }) =>
    hasBrowser
      ? undefined
      : {
          refused: 2,
          words: [
            {
              zh: '错误：生成 PDF 要用 Chromium，本机没有找到。没有写出任何文件',
              en: 'error: a PDF needs Chromium, and there is none here; nothing was written',
            },
            ...(install ? [{ zh: `  安装：${install.zh}`, en: `  install it: ${install.en}` }] : []),
            {
              zh: '  不装也可以：用浏览器打开 index.html，打印成 PDF',
              en: '  or open index.html in a browser and print it to PDF',
            },
          ],
        },
  publications: ({ hasPublications }) =>
    hasPublications
      ? undefined
      : {
          refused: 2,
          words: [
            {
              zh: '错误：这份目录没有公开登记表，没有写出任何文件。在地方层里写 records: { publications: 登记表.csv }',
              en: 'error: this catalogue has no record of what was published; nothing was written. Name it in the layer: `records: { publications: … }`',
            },
          ],
        },
  services: ({ hasServices }) =>
    hasServices
      ? undefined
      : {
          refused: 2,
          words: [
            {
              zh: '错误：这份目录没有公共服务事项清单，没有写出任何文件。在地方层里写 records: { services: 清单.csv }',
              en: 'error: this catalogue has no list of services; nothing was written. Name it in the layer: `records: { services: … }`',
            },
          ],
        },
  consultation: ({ hasConsultation }) =>
    hasConsultation
      ? undefined
      : {
          refused: 2,
          words: [
            {
              zh: '错误：地方层没有写征求意见，没有写出任何文件。写 consultation: { from: 开始日期, to: 截止日期 }，或者 records: { comments: 意见登记表.csv }',
              en: 'error: the layer asks nobody; nothing was written. Write `consultation: { from, to }`, or `records: { comments: … }`',
            },
          ],
        },
  previous: ({ hasPrevious }) =>
    hasPrevious
      ? undefined
      : {
          refused: 2,
          words: [
            {
              zh: '错误：写调整说明要有上一版，没有写出任何文件。加 --previous 上一版的地方层、catalogue.json 或 git:提交',
              en: 'error: an account of changes needs the edition before; nothing was written. Give it with `--previous`: a layer, a catalogue.json or git:<commit>',
            },
          ],
        },
  onRequest: ({ hasOnRequest }) =>
    hasOnRequest
      ? undefined
      : {
          refused: 2,
          words: [
            {
              zh: '错误：地方层没有写向谁申请公开，没有写出任何文件。写 onRequest: { office: 局办公室, place: 县大厅 }',
              en: 'error: the layer does not say where requests are taken; nothing was written. Write `onRequest: { office, place }`',
            },
          ],
        },
  guides: ({ hasGuides }) =>
    hasGuides
      ? undefined
      : {
          refused: 2,
          words: [
            {
              zh: '错误：这份目录没有办事指南，没有写出任何文件。在地方层里写 guides: 文件夹，指南放成 领域/编号.yaml',
              en: 'error: this catalogue has no guides; nothing was written. Name their folder under `guides` of the layer',
            },
          ],
        },
  layer: ({ hasLayer }) =>
    hasLayer
      ? undefined
      : {
          refused: 2,
          words: [
            {
              zh: '错误：填报工作簿只为地方层生成，评估也是，国家目录和摘录没有；没有写出任何文件',
              en: 'error: a workbook or an assessment is made for a layer, not for the national catalogue or an extract; nothing was written',
            },
          ],
        },
};

/** Why one of the formats cannot be written: each says in the registry what it needs. */
export const formatObstacle = (formats: readonly string[], means: Means): Refusal | undefined => {
  const needs = new Set(formats.flatMap((id) => emitters[id]?.needs ?? []));
  for (const need of Object.keys(refusals) as Need[]) {
    const refusal = needs.has(need) ? refusals[need](means) : undefined;
    if (refusal) return refusal;
  }
  return undefined;
};
