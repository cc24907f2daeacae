import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Ran, runHere } from '../cli/run-cli.ts';

const top = mkdtempSync(join(tmpdir(), 'mulu-disk-'));
const mounts: string[] = [];
afterAll(() => {
  for (const mount of mounts) spawnSync('umount', ['-l', mount]);
  rmSync(top, { recursive: true, force: true });
});

let folders = 0;
const fresh = (): string => {
  folders += 1;
  const folder = join(top, String(folders));
  mkdirSync(folder);
  writeFileSync(join(folder, 'county.yaml'), layer('10'));
  return folder;
};

const layer = (days: string): string => `kind: layer
region: { code: "990101", name: 示例县, level: county }
extends: national@2019
edition: "2026"
effective: 2026-12-01
responsibleBody: 示例县人力资源和社会保障局
contact: { office: 局办公室, phone: 0990-1234567, complaint: "12333" }
employment:
  amend:
    - { item: 1.2 岗位信息发布, timeLimit: 公开事项信息形成或变更之日起${days}个工作日内公开 }
`;

const build = (folder: string, ...more: string[]): Promise<Ran> =>
  runHere('build', join(folder, 'county.yaml'), '-o', join(folder, 'out'), '--format', 'csv,json', ...more);

const read = (folder: string, name: string): string => readFileSync(join(folder, 'out', name), 'utf8');

const hidden = (folder: string): string[] => readdirSync(folder).filter((name) => name.includes('mulu-'));

/** Every file of a folder with its content. */
const contents = (folder: string): { readonly [path: string]: string } =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [relative(folder, file), readFileSync(file, 'latin1')]),
  );

const sound = (folder: string): void => {
  const { files } = JSON.parse(read(folder, 'manifest.json')) as { files: { path: string; sha256: string }[] };
  for (const { path, sha256 } of files)
    expect([
      path,
      createHash('sha256')
        .update(readFileSync(join(folder, 'out', path)))
        .digest('hex'),
    ]).toEqual([path, sha256]);
};

/** What a tiny disk of its own is needed for is passed over where none can be mounted. */
const mounted = (folder: string, options: string): boolean => {
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]);
  if (status === 0) mounts.push(folder);
  return status === 0;
};
const probe = join(top, 'probe');
mkdirSync(probe);
const canMount = process.platform === 'linux' && mounted(probe, 'size=64k');
const withDisk = it.skipIf(!canMount);

