import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { problemText } from '../../src/import/problem-text.ts';
import { readTables } from '../../src/source/table/read-tables.ts';
import { limits } from '../../src/source/table/table.ts';
import { type Entry, makeZip } from './make-zip.ts';
import { documentParts, sheetRows, wordTable, workbookParts } from './office.ts';

const sound = workbookParts(`<sheetData>${sheetRows}</sheetData>`);

/** The sound workbook, with something else about its last entry, the sheet. */
const sheetEntry = (changes: Partial<Entry>): Entry[] =>
  sound.map((entry, index) => (index === sound.length - 1 ? { ...entry, ...changes } : entry));

/** More than a budget allows; the size alone is enough. */
const huge = { size: limits.unpacked + 1 };

/** A whole entry with its header, hidden in the data of a stored one: only the directory points at it. */
const hidden = (parts: readonly Entry[], size: number): Uint8Array => {
  const bomb = makeZip([{ name: parts.at(-1)?.name ?? '', data: new Uint8Array(size) }]);
  const whole = makeZip([{ name: 'cover.bin', data: bomb, method: 0 }, ...parts.slice(0, -1)]);
  const at = 30 + 'cover.bin'.length;
  const pressed = deflateSync(new Uint8Array(size)).length;
  const last = makeZip([
    { name: 'cover.bin', data: bomb, method: 0 },
    ...parts.slice(0, -1),
    { name: parts.at(-1)?.name ?? '', data: '', central: { offset: at, packed: pressed, size, method: 8 } },
  ]);
  return last.length > whole.length ? last : whole;
};

