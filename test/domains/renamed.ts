import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';

/** The names of the two domains, and what the copy calls them. */
const names: readonly (readonly [old: string, now: string])[] = [
  ['social-insurance', 'second-cover'],
  ['social insurance', 'second cover'],
  ['employment', 'fishery'],
  ['就业', '渔政'],
  ['社会保险', '乙险'],
  ['社保', '乙险'],
  ['人社厅函〔2019〕113号', '示渔函〔2021〕7号'],
];

const title = '某部办公厅关于印发渔政和乙险领域基层政务公开标准指引的通知';

/** A text with the domains renamed; titles of laws stay as they are. */
export const renamed = (text: string): string =>
  text
    .split(/(《(?:[^《》]|《[^》]*》)*》)/u)
    .map((part, index) => (index % 2 === 1 ? part : names.reduce((all, [old, now]) => all.replaceAll(old, now), part)))
    .join('')
    .replace(/title: 人力资源社会保障部办公厅关于印发[^,}]*/u, `title: ${title}`);

const textFiles = /\.(?:yaml|csv)$/u;

/** Copies the national files and the example chain into a folder, every domain under another name. */
export const copyRenamed = (folder: string): void => {
  mkdirSync(join(folder, 'base'), { recursive: true });
  for (const [old, now] of [
    ['employment', 'fishery'],
    ['social-insurance', 'second-cover'],
  ] as const) {
    writeFileSync(join(folder, `base/${now}.yaml`), renamed(readFileSync(`catalogues/national/${old}.yaml`, 'utf8')));
    cpSync(`catalogues/examples/990101/guides/${old}`, join(folder, `990101/guides/${now}`), { recursive: true });
  }
  cpSync('catalogues/examples', folder, {
    recursive: true,
    filter: (file) => !/guides.(?:employment|social-insurance)$|\.docx$|\.md$/u.test(file),
  });
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, file);
    if (textFiles.test(file)) writeFileSync(path, renamed(readFileSync(path, 'utf8')));
  }
  const province = join(folder, '990000-example-province.yaml');
  writeFileSync(province, readFileSync(province, 'utf8').replace('extends: national@2019', 'extends: base'));
  // What a form says in itself is nobody's catalogue.
  for (const form of readdirSync('catalogues/examples/990101/guides/files'))
    cpSync(
      'catalogues/examples/990101/guides/files/授权委托书.docx',
      join(folder, '990101/guides/files', renamed(form)),
    );
};

const old = /就业|社会保险|社保|employment|social.insurance|113号/iu;

const textsIn = (name: string, bytes: Uint8Array): readonly (readonly [string, string])[] =>
  /\.(?:docx|xlsx|zip)$/u.test(name)
    ? Object.entries(unzipSync(bytes)).flatMap(([inside, content]) => textsIn(`${name}!${inside}`, content))
    : [[name, new TextDecoder().decode(bytes).replace(name.includes('word/') ? /<[^>]+>/gu : /(?!)/u, '')]];

/** Where words stand in an output, with those around them; titles of documents do not count. */
export const wordsIn = (name: string, bytes: Uint8Array, words: RegExp): string[] =>
  [[name, name] as const, ...textsIn(name, bytes)].flatMap(([place, text]) => {
    const rest = text.replace(/《(?:[^《》]|《[^》]*》)*》/gu, '');
    const found = words.exec(rest);
    return found ? [`${place}: ${rest.slice(Math.max(0, found.index - 20), found.index + 20)}`] : [];
  });

/** Where the old names still stand. */
export const oldNamesIn = (name: string, bytes: Uint8Array): string[] => wordsIn(name, bytes, old);
