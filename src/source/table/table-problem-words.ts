import type { Text } from '../../model/text.ts';

/** The wording of every problem of a table file; placeholders in braces. */
export const tableProblemWords: { readonly [code: string]: { readonly text: Text; readonly fix?: Text } } = {
  empty: { text: { zh: '文件是空的', en: 'the file is empty' } },
  'too-large': {
    text: { zh: '文件有 {size} MB，超过 {limit} MB', en: 'the file has {size} MB, more than {limit} MB' },
    fix: { zh: '请确认给的是目录文件；图片可以先删去', en: 'check that this is a catalogue; remove pictures' },
  },
  truncated: {
    text: { zh: '文件不完整，可能没有下载完', en: 'the file is incomplete, perhaps a broken download' },
    fix: { zh: '请重新下载，或从原处再复制一份', en: 'download or copy it again' },
  },
  damaged: {
    text: { zh: '文件损坏，打不开', en: 'the file is damaged and cannot be opened' },
    fix: { zh: '请用 Excel、Word 或 WPS 打开后另存一份', en: 'open it in an office program and save a copy' },
  },
  'zip-bomb': {
    text: {
      zh: '文件解开后超过 {limit} MB，不像目录，没有读取',
      en: 'the file unpacks to more than {limit} MB, which is no catalogue; it was not read',
    },
    fix: {
      zh: '请把目录那张表复制到一个新文件里再导入',
      en: 'copy the table of the catalogue into a new file',
    },
  },
  'zip-headers': {
    text: {
      zh: '文件内部的目录与内容不一致，可能被改动过，没有读取',
      en: 'the directory inside the file does not agree with its contents; it was not read',
    },
    fix: {
      zh: '请用 Excel、Word 或 WPS 打开后另存一份',
      en: 'open it in an office program and save a copy',
    },
  },
  'zip-twice': {
    text: {
      zh: '文件内部有两份“{name}”，无法确定以哪一份为准，没有读取',
      en: 'the file holds `{name}` twice, and nothing says which one counts; it was not read',
    },
    fix: {
      zh: '请用 Excel、Word 或 WPS 打开后另存一份',
      en: 'open it in an office program and save a copy',
    },
  },
  'zip-name': {
    text: {
      zh: '文件内部有指向文件之外的路径，没有读取',
      en: 'a name inside the file leads out of it; it was not read',
    },
    fix: {
      zh: '请用 Excel、Word 或 WPS 打开后另存一份',
      en: 'open it in an office program and save a copy',
    },
  },
  'zip-method': {
    text: {
      zh: '文件用了办公软件不用的压缩方式（{method}），没有读取',
      en: 'the file is compressed in a way that no office program uses ({method}); it was not read',
    },
    fix: {
      zh: '请用 Excel、Word 或 WPS 打开后另存一份',
      en: 'open it in an office program and save a copy',
    },
  },
  zip64: {
    text: {
      zh: '文件是 ZIP64 格式（供特大文件使用），没有读取',
      en: 'the file is a ZIP64, made for huge files; it was not read',
    },
    fix: {
      zh: '请用 Excel、Word 或 WPS 打开后另存一份',
      en: 'open it in an office program and save a copy',
    },
  },
  'zip-entries': {
    text: {
      zh: '文件内部有 {count} 个部分，超过 {limit} 个，不像目录，没有读取',
      en: 'the file holds {count} parts, more than {limit}, which is no catalogue; it was not read',
    },
    fix: { zh: '请把目录那张表复制到一个新文件里再导入', en: 'copy the table of the catalogue into a new file' },
  },
  password: {
    text: { zh: '文件设了打开密码', en: 'the file is protected by a password' },
    fix: { zh: '请在 Excel、Word 或 WPS 里取消密码后另存', en: 'remove the password and save a copy' },
  },
  doc: {
    text: { zh: '这是旧版 Word 文件（.doc、.wps）', en: 'this is an old Word file (.doc, .wps)' },
    fix: {
      zh: '请另存为 .docx；装有 LibreOffice 的电脑上可以直接导入',
      en: 'save it as .docx; where LibreOffice is installed it is imported as it is',
    },
  },
  rtf: {
    text: { zh: '这是 RTF 文件', en: 'this is an RTF file' },
    fix: {
      zh: '请另存为 .docx；装有 LibreOffice 的电脑上可以直接导入',
      en: 'save it as .docx; where LibreOffice is installed it is imported as it is',
    },
  },
  'not-converted-unread': {
    text: {
      zh: 'LibreOffice 打不开这个 {kind} 文件，没有导入',
      en: 'LibreOffice cannot open this {kind} file; it was not imported',
    },
    fix: { zh: '请用 Word 或 WPS 打开后另存为 .docx', en: 'open it in an office program and save it as .docx' },
  },
  'not-converted-time': {
    text: {
      zh: 'LibreOffice 一分钟还没有读出这个 {kind} 文件，已经停下，没有导入',
      en: 'LibreOffice did not read this {kind} file within a minute and was ended; it was not imported',
    },
    fix: { zh: '请用 Word 或 WPS 打开后另存为 .docx', en: 'open it in an office program and save it as .docx' },
  },
  'not-converted-size': {
    text: {
      zh: '这个 {kind} 文件转换以后太大，不像目录，没有导入',
      en: 'this {kind} file becomes too large to be a catalogue; it was not imported',
    },
    fix: { zh: '请用 Word 或 WPS 打开后另存为 .docx', en: 'open it in an office program and save it as .docx' },
  },
  scan: {
    text: {
      zh: '这是扫描件，每一页都是图片，没有文字可读',
      en: 'this is a scan: every page is a picture, and there is no text to read',
    },
    fix: {
      zh: '请用原来的 Word 或 Excel 文件，或从 Word、WPS 里另存的 PDF',
      en: 'use the Word or Excel file that it was made from, or a PDF saved by an office program',
    },
  },
  'scanned-pages': {
    text: {
      zh: '第 {pages} 页是图片，没有文字可读，这 {count} 页上的内容没有读取',
      en: 'page {pages}: a picture without text; what stands on these {count} pages was not read',
    },
    fix: { zh: '请用原来的 Word 或 Excel 文件补齐', en: 'complete it from the Word or Excel file it was made from' },
  },
  'no-lines': {
    text: {
      zh: '文件里有文字，但没有用线画出的表格，各行各栏的界线看不准，没有读取',
      en: 'there is text, but no table drawn with lines, and rows and columns are not sure without them; it was not read',
    },
    fix: {
      zh: '请用原来的 Word 或 Excel 文件，或给表格加上边框再存为 PDF',
      en: 'use the Word or Excel file that it was made from, or give the table borders before saving it as PDF',
    },
  },
  unruled: {
    text: {
      zh: '表格没有画线，按文字的位置分成 {columns} 栏 {rows} 行（含表头）',
      en: 'the table draws no lines: by the places of its text it was read as {columns} columns and {rows} rows, heads included',
    },
    fix: { zh: '请对照原件核对各栏', en: 'check the columns against the original' },
  },
  'unruled-pages': {
    text: {
      zh: '第 {pages} 页的文字分成几栏，但没有画线，这 {count} 页没有读取',
      en: 'page {pages}: text in columns without lines; these {count} pages were not read',
    },
    fix: {
      zh: '请用原来的 Word 或 Excel 文件，或把这些页单独存成一个文件再导入',
      en: 'use the Word or Excel file that it was made from, or import these pages as a file of their own',
    },
  },
  'pdf-pages': {
    text: {
      zh: '文件有 {count} 页，超过 {limit} 页，不像目录，没有读取',
      en: 'the file has {count} pages, more than {limit}, which is no catalogue; it was not read',
    },
    fix: { zh: '请只保留目录所在的页', en: 'keep the pages of the catalogue only' },
  },
  'other-format': {
    text: { zh: '不读 {format} 文件', en: '{format} files are not read' },
    fix: { zh: '请另存为 .xlsx、.docx、.csv 或 .html', en: 'save it as .xlsx, .docx, .csv or .html' },
  },
  binary: {
    text: { zh: '文件不是表格，也不是文本', en: 'the file is neither a table nor text' },
    fix: {
      zh: '请给出 .xlsx、.xls、.docx、.csv 或 .html 文件；改扩展名不会改变内容',
      en: 'give an .xlsx, .xls, .docx, .csv or .html file; renaming does not convert',
    },
  },
  encoding: {
    text: { zh: '按 {encoding} 编码读不通', en: 'the text does not read as {encoding}' },
    fix: { zh: '去掉 --encoding，或换一个编码', en: 'leave out --encoding, or give another one' },
  },
  'unknown-encoding': { text: { zh: '没有“{encoding}”这种编码', en: 'there is no encoding `{encoding}`' } },
  'too-deep': {
    text: {
      zh: '网页的嵌套超过 {limit} 层，没有读取',
      en: 'the page nests deeper than {limit} levels; it was not read',
    },
  },
  'too-many-cells': {
    text: {
      zh: '表格（在“{place}”处）超过 {limit} 格，不像目录，没有读取',
      en: 'the tables (at `{place}`) take more than {limit} cells, which is no catalogue; nothing was read',
    },
    fix: { zh: '请把目录那张表复制到一个新文件里再导入', en: 'copy the table of the catalogue into a new file' },
  },
  'no-table': {
    text: { zh: '文件里没有表格', en: 'the file holds no table' },
    fix: {
      zh: '网页要保存为“网页，全部”或只存表格部分；图片里的表格读不了',
      en: 'save the page with its table; a table in a picture cannot be read',
    },
  },
  'no-such-table': {
    text: { zh: '没有第 {table} 张表，文件里有 {count} 张', en: 'there is no table {table}; the file holds {count}' },
    fix: { zh: '改 --table，或者不写', en: 'name another with --table, or none' },
  },
  'wrong-extension': {
    text: {
      zh: '扩展名是 .{extension}，内容是 {kind}，按内容读取',
      en: 'the file is called .{extension} but holds {kind}; read as that',
    },
  },
  'too-much-text': {
    text: {
      zh: '表格里的文字（在“{place}”处）合计超过 {limit} 字，不像目录，没有读取',
      en: 'the texts of the tables (at `{place}`) have more than {limit} characters, which is no catalogue; nothing was read',
    },
    fix: { zh: '请把目录那张表复制到一个新文件里再导入', en: 'copy the table of the catalogue into a new file' },
  },
  'too-many-rows': {
    text: {
      zh: '各表合计 {count} 行，超过 {limit} 行，不像目录，没有读取',
      en: 'the tables have {count} rows, more than {limit}, which is no catalogue; nothing was read',
    },
    fix: { zh: '请把目录那张表复制到一个新文件里再导入', en: 'copy the table of the catalogue into a new file' },
  },
  'too-many-tables': {
    text: {
      zh: '文件有 {limit} 张以上的表格，不像目录，没有读取',
      en: 'the file has more than {limit} tables, which is no catalogue; nothing was read',
    },
    fix: { zh: '请把目录那张表复制到一个新文件里再导入', en: 'copy the table of the catalogue into a new file' },
  },
  'too-many-sheets': {
    text: {
      zh: '文件有 {count} 张工作表，超过 {limit} 张，不像目录，没有读取',
      en: 'the file has {count} sheets, more than {limit}, which is no catalogue; nothing was read',
    },
    fix: { zh: '请把目录那张表复制到一个新文件里再导入', en: 'copy the table of the catalogue into a new file' },
  },
  'too-many-marks': {
    text: {
      zh: '文件内部的“{name}”有 {limit} 个以上的标记，不像目录，没有读取',
      en: '`{name}` inside the file has more than {limit} tags, which is no catalogue; nothing was read',
    },
    fix: { zh: '请把目录那张表复制到一个新文件里再导入', en: 'copy the table of the catalogue into a new file' },
  },
  'repeated-sheet': {
    text: {
      zh: '工作表“{first}”和“{second}”是同一份内容，文件可能被改动过，没有读取',
      en: 'the sheets `{first}` and `{second}` are one and the same content; nothing was read',
    },
    fix: {
      zh: '请用 Excel、Word 或 WPS 打开后另存一份',
      en: 'open it in an office program and save a copy',
    },
  },
  'odd-part': {
    text: {
      zh: '文件内部“{name}”的写法不是办公软件写出来的，没有读取',
      en: '`{name}` inside the file is written as no office program writes; nothing was read',
    },
    fix: {
      zh: '请用 Excel、Word 或 WPS 打开后另存一份',
      en: 'open it in an office program and save a copy',
    },
  },
  'columns-cut': {
    text: { zh: '“{sheet}”只读了前 {limit} 列', en: 'only the first {limit} columns of `{sheet}` were read' },
    fix: {
      zh: '目录如在更右边，请复制到新文件里',
      en: 'if the catalogue stands further right, copy it into a new file',
    },
  },
  'rows-cut': {
    text: { zh: '“{sheet}”只读了前 {limit} 行', en: 'only the first {limit} rows of `{sheet}` were read' },
    fix: { zh: '目录如在后面，请复制到新文件里', en: 'if the catalogue stands below, copy it into a new file' },
  },
  macro: {
    text: {
      zh: '文件含宏，没有运行，只读单元格的值',
      en: 'the file holds macros; none was run, only values were read',
    },
  },
  formulas: {
    text: {
      zh: '{count} 个单元格是公式（如 {place}），取文件里存的结果，没有重新计算',
      en: '{count} cells are formulas (such as {place}); the stored results were taken, nothing was calculated',
    },
  },
  'formula-empty': {
    text: {
      zh: '{count} 个公式没有存结果（如 {place}），按空白处理',
      en: '{count} formulas hold no stored result (such as {place}) and count as blank',
    },
    fix: { zh: '用 Excel 或 WPS 打开并保存一次', en: 'open it in Excel or WPS and save it once' },
  },
  'odd-format': {
    text: {
      zh: '{count} 格用了看不懂的数字格式（如 {place}），按存的数读取，表上显示的可能不同',
      en: '{count} cells have a number format that is not understood (such as {place}): the stored number was read, the sheet may show it otherwise',
    },
    fix: { zh: '请对照原表核对，或在表里改成文字', en: 'check them against the sheet, or write them there as text' },
  },
  'external-links': {
    text: {
      zh: '文件引用了别的文件或网址，没有读取',
      en: 'the file refers to other files or addresses; none was fetched',
    },
  },
  'no-columns': {
    text: {
      zh: '文件里的文字没有分栏，像是从网页或 PDF 复制来的，各栏已经混在一起',
      en: 'the text has no columns, as if copied from a page or a PDF: its columns are mixed',
    },
    fix: { zh: '请用原来的表格文件，或另存为 .xlsx、.csv', en: 'use the table it came from, saved as .xlsx or .csv' },
  },
  'hidden-sheet': {
    text: { zh: '隐藏的工作表没有读取：{names}', en: 'hidden sheets were not read: {names}' },
    fix: { zh: '要读取，加 --hidden', en: 'read them with --hidden' },
  },
  'hidden-cells': {
    text: {
      zh: '隐藏的行、列没有读取：{count} 处，如 {place}',
      en: 'hidden rows and columns were not read: {count}, such as {place}',
    },
    fix: { zh: '要读取，加 --hidden', en: 'read them with --hidden' },
  },
  'cut-cells': {
    text: {
      zh: '有 {count} 格的文字没有写完（停在顿号、逗号处，或者括号只有一半），如 {place}，可能是打印时被格子的边截断了',
      en: 'the text of {count} cells breaks off (at a comma, or within a bracket), such as {place}; printing may have cut it at the side of its cell',
    },
    fix: {
      zh: '从原来的 Word、Excel 文件导入，或者把行高调到显示全文再存为 PDF，再核对这几格',
      en: 'import the Word or Excel file that it was made of, or make the rows high enough before saving it as PDF; check these cells',
    },
  },
  'hidden-text': {
    text: {
      zh: '隐藏的文字和已删除的修订没有读取：{count} 处',
      en: 'hidden text and deleted revisions were not read: {count}',
    },
    fix: { zh: '要读取，加 --hidden', en: 'read them with --hidden' },
  },
  'bad-quote': {
    text: {
      zh: '第 {line} 行的引号不成对，按普通字符读取',
      en: 'quotes do not pair in line {line}; read as plain characters',
    },
    fix: { zh: '请核对这一行的各栏', en: 'check the columns of that line' },
  },
  'lost-signs': {
    text: {
      zh: '有 {count} 个字的字体没有写明是什么字，显示为“�”',
      en: 'the fonts of {count} characters do not say what they are; they show as `�`',
    },
    fix: {
      zh: '从原来的 Word、Excel 文件导入，或者照着纸面补上',
      en: 'import the Word or Excel file that it was made of, or type them in',
    },
  },
  'bad-bytes': {
    text: { zh: '有 {count} 处字符读不出，显示为“�”', en: '{count} characters could not be decoded and show as `�`' },
    fix: { zh: '可用 --encoding 指定编码', en: 'give the encoding with --encoding' },
  },
};
