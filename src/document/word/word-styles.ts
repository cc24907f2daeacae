/** Names of the paragraph styles that the filing uses; a clerk can change each of them in one place. */
export const wordStyles = {
  plain: 'Normal',
  body: 'BodyTextIndent',
  title: 'Heading1',
  section: 'Heading2',
  subsection: 'Heading3',
  mark: 'AttachmentMark',
  caption: 'TableCaption',
  cell: 'TableText',
  head: 'TableHead',
  cellSmall: 'TableTextSmall',
  headSmall: 'TableHeadSmall',
  note: 'TableNote',
  copies: 'Copies',
  copiesPlain: 'CopiesPlain',
  page: 'PageNumber',
  draft: 'DraftMark',
  redHead: 'RedHead',
  end: 'SectionEnd',
} as const;
export type WordStyle = (typeof wordStyles)[keyof typeof wordStyles];

/** The fonts of GB/T 9704-2012 by name, and what Word and WPS show where they are not installed. Never embedded. */
const fonts = {
  仿宋_GB2312: '仿宋',
  楷体_GB2312: '楷体',
  方正小标宋简体: '华文中宋',
  黑体: 'SimHei',
  宋体: 'SimSun',
} as const;

interface Look {
  readonly name: string;
  readonly font: keyof typeof fonts;
  /** Half-points. */
  readonly size: number;
  /** Exact line pitch in twips. */
  readonly line: number;
  readonly color?: string;
  /** Twips added between characters. */
  readonly spacing?: number;
  /** Paragraph properties before and after `w:spacing`, in the order of the schema. */
  readonly before?: string;
  readonly after?: string;
}

/** 3号: 22 lines on the 225 mm of the 版心; 28 characters of 15.75 pt on its 156 mm (GB/T 9704-2012). */
const body = { font: '仿宋_GB2312', size: 32, line: 579, spacing: -5 } as const;
const firstLine = '<w:ind w:firstLineChars="200" w:firstLine="640"/>';
const center = '<w:jc w:val="center"/>';
// The line grid of the letter would set small type on lines of 29 pt, and large type on two of them.
const offGrid = '<w:snapToGrid w:val="0"/>';
const copiesIndent = '<w:ind w:left="280" w:right="280"/>';
const rule = (side: string): string => `<w:${side} w:val="single" w:sz="8" w:space="1" w:color="000000"/>`;

const looks: { readonly [style in WordStyle]: Look } = {
  Normal: { name: 'Normal', ...body },
  BodyTextIndent: { name: '正文首行缩进', ...body, after: `${firstLine}<w:jc w:val="both"/>` },
  Heading1: {
    name: 'heading 1',
    font: '方正小标宋简体',
    size: 44,
    line: 640,
    before: `<w:keepNext/>${offGrid}`,
    after: `${center}<w:outlineLvl w:val="0"/>`,
  },
  Heading2: {
    name: 'heading 2',
    ...body,
    font: '黑体',
    before: '<w:keepNext/>',
    after: `${firstLine}<w:outlineLvl w:val="1"/>`,
  },
  Heading3: {
    name: 'heading 3',
    ...body,
    font: '楷体_GB2312',
    before: '<w:keepNext/>',
    after: `${firstLine}<w:outlineLvl w:val="2"/>`,
  },
  AttachmentMark: { name: '附件标识', ...body, font: '黑体', before: '<w:keepNext/>' },
  TableCaption: { name: '表题', font: '黑体', size: 24, line: 579, before: '<w:keepNext/>', after: center },
  TableText: { name: '表格文字', font: '仿宋_GB2312', size: 21, line: 320, before: offGrid },
  TableHead: { name: '表头文字', font: '黑体', size: 21, line: 320, before: offGrid, after: center },
  TableTextSmall: { name: '表格小字', font: '仿宋_GB2312', size: 17, line: 230, before: offGrid },
  TableHeadSmall: { name: '表头小字', font: '黑体', size: 17, line: 230, before: offGrid, after: center },
  TableNote: { name: '表注', font: '仿宋_GB2312', size: 18, line: 320, before: offGrid },
  Copies: {
    name: '抄送',
    font: '仿宋_GB2312',
    size: 28,
    line: 579,
    before: `<w:pBdr>${rule('top')}${rule('bottom')}</w:pBdr>`,
    after: copiesIndent,
  },
  CopiesPlain: { name: '抄送（信函格式）', font: '仿宋_GB2312', size: 28, line: 579, after: copiesIndent },
  PageNumber: { name: '页码', font: '宋体', size: 28, line: 360, before: offGrid },
  DraftMark: { name: '草稿标记', font: '黑体', size: 32, line: 400, color: 'C00000', before: offGrid, after: center },
  RedHead: {
    name: '发文机关标志',
    font: '方正小标宋简体',
    size: 72,
    line: 800,
    color: 'FF0000',
    before: offGrid,
    after: center,
  },
  SectionEnd: { name: '节尾', font: '仿宋_GB2312', size: 2, line: 20, before: offGrid },
};

/** Type size in half-points and line pitch in twips of a style. */
export const wordType = (style: WordStyle): { readonly size: number; readonly line: number } => looks[style];

const fontsOf = (font: string): string =>
  `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${font}" w:cs="Times New Roman"/>`;

const styleXml = ([id, look]: [string, Look]): string =>
  [
    `<w:style w:type="paragraph"${id === 'Normal' ? ' w:default="1"' : ''} w:styleId="${id}"><w:name w:val="${look.name}"/>`,
    id === 'Normal' ? '' : '<w:basedOn w:val="Normal"/>',
    '<w:qFormat/>',
    `<w:pPr>${look.before ?? ''}<w:spacing w:before="0" w:after="0" w:line="${look.line}" w:lineRule="exact"/>${look.after ?? ''}</w:pPr>`,
    `<w:rPr>${fontsOf(look.font)}`,
    look.color ? `<w:color w:val="${look.color}"/>` : '',
    `<w:spacing w:val="${look.spacing ?? 0}"/><w:sz w:val="${look.size}"/><w:szCs w:val="${look.size}"/></w:rPr></w:style>`,
  ].join('');

const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** `word/styles.xml`. */
export const stylesXml = `<w:styles ${namespace}><w:docDefaults><w:rPrDefault><w:rPr>${fontsOf(body.font)}<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>${Object.entries(looks).map(styleXml).join('')}</w:styles>`;

/** `word/fontTable.xml`: the names to fall back to. */
export const fontTableXml = `<w:fonts ${namespace}>${Object.entries(fonts)
  .map(
    ([font, other]) =>
      `<w:font w:name="${font}"><w:altName w:val="${other}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="default"/></w:font>`,
  )
  .join('')}</w:fonts>`;
