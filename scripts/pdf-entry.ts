/** The reader of PDF files as it is bundled: the display half and the parsing half in one thread, character maps inside. */
import './pdf-stubs.ts';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
// Sets the parsing half on `globalThis`, where the other half looks for it.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { characterMaps } from 'mulu:character-maps';

class CharacterMaps {
  async fetch({ filename }: { filename: string }): Promise<Uint8Array> {
    const map = characterMaps[filename];
    // Anything else – fonts, programs – is not there to be had.
    if (map === undefined) throw new Error(`${filename} is not part of the reader`);
    return Uint8Array.from(atob(map), (char) => char.charCodeAt(0));
  }
}

export { OPS };

/** Opens a file from its bytes, which the reader keeps. Nothing is fetched, run or drawn. */
export const openPdf = (data: Uint8Array) =>
  getDocument({
    data,
    BinaryDataFactory: CharacterMaps,
    cMapUrl: '/',
    cMapPacked: true,
    standardFontDataUrl: '/',
    disableFontFace: true,
    useSystemFonts: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    useWorkerFetch: false,
    useWasm: false,
    isEvalSupported: false,
    enableXfa: false,
    // Pictures are left packed.
    maxImageSize: 1,
    verbosity: 0,
  } as unknown as Parameters<typeof getDocument>[0]);
