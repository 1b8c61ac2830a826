import type { Document } from 'mongodb';

/** The store's clock in an expression, in milliseconds, to compare with {@link millisOf}. */
export const NOW_MS: Document = { $toLong: '$$NOW' };

/**
 * A stored time in milliseconds, long over where there is none. Times are compared as numbers, since not every server that
 * speaks MongoDB's protocol compares a stored date with `$$NOW`.
 */
export const millisOf = (path: string): Document => ({ $toLong: { $ifNull: [path, new Date(0)] } });
