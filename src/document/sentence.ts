import { printed } from './printed.ts';

/** What somebody wrote, as a sentence: with one full stop, whether they wrote one or not. */
export const sentence = (text: string): string => {
  const words = printed(text).replace(/[。．，、；\s]+$/u, '');
  return /[！？]$/u.test(words) ? words : `${words}。`;
};
