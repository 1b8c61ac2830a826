import type { Act, ActResult } from '../../../src/protocol.ts';

/** A clock that is moved answers when everything due has happened: longer than any other act. */
const PATIENCE_MS = 120_000;

/** What is told when there was no answer at all. */
export const UNREACHABLE = 'The workspace did not answer. Is the playground still running?';

/** A refusal for people: the server's codes, such as `not_in_channel`, get a sentence around them. */
export function wordsFor(error: string): string {
  return /^[a-z_]+$/.test(error) ? `The workspace refused this: ${error.replaceAll('_', ' ')}.` : error;
}

/** Hands a file over; its id, or undefined where it was not taken. */
export async function uploadFile(person: string, file: File): Promise<string | undefined> {
  try {
    const query = new URLSearchParams({ person, name: file.name });
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const answer = await fetch(`/page/file?${query}`, { method: 'POST', body: file, signal });
    const { id } = (await answer.json()) as { readonly id?: string };
    return id;
  } catch {
    return undefined;
  }
}

/** Does an act in the workspace. Never throws: a server that cannot be reached is an `ok: false` with words for it. */
export async function send(act: Act): Promise<ActResult> {
  try {
    const answer = await fetch('/page/act', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(act),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return (await answer.json()) as ActResult;
  } catch {
    return { ok: false, error: UNREACHABLE };
  }
}
