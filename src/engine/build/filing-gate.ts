import { filingObstacles } from '../../catalogue/filing-obstacles.ts';
import type { Layer, Resolved } from '../../model/catalogue.ts';
import type { Finding } from '../../model/finding.ts';
import type { ExtractLevel } from '../../model/grassroots-body.ts';
import type { Text } from '../../model/text.ts';
import { standingOf } from '../../rules/standing-of.ts';

const extractNotFiled: { readonly [level in ExtractLevel]: Text } = {
  township: {
    zh: '摘录没有自己的发文字号、主送机关和成文日期：乡镇要备案，请写乡镇的地方层（level: township）；加 --draft 可看留空的草稿',
    en: 'an extract has no number, receiver and date of its own: to file for a township write its layer (`level: township`); --draft shows a draft with blanks',
  },
  village: {
    zh: '村（社区）的摘录没有自己的发文字号、主送机关和成文日期，随县、乡两级的目录备案；加 --draft 可看留空的草稿',
    en: 'the extract of a village has no number, receiver and date of its own; it is filed with the catalogue of its county or township; --draft shows a draft with blanks',
  },
};

/** More open warnings than this are counted, not told: `validate` tells them. */
const most = 5;

/** Warnings that ask for an answer and have none: with them a review does not agree. */
const openWarnings = (findings: readonly Finding[]): Text[] => {
  const open = findings.filter(
    (finding) => finding.severity === 'warning' && standingOf(finding).answer === 'required',
  );
  if (open.length === 0) return [];
  const more = open.length - most;
  return [
    {
      zh: `有 ${open.length} 条警告须改正或在 accepted 中答复；仍要出具请加 --allow-open：`,
      en: `${open.length} warnings ask for a correction or an answer under \`accepted\`; add --allow-open to issue it all the same:`,
    },
    ...open.slice(0, most).map(({ message: { zh, en } }): Text => ({ zh: `  ${zh}`, en: `  ${en}` })),
    ...(more > 0 ? [{ zh: `  还有 ${more} 条，见 mulu validate`, en: `  and ${more} more; see mulu validate` }] : []),
  ];
};

/** Why no filing pack of a layer may be issued, one line each; empty when it may. */
export const filingGate = (
  layer: Layer | undefined,
  resolved: Resolved,
  findings: readonly Finding[],
  { date, level, allowOpen }: { readonly date?: string; readonly level?: ExtractLevel; readonly allowOpen?: boolean },
): Text[] => {
  if (!layer) return [{ zh: '国家目录无须备案', en: 'the national catalogue is not filed' }];
  return [
    ...(level ? [extractNotFiled[level]] : []),
    ...filingObstacles(layer, resolved, date).map(({ text }) => text),
    ...(allowOpen ? [] : openWarnings(findings)),
  ];
};
