/** Levels of nesting that a document may have. A model document needs eight; parsers and recursion are safe far beyond this. */
export const maxDepth = 100;

/** Syntax errors reported of one text: what follows a broken place is mostly its echo. */
export const maxSyntaxErrors = 20;

/** Megabytes that a document may have unless the caller raises it. */
export const defaultMegabytes = 64;
