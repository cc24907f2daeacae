/** Deeper nesting than this is no catalogue; a parser would run out of stack. */
export const maxDepth = 60;

/** What aliases bring, in values and characters together: more than this is an alias bomb, not a catalogue. */
export const maxExpanded = 500_000;

/** Aliases inside of what an alias brings, all of them together. */
export const maxNestedAliases = 100;
