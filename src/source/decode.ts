import type { Fault } from '../model/finding.ts';

/** Text of a file, or the one reason why it is not text that we read. The text has no BOM. */
export type Decoded = { readonly text: string } | { readonly fault: Fault };

const tryDecode = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const startsWith = (bytes: Uint8Array, prefix: readonly number[]): boolean =>
  prefix.every((byte, index) => bytes[index] === byte);

/** Length of the longest valid UTF-8 prefix, by halving. */
const validPrefix = (bytes: Uint8Array): number => {
  const decoder = (end: number) => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  let low = 0;
  let high = bytes.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (decoder(middle)) low = middle;
    else high = middle;
  }
  return low;
};

/** Without a mark: the zero halves of its plain letters and line ends all stand on one side, and the rest decodes. */
const isUtf16 = (bytes: Uint8Array): boolean => {
  const zeros = [0, 1].map((side) => bytes.filter((byte, index) => byte === 0 && index % 2 === side).length);
  const encoding = zeros[0] === 0 ? 'utf-16le' : zeros[1] === 0 ? 'utf-16be' : undefined;
  const text = encoding && bytes.length % 2 === 0 ? tryDecode(bytes, encoding) : undefined;
  return text !== undefined && !text.includes('\0') && /[\n:]/u.test(text) && !/[\p{Cn}\p{Co}]/u.test(text);
};

/** A table in UTF-16, with a mark or without; undefined for anything else. */
const wideText = (bytes: Uint8Array): string | undefined => {
  const order = startsWith(bytes, [0xff, 0xfe])
    ? 'utf-16le'
    : startsWith(bytes, [0xfe, 0xff])
      ? 'utf-16be'
      : bytes.includes(0) && isUtf16(bytes)
        ? (['utf-16le', 'utf-16be'] as const).find((one) => /\p{Script=Han}/u.test(tryDecode(bytes, one) ?? ''))
        : undefined;
  const text = order === undefined ? undefined : tryDecode(bytes, order);
  return text === undefined || text.includes('\0') ? undefined : text;
};

const signatures: readonly (readonly [readonly number[], string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'XLSX / DOCX / ZIP'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'XLS / DOC'],
  [[0x25, 0x50, 0x44, 0x46], 'PDF'],
];

/**
 * Bytes to text: UTF-8 with or without BOM. Everything else gets one fault that names the cause
 * (GBK, UTF-16, an Office file, binary) at the line of the first byte that is not UTF-8. A table may be GBK, or UTF-16 as Excel writes “Unicode text”.
 */
export const decode = (file: string, bytes: Uint8Array, isTable = false): Decoded => {
  const fault = (message: string, offset: number, args: Fault['args'] = {}): Decoded => ({
    fault: { rule: 'readable-file', message, args, at: { file, start: offset, end: offset } },
  });
  const office = signatures.find(([signature]) => startsWith(bytes, signature));
  if (office) return fault('office', 0, { kind: office[1] });
  const wide = isTable ? wideText(bytes) : undefined;
  if (wide !== undefined) return wide.trim() === '' ? fault('empty', 0) : { text: wide };
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) return fault('utf16', 0);
  if (bytes.includes(0)) return fault(isUtf16(bytes) ? 'utf16' : 'binary', 0);
  const text = tryDecode(bytes, 'utf-8');
  if (text !== undefined) return text.trim() === '' ? fault('empty', 0) : { text };
  // Office programs write tables so, and nothing else.
  const table = isTable ? tryDecode(bytes, 'gb18030') : undefined;
  if (table !== undefined) return { text: table };
  const prefix = new TextDecoder('utf-8').decode(bytes.subarray(0, validPrefix(bytes)));
  const gbk = tryDecode(bytes, 'gb18030');
  return fault(gbk === undefined ? 'binary' : 'gbk', prefix.replace(/\ufffd+$/u, '').length, { before: prefix });
};
