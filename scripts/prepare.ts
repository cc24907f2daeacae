/**
 * Prepares what the tool needs at run time as plain modules in src/generated: validators, templates and data. Does
 * nothing while its inputs are unchanged.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AnySchemaObject } from 'ajv';
import type { Node } from 'yaml';
import { documentKeys } from '../src/model/basis.ts';
import { fields, furtherFields } from '../src/model/fields.ts';
import { manifestEntry } from '../src/model/manifest.ts';
import type { LegalDocument, Lexicon } from '../src/model/reference.ts';
import { prepareLexicon } from '../src/overlap/prepare-lexicon.ts';
import { readGuide } from '../src/source/guide.ts';
import { exampleFiles, ruleExamples } from './examples.ts';
import { preparePdf } from './prepare-pdf.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'src/generated');

/** Schemas of what may be written: each kind of file has one. The other files in schemas/ are promises about output, or shared parts. */
const inputSchemas = readdirSync(join(root, 'src/kinds'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();
/** Outputs that are read back; apart from the others, which every check loads. */
const outputSchemas = ['compilation', 'review', 'review-part'];
const tableFiles = ['headings', 'marks', 'guide-headings', 'on-request'];
const referenceFiles = [
  'legal-register',
  'channels',
  'regions',
  'elements',
  'limits',
  'time-limit-words',
  'ranks',
  'lexicon',
  'retractions',
  'office',
  'guide-words',
  'working-days',
  'assessment',
];

const header = '// Written by scripts/prepare.ts; do not edit.\n';

function filesIn(folder: string, extension: string): string[] {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith(extension))
    .sort()
    .map((name) => `${folder}/${name}`);
}

/** Text of a project file without its byte order mark: positions do not count it. */
function text(file: string): string {
  return readFileSync(join(root, file), 'utf8').replace(/^\uFEFF/, '');
}

/** Replaces a file in one step, so that a process that reads at the same time never sees half of it. */
function replaceFile(path: string, content: string): void {
  if (existsSync(path) && readFileSync(path, 'utf8') === content) return;
  mkdirSync(dirname(path), { recursive: true });
  const staged = `${path}.${process.pid}.tmp`;
  writeFileSync(staged, content);
  renameSync(staged, path);
}

/** A module that exports `value`; JSON.parse of a string starts faster than an object literal of the same size. */
function jsonModule(name: string, value: unknown): string {
  return `${header}export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify(value))});\n`;
}

/** Keywords for people and editors: they decide nothing, and ajv would copy them into the validators. */
const annotations = new Set([
  '$comment',
  'defaultSnippets',
  'description',
  'enumDescriptions',
  'examples',
  'markdownDescription',
  'markdownEnumDescriptions',
  'title',
]);
/** Keywords whose keys are names that the schema's author chose, not keywords. */
const named = new Set(['$defs', 'dependentSchemas', 'patternProperties', 'properties']);
const literal = new Set(['const', 'default', 'enum', 'required']);

function withoutAnnotations(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutAnnotations);
  if (typeof schema !== 'object' || schema === null) return schema;
  const kept = Object.entries(schema).filter(([keyword]) => !annotations.has(keyword));
  return Object.fromEntries(
    kept.map(([keyword, value]) => {
      if (literal.has(keyword)) return [keyword, value];
      if (!named.has(keyword)) return [keyword, withoutAnnotations(value)];
      const members = Object.entries(value as object);
      return [keyword, Object.fromEntries(members.map(([name, member]) => [name, withoutAnnotations(member)]))];
    }),
  );
}

