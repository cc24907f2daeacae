import type { Fault } from '../model/finding.ts';
import type { GuideStep } from '../model/guide.ts';
import { inside, ownValue } from './guide-values.ts';
import { judgeAddress } from './judge-address.ts';
import type { Rule } from './rule.ts';

const check = (step: GuideStep): Fault[] =>
  (['online', 'policies', 'notices', 'interpretations'] as const).flatMap((id) => {
    const cell = ownValue(step, id);
    return (cell?.value ?? []).flatMap((address, index): Fault[] => {
      const message = /^(?:https?:|www\.|\S+@)/iu.test(address) ? judgeAddress(address) : undefined;
      const shown = address.replace(/\/\/[^/?#]*@/u, '//***@');
      return message && cell
        ? [
            {
              rule: 'guide-link-form',
              message,
              args: { address: shown },
              at: inside(cell.at, index),
              item: step.item.ref,
            },
          ]
        : [];
    });
  });

export const guideLinkForm: Rule<'guide-link-form'> = {
  id: 'guide-link-form',
  on: 'guide',
  severity: 'warning',
  answer: 'advice',
  waivable: true,
  aspect: 'other',
  clause: '《政府信息公开条例》第二十四条',
  summary: {
    zh: '指南里的网址是公众打得开的完整网址',
    en: 'addresses in a guide are full ones that the public can open',
  },
  why: { zh: '写错的网址会把人带到别处', en: 'a slip in an address leads people elsewhere' },
  messages: {
    credentials: {
      severity: 'error',
      answer: 'required',
      waivable: false,
      text: { zh: '网址“{address}”带有账号或密码', en: 'the address `{address}` holds a user name or a password' },
      fix: { zh: '删去“@”和它前面的账号、密码', en: 'delete the `@` and what stands before it' },
    },
    backslash: {
      text: {
        zh: '网址“{address}”里有“\\”，打开的不是看到的地址',
        en: '`{address}` holds a `\\`: it leads elsewhere than it says',
      },
      fix: { zh: '改用“/”，并打开核对', en: 'use `/`, and open it to see' },
    },
    unread: {
      text: { zh: '网址“{address}”不完整，打不开', en: 'the address `{address}` cannot be opened' },
      fix: { zh: '从浏览器地址栏整个复制过来', en: 'copy the whole address out of the browser' },
    },
    host: {
      text: {
        zh: '网址“{address}”指向本机或内部网络，公众打不开',
        en: '`{address}` leads to this computer or an internal network',
      },
      fix: { zh: '换成公开网站的网址', en: 'give the address on the public site' },
    },
  },
  check,
};
