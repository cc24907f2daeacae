/** Deeper nesting than this is no catalogue; a parser would run out of stack. */
export const maxDepth = 60;
