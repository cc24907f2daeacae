import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The rooms of `src`, and what each may import besides itself, `model` and `generated`. What is missing here is handed in. */
const mayImport: { readonly [room: string]: readonly string[] } = {
  model: [],
  // Stages: text → data → catalogue → faults → findings → text.
  source: [],
  resolve: [],
  overlap: [],
  rules: [],
  document: [],
  findings: ['document'],
  catalogue: [],
  edit: [],
  emit: ['catalogue', 'document'],
  // Joiners: they call the stages in order.
  // It knows no kind of file: each says what it is.
  compiler: ['source', 'overlap', 'rules'],
  kinds: ['source', 'resolve', 'rules', 'compiler'],
  import: ['source', 'resolve', 'document'],
  review: ['source', 'overlap', 'catalogue', 'compiler', 'kinds', 'rules'],
  diff: ['overlap', 'catalogue', 'document', 'emit'],
  // All of it, over any files, without Node.
  engine: [
    ...['source', 'overlap', 'rules', 'document', 'findings', 'catalogue', 'edit', 'emit'],
    ...['compiler', 'kinds', 'import', 'review', 'diff'],
  ],
  // The desk: the engine in a worker, and the page that shows what it says.
  desk: [
    ...['source', 'rules', 'document', 'findings', 'catalogue', 'edit', 'emit'],
    ...['compiler', 'kinds', 'import', 'review', 'diff', 'engine'],
  ],
  // The rim: files, processes, the terminal.
  host: ['source'],
  workspace: ['source', 'compiler', 'kinds', 'diff', 'engine', 'host'],
  commands: [
    ...['source', 'overlap', 'rules', 'document', 'findings', 'catalogue', 'edit', 'emit'],
    ...['compiler', 'kinds', 'import', 'review', 'diff', 'engine', 'host', 'workspace'],
  ],
};

/** Where packages of Node and of the terminal may be used. */
const rim = ['commands', 'host', 'workspace'];
const atTheRim = /^(?:node:|chalk$|commander$)/u;

const generated = ['kinds', 'import', 'overlap', 'source', 'emit', 'diff', 'engine', 'desk', ...rim];

const roomOf = (file: string): string => file.split('/')[1] ?? '';

const files = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
  .filter((file) => file.split('/').length > 2 && !file.startsWith('src/generated/'));

/** What a file imports: its own files by path from the root, packages by name. */
const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/(?:\bfrom|\bimport\(?)\s*'([^']+)'/gu)].map(([, name = '']) =>
    name.startsWith('.') ? normalize(join(dirname(file), name)).replaceAll('\\', '/') : name,
  );

/** Why an import breaks a wall, with the way out. */
const breach = (file: string, name: string): string | undefined => {
  const room = roomOf(file);
  // The types of the library are what it promises: the rim may be declared with them.
  if (name.startsWith('types/') && rim.includes(room)) return undefined;
  if (!name.startsWith('src/'))
    return atTheRim.test(name) && !rim.includes(room)
      ? `${file} imports ${name}: only ${rim.join(', ')} and cli.ts touch the system; let the caller hand in what is needed`
      : undefined;
  const other = roomOf(name);
  if (file.startsWith('src/desk/page/') && !['desk', 'model'].includes(other))
    return `${file} imports ${name}: the page only shows; let the worker answer, and say it in src/desk/protocol.ts`;
  if (other === room || other === 'model' || (other === 'generated' && generated.includes(room))) return undefined;
  if (mayImport[room]?.includes(other)) return undefined;
  return room === 'model'
    ? `${file} imports ${name}: the model imports nothing; move what both need into src/model, or hand it in`
    : `${file} imports ${name}: ${room} may import ${['model', ...(mayImport[room] ?? [])].join(', ')}; let a joiner or command hand it in, or move what both need into src/model`;
};

describe('the walls between the rooms of src', () => {
  it('name every room', () => {
    expect([...new Set(files.map(roomOf))].sort()).toEqual(Object.keys(mayImport).sort());
  });

  it('are broken by no import', () => {
    expect(files.flatMap((file) => importsOf(file).flatMap((name) => breach(file, name) ?? []))).toEqual([]);
  });

  it('hold against an import that should not be', () => {
    expect(breach('src/rules/schema.ts', 'src/source/host.ts')).toContain('hand it in');
    expect(breach('src/emit/csv/csv.ts', 'node:fs')).toContain('only commands, host, workspace');
    expect(breach('src/model/place.ts', 'src/rules/say.ts')).toContain('the model imports nothing');
    expect(breach('src/desk/page/app.tsx', 'src/emit/index.ts')).toContain('the page only shows');
    expect(breach('src/diff/words.ts', 'src/review/frame.ts')).toContain('diff may import');
  });
});
