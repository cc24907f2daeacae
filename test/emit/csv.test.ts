import { describe, expect, it } from 'vitest';
import type { Compilation } from '../../src/catalogue/compilation.ts';
import { csv } from '../../src/emit/csv/csv.ts';
import { parseCsv } from './parse-csv.ts';
import { changed, sample, sampleOptions } from './sample.ts';

const emit = async (input: Compilation = sample()): Promise<string> => {
  const [file] = await csv.emit(input, sampleOptions);
  return Buffer.from(file?.bytes ?? []).toString('utf8');
};

it('starts with a BOM and ends every record with CRLF', async () => {
  const text = await emit();
  expect(text.startsWith('\uFEFF序号,领域,编号,')).toBe(true);
  expect(text.endsWith('\r\n')).toBe(true);
  expect(text.replaceAll('\r\n', '').includes('\r')).toBe(false);
});

it('holds one row for each listed item of level 2 or 3, numbered in each domain', async () => {
  const [head, ...rows] = parseCsv((await emit()).slice(1));
  expect(head).toEqual([
    '序号',
    '领域',
    '编号',
    '一级事项',
    '二级事项',
    '三级事项',
    '公开内容（要素）',
    '公开依据',
    '公开时限',
    '公开主体',
    '公开渠道和载体',
    '全社会',
    '特定群体',
    '主动',
    '依申请',
    '县级',
    '乡级',
    '办理时限',
    '办事链接',
    '与标准的差异',
    '待核',
  ]);
  const listed = rows.map(([number, , id]) => `${number} ${id}`);
  expect(listed).toEqual([
    '1 就业1.1',
    '2 就业1.1.1',
    '3 就业1.2',
    '4 就业1.3',
    '5 就业1.4',
    '6 就业1.5',
    '7 就业2.1',
    '8 就业3.1',
    '1 社会保险1.1',
    '2 社会保险1.2',
  ]);
  expect(rows.every((row) => row.length === head?.length)).toBe(true);
});

it('says values, differences and doubts in words', async () => {
  const [head = [], ...rows] = parseCsv((await emit()).slice(1));
  const cell = (id: string, column: string) => rows.find((row) => row[2] === id)?.[head.indexOf(column)];
  expect(cell('就业1.2', '公开渠道和载体')).toBe('政府网站、两微一端、政务服务中心、其他：基层公共服务平台');
  expect(cell('就业1.2', '办事链接')).toContain('办事指南 https://example.gov.cn/guide?id=1&step=2');
  expect(cell('就业1.2', '与标准的差异')).toBe('时限更短、渠道更多');
  expect(cell('就业1.1.1', '三级事项')).toBe('稳岗政策咨询');
  expect(cell('就业1.4', '待核')).toBe('公开事项、公开依据、公开层级');
  expect(cell('社会保险1.1', '特定群体')).toBe('√（参保单位）');
  expect(cell('社会保险1.2', '待核')).toMatch(/^候选事项/u);
  expect(cell('就业1.5', '二级事项')).toBe('零工市场<b>信息</b>发布 & "㐂𠮷" </script>');
});

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1+1', '＋1', '－1', '＠A1'])(
  'never lets %j be a formula',
  async (title) => {
    const rows = parseCsv((await emit(changed('employment/1.2', 'title', title))).slice(1));
    expect(rows.find((row) => row[2] === '就业1.2')?.[4]).toBe(`'${title}`);
  },
);

it('drops control characters and marks that reverse the reading direction', async () => {
  expect(await emit(changed('employment/1.2', 'title', '岗位\u202e信息\u0000发布'))).toContain('岗位信息发布');
});

describe('in gb18030', () => {
  const gb18030 = async (input: Compilation = sample()) => {
    const [file] = await csv.emit(input, { ...sampleOptions, encoding: 'gb18030' });
    return { bytes: file?.bytes ?? new Uint8Array(), remarks: file?.remarks ?? [] };
  };

  it('is the same text without a BOM', async () => {
    const { bytes } = await gb18030();
    expect(new TextDecoder('gb18030', { fatal: true }).decode(bytes)).toBe((await emit()).slice(1));
    expect([...bytes.subarray(0, 2)]).toEqual([0xd0, 0xf2]);
  });

  it('names the characters that are lost and those that GBK does not know', async () => {
    const { remarks } = await gb18030(changed('employment/1.2', 'title', '岗位\ue5e5'));
    expect(remarks.map(({ zh }) => zh)).toEqual([
      'catalogue.csv：这些字符不能用 gb18030 表示，已写成替代符：U+E5E5',
      'catalogue.csv：这些字符在 gb18030 中占四字节，只认 GBK 的程序会显示成乱码：㐂（U+3402）、𠮷（U+20BB7）',
    ]);
  });
});
