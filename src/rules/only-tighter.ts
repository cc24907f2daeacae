import type { Fault } from '../model/finding.ts';
import type { Outcome, Step } from '../model/step.ts';
import type { Rule } from './rule.ts';
import { byPlace, fieldName, inline, itemList, itemName, whereWritten } from './say.ts';

const clauses: { readonly [field: string]: string } = {
  timeLimit: '{timeLimit}',
  channels: '{channels}',
  disclosureMode: '{audience}',
};

const messageOf = ({ field, order, law, below, unread, start }: Outcome): string => {
  if (law) return order === 'looser' ? 'law' : unread === undefined ? 'law-unclear' : 'law-unread';
  if (below) return 'below';
  if (field === 'timeLimit' && order === 'looser') return 'later';
  if (field === 'timeLimit') return unread !== undefined ? 'unread' : start !== undefined ? 'start' : 'not-comparable';
  return field === 'channels' ? 'channels' : 'mode';
};

const check = (step: Step): Fault[] =>
  byPlace(step.outcomes.filter(({ verdict, retraction }) => verdict === 'refused' && retraction === undefined)).flatMap(
    (group): Fault[] => {
      const [first] = group;
      if (!first) return [];
      const clause = first.law ?? clauses[first.field];
      // A bulk value that an item of level 3 keeps from its parent reaches that item, too.
      const held = new Set(group.map(({ below }) => below));
      const reached = group.map(({ item }) => item).filter((item) => !held.has(item));
      return [
        {
          rule: 'only-tighter',
          message: messageOf(first),
          args: {
            items: itemList(step.resolved, reached),
            field: fieldName(first.field),
            local: inline(first.local),
            inherited: inline(first.inherited),
            missing: first.missing,
            ...(first.unread === undefined ? {} : { unread: inline(first.unread) }),
            ...(first.start === undefined ? {} : { start: first.start }),
            ...(first.below ? { below: itemName(step.resolved, first.below) } : {}),
          },
          at: first.at,
          item: first.item,
          field: first.field,
          related: whereWritten(first, step.resolved),
          ...(clause ? { clause } : {}),
        },
      ];
    },
  );