describe('a zip file that says two things', () => {
  const cases: readonly (readonly [title: string, make: () => Uint8Array, code: string])[] = [
    ['an entry hidden in the data of another, XLSX', () => hidden(sound, 300_000), 'zip-headers'],
    ['an entry hidden in the data of another, DOCX', () => hidden(documentParts(wordTable), 300_000), 'zip-headers'],
    [
      'another name in front',
      () => makeZip(sheetEntry({ local: { name: 'xl/worksheets/sheet2.xml' } })),
      'zip-headers',
    ],
    ['another size in front', () => makeZip(sheetEntry({ local: { size: 7 } })), 'zip-headers'],
    ['another method in front', () => makeZip(sheetEntry({ local: { method: 0 } })), 'zip-headers'],
    ['another check sum in front', () => makeZip(sheetEntry({ local: { crc: 7 } })), 'zip-headers'],
    ['a flag in front only', () => makeZip(sheetEntry({ local: { flags: 8 } })), 'zip-headers'],
    ['sizes behind the data that are wrong', () => makeZip(sheetEntry({ descriptor: 'wrong' })), 'zip-headers'],
    ['a wrong check sum', () => makeZip(sheetEntry({ local: { crc: 7 }, central: { crc: 7 } })), 'damaged'],
    ['more bytes than said', () => makeZip(sheetEntry({ local: { size: 9 }, central: { size: 9 } })), 'zip-headers'],
    [
      'fewer bytes than said',
      () => makeZip(sheetEntry({ local: { size: 99_999 }, central: { size: 99_999 } })),
      'damaged',
    ],
    [
      'a stored entry of two sizes',
      () => makeZip(sheetEntry({ method: 0, local: { size: 9 }, central: { size: 9 } })),
      'zip-headers',
    ],
    ['data beyond the end', () => makeZip(sheetEntry({ central: { packed: 99_999_999 } })), 'truncated'],
    [
      'two entries of the same bytes',
      () =>
        makeZip([
          ...sound,
          { name: sound[0]?.name ?? '', data: sound[0]?.data ?? '', central: { name: 'other.xml', offset: 0 } },
        ]),
      'zip-headers',
    ],
    ['the same name twice', () => makeZip([...sound, { name: 'xl/workbook.xml', data: '<x/>' }]), 'zip-twice'],
    ['the same name in capitals', () => makeZip([...sound, { name: 'XL/Workbook.xml', data: '<x/>' }]), 'zip-twice'],
    [
      'the same name with other strokes',
      () => makeZip([...sound, { name: 'xl\\workbook.xml', data: '<x/>' }]),
      'zip-twice',
    ],
    ['a name that leads out', () => makeZip([...sound, { name: '../x.xml', data: '<x/>' }]), 'zip-name'],
    [
      'a name that leads out behind',
      () => makeZip([...sound, { name: 'xl\\..\\..\\x.xml', data: '<x/>' }]),
      'zip-name',
    ],
    ['an absolute name', () => makeZip([...sound, { name: '/etc/x.xml', data: '<x/>' }]), 'zip-name'],
    ['a method that nobody uses', () => makeZip(sheetEntry({ method: 12 })), 'zip-method'],
    ['an encrypted entry', () => makeZip(sheetEntry({ flags: 1 })), 'password'],
    ['sizes of 64 bits', () => makeZip(sheetEntry({ central: { size: 0xffff_ffff } })), 'zip64'],
    ['a count of 64 bits', () => makeZip(sound, { count: 0xffff }), 'zip64'],
    ['more entries than there are', () => makeZip(sound, { count: 40 }), 'damaged'],
    ['fewer entries than there are', () => makeZip(sound, { count: 4 }), 'damaged'],
    [
      'more parts than a file has',
      () =>
        makeZip([
          ...sound,
          ...Array.from({ length: limits.entries }, (_, at) => ({ name: `x/${at}`, data: '', method: 0 })),
        ]),
      'zip-entries',
    ],
    ['an honest bomb', () => makeZip(sheetEntry({ local: huge, central: huge })), 'zip-bomb'],
  ];
  it.each(cases)('%s: one sentence', async (_, make, code) => {
    const { grids, problems } = await readTables('a.xlsx', make());
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(grids).toEqual([]);
    const [problem] = problems;
    const { text } = problem ? problemText(problem) : { text: { zh: '', en: '' } };
    expect(text.zh).not.toBe(code);
    expect(`${text.zh}${text.en}`).not.toMatch(/[{}\n]/u);
  });

  const readable: readonly (readonly [title: string, make: () => Uint8Array])[] = [
    ['sizes behind the data', () => makeZip(sound.map((entry) => ({ ...entry, descriptor: true })))],
    [
      'sizes behind the data, without their mark',
      () => makeZip(sound.map((entry) => ({ ...entry, descriptor: 'unsigned' }))),
    ],
    ['sizes of 64 bits behind the data', () => makeZip(sound.map((entry) => ({ ...entry, descriptor: 'wide' })))],
    ['stored parts', () => makeZip(sound.map((entry) => ({ ...entry, method: 0 })))],
    ['a comment', () => makeZip(sound, { comment: '县人社局 PK\u0005' })],
    ['a folder', () => makeZip([{ name: 'xl/', data: '', method: 0 }, ...sound])],
    [
      'a picture larger than all that is read',
      () => makeZip([...sound, { name: 'xl/media/image1.emf', data: 'x', local: huge, central: huge }]),
    ],
    ['bytes before it', () => makeZip(sound, { before: 'PK\u0003\u0004 downloaded by some portal' })],
  ];
  it.each(readable)('%s: is read', async (_, make) => {
    const { grids, problems } = await readTables('a.xlsx', make());
    expect(problems).toEqual([]);
    expect(grids[0]?.rows[1]?.[2]?.text).toBe('职工参保登记');
  });

  it('is not unpacked where it is not read', async () => {
    const broken = { name: 'xl/media/image1.png', data: 'x', raw: strToU8('no deflate stream'), method: 8 };
    const { grids } = await readTables('a.xlsx', makeZip([...sound, broken]));
    expect(grids).toHaveLength(1);
  });
});
