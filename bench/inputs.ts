import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, parseDocument } from 'yaml';
import { printPdf } from '../src/host/print-pdf.ts';
import { nationalFiles, printAnnex } from '../test/annex/print-annex.ts';
import { type Writing, writeNation } from './nation.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A folder of synthetic counties. */
export const counties = (folder: string, count: number, writing: Writing): string => {
  const written = join(folder, `${writing}-${count}`);
  writeNation(written, count, writing);
  return written;
};

/** Some hundred rows of the official tables, in the forms that offices keep them in. */
export const tables = async (folder: string): Promise<{ readonly [name: string]: string }> => {
  const files = await printAnnex(nationalFiles());
  const kept = Object.entries(files).map(([name, bytes]) => {
    const file = join(folder, name);
    writeFileSync(file, bytes);
    return [name.slice(name.lastIndexOf('.') + 1), file] as const;
  });
  return Object.fromEntries(kept);
};

/** The page of the official tables, printed; nothing where there is no Chromium. */
export const printedTable = async (page: string, pdf: string): Promise<string | undefined> => {
  const chromium = [process.env.CHROMIUM_PATH ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync);
  if (!chromium) return undefined;
  const printed = await printPdf(chromium, [{ path: 'index.html', bytes: readFileSync(page) }], undefined);
  if ('failed' in printed) throw new Error(printed.failed);
  for (const { bytes } of printed) writeFileSync(pdf, bytes);
  return pdf;
};

interface Item {
  readonly id: string;
  readonly title: string;
  readonly items?: readonly Item[];
}

/** The examples of a province, a city and a county with what lies beside them, and the same without: layers and nothing else. */
export const chain = (folder: string): { readonly layers: string; readonly whole: string } => {
  const examples = join(root, 'catalogues/examples');
  for (const name of readdirSync(examples).filter((one) => /^\d{6}-.*\.yaml$/u.test(one))) {
    const document = parseDocument(readFileSync(join(examples, name), 'utf8'));
    for (const key of ['guides', 'companion', 'records', 'places', 'owners', 'onRequest']) document.delete(key);
    writeFileSync(join(folder, name), document.toString());
  }
  const county = '990101-example-county.yaml';
  return { layers: join(folder, county), whole: join(examples, county) };
};

/** Where guides send people. */
const places = `places:
  - { id: 县大厅, name: 基准县政务服务中心, address: 基准路1号, hours: 工作日8:30–17:30, phone: 0990-1234567 }
  - { id: 乡镇便民服务中心, name: 各乡镇便民服务中心, address: 各乡镇人民政府驻地, hours: 工作日9:00–17:00, phone: 0990-1234600 }
`;

/** A county without guides, and the same with one for each item of level 2: the guide of one item, which promises a day, for each of them. */
export const guides = (folder: string): { readonly without: string; readonly all: string } => {
  const county = `${readFileSync(join(root, 'bench/county.yaml'), 'utf8')}${places}`;
  const model = readFileSync(join(root, 'catalogues/examples/990101/guides/employment/4.1.yaml'), 'utf8')
    .replace(
      /^limits: .*/mu,
      'limits: { promised: 1个工作日 }\namount: 每人每月100元\nextra: { 服务内容: 登记和咨询, 贷款额度: 最高20万元 }',
    )
    .replace(/^ {4}form: .*\n {4}fill:\n(?: {6}.*\n)*/mu, '');
  const [without, all] = [join(folder, 'county.yaml'), join(folder, 'county-with-guides.yaml')];
  writeFileSync(without, county);
  writeFileSync(all, `${county}guides: guides\n`);
  for (const domain of ['employment', 'social-insurance']) {
    const { items } = parse(readFileSync(join(root, `catalogues/national/${domain}.yaml`), 'utf8')) as Item;
    const into = join(folder, 'guides', domain);
    mkdirSync(into, { recursive: true });
    for (const { id, title } of (items ?? []).flatMap((group) => group.items ?? []))
      if (!county.includes(`omit:\n    - { item: "${id}"`))
        writeFileSync(join(into, `${id}.yaml`), model.replace(/^item: .*$/mu, `item: ${domain}/${id} ${title}`));
  }
  return { without, all };
};
