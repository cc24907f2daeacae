import type { FieldId } from '../../model/catalogue.ts';
import { plain } from '../../model/plain.ts';
import type { Reference } from '../../model/reference.ts';
import { joined } from '../clean.ts';
import { isDomainWord } from '../domain-of-words.ts';
import { type Column, type Line, sameColumn } from './column.ts';
import type { Headed } from './header.ts';
import { alternatives, columnOf, headingKey } from './heads.ts';

type IsTitle = (text: string) => 1 | 2 | undefined;

/** How cells of a field look, for the columns whose heading does not say enough. */
export const looksLike = (field: FieldId, text: string, reference: Reference): boolean => {
  const words = joined(text);
  const channels = () => reference.channels.some(({ name }) => plain(words).includes(plain(name)));
  switch (field) {
    case 'basis':
      return /《.+》/u.test(words);
    case 'timeLimit':
      return /工作日|形成或(?:者)?变更|长期|及时|实时/u.test(words) && words.length < 80;
    case 'channels':
      return (channels() || /网站|公示栏|公开栏|公众号|[■□]/u.test(words)) && words.length < 200;
    case 'responsibleBody':
      return /(?:局|部门|中心|政府|办事处|所|委|会|站)$/u.test(words) && words.length < 60;
    case 'disclosureMode':
      return /主动|依申请|申请公开/u.test(words);
    case 'audience':
      return /全社会|特定|公众/u.test(words);
    case 'levels':
      return /级$|街道|[■□]/u.test(words);
    default:
      return words.length > 1;
  }
};

/** The different texts below a heading. */
const textsBelow = (rows: readonly Line[], column: number): string[] => [
  ...new Set(
    rows.flatMap((row) => (row[column] === undefined ? [] : [joined(row[column].text)])).filter((text) => text !== ''),
  ),
];

const share = (texts: readonly string[], test: (text: string) => boolean): number =>
  texts.length === 0 ? 0 : texts.filter(test).length / texts.length;

const unknown = ({ name }: Headed): Headed => ({ column: { kind: 'unknown', name }, name });

/** Headings that several columns go by, and headings that are only near to a known one: what stands below decides. */
const decided = (headed: Headed, texts: readonly string[], reference: Reference): Headed => {
  const fits = (field: FieldId) => share(texts, (text) => looksLike(field, text, reference));
  if (headed.choice) {
    const [best] = headed.choice
      .map((id) => ({ id, share: fits(id as FieldId) }))
      .sort((left, right) => right.share - left.share);
    return best && best.share >= 0.5 ? { column: columnOf(best.id), name: headed.name } : unknown(headed);
  }
  const { column } = headed;
  if (column.kind === 'field') {
    const { field } = column;
    const other = alternatives.get(headingKey(headed.name))?.find((id) => id !== field && fits(id as FieldId) >= 0.6);
    if (other && fits(field) < 0.2) return { column: columnOf(other), name: headed.name };
  }
  if (headed.near && column.kind === 'field' && texts.length > 0 && fits(column.field) < 0.5) return unknown(headed);
  return headed;
};

const isKind = (headed: Headed | undefined, kind: Column['kind']): boolean => headed?.column.kind === kind;

/** Loose headings give way where another column is the one; a class of items that names domains is the domain. */
const withoutLoose = (
  columns: readonly (Headed | undefined)[],
  texts: (index: number) => string[],
  isTitle: IsTitle,
  reference: Reference,
) => {
  const settled = columns.map((headed, index): Headed | undefined => {
    if (!headed?.loose) return headed;
    const others = columns.filter((other, position) => position !== index && other && !other.loose);
    const taken = others.some((other) => sameColumn(other?.column, headed.column));
    if (headed.column.kind === 'level1') {
      const domains = share(
        texts(index),
        (text) => isDomainWord(text, reference.domains) && isTitle(text) === undefined,
      );
      const free = !columns.some((other) => isKind(other, 'domain'));
      if (domains >= 0.5) return free ? { ...headed, column: { kind: 'domain' } } : unknown(headed);
    }
    return taken ? unknown(headed) : headed;
  });
  return settled;
};

