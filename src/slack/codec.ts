import { z } from 'zod';

/** What Slack keeps for the bot as text, in a button's value or a modal's `private_metadata`. */
export interface Codec<T> {
  encode(value: T): string;
  /** Throws where the text is not what `encode` writes. */
  decode(text: string | undefined): T;
}

export function jsonCodec<T>(schema: z.ZodType<T>): Codec<T> {
  return {
    encode: (value) => JSON.stringify(value),
    decode: (text) => schema.parse(JSON.parse(text ?? '')),
  };
}

/** A codec of ids: what a button or a modal is about. */
export function idsCodec<Name extends string>(...names: readonly Name[]): Codec<Readonly<Record<Name, string>>> {
  return jsonCodec(z.record(z.enum(names), z.string()));
}
