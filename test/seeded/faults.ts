import type { Severity } from '../../src/model/finding.ts';

/** Takes one of a list; undefined of an empty one. */
export type Pick = <T>(list: readonly T[]) => T | undefined;

/** A layer with one fault in it, and the 1-based line that a reader must be sent to. */
export interface Sown {
  readonly lines: readonly string[];
  readonly line: number;
}

/** A class of faults: which rule tells it, how severely, and how it gets into the lines of a clean layer. */
export interface FaultClass {
  readonly name: string;
  readonly rule: string;
  readonly severity: Exclude<Severity, 'info'>;
  /** Layers that have a place for it. */
  readonly layers: readonly string[];
  readonly sow: (lines: readonly string[], pick: Pick) => Sown | undefined;
}

const all = ['province', 'city', 'county', 'township', 'restatement'];

/** Lines that match, by index. */
const matching = (lines: readonly string[], pattern: RegExp): number[] =>
  lines.flatMap((line, index) => (!/^\s*#/u.test(line) && pattern.test(line) ? [index] : []));

const indentOf = (line: string): number => /^ */u.exec(line)?.[0].length ?? 0;

/** The nearest line above that is indented less. */
const above = (lines: readonly string[], index: number): number => {
  for (let at = index - 1; at >= 0; at -= 1) {
    const line = lines[at] ?? '';
    if (line.trim() !== '' && !line.trim().startsWith('#') && indentOf(line) < indentOf(lines[index] ?? '')) return at;
  }
  return 0;
};

/** Whether a line stands inside the entries of a key (`amend`, `add`, `omit`), at any depth. */
const under = (lines: readonly string[], index: number, key: string): boolean => {
  for (let at = index; at > 0; at = above(lines, at))
    if (new RegExp(`^\\s*(?:- )?${key}:`, 'u').test(lines[at] ?? '')) return true;
  return false;
};

const sown = (lines: readonly string[], index: number, replaced: readonly string[], told = index): Sown => ({
  lines: lines.toSpliced(index, 1, ...replaced),
  line: told + 1,
});

/** Rewrites one of the lines that match. */
const rewrite =
  (
    pattern: RegExp,
    change: (line: string, pick: Pick) => string,
    where: (lines: readonly string[], index: number) => boolean = () => true,
  ) =>
  (lines: readonly string[], pick: Pick): Sown | undefined => {
    const index = pick(matching(lines, pattern).filter((at) => where(lines, at)));
    return index === undefined ? undefined : sown(lines, index, [change(lines[index] ?? '', pick)]);
  };

/** Takes one entry out of a block list of a field; told at the key. */
const dropEntry =
  (field: string) =>
  (lines: readonly string[], pick: Pick): Sown | undefined => {
    const index = pick(
      matching(lines, /^ {8}- \S/u).filter(
        (at) =>
          new RegExp(`^ *${field}:`, 'u').test(lines[above(lines, at)] ?? '') &&
          under(lines, at, 'amend') &&
          !(lines[at] ?? '').includes('监督投诉渠道'),
      ),
    );
    return index === undefined ? undefined : sown(lines, index, [], above(lines, index));
  };

/** Puts one more entry into a list of a field; told at the entry. */
const addEntry =
  (field: string, entries: readonly string[]) =>
  (lines: readonly string[], pick: Pick): Sown | undefined => {
    const index = pick([
      ...matching(lines, /^ {8,10}- [^\s]/u).filter((at) => {
        const key = above(lines, at);
        return (
          new RegExp(`^ *${field}:$`, 'u').test(lines[key] ?? '') ||
          (/^ *add:$/u.test(lines[key] ?? '') && new RegExp(`^ *${field}:$`, 'u').test(lines[above(lines, key)] ?? ''))
        );
      }),
      ...matching(lines, new RegExp(`^ *${field}: \\{ add: \\[.*\\] \\}$`, 'u')),
    ]);
    const entry = pick(entries);
    const line = lines[index ?? -1];
    if (index === undefined || entry === undefined || line === undefined) return undefined;
    return /^ *- /u.test(line)
      ? sown(lines, index, [line, `${' '.repeat(indentOf(line))}- ${entry}`], index + 1)
      : sown(lines, index, [line.replace(/\] \}$/u, `, ${entry}] }`)]);
  };

