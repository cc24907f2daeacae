const named: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const charOf = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd');

/** A text or the value of an attribute of XML as it reads; comments and instructions between are none of it. */
export const xmlText = (raw: string): string =>
  raw
    .replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/gu, '')
    .split(/<!\[CDATA\[|\]\]>/u)
    // Every second piece stood in a CDATA section, where nothing is written otherwise.
    .map((piece, index) =>
      index % 2 === 1
        ? piece
        : piece.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/giu, (whole, hex, decimal, name: string) =>
            hex ? charOf(Number.parseInt(hex, 16)) : decimal ? charOf(Number(decimal)) : (named[name] ?? whole),
          ),
    )
    .join('');
