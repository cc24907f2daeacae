/** Bytes as the characters of their numbers. What a `TextDecoder` calls latin1 has other characters for thirty-two of them. */
export const latin1 = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
