import { read, utils } from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Compilation } from '../../src/catalogue/compilation.ts';
import { extractLevel } from '../../src/catalogue/extract.ts';
import { statistics } from '../../src/catalogue/statistics.ts';
import type { EmitOptions } from '../../src/emit/emitter.ts';
import { emitters } from '../../src/emit/index.ts';
import type { EmittedFile } from '../../src/model/emitted-file.ts';
import type { ExtractLevel } from '../../src/model/grassroots-body.ts';
import { changed, enlarged, sample, sampleOptions } from './sample.ts';

const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&#x3D;', '=')
    .replaceAll('&amp;', '&');

/** What a reader of the file sees, cells and paragraphs on lines of their own. */
const readers: { readonly [ending: string]: (bytes: Uint8Array) => string } = {
  html: (bytes) =>
    unescaped(
      decode(bytes)
        .replace(/<(style|script)\b.*?<\/\1>/gsu, '')
        .replace(/<[^>]*>/gu, '\n'),
    ),
  csv: (bytes) =>
    decode(bytes)
      .replaceAll('""', '"')
      .replace(/[",]/gu, (mark) => (mark === ',' ? '\n' : mark)),
  json: (bytes) => JSON.stringify(JSON.parse(decode(bytes)), null, 1).replaceAll('\\"', '"'),
  xlsx: (bytes) => {
    const book = read(bytes);
    return book.SheetNames.flatMap((name) =>
      utils.sheet_to_json<string[]>(book.Sheets[name] ?? {}, { header: 1 }).flat(),
    ).join('\n');
  },
  docx: (bytes) =>
    unescaped(
      strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
        .replace(/<\/w:p>/gu, '\n')
        .replace(/<[^>]*>/gu, ''),
    ),
};

const emit = async (
  format: string,
  input: Compilation,
  options: Partial<EmitOptions> = {},
): Promise<readonly EmittedFile[]> =>
  (await emitters[format]?.load?.())?.emit(input, { ...sampleOptions, ...options }) ?? [];

const readFile = ({ path, bytes }: EmittedFile): string => readers[path.split('.').at(-1) ?? '']?.(bytes) ?? '';

/** Every file that a build writes, with its format. */
const written = [
  ['html', 'index.html'],
  ['html', 'fragment-employment-table.html'],
  ['html', 'fragment-employment-list.html'],
  ['html', 'fragment-social-insurance-table.html'],
  ['html', 'fragment-social-insurance-list.html'],
  ['csv', 'catalogue.csv'],
  ['xlsx', 'catalogue.xlsx'],
  ['json', 'catalogue.json'],
  ['filing', 'filing.docx'],
  ['filing', 'filing.html'],
] as const;

const extractOf = (input: Compilation, level: ExtractLevel, name: string | undefined): Compilation => {
  const resolved = extractLevel(input.resolved, level, name);
  return { ...input, resolved, statistics: statistics(resolved, input.changes, input.reference.register), filing: {} };
};

it('covers every file that a build writes', async () => {
  // The check list holds doubts, not the catalogue; others tell how it is kept.
  const formats = Object.keys(emitters).filter(
    (format) => format !== 'checklist' && (format === 'filing' || !emitters[format]?.records),
  );
  const files = await Promise.all(
    formats.map(async (format) => (await emit(format, sample())).map(({ path }): [string, string] => [format, path])),
  );
  expect(files.flat()).toEqual(written);
});

// The other fragments show no item of 就业.
describe.each(written.filter(([, path]) => !path.startsWith('fragment-social')))('%s: %s', (format, path) => {
  const fileOf = async (input: Compilation, options?: Partial<EmitOptions>): Promise<EmittedFile> => {
    const file = (await emit(format, input, options)).find((each) => each.path === path);
    if (!file) throw new Error(`no ${path}`);
    return file;
  };

  it('shows HTML and rare characters of a title as they were written', async () => {
    const file = await fileOf(sample());
    expect(readFile(file)).toContain('零工市场<b>信息</b>发布 & "㐂𠮷" </script>');
    if (path.endsWith('.html')) expect(decode(file.bytes)).not.toContain('<b>信息');
  });

  it('shows a formula as text', async () => {
    const text = readFile(await fileOf(changed('employment/1.2', 'title', '=HYPERLINK(1)')));
    expect(text).toContain(path.endsWith('.csv') ? "'=HYPERLINK(1)" : '=HYPERLINK(1)');
  });

  it('holds an element of 3,000 characters whole', async () => {
    expect(readFile(await fileOf(sample()))).toContain(`长要素：${'办理材料须齐全，复印件加盖公章。'.repeat(187)}`);
  });

  it('holds 300 items', async () => {
    const text = readFile(await fileOf(enlarged(290)));
    expect(text.match(/岗位信息发布/gu)?.length).toBeGreaterThanOrEqual(291);
  });

  it('names the level-1 item once over items that change nothing about it', async () => {
    const text = readFile(await fileOf(sample()));
    expect(text).toContain('就业信息服务');
    expect(text).toContain('本地就业服务');
    expect(text).not.toMatch(/undefined|\[object |NaN/u);
  });

  it('marks a draft', async () => {
    const { bytes } = await fileOf(sample(), { draft: true });
    const parts = /x$/u.test(path) ? Object.values(unzipSync(bytes)).map(decode).join('') : decode(bytes);
    if (path.endsWith('.json')) expect(parts).toContain('"draft": true');
    else expect(/草　?稿/u.exec(parts)?.[0]).toBeDefined();
  });

  it.each([
    ['township', '示例镇', '示例镇人民政府'],
    ['village', '示例镇红旗村', '示例镇红旗村村民委员会'],
    ['village', '阳光社区', '阳光社区居民委员会'],
  ] as const)('has the body, the title and the numbers of a %s in its extract: %s', async (level, name, body) => {
    const text = readFile(await fileOf(extractOf(sample(), level, name), { level }));
    expect(text).toContain(body);
    if (!path.endsWith('.csv')) expect(text).toContain(`${name}就业领域基层政务公开标准目录`);
    expect(text).toContain('驿站信息公开');
  });

  it('keeps hostile and outsized matter in the extract of a village', async () => {
    const options = { level: 'village' } as const;
    const file = await fileOf(
      extractOf(changed('employment/3.1', 'title', '=HYPERLINK("<b>㐂𠮷</b>")'), 'village', '红旗村'),
      options,
    );
    expect(readFile(file)).toContain(`${path.endsWith('.csv') ? "'" : ''}=HYPERLINK("<b>㐂𠮷</b>")`);
    if (path.endsWith('.html')) expect(decode(file.bytes)).not.toContain('<b>㐂');
    const many = readFile(await fileOf(extractOf(enlarged(290), 'village', undefined), options));
    expect(many.match(/岗位信息发布/gu)?.length).toBeGreaterThanOrEqual(291);
    expect(many).toContain(`长要素：${'办理材料须齐全，复印件加盖公章。'.repeat(187)}`);
    expect(many).toContain('各村（居）民委员会');
  });
});
