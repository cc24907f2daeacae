import type { Rule } from './rule.ts';

export const schema: Rule<'schema'> = {
  id: 'schema',
  on: 'source',
  severity: 'error',
  answer: 'required',
  waivable: false,
  aspect: 'readable',
  summary: { zh: '键名和取值须是已知的写法', en: 'keys and values are of a known form' },
  why: {
    zh: '写错的键名若被悄悄忽略，作者会以为已经生效',
    en: 'a misspelt key that is silently ignored looks as if it had taken effect',
  },
  messages: {
    'unknown-key': {
      text: { zh: '不认识键“{key}”', en: 'unknown key `{key}`' },
      fix: { zh: '此处可用：{known}', en: 'known here: {known}' },
    },
    'empty-key': {
      text: { zh: '冒号前的键是空的', en: 'there is no key before this colon' },
      fix: { zh: '写上键名；此处可用：{known}', en: 'write the key; known here: {known}' },
    },
    'unknown-key-near': {
      text: { zh: '不认识键“{key}”', en: 'unknown key `{key}`' },
      fix: { zh: '是不是“{meant}”', en: 'did you mean `{meant}`?' },
    },
    'other-word': {
      text: { zh: '“{said}”写作“{means}”，已照此理解', en: '`{said}` is written `{means}`, and was understood so' },
      fix: { zh: '改成“{means}”', en: 'write `{means}`' },
      severity: 'info',
    },
    'foreign-domain': {
      text: { zh: '上级目录没有“{domain}”领域', en: 'the catalogue above has no domain {domain}' },
      fix: { zh: '删去这一处；上级目录有：{known}', en: 'take it out; known above: {known}' },
    },
    'uncovered-domain': {
      text: { zh: '本层的 covers 没有列“{domain}”', en: '`covers` of this layer does not list {domain}' },
      fix: {
        zh: '本层也管它的，在 covers 里加上 {id}；否则删去这一处',
        en: 'add `{id}` to `covers`, or take this out',
      },
    },
    'fullwidth-colon': {
      text: {
        zh: '“{key}”后面是全角冒号“：”，整句被当成了文字',
        en: 'a full-width colon follows `{key}`, so the whole line is read as text',
      },
      fix: { zh: '改成半角冒号加一个空格：“{key}: ”', en: 'write a plain colon and a blank: `{key}: `' },
    },
    'missing-key': {
      text: { zh: '缺少“{key}”', en: '`{key}` is missing' },
      fix: { zh: '补上“{key}”：{hint}', en: 'add `{key}`: {hint}' },
    },
    'empty-value': {
      text: { zh: '“{field}”没有内容', en: '`{field}` is empty' },
      fix: { zh: '填上内容，或删去这个键', en: 'fill it in, or delete the key' },
    },
    unquoted: {
      text: { zh: '“{written}”没有加引号，被当成了{read}', en: '`{written}` is not quoted and was taken for {read}' },
      fix: { zh: '加上引号："{written}"', en: 'quote it: "{written}"' },
    },
    'bare-number': {
      text: { zh: '“{field}”只写了“{written}”，看不出是什么', en: '`{field}` says only `{written}`' },
      fix: { zh: '{hint}', en: '{hint}' },
    },
    'fullwidth-quotes': {
      text: {
        zh: '{written}用了全角引号，引号也成了值的一部分',
        en: '{written} has full-width quotes, which became part of the value',
      },
      fix: { zh: '改用半角引号："{inner}"（可用 --fix 改正）', en: 'use straight quotes: "{inner}" (or use --fix)' },
    },
    'fullwidth-comma': {
      text: {
        zh: '“{value}”里的“{mark}”不是 YAML 的逗号，几个值连成了一个',
        en: '`{mark}` in `{value}` is no comma to YAML, so several values became one',
      },
      fix: { zh: '改成半角逗号：{right}（可用 --fix 改正）', en: 'write plain commas: {right} (or use --fix)' },
    },
    'several-values': {
      text: { zh: '“{value}”把几个值写在了一行', en: '`{value}` holds several values in one line' },
      fix: { zh: '一行写一个', en: 'write one a line' },
    },
    'wrong-type': {
      text: { zh: '“{field}”应为{expected}，这里是{actual}', en: '`{field}` should be {expected}; this is {actual}' },
      fix: { zh: '{hint}', en: '{hint}' },
    },
    'unknown-keys': {
      text: {
        zh: '这里有 {count} 个不认识的键（{keys} 等）',
        en: '{count} unknown keys stand here ({keys} and others)',
      },
      fix: { zh: '此处可用：{known}', en: 'known here: {known}' },
    },
    'too-long-value': {
      text: {
        zh: '“{field}”的一个值有 {count} 个字符，超过 {limit} 个，这份文件没有再往下检查',
        en: 'a value of `{field}` has {count} characters, more than {limit}; the file was not checked any further',
      },
      fix: {
        zh: '目录里最长的值也只有几千字；检查是不是少了一个引号，或误贴了整篇文章',
        en: 'the longest value of a catalogue has some thousand; look for a missing quote, or for what was pasted by mistake',
      },
    },
    'too-long-key': {
      text: {
        zh: '键“{field}”有 {count} 个字符，超过 {limit} 个，这份文件没有再往下检查',
        en: 'the key `{field}` has {count} characters, more than {limit}; the file was not checked any further',
      },
      fix: { zh: '检查冒号前是不是误贴了正文', en: 'look for text that was pasted in front of a colon by mistake' },
    },
    'too-many-lines': {
      text: {
        zh: '这份文件有 {count} 行内容，超过 {limit} 行，没有再往下检查',
        en: 'the file has {count} lines, more than {limit}; it was not checked any further',
      },
      fix: {
        zh: '两个领域的目录全部写出也只有约 5000 行；检查是不是重复粘贴',
        en: 'both catalogues in full have some 5,000; look for what was pasted twice',
      },
    },
    'too-many-marks': {
      text: {
        zh: '这份文件里“{mark}”有 {count} 个，超过 {limit} 个，没有再往下检查',
        en: 'the file holds `{mark}` {count} times, more than {limit}; it was not checked any further',
      },
      fix: { zh: '检查是不是重复粘贴，或文件已损坏', en: 'look for what was pasted twice, or a damaged file' },
    },
    'too-many-entries': {
      text: {
        zh: '列表“{field}”有 {count} 项，超过 {limit} 项，这份文件没有再往下检查',
        en: 'the list `{field}` has {count} entries, more than {limit}; the file was not checked any further',
      },
      fix: {
        zh: '两个领域的目录全部写出也只有几百项；检查是不是重复粘贴',
        en: 'both catalogues in full have some hundred entries; look for what was pasted twice',
      },
    },
    'too-many-names': {
      text: {
        zh: '“{field}”下有 {count} 个键，超过 {limit} 个，这份文件没有再往下检查',
        en: '`{field}` has {count} keys, more than {limit}; the file was not checked any further',
      },
      fix: { zh: '检查是不是重复粘贴，或少了缩进', en: 'look for what was pasted twice, or lost its indent' },
    },
    'too-many-in-all': {
      text: {
        zh: '这份文件有 {count} 个值，超过 {limit} 个，没有再往下检查',
        en: 'the file holds {count} values, more than {limit}; it was not checked any further',
      },
      fix: {
        zh: '两个领域的目录全部写出也只有约 5000 个值；检查是不是重复粘贴，或把几个地区写进了一个文件',
        en: 'both catalogues in full hold some 5,000; look for what was pasted twice, or for several regions in one file',
      },
    },
    'more-findings': {
      text: {
        zh: '这份文件共有 {count} 处问题，只列出最重的 {shown} 处，另有 {more} 处没有列出',
        en: 'the file has {count} findings; the gravest {shown} are listed, {more} more are not',
      },
      fix: { zh: '先改正列出的，再检查一次', en: 'mend what is listed, then check again' },
    },
    'more-notes': {
      severity: 'info',
      text: {
        zh: '这份文件共有 {count} 处发现，另有 {more} 条提示没有列出',
        en: 'the file has {count} findings; {more} more notes are not listed',
      },
    },
    'too-many-keys': {
      text: {
        zh: '这里写了 {count} 个键（{keys}），最多 {limit} 个',
        en: '{count} keys ({keys}) stand here; {limit} at most',
      },
      fix: { zh: '{hint}', en: '{hint}' },
    },
    form: {
      text: { zh: '“{field}”里这一处不符合写法', en: 'this part of `{field}` is not of the expected form' },
      fix: { zh: '{hint}', en: '{hint}' },
    },
    'unknown-word': {
      text: { zh: '不认识“{value}”', en: 'unknown value `{value}`' },
      fix: { zh: '可用：{allowed}', en: 'known: {allowed}' },
    },
    'unknown-channel': {
      text: { zh: '13个渠道里没有“{value}”', en: '`{value}` is none of the 13 channels' },
      fix: { zh: '写作“其他：{value}”，或改用：{allowed}', en: 'write `其他：{value}`, or use: {allowed}' },
    },
    'unknown-word-near': {
      text: { zh: '不认识“{value}”', en: 'unknown value `{value}`' },
      fix: { zh: '是不是“{meant}”', en: 'did you mean `{meant}`?' },
    },
    hint: {
      text: { zh: '“{value}”不符合写法', en: '`{value}` is not of the expected form' },
      fix: { zh: '{hint}', en: '{hint}' },
    },
    'not-accepted': {
      text: { zh: '“{field}”的取值“{value}”不符合写法', en: '`{value}` is no value for `{field}`' },
      fix: { zh: '参照示例改写', en: 'see the examples' },
    },
    'unknown-kind-near': {
      text: {
        zh: '看不出这是什么文件：没有“{value}”这个种类（kind）',
        en: 'the kind of this file is not known: there is no kind `{value}`',
      },
      fix: { zh: '是不是“kind: {meant}”', en: 'did you mean `kind: {meant}`?' },
    },
    'unknown-kind': {
      text: {
        zh: '看不出这是什么文件：kind 没有写，或不是已知的种类',
        en: 'the kind of this file is missing or not known',
      },
      fix: { zh: '地方层写“kind: layer”', en: 'write `kind: layer` for a layer' },
    },
  },
};
