import { describe, expect, it } from 'vitest';
import { reference } from '../src/generated/reference.js';
import { columnOf, headOf } from '../src/import/columns/heads.ts';
import { readBasis } from '../src/import/read/basis.ts';
import { readBody } from '../src/import/read/body.ts';
import { readChannels } from '../src/import/read/channels.ts';
import { readContent } from '../src/import/read/content.ts';
import { spansOf } from '../src/import/read/spans.ts';
import { readTick } from '../src/import/read/tick.ts';
import { readTimeLimit } from '../src/import/read/time-limit.ts';
import { readAudience, readLevels, readMode } from '../src/import/read/words-fields.ts';
import { isDitto, isErrorValue, isNothing } from '../src/import/words.ts';

/** The reasons for what a reading leaves, without the boxes that nobody ticked. */
const why = ({ left }: { readonly left: readonly { readonly text: string; readonly why: string }[] }): string[] =>
  left.filter((one) => one.why !== 'unticked').map((one) => `${one.text}:${one.why}`);

describe('1 headings', () => {
  it.each([
    ['公开渠道和载体（在标注范围内至少选择其一公开，法律法规规章另有规定的从其规定）', 'channels'],
    ['实施主体', 'responsibleBody'],
    ['公 开\n依 据', 'basis'],
    ['公开信息内容', 'content'],
    ['渠道载体', 'channels'],
  ])('%s', (heading, field) => {
    expect(headOf(heading, reference)).toMatchObject({ kind: 'column', column: { kind: 'field', field } });
  });

  it('tells the bodies of two levels apart, and no column that it does not know', () => {
    expect(headOf('县级公开主体', reference)).toMatchObject({ column: { of: 'county' } });
    expect(headOf('公开主体（乡镇级）', reference)).toMatchObject({ column: { of: 'township' } });
    expect(headOf('内容规范', reference)).toBeUndefined();
    expect(columnOf('items')).toEqual({ kind: 'level2' });
  });
});

describe('2 what a value must look like', () => {
  it.each(['√', '《社会保险法》', '政府网站、政府公报', '20个工作日内', 'https://www.example.gov.cn'])(
    '%s is no body',
    (text) => {
      expect(readBody(text, reference).value).toBeUndefined();
    },
  );
  it.each(['√', '示例县人社局', '政府网站'])('%s is no limit', (text) => {
    expect(readTimeLimit(text, reference).value).toBeUndefined();
  });
  it.each(['√', '示例县人社局', '岗位信息发布', '就业创业政策项目\n对象范围\n政策申请条件\n办理流程'])(
    '%s is no basis',
    (text) => {
      expect(readBasis(text, reference).value).toBeUndefined();
    },
  );
  it.each(['公开渠道和载体', '公开时限'])('%s is no channel', (text) => {
    expect(readChannels(text, reference).value).toBeUndefined();
  });
  it.each(['√', '公开事项信息形成或变更之日起20个工作日内公开', '■政府网站□政府公报'])('%s is no content', (text) => {
    expect(readContent(text, [], reference).value).toBeUndefined();
  });
});

describe('3, 12 words that say nothing of their own', () => {
  it.each(['同上', '〃', '″', '同前', ' 同 上 '])('%s repeats', (text) => expect(isDitto(text)).toBe(true));
  it.each(['-', '—', '/', '无'])('%s is nothing', (text) => expect(isNothing(text)).toBe(true));
  it.each(['#REF!', '#N/A', '#DIV/0!', '########'])('%s is an error', (text) => expect(isErrorValue(text)).toBe(true));
});

describe('6 ticks and boxes', () => {
  it.each(['√', '✔️', '☑️', '✅', '∨', 'Ｖ', 'ⅴ', 'ˇ', 'Y', '1', '是', '公开', '√√', '（√）', '全社会'])(
    '%s is a tick',
    (text) => {
      expect(readTick(text, '全社会', false)).toMatchObject({ on: true, left: [] });
    },
  );
  it.each(['否', '×', '□', '-'])('%s is none', (text) => {
    expect(readTick(text, '全社会', false)).toMatchObject({ on: false, left: [] });
  });
  it.each(['○', '〇', '◎', '★', '不选', 'N', '0', '待定', '�'])('%s is asked about', (text) => {
    expect(readTick(text, '特定群体', true).on).toBeUndefined();
  });
  it.each([
    ['◼政府网站 ◻政府公报', ['政府网站'], []],
    ['☑️政府网站 ☐政府公报', ['政府网站'], []],
    ['√政府网站  政府公报 √政务服务中心', ['政府网站', '政务服务中心'], ['政府公报:unmarked']],
    ['政府网站√ 政府公报 两微一端√', ['政府网站', '两微一端'], ['政府公报:unmarked']],
    ['■政府网站 ☎政府公报', ['政府网站'], ['政府公报:unknown-mark']],
    ['■政府网站 □其他：公示栏', ['政府网站'], ['其他：公示栏:other-unticked']],
  ])('%s', (text, ticked, left) => {
    const reading = readChannels(text, reference);
    expect([reading.value?.ticked, why(reading)]).toEqual([ticked, left]);
  });
});