describe('a folder of results', () => {
  it('is written again and again, also when its source has changed', async () => {
    const folder = fresh();
    for (const days of ['10', '9', '9', '8']) {
      writeFileSync(join(folder, 'county.yaml'), layer(days));
      expect(await build(folder)).toMatchObject({ code: 0, stderr: '' });
      expect(read(folder, 'catalogue.csv')).toContain(`${days}个工作日内公开`);
      sound(folder);
    }
    expect(hidden(folder)).toEqual([]);
  });

  it('keeps what somebody has changed in it, names it, and is overwritten with --force', async () => {
    const folder = fresh();
    await build(folder);
    appendFileSync(join(folder, 'out/catalogue.csv'), '局长改过的一行\r\n');
    const before = contents(join(folder, 'out'));
    writeFileSync(join(folder, 'county.yaml'), layer('9'));
    const { code, stdout, stderr } = await build(folder);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('catalogue.csv 生成以后改动过');
    expect(stderr).toContain('--force');
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(contents(join(folder, 'out'))).toEqual(before);
    expect((await build(folder, '--lang', 'en')).stderr).toContain('catalogue.csv changed since it was written');
    expect((await build(folder, '--force')).code).toBe(0);
    expect(read(folder, 'catalogue.csv')).not.toContain('局长');
    sound(folder);
    expect(hidden(folder)).toEqual([]);
  });

  it('keeps a changed file that is no longer part of the result, and does not refuse for it', async () => {
    const folder = fresh();
    await build(folder);
    appendFileSync(join(folder, 'out/catalogue.csv'), '局长改过的一行\r\n');
    const { code, stderr } = await build(folder, '--format', 'json');
    expect(code).toBe(0);
    expect(stderr).toContain('catalogue.csv 这次没有生成；改动过，所以没有删除');
    expect(read(folder, 'catalogue.csv')).toContain('局长');
    await build(folder, '--format', 'html', '--force');
    expect(readdirSync(join(folder, 'out'))).toEqual(expect.arrayContaining(['catalogue.csv', 'index.html']));
    expect(existsSync(join(folder, 'out/catalogue.json'))).toBe(false);
  });

  it.each([
    ['no manifest at all', undefined],
    ['the manifest of another tool', '{"tool":{"name":"webpack"},"files":[{"path":"catalogue.csv"}]}'],
    ['a manifest that is none', '{'],
    ['a manifest that lists nothing of use', '{"tool":{"name":"mulu"},"files":{"catalogue.csv":1}}'],
    ['a manifest with a wrong hash', '{"tool":{"name":"mulu"},"files":[{"path":"catalogue.csv","sha256":"00"}]}'],
  ])('with files of somebody else is left alone: %s', async (_, manifest) => {
    const folder = fresh();
    mkdirSync(join(folder, 'out'));
    writeFileSync(join(folder, 'out/catalogue.csv'), '我的表');
    if (manifest !== undefined) writeFileSync(join(folder, 'out/manifest.json'), manifest);
    const before = contents(join(folder, 'out'));
    const { code, stderr } = await build(folder);
    expect(code).toBe(2);
    expect(stderr).toContain('catalogue.csv');
    expect(contents(join(folder, 'out'))).toEqual(before);
    expect((await build(folder, '--force')).code).toBe(0);
    sound(folder);
  });

  it('with other files only is written into, and they stay', async () => {
    const folder = fresh();
    mkdirSync(join(folder, 'out'));
    writeFileSync(join(folder, 'out/说明.txt'), '我的');
    expect((await build(folder)).code).toBe(0);
    expect((await build(folder)).code).toBe(0);
    expect(read(folder, '说明.txt')).toBe('我的');
  });

  it('loses nothing to a manifest that was edited to list files outside of it, or behind a link', async () => {
    const folder = fresh();
    await build(folder);
    const inside = join(folder, 'out');
    mkdirSync(join(folder, 'elsewhere'));
    symlinkSync(join(folder, 'elsewhere'), join(inside, 'link'));
    for (const file of ['kept.txt', 'elsewhere/kept.txt', 'out/mine.txt']) writeFileSync(join(folder, file), 'x');
    const sha256 = createHash('sha256').update('x').digest('hex');
    const manifest = JSON.parse(read(folder, 'manifest.json'));
    const paths = ['../kept.txt', join(folder, 'kept.txt'), 'link/kept.txt', 'a/../../kept.txt', '.', '', null];
    manifest.files.push(...paths.map((path) => ({ path, sha256 })), { path: 'mine.txt', sha256: '00' }, 7, null);
    writeFileSync(join(inside, 'manifest.json'), JSON.stringify(manifest));
    await build(folder, '--force');
    for (const file of ['kept.txt', 'elsewhere/kept.txt', 'out/mine.txt'])
      expect([file, existsSync(join(folder, file))]).toEqual([file, true]);
  });

  it.each([
    ['a folder', (place: string) => mkdirSync(place)],
    ['a link to a folder', (place: string) => symlinkSync(tmpdir(), place)],
    ['a link to a file', (place: string) => symlinkSync(resolve('package.json'), place)],
    ['a dangling link', (place: string) => symlinkSync('nowhere', place)],
  ])('with %s in place of a file is refused, and nothing is written through it', async (kind, make) => {
    const folder = fresh();
    mkdirSync(join(folder, 'out'));
    make(join(folder, 'out/catalogue.csv'));
    const before = readFileSync('package.json', 'utf8');
    expect((await build(folder)).code).toBe(2);
    expect(readdirSync(join(folder, 'out'))).toEqual(['catalogue.csv']);
    expect((await build(folder, '--force')).code).toBe(kind === 'a folder' ? 2 : 0);
    expect(readFileSync('package.json', 'utf8')).toBe(before);
    expect(hidden(folder)).toEqual([]);
  });

  it('is followed through a link, and the link stays', async () => {
    const folder = fresh();
    mkdirSync(join(folder, 'real'));
    symlinkSync('real', join(folder, 'out'));
    for (const _ of [1, 2]) expect((await build(folder)).code).toBe(0);
    expect(readdirSync(join(folder, 'real'))).toContain('catalogue.csv');
    expect(hidden(folder)).toEqual([]);
  });

  it('may have a name as long as the system allows', async () => {
    const folder = fresh();
    const out = join(folder, '长'.repeat(85));
    for (const _ of [1, 2])
      expect((await runHere('build', join(folder, 'county.yaml'), '-o', out, '--format', 'csv')).code).toBe(0);
    expect(hidden(folder)).toEqual([]);
  });

  it('is no disk, home or folder that holds what is read', async () => {
    const folder = fresh();
    mkdirSync(join(folder, 'sub'));
    symlinkSync(folder, join(folder, 'sub/up'));
    for (const out of ['/', homedir(), folder, top, join(folder, 'sub/up'), join(folder, 'sub', '..')]) {
      const { code, stderr } = await runHere('build', join(folder, 'county.yaml'), '-o', out, '--force');
      expect([out, code, stderr.trim().split('\n').length]).toEqual([out, 2, 1]);
      expect(stderr).toContain('-o out');
    }
    expect(readdirSync(folder).sort()).toEqual(['county.yaml', 'sub']);
  });

  it('leaves no folder behind that was made for a build that is refused', async () => {
    const folder = fresh();
    mkdirSync(join(folder, 'out'));
    writeFileSync(join(folder, 'out/index.html'), 'mine');
    const ran = await runHere('build', join(folder, 'county.yaml'), '-o', join(folder, 'out'), '--format', 'html');
    expect(ran.code).toBe(2);
    expect(readdirSync(join(folder, 'out'))).toEqual(['index.html']);
    expect(hidden(folder)).toEqual([]);
  });
});

