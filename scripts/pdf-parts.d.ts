declare module 'mulu:character-maps' {
  /** Packed character maps in base64, by file name. */
  export const characterMaps: { readonly [name: string]: string | undefined };
}
