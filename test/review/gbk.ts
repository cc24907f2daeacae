import iconv from 'iconv-lite';

/** A text as an old office program saves it. */
export const gbk = (text: string): Uint8Array => iconv.encode(text, 'gbk');
