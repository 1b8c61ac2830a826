/** The store in a thread of its own, for a program that loads nothing of it but that. */
export { StoreFileError } from './errors.ts';
export type { EmbeddedStore } from './server.ts';
export { type StoreThread, startStoreThread } from './thread.ts';
