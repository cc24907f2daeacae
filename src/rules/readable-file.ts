import type { Rule } from './rule.ts';

export const readableFile: Rule<'readable-file'> = {
  id: 'readable-file',
  on: 'source',
  severity: 'error',
  answer: 'required',
  waivable: false,
  aspect: 'readable',
  summary: { zh: '文件须为 UTF-8 文本，大小适当', en: 'a file is UTF-8 text of a sensible size' },
  why: {
    zh: '旧版 Excel、记事本常把文件存成 GBK 或 UTF-16；按错误的编码读会得到乱码，而乱码有时也能通过检查',
    en: 'older office programs save GBK or UTF-16; read in the wrong encoding the text turns to garbage, which may even pass the checks',
  },
  messages: {
    gbk: {
      text: {
        zh: '文件不是 UTF-8 编码，看来是 GBK（GB 18030）',
        en: 'the file is not UTF-8; it looks like GBK (GB 18030)',
      },
      fix: { zh: '用记事本或 VS Code 打开，另存为 UTF-8 编码', en: 'open it in an editor and save it as UTF-8' },
    },
    utf16: {
      text: { zh: '文件是 UTF-16（记事本里叫“Unicode”）编码', en: 'the file is UTF-16 (called “Unicode” in Notepad)' },
      fix: { zh: '在记事本里另存为，编码选 UTF-8', en: 'save it as UTF-8' },
    },
    binary: {
      text: { zh: '文件不是文本', en: 'the file is not text' },
      fix: { zh: '请给出 YAML 文本文件', en: 'give a YAML text file' },
    },
    office: {
      text: { zh: '这是 {kind} 文件，不是 YAML 文本', en: 'the file is {kind}, not YAML text' },
      fix: {
        zh: '请给出 YAML 文本文件；改文件扩展名不会改变内容',
        en: 'give a YAML text file; renaming a file does not convert it',
      },
    },
    workbook: {
      text: { zh: '这份文件没有读取：{cause}', en: 'this file was not read: {cause}' },
      fix: { zh: '{remedy}', en: '{remedy}' },
    },
    empty: {
      text: { zh: '文件是空的', en: 'the file is empty' },
      fix: {
        zh: '复制 catalogues/examples 里的一个示例，从它改起',
        en: 'start from a copy of a file in catalogues/examples',
      },
    },
    'too-large': {
      text: {
        zh: '文件有 {size} MB，超过 {limit} MB；两个目录全部写出也只有约 0.2 MB',
        en: 'the file has {size} MB, more than {limit} MB; both catalogues written out in full take some 0.2 MB',
      },
      fix: { zh: '请确认给的是目录文件', en: 'check that this is a catalogue file' },
    },
    missing: {
      text: { zh: '找不到“{name}”', en: 'there is no `{name}`' },
      fix: { zh: '检查路径和文件名', en: 'check the path and the name' },
    },
    'not-a-file': {
      text: { zh: '“{name}”不是普通文件', en: '`{name}` is not a plain file' },
      fix: { zh: '请给出文件或文件夹', en: 'give a file or a folder' },
    },
    outside: {
      text: {
        zh: '“{name}”在报送文件夹之外，不读取',
        en: '`{name}` is outside of the folder of submissions and is not read',
      },
      fix: {
        zh: '把要用的文件一并报送，或由审核方放进 --base 文件夹',
        en: 'send the file along, or have the reviewer put it into the --base folder',
      },
    },
    link: {
      text: { zh: '“{name}”是链接，不跟随', en: '`{name}` is a link, which is not followed' },
      fix: { zh: '请报送文件本身', en: 'send the file itself' },
    },
    unfinished: {
      text: {
        zh: '这份文件没有检查完：工具内部出错（{part}）',
        en: 'this file was not checked to the end: a fault of the tool ({part})',
      },
      fix: {
        zh: '不是文件作者的错：设 MULU_DEBUG=1 再运行一次，把显示的出错信息报告给我们',
        en: 'this is no fault of the author: run again with MULU_DEBUG=1 and report what it prints',
      },
    },
    failed: {
      text: {
        zh: '“{name}”这次没有读出来（{code}）：系统同时打开的文件太多，或者磁盘、网络出错',
        en: '`{name}` could not be read this time ({code}): too many files are open, or the disk or the network failed',
      },
      fix: {
        zh: '关闭别的程序，或者把文件复制到本机，再试一次',
        en: 'close other programs, or copy the file to this machine, and try again',
      },
    },
    'no-access': {
      text: { zh: '没有权限读取“{name}”', en: 'no permission to read `{name}`' },
      fix: {
        zh: '检查文件权限，或是否被其他程序占用',
        en: 'check the permissions, and whether another program holds the file',
      },
    },
  },
};
