/** What is wrong with an address, if anything. Browsers read `\` as `/`, so that what is printed is not where it leads. */
export const judgeAddress = (address: string): 'backslash' | 'unread' | 'credentials' | 'host' | undefined => {
  if (address.includes('\\')) return 'backslash';
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
