const entities: { readonly [char: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for XML: marked-up characters escaped, halves of a surrogate pair replaced. */
export const escapeXml = (text: string): string =>
  /[&<>"\ud800-\udfff]/.test(text)
    ? text.replace(/[&<>"]/gu, (char) => entities[char] ?? char).replace(/\p{Cs}/gu, '\ufffd')
    : text;
