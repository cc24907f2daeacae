import type { DomainId, LevelId } from '../model/catalogue.ts';
import { placeWords } from '../model/place-words.ts';
import { levelName } from './columns/levels.ts';
import type { Entry } from './compress.ts';
import type { FieldEdit, Written } from './differences.ts';

/** One domain of the layer to be written. References are `number title`. */
export interface DomainDraft {
  readonly omit: readonly { readonly item: string }[];
  readonly restore: readonly string[];
  readonly amend: readonly Entry[];
  readonly add: readonly {
    readonly id: string;
    readonly title: string;
    readonly changes: readonly FieldEdit[];
    readonly comments: readonly string[];
  }[];
  /** Remarks at the head of the domain. */
  readonly comments: readonly string[];
}

/** A layer to be written. */
export interface LayerDraft {
  readonly comments: readonly string[];
  readonly region: { readonly code?: string; readonly name: string; readonly level: string; readonly kind?: string };
  readonly extends: string;
  readonly responsibleBody?: Written;
  /** Local names of the columns of 公开层级. */
  readonly levelLabels?: readonly { readonly level: LevelId; readonly label: string }[];
  readonly contact?: { readonly [key: string]: string };
  readonly domains: { readonly [domain in DomainId]?: DomainDraft };
}

/** Width on a screen: Han characters and full-width marks take two columns. */
const width = (text: string): number =>
  [...text].reduce((sum, char) => sum + (/[\u1100-\uffe6]/u.test(char) ? 2 : 1), 0);

