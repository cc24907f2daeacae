import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runHere } from '../cli/run-cli.ts';
import { libreoffice, requireTool } from '../tools.ts';
import { county, review } from './desk.ts';
import { docxText } from './read-docx.ts';

const folder = mkdtempSync(join(tmpdir(), 'mulu-pages-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const long = '双江拉祜族佤族布朗族傣族自治县沧源工业产业融合发展示范区';

/** The text of each page of a paper, as it is printed. */
const pagesOf = (path: string): string[] => {
  copyFileSync(path, join(folder, 'paper.docx'));
  execFileSync(
    libreoffice() ?? '',
    [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      join(folder, 'paper.docx'),
    ],
    { stdio: 'ignore' },
  );
  const text = execFileSync(process.env.PDFTOTEXT_PATH ?? 'pdftotext', ['-layout', join(folder, 'paper.pdf'), '-'], {
    encoding: 'utf8',
  });
  return text.split('\f').filter((page) => page.trim() !== '');
};

requireTool('libreoffice')('papers as they are printed', () => {
  let out = '';
  beforeAll(async () => {
    const more = '  omit:\n    - { item: 9.1 外国人来华工作许可, reason: not-operated, note: 没有受理权限 }\n';
    const loose = '    - { item: 4.1 失业登记, disclosureMode: 依申请 }\n';
    const desk = await review(
      {
        'in/990101.yaml': county({ name: long, amend: loose, more }),
        'in/990102.pdf': '%PDF-1.7\n',
        'list.csv': `设区市,代码,单位名称,报送期限\n甲市,990101,${long},2026-12-31\n甲市,990102,乙县,2026-12-31\n`,
        'in/review.yaml':
          'kind: review\nissuer: 示例省人力资源和社会保障厅\ndate: 2027-01-20\ncontact: { office: 就业促进处, phone: 0990-1234567 }\ndeadline: 2027-02-15\n',
      },
      ...['--date', '2027-01-10'],
    );
    out = join(desk.out, '发文');
  });

  it('a short letter stands on one page, with its signature and its copies', () => {
    const pages = pagesOf(join(out, '990100甲市/990102-乙县-退回通知.docx'));
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain('抄送：甲市人力资源和社会保障局。');
  });

  it('the form to sign is not parted, and has the opinion above it', () => {
    for (const name of [`990101-${long}`, '990102-乙县']) {
      const page = pagesOf(join(out, `990100甲市/${name}-审核意见表.docx`)).find((each) => each.includes('审核签署'));
      expect([name, page]).toEqual([
        name,
        expect.stringMatching(/同意备案.*2027 ?年 ?2 ?月.*审核人.*复核人.*备案登记号/su),
      ]);
    }
  });

  it('the region of what could not be read has the code of the list', () => {
    expect(docxText(join(out, '990100甲市/990102-乙县-审核意见表.docx'))).toMatch(/行政区划代码\n990102\n/u);
  });

  it('a letter has text on the page of its signature, and who is asked is not left alone', async () => {
    const layer = 'catalogues/examples/990101-example-county.yaml';
    for (const more of [[], ['--previous', 'examples/yearly/990101-2025.yaml']]) {
      const out = join(folder, `letter${more.length}`);
      await runHere('build', layer, '-o', out, '--format', 'filing', ...more, '--date', '2026-12-01');
      const page = pagesOf(join(out, 'filing.docx')).find((each) => each.includes('请予备案')) ?? '';
      expect(page).toMatch(/附件：1\..*2026 ?年 ?11 ?月 ?25 ?日.*联系单位/su);
    }
  });

  it('the form for opinions fills one page, says where it goes and is signed by nobody', async () => {
    const layer = 'catalogues/examples/990101-example-county.yaml';
    await runHere('build', layer, '-o', join(folder, 'asked'), '--format', 'consultation', '--date', '2026-12-01');
    const pages = pagesOf(join(folder, 'asked/consultation.docx'));
    expect(pages).toHaveLength(3);
    const form = pages.at(-1)?.replaceAll(/\s/gu, '') ?? '';
    expect(form).toMatch(/^意见反馈表.*请于2026年11月10日前交到：联系单位：.*。—3—$/u);
    expect(form).not.toContain('保障局2026');
  });

  it('a report that is signed ends with who signs and when', async () => {
    const layer = 'catalogues/examples/990101-example-county.yaml';
    const previous = ['--previous', 'examples/yearly/990101-2025.yaml', '--date', '2026-12-01'];
    await runHere('build', layer, '-o', join(folder, 'yearly'), '--format', 'adjustment', ...previous);
    const text = docxText(join(folder, 'yearly/adjustment.docx')).trimEnd().split('\n');
    expect(text.slice(-2)).toEqual(['示例县人力资源和社会保障局', '2026年11月25日']);
    const rows = readFileSync('catalogues/examples/990101/comments.csv', 'utf8').trim().split('\n').slice(1);
    const untold = rows.filter((row) => row.endsWith(',')).length;
    expect(text.join('\n')).toContain(`共收到意见${rows.length}条`);
    expect(text.join('\n')).toContain(`另有${untold}条意见没有公开摘要，没有列在表里。`);
  });
});
