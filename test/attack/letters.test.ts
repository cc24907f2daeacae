import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ran, runHere } from '../cli/run-cli.ts';

const example = 'catalogues/examples/990101-example-county.yaml';
const input = (name: string): string => `test/attack/letters/${name}.yaml`;

let root = '';
let folders = 0;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'mulu-letters-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** What a reader sees of a file: XML and HTML without their tags, a package with all of its parts. */
const readable = (path: string): string => {
  const bytes = readFileSync(path);
  if (/\.(?:docx|xlsx)$/u.test(path))
    return Object.entries(unzipSync(bytes))
      .filter(([name]) => name.endsWith('.xml'))
      .map(([, part]) => strFromU8(part).replace(/<[^>]*>/gu, ' '))
      .join('\n');
  return bytes
    .toString('utf8')
    .replace(/<(style|script)[^>]*>[\s\S]*?<\/\1>/gu, '')
    .replace(/<[^>]*>/gu, '');
};

interface Built extends Ran {
  readonly folder: string;
  readonly text: (name: string) => string;
  readonly raw: (name: string) => string;
}
const build = async (layer: string, ...options: string[]): Promise<Built> => {
  folders += 1;
  const folder = join(root, String(folders));
  const ran = await runHere('build', layer, '-o', folder, ...options);
  const file = (name: string) => join(folder, name);
  return { ...ran, folder, text: (name) => readable(file(name)), raw: (name) => readFileSync(file(name), 'utf8') };
};

/** A layer with lines changed, its parent by its whole path. */
const variant = (file: string, change: (text: string) => string): string => {
  folders += 1;
  const path = join(root, `variant-${folders}.yaml`);
  const examples = join(process.cwd(), 'catalogues/examples/');
  const text = readFileSync(file, 'utf8').replace(/^(extends: )(?:\S*\/)?(99\S+)/mu, `$1${examples}$2`);
  writeFileSync(path, change(text));
  return path;
};

const filing = `
filing:
  receiver: 人力资源社会保障部办公厅
  number: 示人社函〔2026〕2号
  date: 2026-11-25
  review: { by: 政务公开办公室, date: 2026-11-20, result: 同意 }
`;

/** Body rows of the table of the page with this caption. */
const rowsOf = (html: string, caption: string): string[][] => {
  const table = html.split('<table>').find((part) => part.includes(`>${caption}</caption>`)) ?? '';
  const body = table.split('</table>')[0]?.split('</thead>')[1] ?? '';
  return [...body.matchAll(/<tr>(.*?)<\/tr>/gsu)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gsu)].map(([, cell = '']) => cell.replace(/<[^>]*>/gu, '').trim()),
  );
};

const ofTheTool = /待核|※|校验|登记册|报送前请|accepted|mulu|本工具|[a-z]+(?:-[a-z]+)+(?=[”。，、：])/iu;

describe('signed paper and public pages', () => {
  it.each([
    ['the example', example, []],
    ['a bare county', input('bare-county'), []],
    ['a county with open warnings', input('open-county'), ['--allow-open']],
    ['the city', 'catalogues/examples/990100-example-city.yaml', ['--allow-open']],
    ['the province', 'catalogues/examples/990000-example-province.yaml', ['--allow-open']],
  ])('bear no mark of 待核 and no word of the tool: %s', async (_, layer, options) => {
    const filed = variant(layer, (text) => (text.includes('\nfiling:') ? text : text + filing));
    const built = await build(filed, '--format', 'filing,html,csv,xlsx', ...options);
    expect(built.stderr).not.toContain('不能出具');
    const names = readdirSync(built.folder).filter((name) => name !== 'manifest.json');
    for (const name of names) {
      const match = ofTheTool.exec(built.text(name));
      expect(
        match === null ? '' : `${name}: ${built.text(name).slice(Math.max(0, match.index - 30), match.index + 30)}`,
      ).toBe('');
    }
  });

  it('carry the marks with --marks, which issues no letter', async () => {
    const built = await build(example, '--marks', '--format', 'html,csv,xlsx');
    for (const name of ['index.html', 'catalogue.csv', 'catalogue.xlsx']) expect(built.text(name)).toContain('待核');
    const filed = await build(example, '--marks', '--format', 'filing');
    expect(filed.code).toBe(2);
    expect(filed.stderr).toContain('--marks');
  });

  it('say of a difference what it means to the reader', async () => {
    const page = (await build(example, '--format', 'html')).text('index.html');
    expect(page).toContain('时限更短');
    expect(page).toContain('渠道更多');
    expect(page).not.toMatch(/收紧|扩展/u);
  });
});