/** A scalar that every YAML reader takes for this text, in a flow list too. */
export const scalar = (text: string): string => {
  const plain =
    text === text.trim() &&
    !/[\n\r\t,[\]{}"\p{Cc}]| #|: |:$/u.test(text) &&
    !/^[-?:#&*!|>'%@`]/u.test(text) &&
    !/^[+.\d][\d.,_eExX:+-]*$/u.test(text) &&
    !/^(?:~|null|true|false|yes|no|on|off|y|n|=|<<)$/iu.test(text) &&
    text !== '';
  return plain ? text : JSON.stringify(text);
};

const flow = (values: readonly string[]): string => `[${values.map(scalar).join(', ')}]`;

/** `key: value` at an indent; lists that do not fit into the line go below it, one entry a line. */
const pair = (key: string, value: Written, indent: string): string[] => {
  if (typeof value === 'string') return [`${indent}${key}: ${scalar(value)}`];
  if (!Array.isArray(value)) {
    const entries = Object.entries(value as { readonly [key: string]: string });
    const line = `${indent}${key}: { ${entries.map(([name, text]) => `${scalar(name)}: ${scalar(text)}`).join(', ')} }`;
    return width(line) <= 120
      ? [line]
      : [`${indent}${key}:`, ...entries.map(([name, text]) => `${indent}  ${scalar(name)}: ${scalar(text)}`)];
  }
  const line = `${indent}${key}: ${flow(value)}`;
  return width(line) <= 120
    ? [line]
    : [`${indent}${key}:`, ...value.map((text: string) => `${indent}  - ${scalar(text)}`)];
};

/** The lines of one field; what is replaced and what is added stand in one map. */
const fieldLines = (changes: readonly FieldEdit[], indent: string): string[] => {
  const lines: string[] = [];
  for (const change of changes) {
    if (change.kind === 'set') {
      if (change.field === 'title') lines.push(`${indent}# 表里的名称；要用标准的名称，删去 title 这一行`);
      lines.push(...pair(change.field, change.value, indent));
      continue;
    }
    const both = changes.filter((other) => other.field === change.field);
    const line = `${indent}${change.field}: { add: ${flow(change.kind === 'add' ? change.value : [])} }`;
    if (both.length === 1 && change.kind === 'add' && width(line) <= 120) lines.push(line);
    else {
      if (both[0] === change) lines.push(`${indent}${change.field}:`);
      if (change.kind === 'add') lines.push(...pair('add', change.value, `${indent}  `));
      else
        lines.push(
          `${indent}  replace:`,
          ...change.value.flatMap(({ from, to }) => [
            `${indent}    - from: ${scalar(from)}`,
            `${indent}      to: ${scalar(to)}`,
          ]),
        );
    }
  }
  return lines;
};

const reference = (selector: string, titles: (id: string) => string | undefined): string => {
  const title = titles(selector);
  return title === undefined ? JSON.stringify(selector) : scalar(`${selector} ${title}`);
};

const comment = (lines: readonly string[], indent: string): string[] =>
  lines.map((line) => `${indent}# ${placeWords(line, 'zh').replace(/\s*\n\s*/gu, ' ')}`.trimEnd());

/** The entries of `amend`, one after the other. */
export const amendLines = (
  { amend }: DomainDraft,
  titles: (id: string) => string | undefined,
  indent: string,
): string[] =>
  amend.flatMap(({ selectors, changes }) => {
    const names = selectors.map((selector) => reference(selector, titles));
    const [only = ''] = names;
    const list = `${indent}- items: [${names.join(', ')}]`;
    const lead =
      names.length === 1 && !selectors[0]?.endsWith('*')
        ? [`${indent}- item: ${only}`]
        : width(list) <= 120
          ? [list]
          : [`${indent}- items:`, ...names.map((name) => `${indent}    - ${name}`)];
    return [...lead, ...fieldLines(changes, `${indent}  `)];
  });

/** The entries of `add`, one after the other. */
export const addLines = ({ add }: DomainDraft, indent: string): string[] =>
  add.flatMap(({ id, title, changes, comments }) => [
    ...comment(comments, indent),
    ...(changes.length === 0
      ? [`${indent}- { id: ${JSON.stringify(id)}, title: ${scalar(title)} }`]
      : [
          `${indent}- id: ${JSON.stringify(id)}`,
          `${indent}  title: ${scalar(title)}`,
          ...fieldLines(changes, `${indent}  `),
        ]),
  ]);

/** The lines of a domain below its key. */
export const domainLines = (draft: DomainDraft, titles: (id: string) => string | undefined): string[] => {
  const lines = comment(draft.comments, '  ');
  if (draft.omit.length > 0) {
    lines.push('  # 导入的表里没有下列事项。请逐项核实：不开展的，把 to-be-confirmed 改成');
    lines.push('  # not-operated、moved 或 cancelled 并写 note；照常公开的，删去这一行');
    lines.push('  omit:');
    for (const { item } of draft.omit) lines.push(`    - { item: ${scalar(item)}, reason: to-be-confirmed }`);
  }
  if (draft.restore.length > 0) {
    lines.push('  # 上级没有列入，导入的表里有');
    lines.push('  restore:');
    for (const item of draft.restore) lines.push(`    - item: ${scalar(item)}`);
  }
  if (draft.amend.length > 0) lines.push('  amend:', ...amendLines(draft, titles, '    '));
  if (draft.add.length > 0) lines.push('  add:', ...addLines(draft, '    '));
  return lines;
};

/** The text of a layer file, commented for the clerk who goes on with it. */
export const layerText = (draft: LayerDraft, titles: (domain: DomainId, id: string) => string | undefined): string => {
  const { region } = draft;
  const written = [
    ...(region.code === undefined ? [] : [`code: ${JSON.stringify(region.code)}`]),
    `name: ${scalar(region.name)}`,
    `level: ${region.level}`,
    ...(region.kind === undefined ? [] : [`kind: ${region.kind}`]),
  ];
  const lines = [
    ...comment(draft.comments, ''),
    'kind: layer',
    `region: { ${written.join(', ')} }`,
    `extends: ${scalar(draft.extends)}`,
    '# 版本和施行日期请补写：',
    '# edition: "2026"',
    '# effective: 2026-12-01',
    ...(draft.responsibleBody === undefined ? [] : pair('responsibleBody', draft.responsibleBody, '')),
    ...(draft.levelLabels === undefined
      ? []
      : [
          '# 公开层级各栏照导入的表印',
          'profile:',
          '  levels:',
          ...draft.levelLabels.map(
            ({ level, label }) => `    - { level: ${levelName(level)}, label: ${scalar(label)} }`,
          ),
        ]),
    ...(draft.contact === undefined ? [] : pair('contact', draft.contact, '')),
  ];
  for (const [domain, entries] of Object.entries(draft.domains) as [DomainId, DomainDraft][]) {
    const body = domainLines(entries, (id) => titles(domain, id));
    if (body.every((line) => line.trim().startsWith('#'))) lines.push('', ...body, `${domain}: {}`);
    else lines.push('', `${domain}:`, ...body);
  }
  return `${lines.join('\n')}\n`;
};
