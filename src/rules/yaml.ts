import type { Rule } from './rule.ts';

export const yaml: Rule<'yaml'> = {
  id: 'yaml',
  on: 'source',
  severity: 'error',
  answer: 'required',
  waivable: false,
  aspect: 'readable',
  summary: { zh: '文件须是写法正确的 YAML', en: 'a file is well-formed YAML' },
  why: {
    zh: '写法有误时，后面的内容无从读起；最常见的原因是全角冒号、制表符缩进和重复的键',
    en: 'behind an error of form nothing can be read; the usual causes are full-width colons, tabs and keys written twice',
  },
  messages: {
    'fullwidth-colon': {
      text: { zh: '“{key}”后面是全角冒号“：”', en: 'a full-width colon follows `{key}`' },
      fix: { zh: '改成半角冒号加一个空格：“{key}: ”', en: 'write a plain colon and a blank: `{key}: `' },
    },
    'no-space-after-colon': {
      text: { zh: '“{key}:”后面缺一个空格', en: 'a blank is missing behind `{key}:`' },
      fix: { zh: '写作“{key}: 值”', en: 'write `{key}: value`' },
    },
    'no-space-after-dash': {
      text: { zh: '行首的“-”后面缺一个空格', en: 'a blank is missing behind the leading `-`' },
      fix: { zh: '写作“- 值”', en: 'write `- value`' },
    },
    'fullwidth-mark': {
      text: {
        zh: '此处用了全角符号“{mark}”，YAML 不把它当作标点',
        en: '`{mark}` is full-width; YAML does not take it for punctuation',
      },
      fix: { zh: '列表和键值之间的标点改用半角', en: 'use plain punctuation between keys and values' },
    },
    tab: {
      text: { zh: '行首用了制表符（Tab）缩进', en: 'the line is indented with a tab' },
      fix: { zh: '改用空格缩进，每层两个', en: 'indent with blanks, two for each level' },
    },
    'line-break': {
      text: {
        zh: '此处的换行不是 YAML 的换行（如旧式 Mac 的回车、网页的行分隔符），几行连成了一行',
        en: 'the line ends with a character that ends none in YAML (an old Mac return, a separator of a page), so lines run together',
      },
      fix: { zh: '删去它，按回车键重新换行，保存为 UTF-8', en: 'delete it, press Enter instead and save as UTF-8' },
    },
    'fullwidth-blank': {
      text: { zh: '行首用了全角空格缩进', en: 'the line is indented with a full-width blank' },
      fix: { zh: '改用半角空格缩进，每层两个', en: 'indent with plain blanks, two for each level' },
    },
    'number-brackets': {
      text: {
        zh: '文号的年份用了半角方括号“{written}”，在列表里被当成了又一个列表',
        en: 'the brackets of `{written}` start another list inside this one',
      },
      fix: { zh: '改成六角括号“{right}”（可用 --fix 改正）', en: 'write `{right}` (or use --fix)' },
    },
    'bracket-in-value': {
      text: {
        zh: '值里有半角方括号“{written}”，在列表里被当成了又一个列表',
        en: 'the value holds `{written}`, which starts another list inside this one',
      },
      fix: { zh: '给整个值加引号，或改用全角括号', en: 'quote the whole value, or use full-width brackets' },
    },
    'duplicate-key': {
      text: { zh: '键“{key}”在同一处写了两次', en: 'the key `{key}` is written twice in one place' },
      fix: { zh: '合并成一个，或删去多余的一个', en: 'join them, or delete one' },
    },
    'alias-bomb': {
      text: {
        zh: '别名（*）展开后内容成倍膨胀，已停止读取',
        en: 'the aliases (*) multiply the content; reading was stopped',
      },
      fix: { zh: '去掉别名，直接写出内容', en: 'write the content out instead of using aliases' },
    },
    'unknown-alias': {
      text: {
        zh: '此处以“*”开头，被当作别名，但没有对应的“&”',
        en: 'a value that starts with `*` is an alias, and there is no `&` for it',
      },
      fix: { zh: '若要写“*”本身，加引号："*"', en: 'quote it to mean the character: "*"' },
    },
    'alias-circle': {
      text: {
        zh: '别名（*）指向它自己所在的内容，没有尽头',
        en: 'the alias (*) stands inside of what it names, without end',
      },
      fix: { zh: '去掉别名，直接写出内容', en: 'write the content out instead of using aliases' },
    },
    'merge-key': {
      text: { zh: '这里用了合并键“<<”，不支持', en: 'the merge key `<<` is not supported' },
      fix: { zh: '直接写出要合并的各个键', en: 'write the keys out' },
    },
    'reserved-key': {
      text: { zh: '键名“{key}”是程序的保留词，不能用', en: '`{key}` is a word of the machine, and no key' },
      fix: { zh: '换一个名称', en: 'take another name' },
    },
    tag: {
      text: { zh: '这里用了 YAML 标签“{written}”，不支持', en: 'the YAML tag `{written}` is not supported' },
      fix: {
        zh: '删去标签，只写值；以“!”开头的文字要加引号',
        en: 'delete the tag and keep the value; a text that begins with `!` needs quotes',
      },
    },
    directive: {
      text: { zh: '这里用了 YAML 指令“{written}”，不支持', en: 'the YAML directive `{written}` is not supported' },
      fix: { zh: '删去以“%”开头的这一行', en: 'delete this line that begins with `%`' },
    },
    'half-character': {
      text: {
        zh: '这段文字里有半个字符（“\\ud800”之类的转义没有配对），不能印出',
        en: 'this text holds half a character (an escape such as `\\ud800` without its pair), which cannot be printed',
      },
      fix: { zh: '直接写出这个字，不用转义', en: 'write the character itself instead of an escape' },
    },
    'complex-key': {
      text: {
        zh: '键应是一段文字，这里的键是列表、组合、别名或带标签的值',
        en: 'a key is a text; this one is a list, a map, an alias or a tagged value',
      },
      fix: {
        zh: '键写成文字；以“{”“[”“*”开头的文字要加引号',
        en: 'write a text; one that begins with `{`, `[` or `*` needs quotes',
      },
    },
    'merge-conflict': {
      text: {
        zh: '文件里还留着 {count} 处版本合并的冲突标记（“<<<<<<<”）',
        en: 'marks of {count} unresolved merge conflicts (`<<<<<<<`) are left in the file',
      },
      fix: {
        zh: '每处保留要的一边，删去以“<<<<<<<”“=======”“>>>>>>>”开头的行',
        en: 'keep one side of each, and delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`',
      },
    },
    'too-deep': {
      text: { zh: '括号或缩进嵌套过深，已停止读取', en: 'brackets or indents nest too deep; reading was stopped' },
      fix: { zh: '目录文件只需几层；检查多余的括号', en: 'a catalogue needs a few levels; look for stray brackets' },
    },
    'multiple-docs': {
      text: { zh: '一个文件里有多份文档（“---”分隔）', en: 'the file holds more than one document (`---`)' },
      fix: { zh: '一个地区一个文件', en: 'one file for each region' },
    },
    'missing-char': {
      text: { zh: '引号或括号没有闭合', en: 'a quote or bracket is not closed' },
      fix: { zh: '补上缺的引号或括号', en: 'close it' },
    },
    indent: {
      text: { zh: '缩进与上下文不一致', en: 'the indent does not fit its surroundings' },
      fix: {
        zh: '同一层的行左端对齐，下一层多两个空格',
        en: 'align lines of one level; indent the next level by two blanks',
      },
    },
    'colon-in-value': {
      text: {
        zh: '值里有半角冒号加空格，被当成了又一个键',
        en: 'the value holds a colon and a blank, which start another key',
      },
      fix: { zh: '给整个值加引号，或改用全角冒号“：”', en: 'quote the whole value, or write a full-width colon' },
    },
    syntax: {
      text: { zh: '此处写法有误，读不下去（{code}：{cause}）', en: 'this cannot be read ({code}: {cause})' },
      fix: {
        zh: '检查此行和上一行的引号、冒号和缩进',
        en: 'look at the quotes, colons and indents of this line and the one above',
      },
    },
  },
};