export const onlyTighter: Rule<'only-tighter'> = {
  id: 'only-tighter',
  on: 'layer',
  severity: 'error',
  answer: 'required',
  waivable: false,
  aspect: 'floors',
  clause: '{timeLimit|channels|audience}',
  summary: {
    zh: '公开时限、渠道和方式只能比上级更严，不能放宽',
    en: 'time limits, channels and disclosure mode may only be tightened',
  },
  why: {
    zh: '公布目录的文件把目录给出的时限、渠道定为最低标准，应主动公开的不得改为依申请；法定时限另有规定的从其规定',
    en: 'the document sets limits and channels as minimum standards, and proactive disclosure may not become on request; the law binds besides',
  },
  messages: {
    later: {
      text: {
        zh: '{items}：公开时限“{local}”宽于“{inherited}”，未采用',
        en: '{items}: the time limit `{local}` is looser than `{inherited}` and was not applied',
      },
      fix: {
        zh: '缩短到不超过“{inherited}”，或删去这个值',
        en: 'shorten it to `{inherited}` or less, or delete the value',
      },
    },
    'not-comparable': {
      form: {
        fix: {
          zh: '用同样的起算点写明数字，例如“10个工作日内”；办理时限写到“办理时限（本地）”',
          en: 'give a number from the same start, such as `10个工作日内`; the time of handling goes to 办理时限（本地）',
        },
      },
      text: {
        zh: '{items}：公开时限“{local}”无法与“{inherited}”比较，未采用',
        en: '{items}: the time limit `{local}` cannot be compared with `{inherited}` and was not applied',
      },
      fix: {
        zh: '用同样的起算点写明数字，例如“10个工作日内”；办理时限写到 handlingLimit',
        en: 'give a number from the same starting point, such as `10个工作日内`; 办理时限 goes into handlingLimit',
      },
    },
    unread: {
      form: {
        fix: {
          zh: '只写起算点、数字和单位，例如“信息形成或变更之日起10个工作日内公开”；办理时限写到“办理时限（本地）”',
          en: 'write start, number and unit only, such as `信息形成或变更之日起10个工作日内公开`; the time of handling goes to 办理时限（本地）',
        },
      },
      text: {
        zh: '{items}：公开时限“{local}”里的“{unread}”看不懂，无法与“{inherited}”比较，未采用',
        en: '{items}: `{unread}` in the time limit `{local}` is not understood, so it cannot be compared with `{inherited}` and was not applied',
      },
      fix: {
        zh: '只写起算点、数字和单位，例如“信息形成或变更之日起10个工作日内公开”；办理时限写到 handlingLimit',
        en: 'give the starting point, a number and a unit only, such as `信息形成或变更之日起10个工作日内公开`; 办理时限 goes into handlingLimit',
      },
    },
    start: {
      text: {
        zh: '{items}：公开时限“{local}”从“{start}”起算，无法与“{inherited}”比较，未采用',
        en: '{items}: the time limit `{local}` counts from `{start}`, so it cannot be compared with `{inherited}` and was not applied',
      },
      fix: {
        zh: '从同样的起算点起算，或者不写起算点，例如“10个工作日内”',
        en: 'count from the same starting point, or leave it out, as in `10个工作日内`',
      },
    },
    below: {
      text: {
        zh: '{items}：公开时限“{local}”无法与三级事项“{below}”的“{inherited}”比较，未采用',
        en: '{items}: the time limit `{local}` cannot be compared with the `{inherited}` of level 3, `{below}`, and was not applied',
      },
      fix: {
        zh: '换成能与它比较的期限，或同时给“{below}”写上比两者都短的期限',
        en: 'give a limit that can be compared with it, or give `{below}` one that is shorter than both',
      },
    },
    channels: {
      form: {
        fix: {
          zh: '标准选用的渠道不要写 □；“其他渠道名称”把标准的和增加的写全，或者清空',
          en: 'clear the □ of boxes that the standard ticks, and write all texts of 其他渠道名称 or none',
        },
      },
      text: {
        zh: '{items}：公开渠道缺少“{missing}”，未采用',
        en: '{items}: the channels lack {missing} and were not applied',
      },
      fix: {
        zh: '补上缺的渠道；只想增加时写 channels: { add: [...] }',
        en: 'add what is missing; to add only, write channels: { add: [...] }',
      },
      waivable: true,
    },
    mode: {
      text: {
        zh: '{items}：公开方式从“主动”改成了“{local}”，未采用',
        en: '{items}: the change of the disclosure mode from `主动` to `{local}` was not applied',
      },
      fix: { zh: '改回“主动”', en: 'change it back to `主动`' },
    },
    law: {
      text: {
        zh: '{items}：公开时限“{local}”超过法定的“{inherited}”，未采用',
        en: '{items}: the time limit `{local}` exceeds the `{inherited}` set by law and was not applied',
      },
      fix: { zh: '缩短到“{inherited}”以内', en: 'shorten it to `{inherited}` or less' },
    },
    'law-unclear': {
      text: {
        zh: '{items}：看不出公开时限“{local}”不晚于法定的“{inherited}”，未采用',
        en: '{items}: the time limit `{local}` cannot be told to keep the `{inherited}` set by law and was not applied',
      },
      fix: {
        zh: '写明起算点和几个工作日，例如“{inherited}公开”',
        en: 'give the starting point and a number of 工作日, such as `{inherited}公开`',
      },
    },
    'law-unread': {
      text: {
        zh: '{items}：公开时限“{local}”里的“{unread}”看不懂，看不出不晚于法定的“{inherited}”，未采用',
        en: '{items}: `{unread}` in the time limit `{local}` is not understood, so it cannot be told to keep the `{inherited}` set by law and was not applied',
      },
      fix: {
        zh: '只写起算点和几个工作日，例如“{inherited}公开”',
        en: 'give the starting point and a number of 工作日 only, such as `{inherited}公开`',
      },
    },
  },
  check,
};
