/**
 * Measures the judge of names on labelled local names: `npm run eval:overlap [file…]`. A name counts as flagged when the
 * judge says anything of it at its stated level and parent; `same`, `merge` and `overlap-other` should be, `new` and `part` not.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { national } from '../src/generated/national.js';
import { reference } from '../src/generated/reference.js';
import type { DomainId, Ref, Resolved, ResolvedItem } from '../src/model/catalogue.ts';
import type { CatalogueFile } from '../src/model/catalogue-file.ts';
import { plain } from '../src/model/plain.ts';
import { createJudge } from '../src/overlap/judge.ts';
import { normaliseName } from '../src/overlap/normalise.ts';
import { readNational } from '../src/source/catalogue.ts';

export interface LabelledName {
  readonly id: string;
  readonly domain: DomainId;
  readonly parents: readonly string[];
  readonly title: string;
  readonly level: 2 | 3;
  readonly label: string;
  readonly expected: readonly string[];
}

export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Share of rightly flagged names with the right national item among the overlaps. */
  readonly named: number;
  readonly misses: readonly string[];
  readonly count: number;
}

const cells = (line: string): string[] =>
  [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/gu)].map((match) =>
    (match[1] ?? '').replace(/^"|"$/gu, '').replaceAll('""', '"'),
  );

/** Reads a file of labelled names; columns are found by their heading. */
export const readLabels = (text: string): LabelledName[] => {
  const [head = '', ...lines] = text
    .replace(/^\ufeff/u, '')
    .split(/\r?\n/u)
    .filter((line) => line !== '');
  const columns = cells(head);
  return lines.map((line) => {
    const row = cells(line);
    const get = (name: string) => row[columns.indexOf(name)] ?? '';
    return {
      id: get('id'),
      domain: get('domain').startsWith('emp') ? 'employment' : 'social-insurance',
      parents: [get('parent_level1'), get('parent_level2')].filter((name) => name !== ''),
      title: get('local_name'),
      level: get('level') === '3' ? 3 : 2,
      label: get('label'),
      expected: get('national_item')
        .split(/[;；]/u)
        .filter((name) => name !== ''),
    };
  });
};

const standard = readNational(
  national.files.map(({ name, data }) => ({ file: name, data: data as CatalogueFile })),
  reference,
);
const judge = createJudge(reference);

/** The national catalogue with the parents of a name added, as a layer would have them. */
const withParents = ({ domain, parents, level }: LabelledName): { resolved: Resolved; parent?: Ref } => {
  const items = new Map(standard.items);
  let parent: Ref | undefined;
  for (const [index, name] of parents.slice(0, level - 1).entries()) {
    const depth = (level === 3 && parents.length === 1 ? 2 : index + 1) as 1 | 2;
    const known = [...items.values()].find(
      (item) =>
        item.domain === domain &&
        item.level === depth &&
        normaliseName(item.fields.title.value) === normaliseName(name),
    );
    const ref: Ref = known?.ref ?? `${domain}/${90 + index}${depth === 2 ? '.1' : ''}`;
    if (!known) {
      const setting = { value: name, at: { file: '', path: [] }, by: 1 };
      const item: ResolvedItem = {
        ref,
        domain,
        id: ref.split('/')[1] ?? '',
        level: depth,
        ...(parent ? { parent } : {}),
        origin: 'local',
        by: 1,
        at: setting.at,
        fields: { title: { ...setting, trust: 'local', history: [setting] } },
      };
      items.set(ref, item);
    }
    parent = ref;
  }
  return { resolved: { ...standard, items }, ...(parent ? { parent } : {}) };
};

/** Scores the judge on labelled names. */
export const scoreOverlap = (names: readonly LabelledName[]): Score => {
  let [hits, wrong, missed, named] = [0, 0, 0, 0];
  const misses: string[] = [];
  for (const name of names) {
    const { resolved, parent } = withParents(name);
    const verdict = judge(
      name.title,
      { domain: name.domain, level: name.level, ...(parent ? { parent } : {}) },
      resolved,
    );
    const titles = (verdict?.overlaps ?? []).map((ref) => plain(resolved.items.get(ref)?.fields.title.value ?? ''));
    const wanted = ['same', 'merge', 'overlap-other'].includes(name.label);
    const place = `${name.id} ${name.label.padEnd(13)} ${name.title}`;
    if (wanted && verdict) {
      hits += 1;
      const children = (ref: Ref) =>
        [...resolved.items.values()]
          .filter((item) => item.parent === ref)
          .map((item) => plain(item.fields.title.value));
      const right = name.expected.some(
        (title) =>
          titles.includes(plain(title)) || verdict.overlaps.some((ref) => children(ref).includes(plain(title))),
      );
      if (right) named += 1;
      else misses.push(`item    ${place} → ${verdict.why.zh}; expected ${name.expected.join('、')}`);
    } else if (wanted) {
      missed += 1;
      misses.push(`missed  ${place}; expected ${name.expected.join('、')}`);
    } else if (verdict) {
      wrong += 1;
      misses.push(`flagged ${place} → ${verdict.why.zh}`);
    }
  }
  const precision = hits / Math.max(1, hits + wrong);
  const recall = hits / Math.max(1, hits + missed);
  return {
    precision,
    recall,
    f1: (2 * precision * recall) / Math.max(1e-9, precision + recall),
    named: named / Math.max(1, hits),
    misses,
    count: names.length,
  };
};

const percent = (share: number): string => share.toFixed(3);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const given = process.argv.slice(2);
  const files =
    given.length > 0
      ? given
      : [
          'labels',
          'own',
          'heldout',
          'heldout-2',
          'heldout-3',
          'heldout-4',
          'heldout-5',
          'heldout-7',
          'heldout-8',
          'heldout-9',
          'heldout-10',
          'heldout-11',
        ].map((name) => fileURLToPath(new URL(`../test/overlap/${name}.csv`, import.meta.url)));
  for (const file of files.filter(existsSync)) {
    const names = readLabels(readFileSync(file, 'utf8'));
    const { precision, recall, f1, named, misses, count } = scoreOverlap(names);
    console.log(
      `${file.split(/[/\\]/u).at(-1)}: ${count} names, precision ${percent(precision)}, recall ${percent(recall)}, F1 ${percent(f1)}, right item ${percent(named)}`,
    );
    for (const miss of misses) console.log(`  ${miss}`);
  }
  const many = Array.from(
    { length: 10_000 },
    (_, index) =>
      `${['灵活就业人员', '企业', '城乡居民', '退休人员'][index % 4]}${['养老保险转出', '失业金领取', '社保卡补办', '零工驿站', '档案转递'][index % 5]}${index}`,
  );
  const start = process.hrtime.bigint();
  for (const title of many) judge(title, { domain: 'social-insurance', level: 2 }, standard);
  console.log(`${many.length} names judged in ${(Number(process.hrtime.bigint() - start) / 1e6).toFixed(0)} ms`);
}
