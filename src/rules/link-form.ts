import type { Fault } from '../model/finding.ts';
import type { Place } from '../model/place.ts';
import type { Step } from '../model/step.ts';
import { judgeAddress } from './judge-address.ts';
import type { Rule } from './rule.ts';

const inside = (at: Place, name: string): Place => ('path' in at ? { ...at, path: [...at.path, name] } : at);

const check = ({ resolved, outcomes }: Step): Fault[] => {
  const own = resolved.layers.length - 1;
  const seen = new Set<Place>();
  return outcomes.flatMap(({ item: ref, field, at }): Fault[] => {
    const cell = field === 'links' ? resolved.items.get(ref)?.fields.links : undefined;
    // One written map may reach many items.
    if (!cell || cell.by !== own || seen.has(at)) return [];
    seen.add(at);
    return Object.entries(cell.value).flatMap(([name, address]): Fault[] => {
      const message = judgeAddress(address);
      const shown = address.replace(/\/\/[^/?#]*@/u, '//***@');
      return message
        ? [{ rule: 'link-form', message, args: { address: shown }, at: inside(at, name), item: ref, field: 'links' }]
        : [];
    });
  });
};

export const linkForm: Rule<'link-form'> = {
  id: 'link-form',
  on: 'layer',
  severity: 'warning',
  answer: 'advice',
  waivable: true,
  aspect: 'other',
  clause: '《政府信息公开条例》第二十四条',
  summary: {
    zh: '办事链接是公众打得开的完整网址，不带账号密码',
    en: 'a link is a full address that the public can open, without credentials',
  },
  why: {
    zh: '印在目录上的网址，公众在哪里都要能打开；写错的网址会把人带到别处',
    en: 'everybody must be able to open a printed address from anywhere; a slip leads people elsewhere',
  },
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
        zh: '网址“{address}”里有“\\”，浏览器会当作“/”，打开的不是看到的地址',
        en: '`{address}` holds a `\\`, which browsers read as `/`: it leads elsewhere than it says',
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
        en: '`{address}` leads to this computer or an internal network, which the public cannot open',
      },
      fix: { zh: '换成公开网站的网址', en: 'give the address on the public site' },
    },
  },
  check,
};