describe('a folder of a review', () => {
  const review = (folder: string, ...more: string[]): Promise<Ran> =>
    runHere('review', join(folder, 'in'), '-o', join(folder, 'out'), ...more);
  const submissions = (): string => {
    const folder = fresh();
    mkdirSync(join(folder, 'in'));
    writeFileSync(join(folder, 'in/990101.yaml'), layer('10'));
    return folder;
  };

  it('keeps foreign and edited files; --force replaces all but rulings that were filled in', async () => {
    const folder = submissions();
    mkdirSync(join(folder, 'out'));
    writeFileSync(join(folder, 'out/index.html'), 'mine');
    const refused = await review(folder);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('index.html 不是 mulu 写的');
    expect(contents(join(folder, 'out'))).toEqual({ 'index.html': 'mine' });
    expect((await review(folder, '--force')).code).toBeLessThan(2);
    expect((await review(folder)).code).toBeLessThan(2);
    const sheet = readdirSync(join(folder, 'out'), { recursive: true, encoding: 'utf8' }).find((name) =>
      name.endsWith('.docx'),
    );
    appendFileSync(join(folder, 'out', sheet ?? ''), 'x');
    expect(await review(folder)).toMatchObject({ code: 2, stdout: '' });
    expect((await review(folder, '--force')).code).toBeLessThan(2);
    appendFileSync(join(folder, 'out/rulings.yaml'), '# 已填\n');
    expect(await review(folder, '--force')).toMatchObject({ code: 2, stdout: '' });
    const rulings = join(folder, 'out/rulings.yaml');
    expect((await review(folder, '--rulings', rulings)).code).toBeLessThan(2);
  });

  it('is no folder that holds the submissions', async () => {
    const folder = submissions();
    for (const out of [folder, top, '/']) {
      const { code, stderr } = await runHere('review', join(folder, 'in'), '-o', out, '--force');
      expect([out, code]).toEqual([out, 2]);
      expect(stderr).toContain('-o out');
    }
  });
});

