/** Stands behind every printed value that no published copy shows. */
export const unverifiedMark = '※';
