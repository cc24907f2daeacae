import type { Fault } from '../model/finding.ts';
import type { Sourced } from '../model/place.ts';
import type { Rule } from './rule.ts';

const vague = /^(?:各?(?:相关|有关|主管|职能)(?:部门|单位|机构)|各(?:部门|单位)|上级部门|其他部门)$/u;
const internal = /(?:股|科|科室|局办公室)$/u;

const check = (texts: readonly Sourced<string>[]): Fault[] =>
  texts.flatMap(({ value, at }): Fault[] => {
    if (!('path' in at) || !at.path.includes('responsibleBody')) return [];
    const rule = 'body-named';
    const body = value.trim();
    if (vague.test(body)) return [{ rule, message: 'vague', args: { body }, at, field: 'responsibleBody' }];
    return internal.test(body) ? [{ rule, message: 'internal', args: { body }, at, field: 'responsibleBody' }] : [];
  });

export const bodyNamed: Rule<'body-named'> = {
  id: 'body-named',
  on: 'text',
  severity: 'warning',
  answer: 'advice',
  waivable: true,
  aspect: 'bodies',
  clause: '《政府信息公开条例》第十条',
  summary: { zh: '公开主体写机关的规范名称', en: 'the responsible body is an organ by its name' },
  why: {
    zh: '谁制作谁公开、谁保存谁公开；“相关部门”不知道找谁，内设科室不对外承担责任',
    en: 'the maker or keeper discloses; “relevant departments” is nobody, and an internal office does not answer to the public',
  },
  messages: {
    vague: {
      text: { zh: '公开主体“{body}”没有写明是哪个机关', en: 'the responsible body `{body}` names no organ' },
      fix: { zh: '写机关全称，例如“示例县人力资源和社会保障局”', en: 'give the full name of the organ' },
    },
    internal: {
      text: { zh: '公开主体“{body}”是内设科室', en: 'the responsible body `{body}` is an internal office' },
      fix: { zh: '写机关全称', en: 'give the full name of the organ' },
    },
  },
  check,
};