/** The name of a validator in code. */
function nameOf(schema: string): string {
  return schema.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

async function validators(): Promise<Record<string, string>> {
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const { default: standalone } = await import('ajv/dist/standalone/index.js');
  const { build } = await import('esbuild');
  const schemas = filesIn('schemas', '.schema.json').map(
    (file) => withoutAnnotations(JSON.parse(text(file))) as AnySchemaObject,
  );
  const open = (allErrors: boolean) =>
    new Ajv2020({
      allErrors,
      // The data and the hint at the place of a fault go into its message.
      verbose: true,
      allowUnionTypes: true,
      strictTypes: false,
      strictRequired: false,
      code: { source: true, esm: true },
      schemas,
    }).addVocabulary(['x-hint', 'x-form']);
  // Whoever wrote an input hears of every fault; an output that is read back need only be refused.
  const [forInput, forOutput] = [open(true), open(false)] as const;
  const outputs: Record<string, string> = {};
  for (const name of [...inputSchemas, ...outputSchemas]) {
    const exported = nameOf(name);
    let code: string;
    try {
      code = (standalone as unknown as typeof standalone.default)(inputSchemas.includes(name) ? forInput : forOutput, {
        [exported]: `${name}.schema.json`,
      });
    } catch (cause) {
      // A schema is written by hand: whoever slips in one reads which, and not a stack of ajv.
      throw new Error(`schemas/${name}.schema.json: ${(cause as Error).message}`, { cause });
    }
    // Standalone code still calls require() for its helpers; bundling makes it a plain module.
    const bundle = await build({
      stdin: { contents: code, resolveDir: root, loader: 'js' },
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      minify: true,
      write: false,
      logLevel: 'warning',
    });
    outputs[`validators/${name}.js`] = header + (bundle.outputFiles[0]?.text ?? '');
    outputs[`validators/${name}.d.ts`] = `${header}import type { Validate } from '../validators.js';

export declare const ${exported}: Validate;\n`;
  }
  const exports = inputSchemas.map((name) => `export { ${nameOf(name)} } from './validators/${name}.js';\n`).join('');
  return {
    ...outputs,
    'validators.js': header + exports,
    'validators.d.ts': `${header}import type { ErrorObject } from 'ajv';

/** Checks plain data; \`errors\` holds every fault of the last call, with the data and the schema around it. */
export interface Validate {
  (data: unknown): boolean;
  errors?: ErrorObject[] | null;
}

${exports}`,
  };
}

/** Every template and partial as a module of its own, so that a command loads only what it prints. */
async function templates(): Promise<Record<string, string>> {
  const { compileTemplate, functionName } = await import('./compile-template.ts');
  const outputs: Record<string, string> = {};
  for (const folder of ['templates', 'templates/partials']) {
    for (const file of filesIn(folder, '.hbs')) {
      const name = file.slice(folder.length + 1, -'.hbs'.length);
      const partials = folder === 'templates' ? './partials' : '.';
      outputs[`${folder}/${name}.js`] = header + compileTemplate(name, text(file), partials);
      if (folder === 'templates')
        outputs[`${folder}/${name}.d.ts`] = `${header}import type { Template } from '../../document/render.ts';

export declare const ${functionName(name)}: Template;\n`;
    }
  }
  return outputs;
}

type Data = Record<string, unknown>;

async function parseYaml(file: string): Promise<Data> {
  const { LineCounter, parseDocument } = await import('yaml');
  const lineCounter = new LineCounter();
  const document = parseDocument(text(file), { lineCounter });
  const [fault] = document.errors;
  if (fault) throw new Error(`${file}: ${fault.message}`);
  return document.toJS() as Data;
}

/** The members of `from` that are named; the rest (evidence, notes) is not needed at run time. */
function pick(from: unknown, names: readonly string[]): Data {
  const source = from as Data;
  return Object.fromEntries(names.filter((name) => source[name] !== undefined).map((name) => [name, source[name]]));
}

function list(from: unknown): unknown[] {
  return Array.isArray(from) ? from : [];
}

/** Traditional characters and their simplified forms, one for one: names from other typefaces are compared in simplified ones. */
async function simplified(): Promise<Record<string, string>> {
  const { Converter } = (await import('opencc-js/t2cn')) as unknown as {
    Converter: (options: { from: string; to: string }) => (text: string) => string;
  };
  const convert = Converter({ from: 't', to: 'cn' });
  let pairs = '';
  for (let code = 0x4e00; code <= 0x9fff; code += 1) {
    const char = String.fromCodePoint(code);
    const simple = convert(char);
    if (simple !== char && simple.length === 1) pairs += char + simple;
  }
  return {
    'simplified.js': `${header}export const simplified = ${JSON.stringify(pairs)};\n`,
    'simplified.d.ts': `${header}/** Traditional and simplified characters, alternating. */\nexport declare const simplified: string;\n`,
  };
}

/** What is known of the domains: the heads of their files. */
const heads = (): Promise<unknown[]> =>
  Promise.all(filesIn('catalogues/national', '.yaml').map(async (file) => (await parseYaml(file)).domain));

/** The domains alone, for what needs no other fact. */
async function domains(): Promise<Record<string, string>> {
  return {
    'domains.js': `${jsonModule('domains', await heads())}export const domainIds = domains.map(({ id }) => id);\n`,
    'domains.d.ts': `${header}import type { Domain } from '../model/domain.ts';

/** The domains of the national edition that comes with the tool, in its order. */
export declare const domains: readonly Domain[];
/** Their keys. */
export declare const domainIds: readonly string[];\n`,
  };
}

/** What `kind` may say in a file of ours: each schema of a file says its own. */
function kinds(): Record<string, string> {
  const said = filesIn('schemas', '.schema.json').flatMap((file): string[] => {
    const { const: one, enum: some = [] } = JSON.parse(text(file)).properties?.kind ?? {};
    return one === undefined ? some : [one];
  });
  return {
    'kinds.js': `${header}export const kinds = ${JSON.stringify(said)};\n`,
    'kinds.d.ts': `${header}/** What \`kind\` may say in a file of ours. */\nexport declare const kinds: readonly string[];\n`,
  };
}

/** The words of a file without their sources. */
function wordsOf({ kind: _kind, evidence: _evidence, confidence: _confidence, ...words }: Data): Data {
  return words;
}

async function reference(): Promise<Record<string, string>> {
  const data: Record<string, Data> = {};
  for (const name of referenceFiles) {
    data[name] = await parseYaml(`catalogues/reference/${name}.yaml`);
  }
  const register = data['legal-register'];
  const codes = data.regions?.codes as Data | undefined;
  const value = {
    // What is known of the domains, from the heads of their files.
    domains: await heads(),
    register: {
      asOf: register?.asOf ?? '',
      documents: list(register?.documents).map((document) => ({
        ...pick(document, [
          'id',
          'title',
          'aliases',
          'number',
          'numberVariants',
          'rank',
          'region',
          'status',
          'replacedBy',
          'since',
          'validUntil',
          'latestAmended',
          'citation',
          'miscopied',
          'role',
          'confidence',
          'statusConfidence',
        ]),
        keys: documentKeys(document as LegalDocument),
      })),
    },
    channels: list(data.channels?.channels).map((channel) =>
      pick(channel, ['name', 'aliases', 'endings', 'parts', 'other', 'website']),
    ),
    elements: list(data.elements?.elements).map((element) => pick(element, ['id', 'name', 'labels'])),
    openness: list(data.elements?.openness).map((one) => ({
      ...{ elements: [], labels: [], words: [] },
      ...pick(one, ['id', 'name', 'elements', 'labels', 'words']),
    })),
    levels: list(data.regions?.levels).map((level) => pick(level, ['id', 'name', 'aliases'])),
    regions: {
      provinces: list(codes?.provinces).map((province) => pick(province, ['prefix', 'name'])),
      ...{ cityDigits: [], countyDigits: [], examples: [] },
      ...pick(codes ?? {}, ['cityDigits', 'countyDigits', 'examples']),
    },
    limits: list(data.limits?.limits).map((limit) => pick(limit, ['id', 'timeLimit', 'titles', 'clause'])),
    limitWords: wordsOf(data['time-limit-words'] ?? {}),
    guideWords: wordsOf(data['guide-words'] ?? {}),
    assessment: pick(data.assessment, ['name', 'indicators']),
    workingDays: list(data['working-days']?.years).map((year) => pick(year, ['year', 'holidays', 'workdays'])),
    handlingLimits: list(data.limits?.handling).map((limit) => pick(limit, ['items', 'workdays', 'clause'])),
    retractions: {
      entries: list(data.retractions?.retractions).map((entry) => pick(entry, ['fields', 'refuse', 'words', 'whole'])),
      ordinary: data.retractions?.ordinary ?? [],
    },
    office: {
      debris: list(data.office?.debris).flatMap((kind) => list((kind as Data).names)),
      notes: list(data.office?.notes),
      formats: list(data.office?.formats).map((format) => pick(format, ['id', 'name', 'endings', 'again'])),
      results: pick(data.office?.results, ['negative', 'neutral', 'positive', 'filler']),
      lists: pick(data.office?.lists, ['columns', 'bureaus', 'cities', 'totals', 'remarks', 'withdrawn', 'joined']),
      paper: pick(data.office?.paper, ['phrases', 'words']),
      fixed: list(data.office?.fixed).map((entry) => ({
        ...pick(entry, ['at', 'means', 'words']),
        ...('of' in (entry as Data) ? pick(entry as Data, ['of']) : {}),
      })),
      keys: list(data.office?.keys).map((entry) => pick(entry, ['key', 'words'])),
      omissions: list(data.office?.omissions).map((entry) => pick(entry, ['reason', 'words'])),
    },
    lexicon: prepareLexicon(data.lexicon as unknown as Lexicon),
    ranks: pick(data.ranks ?? {}, ['ranks', 'edges', 'signals', 'notNormative', 'placeholders']),
  };
  return {
    'reference.js': jsonModule('reference', value),
    'reference.d.ts': `${header}import type { Reference } from '../model/reference.ts';

export declare const reference: Reference;\n`,
  };
}

/** Line, column, end line, end column: 1-based, columns in UTF-16 units, the end exclusive. */
type Position = [number, number, number, number];

/** What a chain of layers points at: a file, its members, an item, a field of one. A build loads all of them to print one line each. */
const isPointedAt = (path: string): boolean => /^(?:[a-z]*|items\/\d+(?:\/items\/\d+)*(?:\/\w+)?)$/iu.test(path);

async function positionsIn(file: string): Promise<Record<string, Position>> {
  const { isAlias, isCollection, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument } = await import(
    'yaml'
  );
  const lineCounter = new LineCounter();
  const source = text(file);
  const document = parseDocument(source, { lineCounter });
  const found: Record<string, Position> = {};

  /** Where the last thing inside a node ends: a block collection itself goes on over the comments and blanks behind it. */
  function endOf(node: Node): number {
    if (isCollection(node) && !node.flow && node.items.length > 0) {
      const last = node.items.at(-1);
      const inner = isPair(last) ? (last.value ?? last.key) : last;
      if (isNode(inner)) return endOf(inner);
    }
    const [start, end] = node.range ?? [0, 0];
    return start + source.slice(start, end).trimEnd().length;
  }

  function record(path: string, node: Node): void {
    if (!isPointedAt(path)) return;
    if (!node.range) throw new Error(`${file}: no position for ${path}`);
    const from = lineCounter.linePos(node.range[0]);
    const to = lineCounter.linePos(endOf(node));
    found[path] = [from.line, from.col, to.line, to.col];
  }

  function visit(node: unknown, path: readonly string[]): void {
    if (isAlias(node)) throw new Error(`${file}: aliases are not supported (${path.join('/')})`);
    if (!isMap(node) && !isSeq(node) && !isScalar(node)) return;
    record(path.join('/'), node);
    if (isSeq(node)) node.items.forEach((item, index) => void visit(item, [...path, String(index)]));
    if (!isMap(node)) return;
    for (const { key, value } of node.items) {
      if (!isScalar(key)) throw new Error(`${file}: a key that is not a plain word (${path.join('/')})`);
      const below = [...path, String(key.value)];
      visit(value, below);
      // A list or map that begins on a line of its own is shown at its key, as in other files.
      if (isCollection(value) && !value.flow) record(below.join('/'), key);
    }
  }

  visit(document.contents, []);
  return found;
}

/** The words of tables, apart from the rest: only reading a table needs them. */
async function tableWords(): Promise<Record<string, string>> {
  const [headings = {}, marks = {}, guides = {}] = await Promise.all(
    tableFiles.map((name) => parseYaml(`catalogues/reference/${name}.yaml`)),
  );
  const value = {
    headings: list(headings.headings).map((heading) => pick(heading, ['column', 'words', 'loose'])),
    byContent: list(headings.byContent).map((heading) => pick(heading, ['words', 'columns'])),
    names: {
      ...(headings.names as object),
      ...Object.fromEntries(furtherFields.map((id) => [id, fields[id].label.zh])),
    },
    ...pick(marks, [
      'boxes',
      'cells',
      'pairs',
      'ditto',
      'nothing',
      'errors',
      'groups',
      'limits',
      'documents',
      'organs',
      'bodies',
      'offices',
      'fonts',
      'lostFonts',
      'radicals',
      'telling',
      'including',
      'excluding',
      'nameNotes',
    ]),
  };
  return {
    'table-words.js': jsonModule('tableWords', value),
    'table-words.d.ts': `${header}import type { TableWords } from '../model/table-words.ts';

export declare const tableWords: TableWords;\n`,
    'guide-headings.js': jsonModule(
      'guideHeadings',
      pick(guides, ['headings', 'elsewhere', 'codes', 'synonyms', 'units', 'titles']),
    ),
    'guide-headings.d.ts': `${header}import type { GuideHeadings } from '../model/guide-headings.ts';

export declare const guideHeadings: GuideHeadings;\n`,
  };
}

/** The procedure of requests, its steps read as those of a guide are. */
async function onRequest(): Promise<Record<string, string>> {
  const data = (await parseYaml('catalogues/reference/on-request.yaml')) as Record<string, unknown>;
  const process = readGuide('on-request', { item: 'on-request', process: data.process })?.fields.process?.value;
  if (process?.kind !== 'set') throw new Error('on-request.yaml has no steps');
  const value = { ...pick(data, ['law', 'facts', 'answers']), process: process.value };
  return {
    'on-request.js': jsonModule('onRequest', value),
    'on-request.d.ts': `${header}import type { RequestLaw } from '../model/on-request.ts';

export declare const onRequest: RequestLaw;\n`,
  };
}

/** The guides that hold what law alone says, by domain. */
function nationalGuides(): string[] {
  const folder = 'catalogues/national/guides';
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder))
    .sort()
    .flatMap((domain) => filesIn(`${folder}/${domain}`, '.yaml'));
}

