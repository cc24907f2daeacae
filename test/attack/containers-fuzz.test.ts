import { expect, it } from 'vitest';
import { readTables } from '../../src/source/table/read-tables.ts';
import { tableProblemWords } from '../../src/source/table/table-problem-words.ts';
import { type Draw, drawFrom, runs } from '../fuzz.ts';
import { type Entry, makeZip } from './make-zip.ts';
import { csvRows, documentParts, sheetRows, wordTable, workbookParts } from './office.ts';

const pieces = [
  '<',
  '>',
  '"',
  '&',
  '&#x0;',
  '<!--',
  '<![CDATA[',
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  ' r="XFD1048576"',
  ' r:id="rId1"',
  '<c r="A1"><v>1</v></c>',
  '<row r="-1">',
  '</row>',
  '<mergeCells><mergeCell ref="A1:IV9999"/></mergeCells>',
  '<w:tr>',
  '<w:tc>',
  '<w:gridSpan w:val="99999"/>',
  ' colspan=9999',
  ' rowspan=0',
  '<table>',
  '\u0000',
  ',,,',
  '\n',
];

/** A text with pieces put in, taken out and doubled. */
const mutated = (text: string, draw: Draw): string => {
  let result = text;
  for (let hits = draw(4); hits >= 0; hits -= 1) {
    const [at, length] = [draw(result.length + 1), draw(40)];
    const piece = [pieces[draw(pieces.length)] ?? '', '', result.slice(at, at + length).repeat(draw(4))][draw(3)] ?? '';
    result = result.slice(0, at) + piece + result.slice(at + (draw(2) === 0 ? length : 0));
  }
  return result;
};

const lies = ['size', 'packed', 'crc', 'method', 'flags', 'offset'] as const;

const mutatedZip = (parts: readonly Entry[], draw: Draw): Uint8Array => {
  const entries = parts
    .filter(() => draw(30) !== 0)
    .map((entry): Entry => {
      const data = draw(3) === 0 ? mutated(String(entry.data), draw) : entry.data;
      const lie = { [lies[draw(lies.length)] ?? 'size']: draw(2 ** 16) };
      const [local, central] = [draw(40) === 0 ? { local: lie } : {}, draw(40) === 0 ? { central: lie } : {}];
      return { ...entry, data, ...local, ...central, descriptor: draw(4) === 0 };
    });
  return makeZip(entries);
};

const mutatedBytes = (bytes: Uint8Array, draw: Draw): Uint8Array => {
  const result = bytes.slice(0, draw(3) === 0 ? draw(bytes.length + 1) : bytes.length);
  for (let hits = draw(8); hits > 0 && result.length > 0; hits -= 1) result[draw(result.length)] = draw(256);
  return result;
};

it('reads whatever is done to a file, or says in one sentence why not', async () => {
  const draw = drawFrom(1604);
  const html = `<table><tr><td rowspan=2>甲<td>乙<tr><td>丙</table>`;
  const makers = [
    () => mutatedZip(workbookParts(`<sheetData>${sheetRows}</sheetData>`, { strings: '<si><t>甲</t></si>' }), draw),
    () => mutatedZip(documentParts(wordTable), draw),
    () => mutatedBytes(makeZip(workbookParts(`<sheetData>${sheetRows}</sheetData>`)), draw),
    () => new TextEncoder().encode(mutated(html, draw)),
    () => new TextEncoder().encode(mutated(csvRows, draw)),
  ];
  for (let round = 0; round < runs(100); round += 1) {
    const bytes = makers[round % makers.length]?.() ?? new Uint8Array();
    const { grids, problems } = await readTables('a.xlsx', bytes);
    expect(problems.filter(({ severity }) => severity === 'error')).toHaveLength(grids.length === 0 ? 1 : 0);
    for (const { code } of problems) expect(tableProblemWords[code], code).toBeDefined();
  }
});
