/** What a file is by its first bytes; the extension does not count. */
export type Kind = 'zip' | 'ole' | 'html' | 'text' | 'empty' | 'pdf' | 'rtf' | 'mhtml' | 'xml-spreadsheet' | 'picture';

const latin1 = (bytes: Uint8Array, end: number): string => new TextDecoder('latin1').decode(bytes.subarray(0, end));

/** Whether a text of one byte a character occurs in the bytes as UTF-16LE, as names in an OLE file do. */
export const holdsUtf16 = (bytes: Uint8Array, name: string): boolean => {
  const wanted = [...name].flatMap((char) => [char.charCodeAt(0), 0]);
  const first = wanted[0] ?? 0;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  return false;
};

/** Tells the kind of a file by its content. */
export const sniff = (bytes: Uint8Array): Kind => {
  if (bytes.length === 0) return 'empty';
  const head = latin1(bytes, 4096);
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return 'zip';
  if (head.startsWith('\xd0\xcf\x11\xe0')) return 'ole';
  if (head.startsWith('%PDF')) return 'pdf';
  if (head.startsWith('{\\rtf')) return 'rtf';
  if (/^(?:\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0)/su.test(head)) return 'picture';
  // A text of two bytes a character looks for its signs without the zeros.
  const narrow = head
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/u, '')
    .replaceAll('\0', '')
    .trimStart();
  if (/^MIME-Version:/iu.test(narrow)) return 'mhtml';
  if (/^<\?xml[\s\S]*urn:schemas-microsoft-com:office:spreadsheet/u.test(narrow)) return 'xml-spreadsheet';
  if (
    /^<(?:!doctype|!--|\?xml|html|head|meta|body|table|div|p|tr|center|style|h\d|span|section|article|caption)\b/iu.test(
      narrow,
    )
  )
    return 'html';
  if (narrow.startsWith('<') && /<\s*(?:table|tr|td)\b/iu.test(narrow)) return 'html';
  return 'text';
};