async function national(): Promise<Record<string, string>> {
  const files: { name: string; data: Data }[] = [];
  const positions: Record<string, Record<string, Position>> = {};
  for (const file of filesIn('catalogues/national', '.yaml')) {
    const name = file.slice('catalogues/national/'.length);
    files.push({ name, data: await parseYaml(file) });
    positions[name] = await positionsIn(file);
  }
  if (files.length === 0) throw new Error('catalogues/national is empty');
  const guides: typeof files = [];
  for (const file of nationalGuides()) {
    const name = file.slice('catalogues/national/'.length);
    guides.push({ name, data: await parseYaml(file) });
    positions[name] = await positionsIn(file);
  }
  const editions = new Set(files.map((file) => String(file.data.edition)));
  if (editions.size > 1) throw new Error(`catalogues/national: several editions (${[...editions].join(', ')})`);
  return {
    'national.js': jsonModule('national', { edition: [...editions][0], files }),
    'national.d.ts': `${header}/** The national catalogues as parsed from their files. */
export declare const national: {
  readonly edition: string;
  readonly files: readonly { readonly name: string; readonly data: unknown }[];
};\n`,
    'national-entries.js': jsonModule(
      'nationalEntries',
      files.map(({ name }) =>
        manifestEntry({ path: name, bytes: readFileSync(join(root, 'catalogues/national', name)) }),
      ),
    ),
    'national-entries.d.ts': `${header}import type { ManifestEntry } from '../model/manifest.ts';

/** The national files as a manifest lists them, where the files themselves are not at hand. */
export declare const nationalEntries: readonly ManifestEntry[];\n`,
    // Apart from the catalogues: only chains that have guides ask for them.
    'national-guides.js': jsonModule('nationalGuides', guides),
    'national-guides.d.ts': `${header}/** What law alone says of handling an item, as parsed from the files. */
export declare const nationalGuides: readonly { readonly name: string; readonly data: unknown }[];\n`,
    'national-positions.js': jsonModule('positions', positions),
    'national-positions.d.ts': `${header}/**
 * Where each item of a national file and each field of it stands, by file name and path (\`items/0/title\`): line, column,
 * end line, end column; 1-based, columns in UTF-16 units, the end exclusive.
 */
export declare const positions: Readonly<
  Record<string, Readonly<Record<string, readonly [line: number, column: number, endLine: number, endColumn: number]>>>
>;\n`,
  };
}