/** A column that stands twice keeps the place with the more of what it should hold, else the first. */
const withoutDoubles = (
  columns: readonly (Headed | undefined)[],
  texts: (index: number) => string[],
  isTitle: IsTitle,
  reference: Reference,
) => {
  const score = (index: number): number => {
    const column = columns[index]?.column;
    if (column?.kind === 'field') return share(texts(index), (text) => looksLike(column.field, text, reference));
    if (column?.kind === 'level2') return share(texts(index), (text) => isTitle(text) === 2);
    return 0;
  };
  return columns.map((headed, index) => {
    if (!headed || headed.column.kind === 'unknown') return headed;
    const rivals = columns.flatMap((other, position) => (sameColumn(other?.column, headed.column) ? [position] : []));
    const [best] = [...rivals].sort((left, right) => score(right) - score(left) || left - right);
    return best === index ? headed : unknown(headed);
  });
};

const nameKinds: readonly Column['kind'][] = ['level1', 'level2', 'level3', 'unknown', 'number', 'remark'];

/** The column whose cells are names of items is the item column, whatever it is called and however deep it stands. */
const byNames = (
  columns: readonly (Headed | undefined)[],
  texts: (index: number) => string[],
  isTitle: IsTitle,
  reference: Reference,
) => {
  const names = columns.map((headed, index) =>
    headed && nameKinds.includes(headed.column.kind) ? texts(index).filter((text) => isTitle(text) === 2).length : 0,
  );
  const now = columns.findIndex((headed) => isKind(headed, 'level2'));
  const best = names.indexOf(Math.max(...names));
  const most = names[best] ?? 0;
  const current = names[now] ?? 0;
  if (best < 0 || best === now || most < 1 || most <= current || current * 2 >= Math.max(1, texts(now).length))
    return [...columns];
  if (most < 2 && texts(best).length > 2) return [...columns];
  const headings = now >= 0 && share(texts(now), (text) => isTitle(text) === 1) >= 0.5;
  const domains = (index: number) =>
    share(texts(index), (text) => isDomainWord(text, reference.domains) && isTitle(text) !== 1) >= 0.5;
  return columns.map((headed, index): Headed | undefined => {
    if (!headed) return headed;
    if (index === best) return { ...headed, column: { kind: 'level2' } };
    if (index === now && headings) return { ...headed, column: { kind: 'level1' } };
    if (index === now)
      return isKind(columns[best], 'level1') ? { ...headed, column: { kind: 'level3' } } : unknown(headed);
    if (isKind(headed, 'level1') && headings)
      return domains(index) ? { ...headed, column: { kind: 'domain' } } : unknown(headed);
    return headed;
  });
};

/** A domain word in 一级事项 is a domain. */
const domainsApart = (
  columns: readonly (Headed | undefined)[],
  texts: (index: number) => string[],
  isTitle: IsTitle,
  reference: Reference,
) =>
  columns.map((headed, index): Headed | undefined =>
    headed &&
    isKind(headed, 'level1') &&
    !columns.some((other) => isKind(other, 'domain')) &&
    share(texts(index), (text) => isDomainWord(text, reference.domains) && isTitle(text) === undefined) > 0.5
      ? { ...headed, column: { kind: 'domain' } }
      : headed,
  );

/** A lone name column is the item itself, whatever it is called. */
const loneNames = (columns: readonly (Headed | undefined)[]) => {
  if (columns.some((headed) => isKind(headed, 'level2'))) return [...columns];
  const from = columns.some((headed) => isKind(headed, 'level1')) ? 'level1' : 'level3';
  return columns.map((headed): Headed | undefined =>
    headed && isKind(headed, from) ? { ...headed, column: { kind: 'level2' } } : headed,
  );
};

/** The columns by heading and by content; what cannot be decided is unknown, and told. */
export const settleColumns = (
  columns: readonly (Headed | undefined)[],
  rows: readonly Line[],
  isTitle: IsTitle,
  reference: Reference,
): (Headed | undefined)[] => {
  const texts = (index: number): string[] => textsBelow(rows, index);
  const chosen = columns.map((headed, index) => headed && decided(headed, texts(index), reference));
  const firm = withoutDoubles(withoutLoose(chosen, texts, isTitle, reference), texts, isTitle, reference);
  return loneNames(domainsApart(byNames(firm, texts, isTitle, reference), texts, isTitle, reference));
};