const checkDigit = (digits: string): string => {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return '10X98765432'[sum % 11] ?? '';
};

const channelNames = ['政府网站', '两微一端', '政务服务中心', '便民服务站'];

export const faultClasses: readonly FaultClass[] = [
  {
    name: 'loosened limit',
    rule: 'only-tighter',
    severity: 'error',
    layers: all,
    sow: rewrite(/timeLimit: \d+个工作日内$|timeLimit: 公开.*起\d+个工作日内公开$/u, (line, pick) =>
      line.replace(/\d+(?=个工作日)/u, String(pick([30, 45, 60, 90]))),
    ),
  },
  {
    name: 'missing channel',
    rule: 'only-tighter',
    severity: 'error',
    layers: ['restatement'],
    sow: rewrite(
      /^ *channels: \[.*\]$/u,
      (line, pick) => line.replace(`${pick(['政府网站', '政务服务中心', '其他：基层公共服务平台'])}, `, ''),
      (lines, at) => under(lines, at, 'amend'),
    ),
  },
  {
    name: 'downgraded mode',
    rule: 'only-tighter',
    severity: 'error',
    layers: ['restatement'],
    sow: rewrite(
      /disclosureMode: 主动$/u,
      (line) => line.replace('主动', '依申请'),
      (lines, at) => under(lines, at, 'amend'),
    ),
  },
  {
    name: 'dropped content',
    rule: 'no-narrowing',
    severity: 'warning',
    layers: ['restatement'],
    sow: dropEntry('content'),
  },
  {
    name: 'dropped basis',
    rule: 'no-narrowing',
    severity: 'warning',
    layers: ['restatement'],
    sow: dropEntry('basis'),
  },
  {
    name: 'narrowed audience',
    rule: 'no-narrowing',
    severity: 'warning',
    layers: ['restatement'],
    sow: rewrite(
      /audience: \[全社会, /u,
      (line) => line.replace('全社会, ', ''),
      (lines, at) => under(lines, at, 'amend'),
    ),
  },
  {
    name: 'unknown item',
    rule: 'known-item',
    severity: 'error',
    layers: all,
    sow: rewrite(/item: \d+\.\d+ \S/u, (line, pick) =>
      line.replace(/(\d+)\.\d+/u, (_, group: string) => `${group}.${pick([41, 57, 88, 99])}`),
    ),
  },
  {
    name: 'wrong title',
    rule: 'known-item',
    severity: 'error',
    layers: all,
    sow: rewrite(/item: \d+\.\d+ \S/u, (line, pick) =>
      line.replace(
        /(item: [\d.]+ )[^\s,#]+/u,
        `$1${pick(['求职信息发布', '社保卡换领', '零工市场信息发布', '失业保险稳岗返还'])}`,
      ),
    ),
  },
  {
    name: 'taken id',
    rule: 'unique-item-id',
    severity: 'error',
    layers: ['city', 'county', 'restatement'],
    sow: rewrite(/^ *- id: "\d+\.\d+"/u, (line, pick) =>
      line.replace(/"[\d.]+"/u, `"${pick(['1.2', '3.1', '5.1', '7.2'])}"`),
    ),
  },
  {
    name: 'missing reason',
    rule: 'omit-reason',
    severity: 'error',
    layers: ['province', 'city', 'county'],
    sow: (lines, pick) => {
      const index = pick(matching(lines, /^ *reason: /u).filter((at) => under(lines, at, 'omit')));
      return index === undefined ? undefined : sown(lines, index, [], above(lines, index));
    },
  },
  {
    name: 'missing note',
    rule: 'omit-reason',
    severity: 'warning',
    layers: ['province', 'city', 'county'],
    sow: (lines, pick) => {
      const index = pick(matching(lines, /^ *note: /u).filter((at) => under(lines, at, 'omit')));
      return index === undefined ? undefined : sown(lines, index, [], above(lines, index));
    },
  },
  {
    name: 'unknown key',
    rule: 'schema',
    severity: 'error',
    layers: all,
    sow: rewrite(/^ {6}(?:timeLimit|levels|handlingLimit|audience|channels): /u, (line, pick) =>
      line.replace(/\w+(?=:)/u, pick(['公开要求', 'remark', 'weight']) ?? ''),
    ),
  },
  {
    name: 'misspelt key',
    rule: 'schema',
    severity: 'error',
    layers: all,
    sow: rewrite(/^ {6}(?:timeLimit|levels|handlingLimit|audience|channels|content|basis):/u, (line, pick) =>
      line.replace(
        /\w+(?=:)/u,
        (key) =>
          pick([
            key.toLowerCase() === key ? `${key}s` : key.toLowerCase(),
            `${key.slice(0, -2)}${key.slice(-1)}`,
            `${key[0]}${key}`,
          ]) ?? '',
      ),
    ),
  },
  {
    name: 'misspelt key of any kind',
    rule: 'schema',
    severity: 'error',
    layers: all,
    sow: rewrite(/^ *(?:- )?(?:\{ )?[a-zA-Z-]{3,}: ?/u, (line, pick) =>
      line.replace(
        /[a-zA-Z-]{3,}(?=:)/u,
        (key) => pick([`${key.slice(0, -1)}`, `${key}${key.at(-1)}`, `${key.slice(0, 1)}${key.slice(2)}`]) ?? '',
      ),
    ),
  },
  {
    name: 'misspelt channel',
    rule: 'schema',
    severity: 'error',
    layers: ['city', 'county', 'restatement'],
    sow: (lines, pick) => {
      const name = pick(channelNames) ?? '';
      const wrong =
        { 政府网站: '政府网战', 两微一端: '两微一瑞', 政务服务中心: '政务服务中兴', 便民服务站: '便民服务占' }[name] ??
        '';
      return rewrite(new RegExp(`channels: .*${name}|^ *- ${name}$`, 'u'), (line) => line.replace(name, wrong))(
        lines,
        pick,
      );
    },
  },
  {
    name: 'wrong level order',
    rule: 'parent-found',
    severity: 'error',
    layers: ['city', 'county'],
    sow: rewrite(/^extends: /u, () => 'extends: 990101001-example-town.yaml'),
  },
  {
    name: 'missing parent',
    rule: 'parent-found',
    severity: 'error',
    layers: all,
    sow: rewrite(
      /^extends: /u,
      (_, pick) => `extends: ${pick(['national@2018', '../nowhere.yaml', 'National@2019', '990100-example.yaml'])}`,
    ),
  },
  {
    name: 'bad region code',
    rule: 'region-code',
    severity: 'error',
    layers: ['city', 'county', 'restatement'],
    sow: rewrite(/^region: /u, (line, pick) =>
      line.replace(
        /"(\d+)"/u,
        (_, code: string) =>
          `"${pick([`89${code.slice(2)}`, `${code.slice(0, -2)}${code.endsWith('00') ? '01' : '00'}`, `00${code.slice(2)}`])}"`,
      ),
    ),
  },
  {
    name: 'equal title in other words',
    rule: 'no-overlap',
    severity: 'error',
    layers: ['city', 'county', 'restatement'],
    sow: (lines, pick) => {
      const index = pick(matching(lines, /^ {4}- id: "\d+\.\d+"$/u));
      const title = pick(['领取失业金', '失业金申领', '工伤药费报销', '办社保卡', '城乡居保参保登记', '工伤认定申报']);
      return index === undefined ? undefined : sown(lines, index + 1, [`      title: ${title}`]);
    },
  },
  {
    name: 'personal number',
    rule: 'no-personal-data',
    severity: 'error',
    layers: all,
    sow: (lines, pick) => {
      const digits = `11010119${pick(['49', '85', '62', '97'])}123100${pick(['1', '2', '7'])}`;
      return rewrite(
        /^ *(?:note|office): \S|^contact: /u,
        (line) =>
          line.startsWith('contact')
            ? line
                .replace(/办公室/u, `办公室（${digits}${checkDigit(digits)}）`)
                .replace(/示例镇便民服务中心$/u, `$&（${digits}${checkDigit(digits)}）`)
            : line.replace(/(\S)(\s*)$/u, `$1（${digits}${checkDigit(digits)}）$2`),
        (text, at) => under(text, at, 'omit') || /^contact: .*办公室/u.test(text[at] ?? ''),
      )(lines, pick);
    },
  },
  {
    name: 'mobile phone',
    rule: 'no-personal-data',
    severity: 'error',
    layers: all,
    sow: rewrite(/phone: 0990-\d+/u, (line, pick) =>
      line.replace(/0990-\d+/u, pick(['"13912345678"', '"15800001111"', '"186 1234 5678"']) ?? ''),
    ),
  },
  {
    name: 'wrong year brackets',
    rule: 'basis-form',
    severity: 'warning',
    layers: ['province', 'city', 'county', 'restatement'],
    sow: rewrite(
      /^ *- 《.*〔\d{4}〕\d+号/u,
      (line, pick) =>
        line.replace(/〔(\d{4})〕(?=\d+号）)/u, pick(['[$1]', '【$1】', '（$1）', '($1)', '﹝$1﹞', '［$1］']) ?? ''),
      (lines, at) => /〔\d{4}〕(?=\d+号）)/u.test(lines[at] ?? '') && !/(?:from|to): /u.test(lines[at] ?? ''),
    ),
  },
  {
    name: 'half-width brackets in a list',
    rule: 'yaml',
    severity: 'error',
    layers: ['province'],
    sow: rewrite(/\{ add: \[.*〔\d{4}〕/u, (line) => line.replace(/〔(\d{4})〕/u, '[$1]')),
  },
  {
    name: 'superseded basis',
    rule: 'basis-in-force',
    severity: 'warning',
    layers: ['province', 'city', 'county', 'restatement'],
    sow: addEntry('basis', [
      '《工伤职工劳动能力鉴定管理办法》（人力资源和社会保障部、国家卫生和计划生育委员会令第21号）',
      '《政府购买服务管理办法（暂行）》（财综〔2014〕96号）',
      '《财政部 人力资源社会保障部关于印发〈就业补助资金管理办法〉的通知》（财社〔2017〕164号）',
    ]),
  },
  {
    name: 'expired basis',
    rule: 'basis-in-force',
    severity: 'warning',
    layers: ['province', 'city', 'county', 'restatement'],
    sow: addEntry('basis', [
      '《人力资源社会保障部等关于实施三年百万青年见习计划的通知》（人社部函〔2018〕186号）',
      '《人力资源社会保障部 财政部 国家税务总局关于延续实施失业保险援企稳岗政策的通知》（人社部发〔2024〕40号）',
    ]),
  },
  {
    name: 'placeholder basis',
    rule: 'basis-named',
    severity: 'warning',
    layers: ['province', 'city', 'county', 'restatement'],
    sow: addEntry('basis', ['相关规定', '有关法律法规', '上级文件', '同上']),
  },
  {
    name: 'wrong number for title',
    rule: 'basis-number-agrees',
    severity: 'warning',
    layers: ['province', 'city', 'county', 'restatement'],
    sow: addEntry('basis', [
      '《企业年金办法》（人社部发〔2021〕112号）',
      '《社会保险经办条例》（中华人民共和国国务院令第700号）',
      '《工伤保险条例》（中华人民共和国国务院令第765号）',
    ]),
  },
  {
    name: 'vague limit',
    rule: 'only-tighter',
    severity: 'error',
    layers: all,
    sow: rewrite(/timeLimit: \d+个工作日内$/u, (line, pick) =>
      line.replace(/\d+个工作日内/u, pick(['及时公开', '长期公开', '随时更新', '适时公开']) ?? ''),
    ),
  },
  {
    name: 'vague limit of a new item',
    rule: 'only-tighter',
    severity: 'error',
    layers: ['province', 'city', 'county', 'restatement'],
    sow: rewrite(
      /timeLimit: 公开.*个工作日内公开$/u,
      (line, pick) => line.replace(/公开事项.*$/u, pick(['及时公开', '长期公开', '按规定公开']) ?? ''),
      (lines, at) => under(lines, at, 'add'),
    ),
  },
  {
    name: 'unnamed 其他',
    rule: 'channel-other-named',
    severity: 'warning',
    layers: ['city', 'county', 'restatement'],
    sow: rewrite(
      /channels: \[.*其他：基层公共服务平台\]/u,
      (line) => line.replace('其他：基层公共服务平台', '其他'),
      (lines, at) => under(lines, at, 'add'),
    ),
  },
  {
    name: 'no website',
    rule: 'channel-website',
    severity: 'warning',
    layers: ['city', 'county', 'restatement'],
    sow: rewrite(
      /channels: \[政府网站, /u,
      (line) => line.replace('政府网站, ', ''),
      (lines, at) => under(lines, at, 'add'),
    ),
  },
  {
    name: 'placeholder content',
    rule: 'content-not-empty',
    severity: 'error',
    layers: ['county', 'restatement', 'city', 'province', 'township'],
    sow: addEntry('content', ['略', '同上', '待补充', '×××', '……']),
  },
  {
    name: 'catch-all content',
    rule: 'no-catch-all',
    severity: 'warning',
    layers: ['county', 'restatement', 'city', 'province', 'township'],
    sow: addEntry('content', ['其他相关材料', '法律法规规定需要提供的其他材料', '其他有关证明', '视情况补充材料']),
  },
  {
    name: 'restricted marking',
    rule: 'no-restricted-marking',
    severity: 'error',
    layers: ['county', 'restatement'],
    sow: addEntry('content', ['内部资料（秘密）', '名单（仅供内部使用）', '机密★10年']),
  },
  {
    name: 'empty content',
    rule: 'schema',
    severity: 'error',
    layers: ['county', 'province', 'city', 'township'],
    sow: rewrite(/^ *content: \{ add: \[.*\] \}$/u, (line, pick) =>
      line.replace(/\{ add: \[.*\] \}/u, pick(['[]', '{ add: [] }', '{}', '']) ?? '').trimEnd(),
    ),
  },
  {
    name: 'duplicate key',
    rule: 'yaml',
    severity: 'error',
    layers: all,
    sow: (lines, pick) => {
      const index = pick(
        matching(lines, /^ {6}(?:timeLimit|levels|handlingLimit|audience|channels|disclosureMode): \S/u),
      );
      const line = lines[index ?? -1];
      return index === undefined || line === undefined ? undefined : sown(lines, index, [line, line], index + 1);
    },
  },
  {
    name: 'tab',
    rule: 'yaml',
    severity: 'error',
    layers: all,
    sow: rewrite(/^ {4,8}\S/u, (line) => line.replace(/^ {2}/u, '\t')),
  },
  {
    name: 'full-width blank',
    rule: 'yaml',
    severity: 'error',
    layers: all,
    sow: rewrite(/^ {2,8}(?:- )?\w+:/u, (line) => line.replace(/^ {2}/u, '\u3000')),
  },
  {
    name: 'full-width colon',
    rule: 'yaml',
    severity: 'error',
    layers: all,
    sow: rewrite(/^ {6}(?:timeLimit|levels|handlingLimit|audience|channels|content|basis):/u, (line) =>
      line.replace(/: ?/u, '：'),
    ),
  },
  {
    name: 'no blank behind a colon',
    rule: 'yaml',
    severity: 'error',
    layers: all,
    sow: rewrite(/^ {6}(?:timeLimit|levels|handlingLimit|audience|channels): \S/u, (line) => line.replace(': ', ':')),
  },
  {
    name: 'open bracket',
    rule: 'yaml',
    severity: 'error',
    layers: all,
    sow: rewrite(/(?:channels|content|levels|audience): .*\]/u, (line, pick) =>
      line.replace(/\]/u, pick(['', '］']) ?? ''),
    ),
  },
  {
    name: 'unquoted code',
    rule: 'schema',
    severity: 'error',
    layers: all,
    sow: rewrite(/^region: .*code: "|^ *- \{? ?id: "\d+(?:\.\d+)?"/u, (line) => line.replace(/"([\d.]+)"/u, '$1')),
  },
  {
    name: 'full-width quotes',
    rule: 'schema',
    severity: 'error',
    layers: all,
    sow: rewrite(/^region: .*code: "|^ *- \{? ?id: "\d/u, (line) => line.replace(/"([\d.]+)"/u, '“$1”')),
  },
  {
    name: 'full-width comma',
    rule: 'schema',
    severity: 'error',
    layers: ['city', 'county', 'restatement'],
    sow: rewrite(/channels: \[政府网站, |add: \[便民服务站, 社区/u, (line) =>
      line.replace(/(政府网站|便民服务站), (?=两微|政务|社区)/u, '$1，'),
    ),
  },
  {
    name: 'bad filing date',
    rule: 'filing-sound',
    severity: 'error',
    layers: ['county', 'restatement'],
    sow: rewrite(/^ {2}(?:date|review): /u, (line, pick) =>
      line.replace(/2026-\d\d-\d\d/u, pick(['2026-11-31', '2026-02-29', '2026-06-31']) ?? ''),
    ),
  },
  {
    name: 'incomplete filing number',
    rule: 'filing-sound',
    severity: 'warning',
    layers: ['county', 'restatement'],
    sow: rewrite(
      /^ {2}number: /u,
      (_, pick) =>
        `  number: ${pick(['12号', '示人社函〔2026〕号', '示人社函12号', '示人社函〔2025〕12号', '示人社函[2026]12号'])}`,
    ),
  },
  {
    name: 'review after the letter',
    rule: 'filing-sound',
    severity: 'warning',
    layers: ['county', 'restatement'],
    sow: rewrite(/^ {2}review: /u, (line, pick) =>
      line.replace(/2026-\d\d-\d\d/u, pick(['2026-11-26', '2026-11-30']) ?? ''),
    ),
  },
  {
    name: 'unused answer',
    rule: 'accepted-in-use',
    severity: 'warning',
    layers: all,
    sow: (lines, pick) => {
      const answer = pick([
        'rule: no-narrowing, item: employment/1.2, field: basis',
        'rule: similar-item, item: employment/9.9',
        'rule: basis-named, item: social-insurance/5.1',
      ]);
      const index = lines.indexOf('accepted:');
      const entry = `  - { ${answer}, reason: 经办中确认过 }`;
      if (index >= 0) return sown(lines, index, ['accepted:', entry], index + 1);
      const end = lines.length - 1;
      return sown(lines, end, ['accepted:', entry, ''], end + 1);
    },
  },
  {
    name: 'both modes',
    rule: 'mode-marked',
    severity: 'warning',
    layers: ['province', 'city', 'county', 'restatement'],
    sow: rewrite(/disclosureMode: 主动$/u, (line) => line.replace('主动', '[主动, 依申请]')),
  },
  {
    name: 'no level above',
    rule: 'level3-parent',
    severity: 'error',
    layers: ['county', 'township'],
    sow: rewrite(/id: "\d+\.\d+\.\d+"/u, (line, pick) =>
      line.replace(/"(\d+)\.\d+\.\d+"/u, `"$1.${pick([77, 88])}.1"`),
    ),
  },
];