/** The version alone: importing package.json would bundle all of it. */
function version(): Record<string, string> {
  const { version: value } = JSON.parse(text('package.json')) as { version: string };
  return {
    'version.js': `${header}export const version = ${JSON.stringify(value)};\n`,
    'version.d.ts': `${header}export declare const version: string;\n`,
  };
}

/** Excerpts of the cases in test/rules, which the tests run. */
function examples(): Record<string, string> {
  return {
    'examples.js': jsonModule('examples', ruleExamples(root)),
    'examples.d.ts': `${header}import type { RuleExample } from '../model/rule-example.ts';

export declare const examples: { readonly [rule: string]: RuleExample };\n`,
  };
}

/** Brings src/generated up to date and returns the hash of what it was made from. */
export async function prepare(): Promise<string> {
  const inputs = [
    ...filesIn('schemas', '.schema.json'),
    ...filesIn('templates', '.hbs'),
    ...filesIn('templates/partials', '.hbs'),
    ...filesIn('catalogues/national', '.yaml'),
    ...nationalGuides(),
    ...[...referenceFiles, ...tableFiles].map((name) => `catalogues/reference/${name}.yaml`),
    ...exampleFiles(root),
    relative(root, fileURLToPath(import.meta.url)),
    'scripts/compile-template.ts',
    'scripts/examples.ts',
    'scripts/pdf-entry.ts',
    'scripts/pdf-stubs.ts',
    'scripts/prepare-pdf.ts',
    'src/overlap/prepare-lexicon.ts',
    'src/model/basis.ts',
    'src/source/guide.ts',
    'src/model/fields.ts',
    'src/model/manifest.ts',
    'src/model/plain.ts',
    'package.json',
    'package-lock.json',
  ];
  const hash = createHash('sha256');
  for (const file of inputs)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  const digest = hash.digest('hex');
  const stamp = join(target, 'inputs.sha256');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return digest;

  const outputs = {
    ...(await validators()),
    ...(await templates()),
    ...(await domains()),
    ...kinds(),
    ...(await reference()),
    ...(await simplified()),
    ...(await tableWords()),
    ...(await onRequest()),
    ...(await national()),
    ...(await preparePdf(root)),
    ...examples(),
    ...version(),
  };
  for (const [name, content] of Object.entries(outputs)) replaceFile(join(target, name), content);
  replaceFile(stamp, digest);
  console.error(`prepare: wrote ${Object.keys(outputs).length} files to src/generated`);
  return digest;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await prepare();
