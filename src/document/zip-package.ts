import { zipSync } from 'fflate';

/** The same date in every zone: a zip entry carries local time. */
const moment = (): Date => new Date(1980, 0, 2, 12);

/** Bytes below which a part is stored as it is: pressing twenty small parts takes as long as pressing the sheets. */
const small = 2048;

/** A part of a container as it is packed: large parts are made so one after the other, and their text let go. */
export const xmlPart = (xml: string): Uint8Array =>
  new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`);

/** An Office container of XML parts: the same bytes for the same parts on every machine, whatever the clock says. */
export const zipPackage = (parts: { readonly [name: string]: string | Uint8Array }): Uint8Array => {
  const files = Object.entries(parts).map(([name, xml]) => {
    const bytes = typeof xml === 'string' ? xmlPart(xml) : xml;
    return [name, [bytes, { level: bytes.length < small ? 0 : 3 }]] as const;
  });
  return zipSync(Object.fromEntries(files) as Parameters<typeof zipSync>[0], { mtime: moment() });
};