describe('the letter', () => {
  it('has a short and complete title, broken by sense', async () => {
    const { raw } = await build(example, '--format', 'filing');
    const title = /<h1[^>]*>(.*?)<\/h1>/su.exec(raw('filing.html'))?.[1] ?? '';
    const lines = [...title.matchAll(/<span>(.*?)<\/span>/gsu)].map(([, line = '']) => line.replace(/<[^>]*>/gu, ''));
    expect(lines.join('')).toBe('示例县人力资源和社会保障局关于报送就业和社会保险领域基层政务公开标准目录备案的函');
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(20);
  });

  it('is signed by the issuer of filing, with signer, copies and a sentence of one’s own', async () => {
    const letter = (await build(input('bare-county'), '--format', 'filing')).text('filing.html');
    expect(letter).toContain('示例二县人力资源和社会保障局关于报送');
    expect(letter).toContain('因机构调整，本次报送晚于规定时间，特此说明。');
    expect(letter).toContain('抄送：示例二县政务公开办公室。');
    const report = (await build(input('bare-county'), '--format', 'filing', '--doc-type', '报告', '--allow-open')).text(
      'filing.html',
    );
    expect(report).toContain('签发人：某某');
  });

  it.each(['990100-example-city', '990000-example-province'])(
    'of %s does not go to itself, nor to the office that counties file with',
    async (name) => {
      const unaddressed = filing.replace(/ {2}receiver: .*\n/u, '');
      const layer = variant(`catalogues/examples/${name}.yaml`, (text) => text + unaddressed);
      const refused = await build(layer, '--format', 'filing', '--date', '2026-12-01');
      expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('没有主送机关')]);
      const addressed = variant(`catalogues/examples/${name}.yaml`, (text) => text + filing);
      const built = await build(addressed, '--format', 'filing', '--date', '2026-12-01');
      expect(built.text('filing.html')).toContain('人力资源社会保障部办公厅：');
    },
  );

  it('adds up in every row of every table of counts', async () => {
    for (const [layer, ...options] of [
      [example],
      [input('bare-county')],
      [input('open-county'), '--allow-open'],
    ] as const) {
      const { raw } = await build(layer, '--format', 'filing', ...options);
      const rows = rowsOf(raw('filing.html'), '表1　事项统计').map((row) => row.slice(-3).map(Number));
      expect(rows.length).toBeGreaterThan(10);
      for (const [first = 0, second = 0, sum] of rows) expect(first + second).toBe(sum);
    }
  });

  it('counts what the reader counts: rows of the tables, items of the ministry’s notice', async () => {
    const { text, raw } = await build(example, '--format', 'filing');
    const letter = text('filing.html');
    const rows = rowsOf(raw('filing.html'), '表1　事项统计').map((row) => row.slice(-4));
    expect(rows[1]).toEqual(['二级事项', '25', '78', '103']);
    expect(letter).toContain('社会保险领域一级事项8项、二级事项72项、三级事项1项');
  });

  it('counts a law under two names once', async () => {
    const { raw } = await build(input('open-county'), '--format', 'filing', '--allow-open');
    const laws = rowsOf(raw('filing.html'), '依据清单').map((row) => row[1] ?? '');
    expect(laws.filter((law) => law.includes('就业促进法》'))).toHaveLength(1);
    expect(laws.filter((law) => law.includes('《人力资源市场暂行条例》'))).toHaveLength(1);
  });

  it('calls a level by one word', async () => {
    const letter = (await build(example, '--format', 'filing')).text('filing.html');
    expect(letter).toContain('区县级');
    expect(letter).not.toMatch(/(?<!区)县级：|(?<!区)县级\n/u);
  });

  it('completes what published copies left out of a citation', async () => {
    const letter = (await build(example, '--format', 'filing')).text('filing.html');
    expect(letter).toContain('第十四次会议《关于修改');
    expect(letter).not.toContain('第十四次《关于修改');
  });

  it('prints the citations of the register where the layer says so', async () => {
    const layer = variant(input('open-county'), (text) => `${text}print: register\n`);
    const letter = (await build(layer, '--format', 'filing', '--allow-open')).text('filing.html');
    expect(letter).not.toContain('《社会保险费征缴暂行条例》（国务院令第259号）');
    expect(letter).toContain('第259号发布');
  });

  it('states the status of a law only from a register that is not older than a year', async () => {
    const old = (await build(example, '--format', 'filing')).text('filing.html');
    expect(old).not.toMatch(/现行有效|已废止/u);
    const layer = variant(input('open-county'), (text) =>
      text.replace(/2026-11-2/gu, '2025-11-2').replaceAll('〔2026〕', '〔2025〕'),
    );
    const recent = (await build(layer, '--format', 'filing', '--allow-open')).text('filing.html');
    expect(recent).toContain('现行有效');
    expect(recent).toContain('截至2025年4月19日');
  });

  it('prints an answer as a fact, and no attachment that says nothing', async () => {
    const letter = (await build(example, '--format', 'filing')).text('filing.html');
    expect(letter).toContain('公开的是零工市场的地址、时间和服务内容');
    const bare = (await build(input('bare-county'), '--format', 'filing')).text('filing.html');
    expect(bare).not.toMatch(/附件7/u);
  });
});

