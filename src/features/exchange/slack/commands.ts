import type { Language } from '../../../domain/language.ts';
import { languageOf } from '../../../domain/language.ts';
import type { Command, Invocation } from '../../../slack/goal-command.ts';
import type { Reply } from '../../../slack/reply.ts';
import { isSlackError } from '../../../slack/slack-error.ts';
import { sendFiles } from '../../../slack/upload-file.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import { EXPORT_FORMATS } from '../export-goals.ts';
import type { ExchangeListenerUseCases } from './deps.ts';

export const exchangeCommands: readonly Command<ExchangeListenerUseCases>[] = [
  { word: 'export', rank: 115, about: (t) => t.exchange.about, run: sendExport },
];

/** Into the direct message of who asks, wherever they do. */
async function sendExport({ deps, client, user: person, rest }: Invocation<ExchangeListenerUseCases>): Promise<Reply> {
  const { useCases, workspace, texts } = deps;
  const typed = rest.trim().toLowerCase() || 'csv';
  const format = EXPORT_FORMATS.find((one) => one === typed);
  if (format === undefined) return textMessage(texts.exchange.usage);
  const language: Language = languageOf(texts.locale);
  const files = await useCases.exportGoals({ workspace, person, format, language });
  if (files.length === 0) return textMessage(texts.exchange.nothing);
  try {
    const { channel } = await client.conversations.open({ users: person });
    await sendFiles(client, channel?.id ?? '', files, texts.exchange.attached(files.length));
  } catch (error) {
    if (isSlackError(error, 'missing_scope')) return textMessage(texts.exchange.noFiles);
    throw error;
  }
  return textMessage(texts.exchange.sent);
}
