import type { Text } from '../model/text.ts';

type Cause = (path: string) => Text;

const causes: { readonly [code: string]: Cause } = {
  EACCES: (path) => ({ zh: `没有权限读写“${path}”`, en: `no permission to read or write \`${path}\`` }),
  EROFS: (path) => ({ zh: `“${path}”所在的磁盘是只读的`, en: `\`${path}\` is on a read-only disk` }),
  ENOSPC: () => ({ zh: '磁盘已满', en: 'the disk is full' }),
  EDQUOT: () => ({ zh: '磁盘配额已用完', en: 'the quota of the disk is used up' }),
  ENOTDIR: (path) => ({
    zh: `“${path}”的上一级是文件，不是文件夹`,
    en: `what stands above \`${path}\` is a file, no folder`,
  }),
  ENOENT: (path) => ({ zh: `“${path}”所在的文件夹不存在`, en: `the folder of \`${path}\` does not exist` }),
  EISDIR: (path) => ({ zh: `“${path}”是文件夹，不能写成文件`, en: `\`${path}\` is a folder, not a file` }),
  EXDEV: (path) => ({
    zh: `“${path}”在另一个磁盘上，请换一个输出文件夹`,
    en: `\`${path}\` is on another disk; choose another folder`,
  }),
  EEXIST: (path) => ({ zh: `“${path}”已是一个文件，不是文件夹`, en: `\`${path}\` is a file, not a folder` }),
  ENAMETOOLONG: (path) => ({ zh: `“${path}”这个名称太长`, en: `the name \`${path}\` is too long` }),
  ELOOP: (path) => ({ zh: `“${path}”是指向自己的链接`, en: `\`${path}\` is a link that leads to itself` }),
  EMFILE: () => ({ zh: '打开的文件太多，超过了系统的限制', en: 'more files are open than the system allows' }),
  EBUSY: (path) => ({
    zh: `“${path}”正被别的程序使用，请关闭后再试`,
    en: `\`${path}\` is in use by another program; close it and try again`,
  }),
  EIO: (path) => ({
    zh: `“${path}”读写出错，磁盘或网络可能有故障`,
    en: `reading or writing \`${path}\` failed: the disk or network may be faulty`,
  }),
};

const alike: { readonly [code: string]: string } = {
  EPERM: 'EACCES',
  ENFILE: 'EMFILE',
  ENOTEMPTY: 'EISDIR',
  ETXTBSY: 'EBUSY',
  EFBIG: 'ENOSPC',
};

/** What is wrong with a folder that was to be listed: it is itself what is missing, or a file. */
const ofListing: { readonly [code: string]: Cause } = {
  ENOENT: (path) => ({ zh: `没有文件夹“${path}”`, en: `there is no folder \`${path}\`` }),
  ENOTDIR: (path) => ({ zh: `“${path}”是文件，不是文件夹`, en: `\`${path}\` is a file, no folder` }),
};

/** What the system says about a file, in words; undefined when an error is none of the system’s. */
export const systemCause = (error: unknown): Text | undefined => {
  const { code = '', path, dest, syscall } = error as { [key in 'code' | 'path' | 'dest' | 'syscall']?: string };
  const listing = syscall === 'scandir' ? ofListing[code] : undefined;
  return (listing ?? causes[alike[code] ?? code])?.(dest ?? path ?? '');
};
