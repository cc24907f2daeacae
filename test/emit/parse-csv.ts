/** The cells of a CSV after RFC 4180. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const pattern = /("(?:[^"]|"")*"|[^,"\r\n]*)(,|\r?\n|$)/gy;
  while (pattern.lastIndex < text.length) {
    const [, cell = '', end = ''] = pattern.exec(text) ?? [];
    rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end.endsWith('\n') && pattern.lastIndex < text.length) rows.push([]);
  }
  return rows;
}
