/** What is wrong with an address, if anything. Browsers read `\` as `/`, so that what is printed is not where it leads. */
export const judgeAddress = (address: string): 'backslash' | 'unread' | 'credentials' | 'host' | undefined => {
  if (address.includes('\\')) return 'backslash';
  // Beside a page of the same scheme a browser takes `https:/a` for a path of that page.
  if (/^https?:(?!\/\/)/iu.test(address)) return 'unread';
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return 'unread';
  }
  if (url.username !== '' || url.password !== '') return 'credentials';
  const host = url.hostname.replace(/\.$/u, '');
  const isName = host.includes('.') && !/^[\d.]+$/u.test(host) && !host.startsWith('[');
  return isName && !/\.(?:local|localhost|internal|lan)$/u.test(host) ? undefined : 'host';
};
