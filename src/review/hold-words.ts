import type { Text } from '../model/text.ts';

/** Why a submission is held, and what is to be done, in words of an office. */
export interface Held {
  readonly cause: Text;
  readonly remedy: Text;
}

const list = (names: readonly string[]): Text => ({ zh: names.join('、'), en: names.join(', ') });

/** Several submissions of one region, none of them chosen. */
export const heldVersions = (names: readonly string[]): Held => ({
  cause: {
    zh: `同一地区报送了${names.length}份：${list(names).zh}`,
    en: `there are ${names.length} submissions of one region: ${list(names).en}`,
  },
  remedy: {
    zh: '由审核人选定一份，填在审核决定（rulings.yaml）的 use 里',
    en: 'the reviewer chooses one under `use` in the rulings',
  },
});

/** A version beside the one that counts. */
export const heldSuperseded = (chosen: string): Held => ({
  cause: { zh: `已选定“${chosen}”`, en: `\`${chosen}\` was chosen` },
  remedy: { zh: '这一份不再审核', en: 'this one is not reviewed' },
});

/** A scan of a region that has sent in what can be judged. */
export const heldBeside = (names: readonly string[]): Held => ({
  cause: {
    zh: `同一地区另有可以审核的材料：${list(names).zh}`,
    en: `the region has sent in what can be judged: ${list(names).en}`,
  },
  remedy: {
    zh: '这一份不另算一份，由审核人看看是不是随附的函',
    en: 'this one is none of its own; the reviewer looks whether it is the stamped letter',
  },
});

/** A catalogue in a folder that has the name of another region. */
export const heldStranger = (file: string, own: string, other: string): Held => ({
  cause: {
    zh: `“${file}”写的是${other}，里面是${own}的目录`,
    en: `\`${file}\` has the name of ${other}, and in it is the catalogue of ${own}`,
  },
  remedy: {
    zh: '由审核人核对是谁报送的：放错的改正文件夹、文件的名称，或者在审核决定（rulings.yaml）的 use 里选定这一份',
    en: 'the reviewer finds out who sent it: rename the folder or file, or choose it under `use` in the rulings',
  },
});

export const heldUnlisted: Held = {
  cause: { zh: '不在应报名单中', en: 'it is not on the list of those who file' },
  remedy: { zh: '由审核人核对名单，或转给应当受理的单位', en: 'the reviewer checks the list, or passes it on' },
};

/** A region whose parent is not settled. */
export const heldBelow = (parents: readonly string[]): Held => ({
  cause: {
    zh: `上级目录${parents.length > 0 ? `（${list(parents).zh}）` : ''}还没有定下来`,
    en: `the catalogue above${parents.length > 0 ? ` (${list(parents).en})` : ''} is not settled`,
  },
  remedy: { zh: '上级目录定下来后再审', en: 'it is reviewed when that one is settled' },
});
