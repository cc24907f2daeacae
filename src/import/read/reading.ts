import type { Text } from '../../model/text.ts';
import { say } from '../account.ts';

/** Why words of a cell are not in the layer. `quiet`: a table of this kind always has them; told in the reports only. */
export const reasons = {
  unticked: { severity: 'quiet', text: say('没有勾选', 'not ticked') },
  'no-mark': {
    severity: 'error',
    text: say('前面没有勾选的符号，没有算作勾选', 'no mark of its own: not taken for ticked'),
  },
  unmarked: { severity: 'info', text: say('前面没有符号，按没有勾选', 'without a mark: read as not ticked') },
  'unknown-mark': {
    severity: 'error',
    text: say('前面的符号不认识，是否勾选不能确定', 'an unknown sign: whether it is ticked cannot be told'),
  },
  'not-understood': { severity: 'error', text: say('读不懂', 'not understood') },
  'not-this-field': { severity: 'error', text: say('不像这一栏的内容', 'does not look like this column') },
  'other-unticked': {
    severity: 'error',
    text: say('“其他”没有勾选，但写了文字，没有算作勾选', '其他 is not ticked though words stand behind it'),
  },
  'error-value': { severity: 'error', text: say('表格软件的错误值', 'an error value of a program') },
  nothing: { severity: 'info', text: say('写着没有，按未填处理', 'says that there is nothing: read as blank') },
  'nothing-above': { severity: 'error', text: say('上面没有可以沿用的内容', 'there is nothing above to follow') },
  clause: { severity: 'info', text: say('具体条款不写入公开依据', 'clauses are not written') },
  category: { severity: 'quiet', text: say('依据的类别不写入', 'kinds of documents are not written') },
  address: { severity: 'info', text: say('网址不写入渠道', 'addresses are not written into channels') },
  detail: { severity: 'info', text: say('这一选项不带文字', 'this box takes no words') },
  office: { severity: 'warning', text: say('科室不是公开主体的一部分', 'an office is no part of the body') },
  phone: { severity: 'warning', text: say('电话不写入公开主体', 'telephone numbers are no part of the body') },
  person: { severity: 'warning', text: say('个人姓名和号码不写入', 'persons and their numbers are never written') },
  beside: {
    severity: 'error',
    text: say(
      '同一栏的另一格读不出，这一格也没有写入',
      'another box of the field could not be read, so neither was written',
    ),
  },
  'none-ticked': { severity: 'error', text: say('没有一格勾选', 'no box is ticked') },
  'second-value': {
    severity: 'error',
    text: say('同一事项另有一个值，以前面的为准', 'the item has another value, which counts'),
  },
  'no-row': { severity: 'error', text: say('这一行没有写入', 'nothing of this row was written') },
  'by-place': {
    severity: 'warning',
    text: say('读不懂，按位置当作标准的要素', 'makes no sense; taken for the element at its place'),
  },
  'layer-stays': {
    severity: 'quiet',
    text: say('地方层另有写法，保留地方层的', 'the layer says otherwise, and stays'),
  },
  domain: {
    severity: 'info',
    text: say('领域按事项名称确定', 'the domain is told by the names of the items'),
  },
  'register-words': {
    severity: 'info',
    text: say('同一文件，按标准目录的写法', 'the same document, in the words of the standard'),
  },
  heading: { severity: 'quiet', text: say('一级事项的名称随标准', 'level-1 names are those of the standard') },
  'own-rows': {
    severity: 'error',
    text: say('并在一起的各项都另有一行', 'each of the items that it joins has a row of its own'),
  },
  repeated: { severity: 'error', text: say('前面的行已经写了这一事项', 'an earlier row speaks of this item') },
} as const satisfies {
  readonly [reason: string]: { readonly severity: 'error' | 'warning' | 'info' | 'quiet'; readonly text: Text };
};

export type Reason = keyof typeof reasons;

/** Words of a cell that are not in the layer, and why. */
export interface Left {
  readonly text: string;
  readonly why: Reason;
}

/** A cell as read: its value, the words that went into it, the words that did not, and what was taken for granted. */
export interface Reading<T> {
  readonly value?: T;
  readonly took: readonly string[];
  readonly left: readonly Left[];
  readonly notes?: readonly string[];
}

/** Nothing of a text could be read. */
export const unreadable = (text: string, why: Reason = 'not-understood'): { took: []; left: Left[] } => ({
  took: [],
  left: [{ text, why }],
});
