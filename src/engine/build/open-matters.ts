import type { Compilation } from '../../catalogue/compilation.ts';
import { listedItems } from '../../catalogue/statistics.ts';
import { printedDate } from '../../document/printed.ts';
import { signingBody } from '../../emit/filing/signing-body.ts';
import { standardWord } from '../../emit/standard-name.ts';
import { unverifiedFields } from '../../emit/unverified-fields.ts';
import { isFresh } from '../../model/is-fresh.ts';
import type { Text } from '../../model/text.ts';
import { standingOf } from '../../rules/standing-of.ts';

/** Warnings that nobody answered; the letter states their facts in the table of differences, never that they were warnings. */
const openWarnings = ({ findings }: Compilation): Text[] => {
  const open = findings.filter(({ severity, accepted }) => severity === 'warning' && !accepted);
  const required = open.filter((finding) => standingOf(finding).answer === 'required').length;
  if (open.length === 0) return [];
  return [
    {
      zh: `未答复的警告 ${open.length} 条（其中须答复 ${required} 条）：函件不提，有差异的照实列入差异对照表；逐条见 mulu validate`,
      en: `${open.length} warnings without an answer (${required} of them ask for one): the letter does not speak of them, differences stand in its table; see mulu validate`,
    },
  ];
};

const answers = ({ findings }: Compilation): Text[] => {
  const count = findings.filter(({ accepted }) => accepted !== undefined).length;
  return count === 0
    ? []
    : [
        {
          zh: `已答复的警告 ${count} 条：函件附件“有关事项的说明”照印情况和说明`,
          en: `${count} answered warnings: an attachment prints the facts and the answers`,
        },
      ];
};

/** What no published copy of the national table shows. */
const doubts = ({ resolved }: Compilation): Text[] => {
  const listed = listedItems(resolved);
  const cells = listed.reduce((sum, item) => sum + unverifiedFields(item).length, 0);
  const items = listed.filter(({ candidate }) => candidate).length;
  if (cells + items === 0) return [];
  return [
    {
      zh: `待核：${cells} 处内容、${items} 个事项未与${standardWord(resolved.domains)}目录原件核对，函件和网页不标；逐处核对用 --format checklist（内部核对单）`,
      en: `unverified: ${cells} values and ${items} items were not compared with the original annex; letter and page do not mark them; use --format checklist`,
    },
  ];
};

const register = ({ reference, filing }: Compilation): Text[] =>
  isFresh(reference.register.asOf, filing.date)
    ? []
    : [
        {
          zh: `法规登记册截至${printedDate(reference.register.asOf)}，距成文日期超过一年：函件不印依据的状态，请自行核对依据是否有效`,
          en: `the legal register is as of ${reference.register.asOf}, more than a year from the date of the letter: it prints no status of the documents; check whether they are in force`,
        },
      ];

const blanks = ({ resolved, filing }: Compilation, docType: '函' | '报告'): Text[] => [
  ...(filing.issuer === undefined && signingBody(resolved) === undefined
    ? [
        {
          zh: '没有发文机关：函件署名留空，请在 filing 里写 issuer',
          en: 'there is no issuing body: the signature is left blank; give `issuer` under `filing`',
        },
      ]
    : []),
  ...(docType === '报告' && filing.signer === undefined
    ? [
        {
          zh: '没有签发人：报告上留空，请在 filing 里写 signer',
          en: 'there is no signatory: it is left blank; give `signer` under `filing`',
        },
      ]
    : []),
];

/** A 报告 goes up to a superior organ and has a number of its own kind; a 函 number on it, or the other way round, is asked about. */
const numberOfOtherKind = ({ filing: { number } }: Compilation, docType: '函' | '报告'): Text[] => {
  if (number === undefined) return [];
  const kind = /函〔/u.test(number) ? '函' : /报〔/u.test(number) ? '报告' : undefined;
  if (kind === undefined || kind === docType) return [];
  return [
    {
      zh: `请核对：文种是${docType}，发文字号“${number}”却是${kind}的字号；改字号，或者用 --doc-type ${kind}`,
      en: `please check: the paper is a ${docType}, but \`${number}\` is the number of a ${kind}; change the number, or use --doc-type ${kind}`,
    },
  ];
};

/** What is still open when a filing pack is issued, and what the letter prints about it: for the office, on the console. */
export const openMatters = (input: Compilation, docType: '函' | '报告'): Text[] => [
  ...numberOfOtherKind(input, docType),
  ...blanks(input, docType),
  ...openWarnings(input),
  ...answers(input),
  ...doubts(input),
  ...register(input),
];
