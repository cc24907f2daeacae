import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runPlain } from '../cli/run-cli.ts';
import { county } from '../review/desk.ts';

const inputs = 'test/attack/inputs';

/** What each input of an attack comes to: its errors, and nothing else. */
const outcomes: { readonly [file: string]: readonly string[] } = {
  '01-set-tag-kills-review.yaml': ['yaml'],
  '02-merge-tag-kills-review.yaml': ['yaml'],
  '03-merge-many-3kb-hangs-review.xlsx': ['readable-file'],
  '06-law-bypass-new-item-every-year.yaml': ['only-tighter'],
  '08-channels-negated.yaml': ['no-retraction'],
  '09-document-end-first.yaml': ['yaml'],
  '10-indented-document-start.yaml': ['yaml'],
  '12-escaped-line-break.yaml': ['schema'],
  '13-two-mobiles.yaml': ['no-personal-data'],
  '15-citations-quadratic.yaml': ['schema'],
  '16-hidden-zip-entry.xlsx': ['readable-file'],
};

interface Told {
  readonly rule: string;
  readonly severity: string;
}

describe('each input of an attack', () => {
  it('has its outcome here', () => {
    expect(readdirSync(inputs).filter((name) => !(name in outcomes))).toEqual(['04-time-limit-loopholes.txt']);
  });

  it.each(Object.entries(outcomes))('%s comes to %j', async (name, rules) => {
    const { code, stdout } = await runPlain(['validate', join(inputs, name), '--no-cache', '--format', 'json']);
    const { findings } = JSON.parse(stdout) as { findings: Told[] };
    const errors = findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
    // What cannot be read at all is no finding in a layer, but no input.
    expect([code, [...new Set(errors)]]).toEqual([rules.includes('readable-file') ? 2 : 1, rules]);
    expect(stdout).not.toMatch(/1[3-9]\d{9}/u);
  });

  it('04: no wording of a limit that is looser than the floor is published', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mulu-loopholes-'));
    const wordings = readFileSync(join(inputs, '04-time-limit-loopholes.txt'), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    for (const [index, wording] of wordings.entries())
      writeFileSync(
        join(folder, `${index}.yaml`),
        county({ amend: `    - { item: 1.2 岗位信息发布, timeLimit: ${JSON.stringify(wording)} }\n` }),
      );
    const { stdout } = await runPlain(['validate', folder, '--no-cache', '--format', 'json']);
    const refused = (JSON.parse(stdout) as { findings: (Told & { file: string })[] }).findings
      .filter(({ rule, severity }) => rule === 'only-tighter' && severity === 'error')
      .map(({ file }) => Number(/(\d+)\.yaml$/u.exec(file)?.[1]));
    expect(wordings.filter((_, index) => !refused.includes(index))).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});

describe('a review of a folder that holds all of them', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mulu-attacked-'));
    cpSync(inputs, join(folder, 'in'), { recursive: true });
    writeFileSync(join(folder, 'in/sound.yaml'), county({ code: '990150', name: '安县' }));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('goes on to the end, agrees to the sound one, and says of each of the others what it is', async () => {
    const { code } = await runPlain(['review', join(folder, 'in'), '-o', join(folder, 'out')]);
    expect(code).toBe(1);
    const written = JSON.parse(readFileSync(join(folder, 'out/review.json'), 'utf8')) as {
      submissions: { key: string; name: string; proposal: string; findings: Told[]; cause: string | null }[];
    };
    const results = new Map(written.submissions.map((one) => [one.name, one]));
    expect(written.submissions.filter(({ proposal }) => proposal === 'agree').map(({ key }) => key)).toEqual([
      '990150',
    ]);
    for (const name of Object.keys(outcomes))
      expect([name, results.get(name)?.proposal]).toEqual([name, expect.stringMatching(/^(?:correct|return|hold)$/u)]);
  });
});
