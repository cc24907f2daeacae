import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { homedir, hostname, tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runMulu } from './cli/run-cli.ts';

const examples = 'catalogues/examples';
const names = readdirSync(examples).filter((name) => name.endsWith('.yaml'));
const county = '990101-example-county.yaml';

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'mulu-determinism-'));
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const tree = (folder: string): { [path: string]: Buffer } =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [
        path
          .slice(folder.length + 1)
          .split(sep)
          .join('/'),
        readFileSync(path),
      ]),
  );

interface Way {
  readonly env?: { readonly [name: string]: string };
  /** The order in which the files of the copy are made. */
  readonly order?: (list: readonly string[]) => readonly string[];
  readonly deep?: boolean;
}

/** Loaded before the tool: a clock that stands still in another year. */
const clock =
  'const At = Date; const now = At.UTC(2093, 4, 6, 7, 8, 9); globalThis.Date = class extends At { constructor(...given) { super(...(given.length > 0 ? given : [now])); } static now() { return now; } };';

let copies = 0;
/** Copies the examples somewhere, builds the county there and tells what was written and printed. */
const buildElsewhere = ({
  env: given = {},
  order = (list) => list,
  deep = false,
}: Way = {}): { files: { [path: string]: Buffer }; said: string } => {
  copies += 1;
  // What was found before is not told again.
  const env = { XDG_CACHE_HOME: join(root, `cache ${copies}`), ...given };
  const cwd = join(root, `copy ${copies}`, ...(deep ? ['目录', '示例县（2026）'] : []));
  mkdirSync(cwd, { recursive: true });
  for (const [index, name] of order(names).entries()) {
    cpSync(join(examples, name), join(cwd, name));
    utimesSync(join(cwd, name), 1_000_000_000 + index, 1_000_000_000 + index);
  }
  const { code, stdout, stderr } = runMulu(['build', county, '-o', 'out'], { cwd, env });
  expect(code, stderr).toBe(0);
  const checked = runMulu(['validate', '.', '--format', 'json'], { cwd, env });
  expect(checked.code).toBe(0);
  const relative = checked.stdout.replaceAll(/"(?:\.\.\/)+[^"]*catalogues\/national\//gu, '"national/');
  return { files: tree(join(cwd, 'out')), said: stdout + stderr + relative };
};

describe('the same input gives the same bytes', () => {
  const first = (): ReturnType<typeof buildElsewhere> => {
    known ??= buildElsewhere();
    return known;
  };
  let known: ReturnType<typeof buildElsewhere> | undefined;

  it.each<[string, Way]>([
    [
      'in another folder with other names, the time zone Asia/Shanghai and the locale tr_TR, with its files made in reverse order',
      {
        deep: true,
        env: { TZ: 'Asia/Shanghai', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', LANGUAGE: 'tr' },
        order: (list) => [...list].reverse(),
      },
    ],
    [
      'in the time zone Pacific/Kiritimati and the locale C, with another name of the user and home',
      {
        env: {
          ...{ TZ: 'Pacific/Kiritimati', LANG: 'C', LC_ALL: 'C' },
          ...{ HOME: '/nowhere', USER: 'somebody', LOGNAME: 'somebody' },
        },
      },
    ],
    ['in another year', { env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(clock)}` } }],
  ])('%s', (_, way) => {
    const other = buildElsewhere(way);
    expect(Object.keys(other.files)).toEqual(Object.keys(first().files));
    for (const [path, bytes] of Object.entries(first().files))
      expect(other.files[path]?.equals(bytes), path).toBe(true);
    expect(other.said).toBe(first().said);
  });

  it('and another input gives others', () => {
    const { files } = first();
    const cwd = join(root, 'other');
    cpSync(examples, cwd, { recursive: true });
    const text = readFileSync(join(cwd, county), 'utf8');
    writeFileSync(
      join(cwd, county),
      text.replace('示例县人力资源和社会保障局办公室', '示例县人力资源和社会保障局政务公开股'),
    );
    expect(runMulu(['build', county, '-o', 'out'], { cwd }).code).toBe(0);
    expect(tree(join(cwd, 'out'))['index.html']?.equals(files['index.html'] as Buffer)).toBe(false);
  });

  it('without any path or name of the machine in them', () => {
    const { files } = first();
    for (const [path, bytes] of Object.entries(files)) {
      const parts = /\.(?:docx|xlsx)$/u.test(path)
        ? Object.values(unzipSync(bytes)).map((part) => strFromU8(part))
        : [bytes.toString('utf8')];
      for (const text of parts) {
        for (const secret of [root, process.cwd(), tmpdir(), homedir(), hostname()].filter((one) => one.length > 4))
          expect(text.includes(secret), `${path} holds ${secret}`).toBe(false);
        expect(/(?:^|["'\s(])\/(?:home|Users|root|tmp|var|work)\//u.test(text), path).toBe(false);
        expect(/[A-Z]:\\/u.test(text), path).toBe(false);
      }
      if (!/\.(?:docx|xlsx)$/u.test(path)) continue;
      // Times inside a ZIP are those of the tool, not of the clock.
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      expect(view.getUint32(0, true)).toBe(0x04034b50);
      const madeIn = (view.getUint16(12, true) >> 9) + 1980;
      expect(madeIn).toBe(1980);
    }
  });
});
