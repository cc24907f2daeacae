import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { strToU8 } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOffice } from '../src/commands/import/read-office.ts';
import { convertOffice } from '../src/host/convert-office.ts';

const rtf = strToU8('{\\rtf1 x}');

/** Programs that stand for LibreOffice: what they do stands in a script. */
describe.skipIf(process.platform === 'win32')('a file that LibreOffice reads for us', () => {
  let folder = '';
  const named = process.env.LIBREOFFICE_PATH;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mulu-office-test-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
    if (named === undefined) delete process.env.LIBREOFFICE_PATH;
    else process.env.LIBREOFFICE_PATH = named;
  });
  const program = (name: string, script: string): string => {
    const path = join(folder, name);
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
    return path;
  };
  const read = async (path: string, file = '目录.rtf') => {
    process.env.LIBREOFFICE_PATH = path;
    const { kind, grids, problems } = await readOffice(file, rtf, undefined, false);
    return { kind, texts: grids.map(({ rows }) => rows.map((row) => row.map((cell) => cell?.text ?? ''))), problems };
  };

  it('is told in one sentence with the remedy where there is none', async () => {
    const { problems, texts } = await read(join(folder, 'nowhere'));
    expect([problems, texts]).toEqual([[{ code: 'rtf', severity: 'error', args: {} }], []]);
  });

  it('is read from what it writes, with a profile of its own that runs no macros and follows no links', async () => {
    const page = '<html><table><tr><td>序号</td><td>事项</td></tr></table></html>';
    writeFileSync(join(folder, 'page.html'), page);
    const told = join(folder, 'told');
    const path = program(
      'good',
      `for one in "$@"; do last="$one"; done; echo "$@" > "${told}"; cat profile/user/registrymodifications.xcu >> "${told}"; pwd >> "${told}"; cp "${join(folder, 'page.html')}" out/input.odt`,
    );
    const { kind, texts, problems } = await read(path);
    expect([kind, texts]).toEqual(['RTF', [[['序号', '事项']]]]);
    expect(problems.filter(({ code }) => code !== 'wrong-extension')).toEqual([]);
    const said = readFileSync(told, 'utf8');
    expect(said).toContain('-env:UserInstallation=file://');
    expect(said).toMatch(/DisableMacrosExecution" oor:op="fuse"><value>true/u);
    expect(said).toMatch(/Writer\/Content\/Update"><prop oor:name="Link" oor:op="fuse"><value>0/u);
    // The folder is gone with everything in it.
    expect(existsSync(said.trim().split('\n').at(-1) ?? '')).toBe(false);
  });

  it('is one problem where it writes nothing, or what nobody reads', async () => {
    const nothing = await read(program('nothing', 'exit 1'));
    expect(nothing.problems).toEqual([{ code: 'not-converted-unread', severity: 'error', args: { kind: 'RTF' } }]);
    const rubbish = await read(program('rubbish', 'printf "PK\\003\\004rubbish" > out/input.odt'));
    expect(rubbish.problems.filter(({ severity }) => severity === 'error')).toHaveLength(1);
  });

  it('is ended with all that it started when it takes too long', async () => {
    const alive = join(folder, 'alive');
    const path = program('slow', `(sleep 2; touch "${alive}") & sleep 30`);
    expect(await convertOffice(path, rtf, 'rtf', 'odt', 200)).toEqual({ failed: 'time' });
    await setTimeout(2500);
    expect(existsSync(alive)).toBe(false);
  });
});
