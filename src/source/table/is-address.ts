/** What Excel takes; a longer one is no link that anybody clicks on. */
const longest = 2083;

/** Whether a link leads to a page. */
export const isAddress = (text: string): boolean => text.length <= longest && /^https?:\/\/\S+$/u.test(text);
