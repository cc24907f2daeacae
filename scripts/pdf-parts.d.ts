declare module 'mulu:character-maps' {
  /** Packed character maps in base64, by file name. */
  export const characterMaps: { readonly [name: string]: string | undefined };
}

declare module 'pako' {
  const pako: {
    /** zlib in JavaScript: raw DEFLATE. */
    deflateRaw(bytes: Uint8Array, options: { readonly level: number; readonly memLevel: number }): Uint8Array;
  };
  export = pako;
}
