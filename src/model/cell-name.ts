/** A cell as people name it: `登记!C5`, or the cell alone where a table is no sheet. */
export const cellName = ({ sheet, cell }: { readonly sheet: string; readonly cell: string }): string =>
  sheet === '' ? cell : `${sheet}!${cell}`;
