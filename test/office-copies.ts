import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ruledFlat } from './ruled-flat.ts';
import { libreoffice } from './tools.ts';

const ofPage = { text: 'HTML (StarWriter)', sheet: 'calc_HTML_WebQuery' } as const;

/**
 * Has LibreOffice write what lies in the folder `given` in every other format, many files at a time: each into a folder of
 * the format's name, `.doc` and `.rtf` once more into `doc-odt` and `rtf-odt`, as import has them read.
 */
export const officeCopies = (folder: string): void => {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  const convert = (from: string, endings: RegExp, to: string, out: string, ...more: string[]): void => {
    const files = readdirSync(join(folder, from)).filter((name) => endings.test(name));
    const paths = files.map((name) => join(folder, from, name));
    const argv = [profile, '--headless', ...more, '--convert-to', to, '--outdir', join(folder, out), ...paths];
    execFileSync(libreoffice() ?? '', argv, { stdio: 'ignore' });
  };
  const page = (to: string, out: string, as: keyof typeof ofPage, endings = /\.html$/u): void =>
    convert('given', endings, to, out, `--infilter=${ofPage[as]}`);

  convert('given', /\.xlsx$/u, 'ods', 'ods');
  convert('given', /\.xlsx$/u, 'xls', 'xls');
  page('ods:calc8', 'ods', 'sheet');
  page('xls:MS Excel 97', 'xls', 'sheet');
  convert('given', /\.docx$/u, 'odt', 'odt');
  page('odt:writer8', 'odt', 'text');
  // Written as .doc or .rtf, our own page with its hundreds of folded parts keeps LibreOffice busy for many minutes.
  const others = /^(?!annex-html).*\.odt$/u;
  convert('given', /\.docx$/u, 'rtf', 'rtf');
  page('rtf:Rich Text Format', 'rtf', 'text', /^(?!annex-html).*\.html$/u);
  // From a .docx straight to .doc LibreOffice drops every table of automatic width; by way of .odt it keeps them.
  convert('odt', others, 'doc', 'doc');
  for (const format of ['doc', 'rtf']) convert(format, /./u, 'odt', `${format}-odt`);

  convert('given', /\.xlsx$/u, 'fods', 'flat');
  convert('given', /\.docx$/u, 'fodt', 'flat');
  // Our own page is printed by Chromium, and compared there.
  page('fodt:OpenDocument Text Flat XML', 'flat', 'text', /^(?!annex-html).*\.html$/u);
  mkdirSync(join(folder, 'ruled'));
  for (const name of readdirSync(join(folder, 'flat')))
    writeFileSync(join(folder, 'ruled', name), ruledFlat(name, readFileSync(join(folder, 'flat', name), 'utf8')));
  convert('ruled', /./u, 'pdf', 'pdf');
};
