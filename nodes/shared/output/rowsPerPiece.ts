/**
 * How many rows are written into one piece of a file: few enough that the piece, and all that it is made from, is soon
 * cleared away. From 128 KB on V8 keeps a text for long.
 */
export const ROWS_PER_PIECE = 250;
