import type { Draw } from '../../fuzz.ts';

/** What slips into a file while it is typed, merged or copied: marks, blanks of every kind, escapes, ends of lines. */
const slips = [
  ...':,-#&*!|>%@`"\'[]{}?~<=. \t\n\r\\',
  ...'：，、；“”‘’［］｛｝（）〔〕－＃　',
  ...[' ', '  ', '    ', '\r\n', '\n\n', '\n\n\n', '\n ', '\n  ', '\n    ', '\t\t', ' \t', '\t\n', '\n\t'],
  ...[
    '- ',
    '-\n',
    ': ',
    ':\n',
    ' :',
    ' #',
    '#',
    '# ',
    '#甲\n',
    '\n#甲\n',
    '\n# 甲\n',
    ' # 甲',
    '? ',
    '?\n',
    ', ',
    ',\n',
  ],
  ...[
    '---',
    '---\n',
    '--- ',
    ' ---\n',
    '--- 甲\n',
    '...',
    '...\n',
    '... ',
    ' ...\n',
    '... 甲\n',
    '....',
    '--',
    '----\n',
  ],
  ...[
    '%',
    '%x\n',
    ' %x\n',
    '%YAML 1.2\n---\n',
    '%TAG ! tag:x,2000:\n---\n',
    '<<: ',
    '<<',
    '=',
    '&a ',
    '*a',
    '*a ',
    '!!str ',
    '! ',
  ],
  ...['|\n', '|\n  ', '|-\n  ', '>\n  ', '>-\n  ', '|2\n  ', '<<<<<<< HEAD\n', '=======\n', '>>>>>>> x\n'],
  ...[
    '\\\n',
    '\\\r\n',
    '\\\n\n',
    '\\\n  ',
    '\\n',
    '\\x41',
    '\\u4e00',
    '\\u0007',
    '\\ud800',
    '\\ ',
    '\\\t',
    '\\/',
    '\\e',
    '"\\',
  ],
  ...[
    '{',
    '}',
    '[',
    ']',
    '{}',
    '[]',
    '{ }',
    '[ ]',
    '{甲: 乙}',
    '[甲, 乙]',
    '{甲}',
    '[甲: 乙]',
    '[[',
    ']]',
    '}}',
    '{,',
    ',]',
    ',}',
  ],
  ...[
    '"甲"',
    "'甲'",
    '""',
    "''",
    '"',
    "'",
    '"甲',
    "'甲",
    '甲"',
    '甲',
    '甲乙',
    '甲: 乙',
    '甲: 乙\n',
    '- 甲\n',
    '丁: 戊',
  ],
  ...[
    '1',
    '1.10',
    '007',
    '0x1F',
    '0o17',
    '1e3',
    '.5',
    '-.inf',
    '.nan',
    'null',
    'true',
    'no',
    '2026-12-01',
    '1_000',
    '12:30:45',
    '+1',
    '-',
  ],
  ...[
    '\u00a0',
    '\u200b',
    '\u202e',
    '\u0007',
    '\ufeff',
    '\u2028',
    '\u2029',
    '\u0085',
    '\u3000',
    '\u2003',
    '\u00ad',
    '\u0000',
    '\u007f',
    '😀',
  ],
  ...['__proto__: 甲\n', 'constructor: 甲\n', 'toString', 'a: ', 'b: ', 'e\u0301'],
];

const pick = <T>(list: readonly T[], draw: Draw): T | undefined => list[draw(list.length)];

/** A place where the structure turns, more often than any other. */
const spot = (text: string, draw: Draw): number => {
  const any = draw(text.length + 1);
  if (draw(3) === 0) return any;
  const near = text.slice(any).search(/[\s:,\-#"'{}[\]]/u);
  return near < 0 ? any : any + near + draw(2);
};

const onLines = (text: string, change: (lines: string[], at: number) => void, draw: Draw): string => {
  const lines = text.split('\n');
  change(lines, draw(lines.length));
  return lines.join('\n');
};

const kinds: readonly ((text: string, draw: Draw) => string)[] = [
  ...Array.from({ length: 6 }, () => (text: string, draw: Draw) => {
    const at = spot(text, draw);
    return text.slice(0, at) + (pick(slips, draw) ?? '') + text.slice(at + (draw(3) === 0 ? draw(3) : 0));
  }),
  (text, draw) => {
    const at = spot(text, draw);
    return text.slice(0, at) + text.slice(at + 1 + draw(3));
  },
  (text, draw) => onLines(text, (lines, at) => lines.splice(at, 1), draw),
  (text, draw) => onLines(text, (lines, at) => lines.splice(at, 0, lines[draw(lines.length)] ?? ''), draw),
  (text, draw) => onLines(text, (lines, at) => lines.splice(at, 0, pick(slips, draw) ?? ''), draw),
  (text, draw) =>
    onLines(
      text,
      (lines, at) => {
        const other = draw(lines.length);
        [lines[at], lines[other]] = [lines[other] ?? '', lines[at] ?? ''];
      },
      draw,
    ),
  (text, draw) =>
    onLines(
      text,
      (lines, at) => {
        lines[at] =
          draw(2) === 0 ? `${' '.repeat(1 + draw(3))}${lines[at]}` : (lines[at] ?? '').replace(/^ {1,2}/u, '');
      },
      draw,
    ),
  (text, draw) =>
    onLines(
      text,
      (lines, at) => {
        lines[at] = `${lines[at]}${pick(slips, draw) ?? ''}`;
      },
      draw,
    ),
  (text, draw) => (draw(2) === 0 ? text.replaceAll('\n', '\r\n') : text.replace('\n', '\r')),
  (text, draw) => (draw(2) === 0 ? `\ufeff${text}` : text.trimEnd()),
];

/** A text with one to four slips in it. */
export const mutate = (text: string, draw: Draw): string => {
  let mutated = text;
  for (let left = 1 + draw(4); left > 0; left -= 1) mutated = pick(kinds, draw)?.(mutated, draw) ?? mutated;
  return mutated;
};

/** A smaller text on which a property still fails: lines, then characters are left out as long as it does. */
export const minimise = (text: string, fails: (text: string) => boolean): string => {
  let least = text;
  for (const size of [16, 8, 4, 2, 1])
    for (let at = 0; at < least.length; ) {
      const shorter = least.slice(0, at) + least.slice(at + size);
      if (shorter !== least && fails(shorter)) least = shorter;
      else at += 1;
    }
  return least;
};
