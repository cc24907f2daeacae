import type { Fault } from '../model/finding.ts';
import type { Attachment, GuideStep } from '../model/guide.ts';
import type { Rule, RuleKnown } from './rule.ts';

const endingOf = (name: string): string => /\.([^./\\]+)$/u.exec(name)?.[1]?.toLowerCase() ?? '';

const messageOf = ({ name, problem, texts }: Attachment, endings: readonly string[]): string | undefined => {
  const ending = endingOf(name);
  if (problem) return problem;
  if (!endings.includes(ending)) return 'other-kind';
  if (texts) return undefined;
  // What calls itself so and is not opens in no program.
  return ending === 'docx' || ending === 'xlsx' ? 'unread' : 'unchecked';
};

const check = ({ attachments, item }: GuideStep, { reference }: RuleKnown): Fault[] =>
  attachments.flatMap((attachment): Fault[] => {
    const { formEndings } = reference.guideWords;
    const message = messageOf(attachment, formEndings);
    const args = { name: attachment.name, endings: formEndings };
    return message === undefined ? [] : [{ rule: 'form-present', message, args, at: attachment.at, item: item.ref }];
  });

export const formPresent: Rule<'form-present'> = {
  id: 'form-present',
  on: 'guide',
  severity: 'error',
  answer: 'required',
  waivable: false,
  aspect: 'other',
  clause: '{content}',
  summary: {
    zh: '表格和示例的文件在指南的文件夹里，读得到',
    en: 'forms and samples are files of the folder of guides that can be read',
  },
  why: { zh: '印在指南上的表格，群众要下载得到', en: 'people must be able to download the form that a guide names' },
  messages: {
    missing: {
      text: { zh: '没有文件“{name}”', en: 'there is no file `{name}`' },
      fix: { zh: '放进指南文件夹，或者改正文件名', en: 'put it into the folder of guides, or correct the name' },
    },
    outside: {
      text: { zh: '“{name}”在指南文件夹之外', en: '`{name}` is outside of the folder of guides' },
      fix: {
        zh: '放进指南文件夹，路径里不写两个点',
        en: 'put it into the folder of guides, and leave out the two dots',
      },
    },
    link: {
      text: { zh: '“{name}”是一个链接，不是文件', en: '`{name}` is a link and no file' },
      fix: { zh: '换成文件本身', en: 'put the file itself there' },
    },
    'not-a-file': {
      text: { zh: '“{name}”不是文件', en: '`{name}` is no file' },
      fix: { zh: '写文件的名称', en: 'name a file' },
    },
    'other-kind': {
      text: { zh: '“{name}”不是表格文件，不能发给群众', en: '`{name}` is no kind of file that is handed out' },
      fix: { zh: '换成这几种文件：{endings}', en: 'name a file of one of these kinds: {endings}' },
    },
    'too-large': {
      text: { zh: '“{name}”太大，群众下载不动', en: '`{name}` is too large for the public to download' },
      fix: { zh: '压缩其中的图片，8 MB 以内', en: 'compress the pictures in it; 8 MB at most' },
    },
    'no-access': {
      text: { zh: '“{name}”没有权限读取', en: '`{name}` may not be read' },
      fix: { zh: '改文件的权限', en: 'change its permissions' },
    },
    unread: {
      text: { zh: '“{name}”打不开，可能已经损坏', en: '`{name}` cannot be opened and may be damaged' },
      fix: { zh: '用 Word 或 WPS 打开看看，另存一份', en: 'open it in Word or WPS and save it again' },
    },
    unchecked: {
      severity: 'info',
      text: {
        zh: '“{name}”里有没有个人信息没有检查：只查 DOCX 和 XLSX',
        en: '`{name}` was not searched for personal data: only DOCX and XLSX are',
      },
      fix: { zh: '自己看一遍', en: 'look through it yourself' },
    },
  },
  check,
};