describe('builds that meet or are broken off', () => {
  const argv = (folder: string): string[] => [
    resolve('bin/mulu.js'),
    ...['build', join(folder, 'county.yaml'), '-o', join(folder, 'out'), '--format', 'html,csv,xlsx,json'],
  ];
  const ended = (child: ReturnType<typeof spawn>) => new Promise<number | null>((done) => child.once('exit', done));

  it('of different sources take turns, and one of them is whole in the end', async () => {
    const folder = fresh();
    await build(folder);
    const others = ['9', '8', '7'].map((days) => {
      const other = fresh();
      writeFileSync(join(other, 'county.yaml'), layer(days));
      return spawn(process.execPath, [...argv(other).slice(0, 4), join(folder, 'out'), ...argv(other).slice(5)], {
        stdio: 'ignore',
      });
    });
    expect(await Promise.all(others.map(ended))).toEqual([0, 0, 0]);
    sound(folder);
    expect(hidden(folder)).toEqual([]);
  });

  it('leave files that the next build knows, wherever they were killed', async () => {
    const folder = fresh();
    await runHere('build', join(folder, 'county.yaml'), '-o', join(folder, 'out'));
    // As a process that was killed between two moves leaves it: new files, the old manifest, the new one staged.
    const other = fresh();
    writeFileSync(join(other, 'county.yaml'), layer('9'));
    await runHere('build', join(other, 'county.yaml'), '-o', join(other, 'out'));
    writeFileSync(join(folder, 'county.yaml'), layer('8'));
    const child = spawn(process.execPath, argv(folder), { stdio: 'ignore' });
    const stage = (): string | undefined => hidden(folder).find((name) => name.endsWith('stage'));
    while (stage() === undefined && child.exitCode === null) await new Promise((done) => setTimeout(done, 2));
    child.kill('SIGKILL');
    await ended(child);
    const left = stage();
    if (left !== undefined) {
      for (const name of ['catalogue.csv', 'manifest.json'])
        writeFileSync(
          join(folder, name === 'catalogue.csv' ? 'out' : left, name),
          readFileSync(join(other, 'out', name)),
        );
      expect(read(folder, 'catalogue.csv')).toContain('9个工作日内公开');
    }
    expect(await runHere('build', join(folder, 'county.yaml'), '-o', join(folder, 'out'))).toMatchObject({ code: 0 });
    expect(read(folder, 'catalogue.csv')).toContain('8个工作日内公开');
    sound(folder);
    expect(hidden(folder)).toEqual([]);
  });
});

describe('a full disk', () => {
  const table = resolve('test/import/s02-columns-out-of-order/input.html');
  /** A disk with so many bytes left. */
  const disk = (kilobytes: number): string => {
    const folder = fresh();
    const mount = join(folder, 'disk');
    mkdirSync(mount);
    mounted(mount, `size=${kilobytes}k`);
    return mount;
  };
  const fill = (mount: string): void => {
    try {
      for (let part = 0; ; part += 1) writeFileSync(join(mount, `fill-${part}`), Buffer.alloc(4096, 1));
    } catch {
      // Nothing more goes in.
    }
  };

  withDisk('leaves the old file to import, init and the change log, and no other', async () => {
    const mount = disk(64);

    const old = layer('10');
    for (const name of ['i.yaml', 'n.yaml']) writeFileSync(join(mount, name), old);
    fill(mount);
    const before = contents(mount);
    const place = ['--region', '990101', '--name', '示例县'];
    const runs = [
      ['import', table, '-o', join(mount, 'i.yaml'), ...place, '--force'],
      ['import', table, '-o', join(mount, 'new.yaml'), ...place],
      ['import', table, '-o', join(mount, '../o.yaml'), ...place, '--report', join(mount, 'r.html'), '--force'],
      ['init', '-o', join(mount, 'n.yaml'), '--code', '990101', '--name', '示例县', '--force'],
      ['init', '-o', join(mount, 'new.yaml'), '--code', '990101', '--name', '示例县'],
      ['diff', 'national', 'national', '--changelog', join(mount, 'CHANGES.md')],
      ['build', 'national', '-o', join(mount, 'out')],
    ];
    for (const argv of runs) {
      const { code, stderr } = await runHere(...argv);
      expect([argv[0], code]).toEqual([argv[0], 2]);
      expect(stderr).toContain('磁盘已满');
      expect(contents(mount)).toEqual(before);
    }
  });

  withDisk('is a disk of its own that is written into as well', async () => {
    const mount = disk(4096);
    for (const _ of [1, 2]) expect((await runHere('build', 'national', '-o', mount, '--format', 'csv')).code).toBe(0);
    expect(readdirSync(mount).sort()).toEqual(['catalogue.csv', 'manifest.json']);
  });

  withDisk('that is read-only is named so, by every command that writes', async () => {
    const mount = disk(256);
    mkdirSync(join(mount, 'in'));
    writeFileSync(join(mount, 'in/990101.yaml'), layer('10'));
    spawnSync('mount', ['-o', 'remount,ro', mount]);
    for (const argv of [
      ['build', 'national', '-o', join(mount, 'out')],
      ['build', 'national', '-o', join(mount, 'a/b/out')],
      ['review', join(mount, 'in'), '-o', join(mount, 'out')],
      ['init', '-o', join(mount, 'n.yaml'), '--code', '990101', '--name', '示例县'],
    ]) {
      const { code, stderr } = await runHere(...argv);
      expect([argv[0], code]).toEqual([argv[0], 2]);
      expect(stderr).toContain('磁盘是只读的');
      expect(stderr).not.toContain('.mulu-');
    }
  });

  it.skipIf(!existsSync('/dev/full'))('behind the output ends in one sentence', () => {
    for (const [lang, told] of [
      ['zh', '错误：磁盘已满，输出不完整'],
      ['en', 'error: the disk is full; the output is not complete'],
    ] as const) {
      const line = `${process.execPath} bin/mulu.js items --lang ${lang} > /dev/full`;
      const { status, stderr } = spawnSync('sh', ['-c', line], { encoding: 'utf8' });
      expect({ status, stderr }).toEqual({ status: 2, stderr: `${told}\n` });
    }
  });
});

