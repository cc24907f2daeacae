import type { Attachment, Block, FilingContent } from '../../../document/block.ts';
import { printed, printedDate } from '../../../document/printed.ts';
import type { LetterHead, Review, Submission } from '../../../model/review.ts';
import { listed } from '../../listed.ts';

/** What one letter says; who sends it is the same for all. */
export interface Letter {
  readonly title: readonly string[];
  readonly number?: string | undefined;
  readonly receiver: string;
  readonly body: readonly Block[];
  readonly copies?: readonly string[];
  readonly attachments?: readonly Attachment[];
}

/** What is missing stays visible: nothing is made up. */
const blank = (what: string): string => `（${what}待填）`;

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

/** The domains in one phrase. */
export const domainNames = ({ domains }: Pick<Review, 'domains'>): string => listed(domains.map(({ name }) => name.zh));

/** What the office of domains is called in every region, as far as their catalogues say. */
export const officeOf = (domains: Review['domains']): string => {
  const offices = [...new Set(domains.flatMap(({ office }) => office ?? []))];
  const [only, ...others] = offices.length > 0 ? offices : domains.map(({ name }) => `${name.zh}主管部门`);
  return only === undefined || others.length > 0 ? '有关部门' : only;
};

/** The bureau of a region, as a letter addresses it. */
export const bureauOf = (region: string, domains: Review['domains']): string =>
  /(?:局|厅|会|办公室|中心)$/u.test(region) ? printed(region) : `${printed(region)}${officeOf(domains)}`;

/** Whom a letter about a submission goes to: the body that sent it in, where it says so. A file is nobody. */
export const senderOf = ({ title, filing, domains, region, listed }: Submission): string => {
  if (filing.issuer) return printed(filing.issuer);
  return region || listed ? bureauOf(title, domains) : blank('主送机关');
};

const contactLine = ({ contact }: LetterHead): string | undefined =>
  contact && `（联系处室：${printed(contact.office)}${contact.phone ? `，电话：${printed(contact.phone)}` : ''}）`;

/** A letter in the form of GB/T 9704: who sends it, when and under which number is as the desk has set it. */
export const letterOf = (letter: Letter, head: LetterHead, { date }: Pick<Review, 'date'>): FilingContent => {
  const day = head.date ?? date;
  const contact = contactLine(head);
  return {
    docType: '函',
    draft: false,
    ...(head.issuer ? { redHead: printed(head.issuer) } : {}),
    title: letter.title,
    number: printed(letter.number ?? blank('发文字号')),
    receiver: letter.receiver,
    body: letter.body,
    signature: head.issuer ? printed(head.issuer) : blank('发文机关署名'),
    date: day ? printedDate(day) : blank('成文日期'),
    ...(contact ? { contact } : {}),
    copies: letter.copies ?? [],
    attachments: letter.attachments ?? [],
  };
};