describe('7 citations', () => {
  it.each([
    ['《中华人民共和国社会保险法》和《社会保险费征缴暂行条例》', 2, []],
    ['《社会保险法》\n省人社厅《关于印发规程的通知》\n（示人社发〔2021〕5号）', 2, []],
    ['《社会保险法》第五十七条、三定方案', 2, ['第五十七条:clause']],
    ['【法律】《社会保险法》；规章：《工伤认定办法》', 2, ['法律:category', '规章:category']],
    ['《社会保险法》及省、市有关规定', 2, []],
  ])('%s', (text, count, left) => {
    const reading = readBasis(text, reference);
    expect([reading.value?.length, why(reading)]).toEqual([count, left]);
  });
});

describe('8 channels in words', () => {
  it.each([
    ['政府网站/政务服务中心、两微一端', ['政府网站', '两微一端', '政务服务中心'], []],
    ['示例县人民政府门户网站（http://www.example.gov.cn）、政务服务大厅', ['政府网站', '政务服务中心'], []],
    ['网站、微信公众号、微博', ['政府网站', '两微一端'], []],
    ['政府网站、全岗通电子显示屏', ['政府网站', '其他'], ['全岗通电子显示屏']],
    ['社区/企事业单位/\n村公示栏（电子屏）', ['社区/企事业单位/村公示栏（电子屏）'], []],
  ])('%s', (text, ticked, other) => {
    expect(readChannels(text, reference).value).toEqual({ ticked, other });
  });
});

describe('9 elements', () => {
  it.each([
    ['1、办事指南。', ['办事指南']],
    ['一、申请条件 二、申请材料', ['申请条件', '申请材料']],
    ['1.1申请条件 1.2申请材料', ['申请条件', '申请材料']],
    ['附件1、附件2、表一、表二', ['附件1', '附件2', '表一', '表二']],
    ['附件A、附件B；附件1、申请表', ['附件A', '附件B', '附件1', '申请表']],
    ['公开、统一、规范', ['公开', '统一', '规范']],
    ['1、申请条件2、申请材料3、咨询电话', ['申请条件', '申请材料', '咨询电话']],
    ['办理条件1、年满18周岁2、本地户籍', ['办理条件', '年满18周岁', '本地户籍']],
    ['第一、申请条件第二、申请材料', ['申请条件', '申请材料']],
    ['a.申请条件 b.申请材料', ['申请条件', '申请材料']],
    ['办理材料（身份证、户口簿）、办理方式', ['办理材料（身份证、户口簿）', '办理方式']],
    ['公开本年度资金的使用情况，包括资金来源、分配结果。', ['公开本年度资金的使用情况，包括资金来源、分配结果']],
  ])('%s', (text, elements) => {
    expect(readContent(text, [], reference).value).toEqual(elements);
  });
});

describe('11 bodies', () => {
  it.each([
    ['县级：县人社局 乡级：各乡镇人民政府', { county: '县人社局', township: '各乡镇人民政府' }, []],
    ['示例县人社局社保股0990-1234567', { all: '示例县人社局' }, ['0990-1234567:phone', '社保股:office']],
    ['示例县人社局（李四 13900001234）', { all: '示例县人社局' }, ['（李四 139******34）:person']],
    ['张三13912345678', undefined, ['139******78:person', '张三:person']],
    ['县人社局（社保中心）', { all: '县人社局（社保中心）' }, []],
    ['县人社局 联系人：王五', { all: '县人社局' }, ['联系人：王五:person']],
    ['县人社局（负责人：王五）', { all: '县人社局' }, ['（负责人：王五）:person']],
  ])('%s', (text, value, left) => {
    const reading = readBody(text, reference);
    expect([reading.value, why(reading)]).toEqual([value, left]);
  });
});

describe('audience, mode and levels in words', () => {
  it('reads what it knows and leaves the rest', () => {
    expect(readAudience('□全社会 ■特定群体（参保单位）').value).toEqual({
      public: false,
      specificGroup: true,
      groups: ['参保单位'],
    });
    expect(readMode('主动/依申请公开').value).toEqual({ proactive: true, onRequest: true });
    expect(readMode('全文发布').value).toBeUndefined();
    expect(readLevels('县、乡、村三级', false, reference).value).toEqual(['county', 'township']);
  });
});

it('parts a cell into what was taken, form, and what was left', () => {
  const spans = spansOf('1.《甲法》、〔测7〕；乙', ['《甲法》'], [{ text: '乙', why: 'not-this-field' }]);
  expect(spans.map(({ text, as }) => `${as} ${text}`)).toEqual([
    'form 1.',
    'took 《甲法》',
    'left 、〔测7〕；',
    'left 乙',
  ]);
  expect(spans.map(({ text }) => text).join('')).toBe('1.《甲法》、〔测7〕；乙');
});
