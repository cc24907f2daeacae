import { wrap } from '../../document/display-width.ts';
import type { Compiled } from '../../kinds/result.ts';
import type { FieldId, Ref } from '../../model/catalogue.ts';
import { domainIn } from '../../model/domain.ts';
import { fields } from '../../model/fields.ts';
import { groupBy } from '../../model/group-by.ts';
import type { Step } from '../../model/step.ts';
import type { Lang, Text } from '../../model/text.ts';

/** A command, and what it is for. */
interface Way extends Text {
  readonly about: Text;
}

/** A cause that several findings share, and the commands that settle all of them. */
interface NextStep {
  readonly cause: Text;
  readonly ways: readonly Way[];
}

/** As few of one cause are settled one by one. */
const few = 3;

const way = (about: Text, zh: string, en: string): Way => ({
  about: { zh: `${about.zh}：`, en: `${about.en}:` },
  zh,
  en,
});

const completes: Text = { zh: '缺的补上，多的保留', en: 'add what is missing, keep the rest' };

/** Limits that are looser, channels that are fewer. */
const floorSteps = ({ outcomes }: Step, file: string): readonly NextStep[] => {
  const lacking = outcomes.filter(
    ({ verdict, missing, retraction }) => verdict === 'refused' && missing.length > 0 && retraction === undefined,
  );
  return [...groupBy(lacking, ({ field }) => field)].flatMap(([field, those]) => {
    const { label, merge } = fields[field];
    const count = new Set(those.map(({ item }) => item)).size;
    const option = merge ? '--complete' : '--reset';
    const about = merge ? completes : { zh: '照上级', en: 'take what the parent says' };
    const set = `mulu set ${file} 全部 ${option}`;
    const cause: Text = {
      zh: `${count} 项的“${label.zh}”不到上级的标准，没有采用`,
      en: `\`${field}\` of ${count} items falls short of the parent and was not taken`,
    };
    return count < few ? [] : [{ cause, ways: [way(about, `${set} ${label.zh}`, `${set} ${field}`)] }];
  });
};

/** What nobody has decided about yet, by domain; its groups are named, for one office seldom runs all or none. */
const openSteps = ({ resolved }: Step, file: string): readonly NextStep[] => {
  const open = [...resolved.items.values()].filter(
    ({ omitted, level }) => level === 2 && omitted?.value.reason === 'to-be-confirmed',
  );
  if (open.length < few) return [];
  return [...groupBy(open, ({ domain }) => domain)].map(([domain, those]) => {
    const { zh } = domainIn(resolved.domains, domain).name;
    const groups = [...groupBy(those, ({ id }) => id.slice(0, id.indexOf('.')))];
    const [chinese, english] = [zh, domain].map((name) => `mulu set ${file} "${name}/*"`);
    const [first = ''] = groups[0] ?? [];
    const counts = (mark: string): string => groups.map(([group, items]) => `${group}.* ${items.length}`).join(mark);
    return {
      cause: {
        zh: `${zh}有 ${those.length} 项待定（${counts('，')}）；一组一组定的，把 ${zh}/* 换成 ${zh}/${first}.*`,
        en: `${those.length} items of ${domain} are to be confirmed (${counts(', ')}); group by group: ${domain}/${first}.* in place of ${domain}/*`,
      },
      ways: [
        way({ zh: '本地办的', en: 'run here' }, `${chinese} --restore`, `${english} --restore`),
        way(
          { zh: '本地不办的', en: 'not run here' },
          `${chinese} --omit 没有开展 --note 由谁办理`,
          `${english} --omit not-operated --note WHO`,
        ),
      ],
    };
  });
};

/** Warnings of one rule about one field: what they lack can be added, or one reason answers all of them. */
const answerSteps = ({ findings, file: own }: Compiled, { outcomes }: Step, file: string): readonly NextStep[] => {
  const open = findings.filter(
    ({ severity, at, accepted, answer }) => severity === 'warning' && at.file === own && !accepted && answer,
  );
  return [...groupBy(open, ({ rule, field }) => `${rule} ${field ?? ''}`)].flatMap(([key, those]) => {
    const [rule = '', word = ''] = key.split(' ');
    const field = word === '' ? undefined : (word as FieldId);
    const label = field && fields[field].label.zh;
    const items = new Set<Ref | undefined>(those.map(({ item }) => item));
    const lacks = outcomes.some((one) => one.field === field && items.has(one.item) && one.missing.length > 0);
    const complete = `mulu set ${file} 全部 --complete`;
    const answer = `mulu answer ${file} ${rule}`;
    const step: NextStep = {
      cause: {
        zh: `${those.length} 条 ${rule} 警告${label ? `（${label}）` : ''}`,
        en: `${those.length} warnings of ${rule}${field ? ` (${field})` : ''}`,
      },
      ways: [
        ...(field && lacks && fields[field].merge
          ? [way(completes, `${complete} ${label}`, `${complete} ${field}`)]
          : []),
        way(
          { zh: '都是同一个理由的，一次答复', en: 'one reason for all of them' },
          `${answer}${label ? ` --field ${label}` : ''} --reason 理由`,
          `${answer}${field ? ` --field ${field}` : ''} --reason WHY`,
        ),
      ],
    };
    return those.length < few ? [] : [step];
  });
};

/** What settles many findings of one layer at once, with commands to copy: for causes that several share. */
const stepsOf = (compiled: Compiled): readonly NextStep[] => {
  const { step, file } = compiled;
  if (!step) return [];
  const name = /[^\p{L}\p{N}._/-]/u.test(file) ? `"${file}"` : file;
  return [...floorSteps(step, name), ...openSteps(step, name), ...answerSteps(compiled, step, name)];
};

const indented = (text: string, by: number): string[] => wrap(text, 80 - by).map((line) => `${' '.repeat(by)}${line}`);

/** The lines that tell what settles many findings of one layer at once; none where they have no cause in common. */
export const nextSteps = (compiled: Compiled, lang: Lang): readonly string[] => {
  const lines = stepsOf(compiled).flatMap(({ cause, ways }): readonly string[] => [
    ...indented(cause[lang], 2),
    // A command is one line to copy, however long.
    ...ways.flatMap((one) => [...indented(one.about[lang], 4), `      ${one[lang]}`]),
  ]);
  const head: Text = { zh: '一次能办的：', en: 'What can be settled at once:' };
  return lines.length > 0 ? [head[lang], ...lines] : [];
};
