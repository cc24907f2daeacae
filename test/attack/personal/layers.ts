import { type Form, forms } from './forms.ts';

const quote = (text: string): string => JSON.stringify(text);

/** A layer with a form in every place where an author may write freely. `slot` gives the form of each place in turn. */
export const layerWith = (slot: () => Form, lists: readonly Form[], name = '示例县'): string => {
  const place = (words = '联系人'): string => quote(`${words} ${slot().text}`);
  return `kind: layer
region: { code: "990101", name: ${quote(name)}, level: county }
extends: national@2019
edition: "2026"
effective: 2026-12-01
responsibleBody: { 县级: ${place('示例县人力资源和社会保障局')}, 乡级: 各乡镇人民政府 }
contact: { office: ${place('局办公室')}, phone: ${place('电话')}, complaint: ${place('投诉')}, address: ${place('示例路1号')}, hours: ${place('工作日')} }
profile: { titles: { employment: ${place('就业')} }, synonyms: [[${place('甲')}, 乙]] }
# ${slot().text.replace(/\s+/gu, ' ')}
${quote(slot().text)}: ${place()}
employment:
  title: ${place('就业目录')}
  omit:
    - { item: 1.3 求职信息登记, reason: not-operated, note: ${place('由市局受理')} }
    - { item: ${quote(`9.1 外国人来华工作许可 ${slot().text}`)}, reason: not-operated, note: 由市局受理 }
  amend:
    - item: 1.2 岗位信息发布
      channels: { add: [${quote(`其他：服务点 ${slot().text}`)}] }
      audience: [全社会, ${quote(`特定群体：登记失业人员 ${slot().text}`)}]
      basis: { add: [${quote(`《示例办法》 ${slot().text}`)}] }
      timeLimit: ${quote(`公开事项信息形成或变更之日起5个工作日内公开，咨询 ${slot().text}`)}
      handlingLimit: ${place('5个工作日')}
      links: { guide: ${quote(`https://www.example.gov.cn/?tel=${slot().text}`)} }
      content:
        add:
${lists.map(({ text }) => `          - ${quote(text)}`).join('\n')}
    - item: 1.1 就业政策法规咨询
      responsibleBody: ${place('示例县人力资源和社会保障局')}
      disclosureMode: ${place('主动')}
      title: ${place('就业政策咨询')}
  add:
    - { id: "1.1.1", title: ${place('稳岗政策咨询')} }
filing: { receiver: ${place('示例市人力资源和社会保障局')}, number: ${place('示人社函〔2026〕12号')}, date: 2026-12-05, signer: ${place()}, copies: [${place('县政府办')}], review: { by: ${place('县政务公开办')}, date: 2026-12-01, result: ${place('同意')} } }
accepted:
  - { rule: similar-item, item: employment/1.1.1, reason: ${place('已核')} }
  - { rule: no-narrowing, item: employment/1.2, field: audience, reason: ${place('已核')} }
`;
};

/** Gives one form after the other, round and round. */
export const inTurn = (from: number): (() => Form) => {
  let next = from;
  return () => {
    const form = forms[next % forms.length] as Form;
    next += 1;
    return form;
  };
};

/** Places in a layer that each hold one form. */
export const places = 36;
