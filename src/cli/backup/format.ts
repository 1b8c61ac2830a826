import { BSON, type Document } from 'mongodb';
import type { Digest } from '../digest.ts';

/** Of this program's backups. One of a later format is refused. */
export const FORMAT = 1;

export interface Header {
  readonly goalpost: 'backup';
  readonly format: number;
  /** Unlike any other's. */
  readonly id: string;
  /** When it was begun, as an ISO date. */
  readonly at: string;
  /** The store's file or address, without a password. */
  readonly of: string;
}

export interface CollectionName {
  readonly db: string;
  readonly name: string;
}

/**
 * One line of a backup: first the header, then for each collection its name with its indexes, its documents, and what
 * they come to, and last that it is whole.
 */
export type BackupLine =
  | { readonly header: Header }
  | { readonly collection: CollectionName & { readonly indexes: readonly Document[] } }
  | { readonly document: Document }
  | { readonly end: CollectionName & Digest }
  | { readonly whole: { readonly collections: number; readonly documents: number } };

/** Canonical Extended JSON, which keeps the types of numbers. */
export const lineOf = (line: BackupLine): string => `${BSON.EJSON.stringify(line, { relaxed: false })}\n`;

const KINDS = ['header', 'collection', 'document', 'end', 'whole'];

/** Undefined where a text is no line of a backup. */
export function readLine(text: string): BackupLine | undefined {
  try {
    const document = text.startsWith('{"document":');
    // What is ours is read as plain numbers, what is stored with its types.
    const line: unknown = BSON.EJSON.parse(text, { relaxed: !document });
    const isLine = typeof line === 'object' && line !== null && KINDS.some((kind) => kind in line);
    return isLine ? (line as BackupLine) : undefined;
  } catch {
    return undefined;
  }
}
