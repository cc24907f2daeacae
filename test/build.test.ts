import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ran, runHere } from './cli/run-cli.ts';

const county = 'catalogues/examples/990101-example-county.yaml';

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'mulu-build-'));
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

let folders = 0;
const fresh = (): string => {
  folders += 1;
  return join(root, String(folders), 'out');
};

/** Every file below a folder, by path, as bytes in base64. */
const tree = (folder: string): { [path: string]: string } =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), readFileSync(path).toString('base64')]),
  );

const build = async (layer: string, out: string, ...options: string[]): Promise<Ran> => {
  mkdirSync(dirname(out), { recursive: true });
  return runHere('build', layer, '-o', out, ...options);
};

/** A page without its style sheet, which knows the mark whether it is used or not. */
const bodyOf = (file: string): string => readFileSync(file, 'utf8').replace(/<style>[\s\S]*?<\/style>/gu, '');

interface Manifest {
  readonly draft: boolean;
  readonly level: string | null;
  readonly files: readonly { path: string; bytes: number; sha256: string; sm3: string }[];
  readonly sources: readonly { path: string; bytes: number; sha256: string; sm3: string }[];
}
const manifestOf = (out: string): Manifest => JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as Manifest;

interface Catalogue {
  readonly draft: boolean;
  readonly domains: readonly {
    readonly title: string;
    readonly items: readonly {
      readonly id: string;
      readonly level: number;
      readonly listed: boolean;
      readonly number?: number | null;
      readonly fields: {
        readonly levels?: { readonly value: readonly string[] };
        readonly responsibleBody?: { readonly printed: string };
        readonly timeLimit?: { readonly printed: string };
      };
    }[];
  }[];
}
const catalogueOf = (out: string): Catalogue =>
  JSON.parse(readFileSync(join(out, 'catalogue.json'), 'utf8')) as Catalogue;

const layer = (edits: string): string => `kind: layer
region: { code: "990101", name: 示例县, level: county }
extends: national@2019
edition: "2026"
effective: 2026-12-01
responsibleBody: 示例县人力资源和社会保障局
employment:
  amend:
    - item: 1.2 岗位信息发布
      ${edits}
`;
const write = (name: string, content: string): string => {
  const file = join(root, name);
  writeFileSync(file, content);
  return file;
};

describe('formats', () => {
  it.each([
    ['json', ['catalogue.json']],
    ['csv', ['catalogue.csv']],
    ['csv,json', ['catalogue.csv', 'catalogue.json']],
    ['json，csv', ['catalogue.csv', 'catalogue.json']],
    ['filing', ['filing.docx', 'filing.html']],
  ])('--format %s writes these files and the manifest', async (formats, files) => {
    const out = fresh();
    expect((await build(county, out, '--format', formats)).code).toBe(0);
    expect(Object.keys(tree(out)).sort()).toEqual([...files, 'manifest.json'].sort());
    expect(manifestOf(out).files.map(({ path }) => path)).toEqual(files);
  });

  it('--format html writes the page and the fragments', async () => {
    const out = fresh();
    await build(county, out, '--format', 'html');
    const names = Object.keys(tree(out));
    expect(names).toContain('index.html');
    expect(names.filter((name) => name.startsWith('fragment-'))).toHaveLength(4);
  });

  it('without --format writes every format of a layer with filing, and no filing without it', async () => {
    const [all, plain] = [fresh(), fresh()];
    await build(county, all);
    expect(Object.keys(tree(all))).toEqual(
      expect.arrayContaining(['index.html', 'catalogue.csv', 'catalogue.json', 'filing.docx']),
    );
    await build(write('plain.yaml', layer('timeLimit: 5个工作日内')), plain);
    expect(Object.keys(tree(plain)).some((name) => name.startsWith('filing'))).toBe(false);
  });
});

