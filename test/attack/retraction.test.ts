import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { reference } from '../../src/generated/reference.js';
import { retractionIn } from '../../src/model/retraction.ts';

const refused = [
  '政府网站除外',
  '以上渠道暂停使用',
  '见内网',
  '政务内网公开栏',
  '仅在局域网发布',
  '单位内部群',
  '不再使用政府网站',
  '政府网站停用',
  '政府网站已停用',
  '仅限内部网站',
  '不对外公开',
  '内部使用',
  '不予公开',
  '暂不公开',
  '待定',
  '另行通知',
  '略',
  '无',
  '保密',
  '不含政府网站',
  '不包括上述渠道',
  '除政府网站以外的渠道',
  '上述渠道取消',
  '政府网站（暂停）',
  '不 公 开',
  '不公开。',
  '尚未开通',
  '政府网站关闭维护',
  '仅供查询',
  '以上均不发布',
  '无（内部）',
  '涉密不公开',
  '渠道另行确定',
  '不上网',
  '不在政府网站发布',
  '仅在单位内部张贴',
  '无需公开',
  '无须上网公布',
  '只向本人告知',
  '口头告知，不书面公开',
  '删去政府网站',
  '改为内部通报',
  '代替政府网站',
  '取代以上渠道',
  '除政府网站以外',
  '无责任主体',
  '无人负责',
  '任何单位均不负责',
  '同上',
  '我局不承担公开责任',
  '不由本局公开',
  '免除公开责任',
  '拒绝公开',
];
const asked = [
  '以上内容均不予公开',
  '内容不公开',
  '不对外公开',
  '暂不公开',
  '暂缓公开',
  '仅供内部掌握',
  '不向社会公开',
  '略',
  '无',
  '保密',
  '待定',
  '仅限申请人本人',
  '只对申请人公开',
  '停止公开',
  '无需公开',
  '仅本单位职工',
  '仅对利害关系人',
  '限机关内部人员',
  '非社会公众',
  '社会公众除外',
  '社会公众不得查阅',
  '内容略',
  '无内容',
  '仅公开标题',
  '只公开一部分',
  '以上内容已废止',
  '上列内容删除',
  '此栏作废',
  '内容由我局决定是否公开',
];
const ordinary = [
  '不予受理告知书',
  '不予认定决定书',
  '不予公开告知书',
  '《不予公开政府信息的范围》',
  '《机关内部管理办法》',
  '依申请公开',
  '申请人',
  '参保单位',
  '不动产登记大厅',
  '企业内部公示栏',
  '24小时不打烊自助服务区',
  '无锡市人社局',
  '无障碍服务窗口',
  '未来社区服务站',
  '基层公共服务平台',
  '失业保险待遇停止支付条件',
  '暂停领取养老金的情形',
  '停工留薪期确认',
  '略阳县人力资源和社会保障局',
  '内部控制制度',
  '仅本地户籍人员',
  '养老保险待遇暂停',
  '中止和终止劳动关系',
  '除法律另有规定的外',
  '示例县国家保密局',
  '非公企业服务站公示栏',
  '无就业经历人员',
  '除未成年人外的求职者',
  '符合条件的申请人',
  '无需提交的材料清单',
  '政策文件废止目录',
  '非全日制从业人员',
];

describe('texts that take back', () => {
  it.each(['channels', 'responsibleBody'])('are refused in %s', (field) => {
    expect(refused.filter((text) => retractionIn(field, text, reference) === undefined)).toEqual([]);
  });

  it.each(['content', 'audience'])('must be answered in %s', (field) => {
    expect(asked.filter((text) => retractionIn(field, text, reference) === undefined)).toEqual([]);
  });

  it.each(['channels', 'responsibleBody', 'content', 'audience', 'title', 'contact'])(
    'ordinary words are none in %s',
    (field) => {
      expect(
        ordinary.filter((text) => retractionIn(field, text, reference) !== undefined && !/暂停|停止/u.test(text)),
      ).toEqual([]);
    },
  );

  it.each(['取消资格名单及原因', '不得收取费用的说明', '禁止就业歧视的规定'])('“%s” is none in content', (text) => {
    expect(retractionIn('content', text, reference)).toBeUndefined();
  });

  it('the words of the national files and the examples are none', () => {
    const texts = new Set<string>();
    const collect = (value: unknown, field: string): void => {
      if (typeof value === 'string') texts.add(`${field}\t${value}`);
      else if (Array.isArray(value)) for (const one of value) collect(one, field);
      else if (value !== null && typeof value === 'object')
        for (const [key, one] of Object.entries(value))
          collect(one, /^(?:channels|responsibleBody|content|audience|title|contact)$/u.test(key) ? key : field);
    };
    for (const folder of ['catalogues/national', 'catalogues/examples'])
      for (const name of readdirSync(folder, { recursive: true })
        .map(String)
        .filter((one) => one.endsWith('.yaml')))
        collect(parse(readFileSync(join(folder, name), 'utf8')), '');
    expect(texts.size).toBeGreaterThan(500);
    const taken = [...texts].filter((one) => {
      const [field = '', text = ''] = one.split('\t');
      return retractionIn(field, text.replace(/^(?:其他|特定群体)：/u, ''), reference) !== undefined;
    });
    expect(taken).toEqual([]);
  });
});
