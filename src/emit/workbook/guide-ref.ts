import type { Guide } from '../../model/guide.ts';

/** The item that a guide is written for: domain and number. */
export const guideRef = ({ item }: Guide): string => item.value.split(/\s/u)[0] ?? '';