describe('the manifest', () => {
  it('lists every file and every source with its size, SHA-256 and SM3', async () => {
    const out = fresh();
    await build(county, out);
    const { files, sources } = manifestOf(out);
    const written = Object.keys(tree(out)).filter((name) => name !== 'manifest.json');
    expect(files.map(({ path }) => path)).toEqual(written);
    const digest = (name: string, bytes: Uint8Array) => createHash(name).update(bytes).digest('hex');
    for (const { path, bytes, sha256, sm3 } of files) {
      const content = readFileSync(join(out, path));
      expect([bytes, sha256, sm3], path).toEqual([content.length, digest('sha256', content), digest('sm3', content)]);
    }
    expect(sources.map(({ path }) => path)).toEqual([
      'national@2019/employment.yaml',
      'national@2019/social-insurance.yaml',
      '990000-example-province.yaml',
      '990100-example-city.yaml',
      '990101-example-county.yaml',
      '990101/comments.csv',
    ]);
    for (const { path, sha256, sm3 } of sources) {
      const content = readFileSync(
        path.startsWith('national@')
          ? join('catalogues/national', path.slice('national@2019/'.length))
          : join('catalogues/examples', path),
      );
      expect([sha256, sm3], path).toEqual([digest('sha256', content), digest('sm3', content)]);
    }
    // The published test vector of GB/T 32905: the name means the same here.
    expect(digest('sm3', Buffer.from('abc'))).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
  });
});

describe('a second build', () => {
  it('leaves what it did not write, and removes what it no longer writes', async () => {
    const out = fresh();
    await build(county, out);
    writeFileSync(join(out, 'stranger.txt'), 'mine');
    mkdirSync(join(out, 'photos'));
    writeFileSync(join(out, 'photos', 'a.jpg'), 'mine');
    expect((await build(county, out, '--format', 'json')).code).toBe(0);
    expect(Object.keys(tree(out))).toEqual(['catalogue.json', 'manifest.json', 'photos/a.jpg', 'stranger.txt']);
  });

  it('removes nothing that a manifest of somebody else lists', async () => {
    const out = fresh();
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, 'report.pdf'), 'mine');
    writeFileSync(join(out, 'manifest.json'), JSON.stringify({ name: 'web app', files: [{ path: 'report.pdf' }] }));
    await build(county, out, '--format', 'json');
    expect(Object.keys(tree(out))).toContain('report.pdf');
  });

  it('follows no path of a forged manifest out of its folder', async () => {
    const out = fresh();
    mkdirSync(out, { recursive: true });
    const outside = join(dirname(out), 'outside.txt');
    writeFileSync(outside, 'mine');
    const paths = ['../outside.txt', outside, 'a/../../outside.txt', '..\\outside.txt', ''];
    writeFileSync(
      join(out, 'manifest.json'),
      JSON.stringify({ tool: { name: 'mulu' }, files: paths.map((path) => ({ path })) }),
    );
    expect((await build(county, out, '--format', 'json')).code).toBe(0);
    expect(readFileSync(outside, 'utf8')).toBe('mine');
  });

  it('gives the same bytes over the old ones', async () => {
    const out = fresh();
    await build(county, out);
    const first = tree(out);
    await build(county, out);
    expect(tree(out)).toEqual(first);
  });
});

describe('a build that fails', () => {
  const good = () => write('good.yaml', layer('timeLimit: 5个工作日内'));
  const bad = () => write('bad.yaml', layer('timeLimit: 25个工作日内'));

  it('for errors in the layer writes nothing, not even a folder', async () => {
    const out = fresh();
    const ran = await build(bad(), out, '--format', 'json');
    expect(ran.code).toBe(1);
    expect(readdirSync(dirname(out))).toEqual([]);
  });

  it('for errors in the layer leaves the old output as it was', async () => {
    const out = fresh();
    await build(good(), out, '--format', 'json,csv');
    const before = tree(out);
    expect((await build(bad(), out, '--format', 'json')).code).toBe(1);
    expect(tree(out)).toEqual(before);
  });

  it('because a folder stands where a file should, keeps the old manifest and leaves no stage behind', async () => {
    const out = fresh();
    await build(good(), out, '--format', 'csv');
    const before = tree(out);
    mkdirSync(join(out, 'catalogue.json'));
    writeFileSync(join(out, 'catalogue.json', 'mine.txt'), 'mine');
    const ran = await build(good(), out, '--format', 'json');
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(/catalogue\.json”是文件夹/u);
    expect(tree(out)).toEqual({ ...before, 'catalogue.json/mine.txt': Buffer.from('mine').toString('base64') });
    expect(readdirSync(dirname(out))).toEqual(['out']);
  });

  it('because the target is a file, leaves it alone', async () => {
    const out = fresh();
    mkdirSync(dirname(out), { recursive: true });
    writeFileSync(out, 'mine');
    const ran = await build(good(), out, '--format', 'json');
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('不是文件夹');
    expect(readFileSync(out, 'utf8')).toBe('mine');
    expect(readdirSync(dirname(out))).toEqual(['out']);
  });

  it('for want of what a filing needs writes nothing', async () => {
    const out = fresh();
    const ran = await build(good(), out, '--format', 'json,filing');
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain('主送机关');
    expect(existsSync(out)).toBe(false);
  });
});

