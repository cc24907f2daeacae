import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { fieldSchemas } from '../scripts/schema-fields.ts';
import { domainIds } from '../src/generated/domains.js';
import { reference } from '../src/generated/reference.js';
import { nationalEdition } from '../src/host/national-edition.ts';
import type { Cell, FieldId, Fields } from '../src/model/catalogue.ts';
import { headId } from '../src/model/domain-head.ts';
import { fieldIds, fields } from '../src/model/fields.ts';
import type { Text } from '../src/model/text.ts';
import { rules } from '../src/rules/index.ts';
import type { Rule } from '../src/rules/rule.ts';
import { readNational } from '../src/source/catalogue.ts';
import { runPlain } from './cli/run-cli.ts';

const read = (file: string): string => readFileSync(file, 'utf8');
const yamlBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
    .sort();
const camel = (id: string): string => id.replace(/-(\w)/gu, (_, letter: string) => letter.toUpperCase());
const placeholders = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)\}/gu)].map((found) => found[1] ?? ''))].sort();

describe('rules', () => {
  const files = readdirSync('src/rules').filter((name) =>
    /^export const \w+: Rule\b/mu.test(read(`src/rules/${name}`)),
  );

  it('stand one a file, named after the id, and all are listed', () => {
    expect(files).toEqual(rules.map(({ id }) => `${id}.ts`).sort());
    for (const { id } of rules)
      expect(read(`src/rules/${id}.ts`)).toMatch(
        new RegExp(`^export const ${camel(id)}: Rule<'${id}'> = \\{\\n {2}id: '${id}',`, 'mu'),
      );
  });

  it.each(rules.map((rule): [string, Rule] => [rule.id, rule]))('%s speaks both languages well', (_id, rule) => {
    const texts: Text[] = [
      rule.summary,
      rule.why,
      ...Object.values(rule.messages).flatMap(({ text, fix }) => (fix ? [text, fix] : [text])),
    ];
    for (const { zh, en } of texts) {
      expect(placeholders(en)).toEqual(placeholders(zh));
      expect(zh).toMatch(/[^。.]$/u);
      expect(zh).not.toContain('非法');
      expect(en).toMatch(/^[^A-Z].*[^.。]$/su);
    }
  });
});

describe('fields', () => {
  const schema = (name: string) => JSON.parse(read(`schemas/${name}.schema.json`));

  it('are what the schemas let people write', () => {
    const { $defs: item } = schema('item');
    const { amend, add } = schema('layer').$defs.domain.properties;
    const { item: row } = schema('catalogue').$defs;
    expect(Object.keys(item.item.properties).filter((key) => key !== 'id')).toEqual(fieldIds);
    expect(Object.keys(amend.items.properties).filter((key) => !['item', 'items'].includes(key))).toEqual(fieldIds);
    expect(Object.keys(add.items.properties).filter((key) => !['id', 'was'].includes(key))).toEqual(fieldIds);
    expect(fieldIds.filter((field) => !(field in row.properties))).toEqual([]);
    expect(Object.keys(schema('layer').properties.accepted.items.properties)).toContain('field');
    expect(schema('layer').properties.accepted.items.properties.field.enum).toEqual(fieldIds);
  });

  it('stand in the schemas as the table of fields has them', () => {
    for (const [file, wanted] of Object.entries(fieldSchemas()))
      expect(JSON.parse(read(file)), `run npm run schemas`).toEqual(wanted);
  });

  it('read what they print', () => {
    const { items } = readNational(nationalEdition.catalogues, reference);
    const round = <K extends FieldId>(field: K, { value }: Cell<Fields[K]>) =>
      expect(fields[field].read(fields[field].print(value), reference)).toEqual(value);
    for (const item of items.values())
      for (const field of fieldIds) {
        const cell = item.fields[field] as Cell<Fields[FieldId]> | undefined;
        if (cell) round(field, cell);
      }
  });
});

describe('catalogues', () => {
  it.each(yamlBelow('catalogues'))('%s compiles without errors and warnings', async (file) => {
    const { stdout, code } = await runPlain(['validate', file, '--format', 'json']);
    expect(JSON.parse(stdout).summary).toMatchObject({ errors: 0, warnings: 0 });
    expect(code).toBe(0);
  });

  const national = readNational(nationalEdition.catalogues, reference);
  const count = (domain: string, level: number): number =>
    [...national.items.values()].filter((item) => item.domain === domain && item.level === level).length;

  it('hold the items that the document counts: 9/25 and 9/78', () => {
    expect(domainIds.map((domain) => [count(domain, 1), count(domain, 2)])).toEqual([
      [9, 25],
      [9, 78],
    ]);
    expect([...national.items.values()].filter(({ candidate }) => candidate).map(({ ref }) => ref)).toEqual([
      'social-insurance/3.5',
    ]);
  });

  it.each(yamlBelow('catalogues/national/evidence'))('%s speaks of existing items, each once', (file) => {
    const evidence: { catalogue: string; items: { item: string }[] } = parse(read(file));
    const domain = headId(parse(read(join(dirname(file), evidence.catalogue))));
    const ids = evidence.items.map(({ item }) => item);
    expect(ids.filter((id) => !national.items.has(`${domain}/${id}` as never))).toEqual([]);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('keep addresses of evidence out of the way of a reader', () => {
    for (const { file } of nationalEdition.catalogues) expect(read(file)).not.toMatch(/https?:|www\./u);
  });
});

describe('random tests', () => {
  const files = readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && name !== 'project.test.ts')
    .map((name) => ({ name, text: read(join('test', name)) }));
  const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

  it('take the seed and the number of cases from fuzz.ts', () => {
    const own = ({ text }: { text: string }): boolean =>
      count(text, /\bfc\.(?:assert|check)\(/gu) !== count(text, /\bfuzz\(\d/gu) ||
      /configureGlobal|numRuns:/u.test(text);
    expect(
      files
        .filter(({ name }) => name !== 'fuzz.ts')
        .filter(own)
        .map(({ name }) => name),
    ).toEqual([]);
    expect(
      files.filter(({ text }) => /Math\.random|randomInt|randomUUID|randomBytes/u.test(text)).map(({ name }) => name),
    ).toEqual([]);
  });
});

describe('docs', () => {
  it('are generated from the rules as they are', () => {
    execFileSync(process.execPath, ['--import', 'tsx', 'scripts/docs.ts', '--check'], { stdio: 'pipe' });
  });
});