describe('the console of a build', () => {
  it('says what is open and what the letter says about it', async () => {
    const { stderr, code } = await build(input('open-county'), '--format', 'filing', '--allow-open');
    expect(code).toBe(0);
    expect(stderr).toMatch(/未答复的警告/u);
    expect(stderr).toMatch(/函件/u);
    expect(stderr).toMatch(/待核/u);
    expect(stderr).toMatch(/法规登记册.*2025/u);
    expect((await build(input('open-county'), '--format', 'filing')).code).toBe(1);
  });

  it('asks about a 报告 with the number of a 函', async () => {
    const asked = await build(input('bare-county'), '--format', 'filing', '--doc-type', '报告');
    expect(asked.code).toBe(0);
    expect(asked.stderr).toMatch(/请核对：文种是报告，发文字号“示二人社函〔2026〕3号”/u);
    expect((await build(input('bare-county'), '--format', 'filing')).stderr).not.toContain('请核对');
  });

  it('labels counts as the letter does', async () => {
    const { stdout } = await build(example, '--format', 'json');
    expect(stdout).toContain('二级事项 27 项、三级事项 2 项');
    expect(stdout).toContain('二级事项 72 项（其中待核 1 项）、三级事项 1 项');
  });
});

describe('the check list', () => {
  it('is an internal workbook of every cell that is not verified, with a column to tick', async () => {
    const { text, code } = await build(example, '--format', 'checklist');
    expect(code).toBe(0);
    const sheet = text('checklist.xlsx');
    expect(sheet).toContain('内部');
    expect(sheet).toContain('出处');
    expect(sheet).toContain('核对结果');
    expect(sheet).toContain('3.5');
  });
});

describe('answers to warnings', () => {
  const county = (accepted: string, more = ''): string =>
    variant(
      input('open-county'),
      (text) =>
        `${text.replace('    - item: 4.1 失业登记\n', `    - items: [4.1 失业登记, 4.2 就业登记]\n`)}${more}accepted:\n${accepted}`,
    );
  const told = async (accepted: string): Promise<string> => (await runHere('validate', county(accepted))).stdout;
  const similar = '  - { rule: similar-item, item: employment/1.6, reason: 已说明 }\n';
  const narrowed = (item: string): string => `  - { rule: no-narrowing, ${item}, reason: 已说明 }\n`;

  it.each([
    ['with the title', 'items: [employment/4.1 失业登记, employment/4.2 就业登记]'],
    ['without the domain, where number and title leave no doubt', 'items: [4.1 失业登记, 4.2 就业登记]'],
    ['by the name of the domain', 'items: [就业 4.1, 就业/4.2]'],
    ['as a group', 'item: employment/4.*'],
    ['of the first item', 'item: employment/4.1'],
  ])('name their items %s', async (_, item) => {
    expect(await told(similar + narrowed(item))).toContain('0 个错误，0 个警告');
  });

  it('to every item of a group are each in use', async () => {
    expect(await told(similar + narrowed('item: employment/4.1') + narrowed('item: employment/4.2'))).toContain(
      '0 个错误，0 个警告',
    );
  });

  it('say what they name, or are asked about', async () => {
    expect(await told(narrowed('item: "4.1"'))).toContain('在几个领域都有');
    expect(await told(narrowed('item: employment/4.1 就业登记'))).toContain('是不是 employment/4.1 失业登记');
    expect(await told(narrowed('item: employment/99.1'))).toContain('不是目录里的事项');
    expect(await told(narrowed('item: employment/1.2'))).toContain('没有对应的警告');
  });

  it('stand beside each warning as a line to paste, which then answers it', async () => {
    const open = (await runHere('validate', input('open-county'))).stdout;
    const lines = [...open.matchAll(/答复：(- \{[^}]*\})/gsu)].map(([, line = '']) => line.replace(/\n\s*/gu, ' '));
    expect(lines.length).toBeGreaterThan(1);
    const layer = variant(
      input('open-county'),
      (text) => `${text}accepted:\n${lines.map((line) => `  ${line}\n`).join('')}`,
    );
    expect((await runHere('validate', layer)).stdout).toContain('0 个错误，0 个警告');
  });
});

describe('vague clauses', () => {
  it('are asked about in the letter', async () => {
    const layer = variant(
      input('bare-county'),
      (text) => `${text}questions:\n  - { item: 4.1 失业登记, text: 登记地是否包括常住地 }\n  - 村级是否单列一栏\n`,
    );
    const letter = (await build(layer, '--format', 'filing')).text('filing.html');
    expect(letter).toMatch(
      /四、需要说明的问题[\s\S]*1\.关于“4\.1 失业登记”：登记地是否包括常住地[\s\S]*2\.村级是否单列一栏/u,
    );
  });

  it('are explained by a province to those below: in validate and on the page', async () => {
    const province = variant(
      'catalogues/examples/990000-example-province.yaml',
      (text) =>
        `${text}\nexplains:\n  - { item: 4.1 失业登记, text: 登记地包括常住地, document: 示人社办函〔2026〕8号 }\n`,
    );
    const county = variant(input('bare-county'), (text) =>
      text.replace('extends: national@2019', `extends: ${province}`),
    );
    expect((await runHere('validate', county)).stdout).toMatch(/示例省对“4\.1 失业登记”的解释：登记地包括常住地/u);
    const page = (await build(county, '--format', 'html')).text('index.html');
    expect(page).toMatch(/4\.1 失业登记登记地包括常住地（示例省，示人社办函〔2026〕8号）/u);
  });
});