describe('--draft', () => {
  it('writes in spite of errors, prints the inherited value, and marks every page', async () => {
    const out = fresh();
    const file = write(
      'draft.yaml',
      `${layer('timeLimit: 25个工作日内')}filing: { receiver: 某市人力资源和社会保障局, number: 示人社函〔2026〕1号, date: 2026-11-25, review: { by: 某办, date: 2026-11-20, result: 同意 } }\n`,
    );
    const ran = await build(file, out, '--draft');
    expect(ran.code).toBe(0);
    expect(ran.stdout).toMatch(/^草稿/u);
    const json = catalogueOf(out);
    expect(json.draft).toBe(true);
    expect(manifestOf(out).draft).toBe(true);
    const item = json.domains[0]?.items.find(({ id }) => id === '1.2');
    expect(item?.fields.timeLimit?.printed).toBe('公开事项信息形成或变更之日起20个工作日内公开');
    for (const name of Object.keys(tree(out)).filter((one) => one.endsWith('.html')))
      expect(bodyOf(join(out, name)).includes('草稿'), name).toBe(true);
    const parts = unzipSync(readFileSync(join(out, 'filing.docx')));
    const headers = Object.entries(parts).filter(([name]) => /^word\/(?:header|document)/u.test(name));
    expect(headers.some(([, bytes]) => new TextDecoder().decode(bytes).includes('草　稿'))).toBe(true);
  });

  it('marks nothing when it is not asked for', async () => {
    const out = fresh();
    await build(county, out);
    expect(catalogueOf(out).draft).toBe(false);
    for (const name of Object.keys(tree(out)).filter((one) => one.endsWith('.html')))
      expect(bodyOf(join(out, name)).includes('草稿'), name).toBe(false);
  });
});

