import { EXCHANGE_VERSION, type ExchangeItem } from '../domain/exchange/item.ts';
import type { WorkspaceId } from '../domain/names.ts';

/** One JSON document in which each item is a line of its own, so that it is read and written a line at a time. */
export async function* jsonOf(
  items: AsyncIterable<ExchangeItem>,
  { workspace, at }: { readonly workspace: WorkspaceId; readonly at: Date },
): AsyncGenerator<string> {
  const header = JSON.stringify({ goalpost: 'export', version: EXCHANGE_VERSION, workspace, at });
  yield `${header.slice(0, -1)},"items":[`;
  let isFirst = true;
  for await (const item of items) {
    yield `${isFirst ? '\n' : ',\n'}${JSON.stringify(item)}`;
    isFirst = false;
  }
  yield '\n]}\n';
}
