/** The public face of the package. Everything else is its own. */
export { StoreFileError, type StoreFileProblem } from './errors.ts';
export { type EmbeddedStore, type EmbeddedStoreOptions, startEmbeddedStore } from './server.ts';
export { startStoreThread } from './thread.ts';