describe('--level township', () => {
  it('holds only 乡级 items, renumbered, in the name of the township', async () => {
    const [whole, out] = [fresh(), fresh()];
    await build(county, whole, '--format', 'json');
    const ran = await build(county, out, '--format', 'json,html,csv', '--level', 'township', '--region', '示例镇');
    expect(ran.code).toBe(0);
    const listed = (folder: string, domain: number) =>
      (catalogueOf(folder).domains[domain]?.items ?? []).filter((item) => item.listed && item.level === 2);
    for (const domain of [0, 1]) {
      const all = listed(whole, domain).filter(({ fields }) => fields.levels?.value.includes('township'));
      const extract = listed(out, domain);
      expect(extract.length).toBeGreaterThan(5);
      expect(extract.length).toBeLessThan(listed(whole, domain).length);
      expect(extract.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
      for (const { id, fields } of extract) {
        expect(fields.levels?.value, id).toEqual(['township']);
        expect(fields.responsibleBody?.printed, id).toBe('示例镇人民政府');
      }
    }
    const numbers = [0, 1].map((domain) =>
      (catalogueOf(out).domains[domain]?.items ?? [])
        .filter(({ listed: on }) => on)
        .map(({ number }) => number)
        .filter((one) => typeof one === 'number'),
    );
    for (const list of numbers) expect(list).toEqual(list.map((_, index) => index + 1));
    const page = readFileSync(join(out, 'index.html'), 'utf8');
    expect(page.includes('示例镇就业')).toBe(true);
    expect(page.includes('参保单位注销')).toBe(false);
    expect(manifestOf(out).level).toBe('township');
    expect(readFileSync(join(out, 'catalogue.csv'), 'utf8').includes('各乡镇人民政府')).toBe(false);
  });

  it('speaks of all townships without --region, and of the office of a 街道 with one', async () => {
    const [all, street] = [fresh(), fresh()];
    await build(county, all, '--format', 'json', '--level', 'township');
    await build(county, street, '--format', 'json', '--level', 'township', '--region', '城关街道');
    const bodies = (out: string) =>
      new Set(
        catalogueOf(out).domains.flatMap(({ items }) =>
          items
            .filter(({ listed, level }) => listed && level === 2)
            .map(({ fields }) => fields.responsibleBody?.printed),
        ),
      );
    expect([...bodies(street)]).toEqual(['城关街道办事处']);
    expect([...bodies(all)]).toContain('各乡镇人民政府');
    expect(catalogueOf(all).domains[0]?.title).toContain('示例县乡镇（街道）');
  });

  it('writes no filing pack unless it is asked for', async () => {
    const out = fresh();
    await build(county, out, '--level', 'township', '--region', '示例镇');
    expect(Object.keys(tree(out)).some((name) => name.startsWith('filing'))).toBe(false);
  });
});

describe('--level village', () => {
  const village = async (layer: string, ...options: string[]) => {
    const out = fresh();
    const ran = await build(layer, out, '--format', 'json,html,csv,xlsx', '--level', 'village', ...options);
    expect(ran.code, ran.stderr).toBe(0);
    const rows = catalogueOf(out).domains.flatMap(({ items }) => items.filter((item) => item.listed && item.level > 1));
    return { out, rows, bodies: new Set(rows.map(({ fields }) => fields.responsibleBody?.printed)) };
  };

  it('holds what 乡级 covers, renumbered, in the name of the village', async () => {
    const town = fresh();
    await build(county, town, '--format', 'json', '--level', 'township', '--region', '示例镇');
    const { out, rows, bodies } = await village(county, '--region', '示例镇红旗村');
    const covered = catalogueOf(town).domains.flatMap(({ items }) =>
      items.filter((item) => item.listed && item.level > 1),
    );
    expect(rows.map(({ id }) => id)).toEqual(covered.map(({ id }) => id));
    expect([...bodies]).toEqual(['示例镇红旗村村民委员会']);
    expect(catalogueOf(out).domains.map(({ title }) => title.slice(0, 8))).toEqual([
      '示例镇红旗村就业',
      '示例镇红旗村社会',
    ]);
    expect(readFileSync(join(out, 'catalogue.csv'), 'utf8').split('\r\n')[0]).toContain(',区县级,乡镇、村级,');
    expect(manifestOf(out).level).toBe('village');
  });

  it('speaks of all villages without --region, and from the layer of a township too', async () => {
    expect([...(await village(county)).bodies]).toEqual(['各村（居）民委员会']);
    const { out, bodies } = await village(
      'catalogues/examples/990101001-example-town.yaml',
      '--region',
      '阳光社区居委会',
    );
    expect([...bodies]).toEqual(['阳光社区居民委员会']);
    expect(catalogueOf(out).domains[0]?.title).toContain('阳光社区就业领域');
  });

  it('holds only what is marked 村级 where the profile has a column for it', async () => {
    const folder = join(fresh(), '..');
    mkdirSync(folder, { recursive: true });
    const layer = (name: string, rest: string) =>
      writeFileSync(join(folder, name), `kind: layer\nextends: ${rest}\nedition: "2026"\neffective: 2026-12-01\n`);
    const columns =
      'profile: { levels: [{ level: 县级, label: 县级 }, { level: 乡级, label: 乡级 }, { level: 村级, label: 村居级 }] }';
    layer('province.yaml', `national@2019\nregion: { code: "990000", name: 示例省, level: province }\n${columns}`);
    layer(
      'county.yaml',
      'province.yaml\nregion: { code: "990101", name: 甲县, level: county }\nresponsibleBody: { 县级: 甲县人力资源和社会保障局, 乡级: 各乡镇人民政府, 村级: 各村便民服务站 }\nemployment: { amend: [{ item: "1.2", levels: { add: [乡级, 村级] } }] }',
    );
    const named = await village(join(folder, 'county.yaml'), '--region', '红旗村');
    expect(named.rows.map(({ id }) => id)).toEqual(['1.2']);
    expect(named.rows[0]?.fields.levels?.value).toEqual(['village']);
    expect([...named.bodies]).toEqual(['红旗村村民委员会']);
    expect([...(await village(join(folder, 'county.yaml'))).bodies]).toEqual(['各村便民服务站']);
    const none = await build(join(folder, 'province.yaml'), fresh(), '--level', 'village');
    expect([none.code, none.stderr]).toEqual([
      2,
      expect.stringContaining('没有事项在村级公开，村（社区）的摘录是空的'),
    ]);
  });

  it('takes the name as text, whatever it looks like', async () => {
    const { out, bodies } = await village(county, '--region', ' =<b>&㐂𠮷村');
    expect([...bodies]).toEqual(['=<b>&㐂𠮷村村民委员会']);
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain('&lt;b&gt;&amp;㐂𠮷村就业领域');
    expect(readFileSync(join(out, 'catalogue.csv'), 'utf8')).toContain(",'=<b>&㐂𠮷村村民委员会,");
    const sheet = new TextDecoder().decode(
      unzipSync(readFileSync(join(out, 'catalogue.xlsx')))['xl/worksheets/sheet1.xml'],
    );
    expect(sheet).not.toContain('<f>');
  });

  it('lists as omitted only what would have been disclosed here', async () => {
    const { out } = await village(county, '--region', '红旗村');
    const page = readFileSync(join(out, 'index.html'), 'utf8');
    expect(page).toContain('吸纳贫困劳动力就业奖补申领');
    expect(page).not.toContain('外国人来华工作许可');
  });
});

describe('an extract that makes no sense', () => {
  const town = 'catalogues/examples/990101001-example-town.yaml';
  it.each([
    ['of the national catalogue', 'national', ['--level', 'village'], '国家目录不分乡镇、村（社区）'],
    ['of a township from its own layer', town, ['--level', 'township'], '“示例镇”本身就是乡级目录'],
    ['of a region without a level', county, ['--region', '示例镇'], '--region 只用于摘录'],
    [
      'of a village that is a township',
      county,
      ['--level', 'village', '--region', '示例镇'],
      '“示例镇”不像村（社区）的名称',
    ],
    [
      'of a village that tells no body',
      county,
      ['--level', 'village', '--region', '三连'],
      '看不出是村还是社区的写全称',
    ],
    [
      'of a township that is a village',
      county,
      ['--level', 'township', '--region', '红旗村'],
      '“红旗村”不像乡镇（街道）的名称',
    ],
    [
      'of a township that is a county',
      county,
      ['--level', 'township', '--region', '示例县'],
      '“示例县”不像乡镇（街道）的名称',
    ],
    ['without a name', county, ['--level', 'village', '--region', ' '], '--region 后面写村（社区）的名称'],
    [
      'with a name of two lines',
      county,
      ['--level', 'village', '--region', '红\n旗村'],
      '--region 后面写村（社区）的名称',
    ],
  ])('%s is refused', async (_, layer, options, message) => {
    const out = fresh();
    const { code, stderr } = await build(layer, out, ...options);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(existsSync(out)).toBe(false);
  });
});

describe('national', () => {
  it.each(['national', 'national@2019'])('%s builds 9/25 and 9/78', async (name) => {
    const out = fresh();
    expect((await build(name, out)).code).toBe(0);
    const counts = catalogueOf(out).domains.map(({ items }) =>
      [1, 2].map((level) => items.filter((item) => item.level === level).length),
    );
    expect(counts).toEqual([
      [9, 25],
      [9, 78],
    ]);
    expect(Object.keys(tree(out)).some((file) => file.startsWith('filing'))).toBe(false);
  });

  it('is not filed', async () => {
    const out = fresh();
    const ran = await build('national', out, '--format', 'filing');
    expect(ran.code).toBe(1);
    expect(existsSync(out)).toBe(false);
  });
});