describe('what cannot be written', () => {
  it.each([
    ['a file in place of a folder', 'county.yaml/out', '不是文件夹'],
    ['a name that is too long', `${'长'.repeat(90)}/out`, '名称太长'],
    ['a link that leads to itself', 'loop/out', '链接'],
  ])('is named as what it is: %s', async (_, path, told) => {
    const folder = fresh();
    symlinkSync('loop', join(folder, 'loop'));
    const { code, stderr } = await runHere('build', 'national', '-o', join(folder, path), '--format', 'csv');
    expect(code).toBe(2);
    expect(stderr).toContain(told);
    expect(stderr).not.toContain('内部出错');
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('keeps the mode of a file, and writes through its link', async () => {
    const folder = fresh();
    const file = join(folder, 'layer.yaml');
    writeFileSync(file, 'old', { mode: 0o640 });
    symlinkSync('layer.yaml', join(folder, 'link.yaml'));
    const init = ['init', '--code', '990101', '--name', '示例县', '--force'];
    expect((await runHere(...init, '-o', join(folder, 'link.yaml'))).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('990101');
    expect(statSync(file).mode & 0o777).toBe(0o640);
  });
});

describe('kept findings', () => {
  const kept = (cache: string): string[] =>
    readdirSync(cache, { recursive: true, encoding: 'utf8' }).filter((name) => /\.json/u.test(name));
  const age = (file: string, days: number): void => {
    const then = Date.now() / 1000 - days * 86_400;
    utimesSync(file, then, then);
  };

  it('go when nobody has used them for 30 days, or when they are too many; nothing else in the folder goes', async () => {
    const folder = fresh();
    const cache = join(folder, 'cache');
    writeFileSync(join(folder, 'other.yaml'), layer('9').replaceAll('990101', '990102'));
    const validate = () => runHere('validate', folder, '--cache', cache);
    const first = await validate();
    expect(kept(cache)).toHaveLength(2);
    for (const name of kept(cache)) age(join(cache, name), 31);
    rmSync(join(cache, 'pruned'));
    // One is used again, the other is of a text that is gone.
    writeFileSync(join(folder, 'other.yaml'), layer('8').replaceAll('990101', '990102'));
    mkdirSync(join(cache, 'ab'), { recursive: true });
    for (const name of ['mine.json', 'ab/mine.json']) writeFileSync(join(cache, name), '{}');
    for (const name of ['mine.json', 'ab/mine.json']) age(join(cache, name), 400);
    expect((await validate()).stdout).toBe(first.stdout);
    expect(kept(cache).filter((name) => !name.includes('mine'))).toHaveLength(2);
    expect(kept(cache)).toEqual(expect.arrayContaining(['mine.json', 'ab/mine.json']));

    // No file is so large; only the sizes are looked at.
    const large = (nth: number): string => join(cache, 'ab', `${nth}`.padStart(62, '0').concat('.json'));
    for (let nth = 0; nth < 6; nth += 1) {
      writeFileSync(large(nth), '');
      truncateSync(large(nth), 30 * 2 ** 20);
      age(large(nth), nth + 1);
    }
    age(join(cache, 'pruned'), 2);
    await validate();
    expect([0, 1, 2, 3, 4, 5].filter((nth) => existsSync(large(nth)))).toEqual([0, 1, 2]);
    expect((await validate()).stdout).toBe(first.stdout);
  });
});
