import type { DataTableBlock } from '@slack/types';
import { useState } from 'react';
import { RichText } from './RichText.tsx';

type Cell = DataTableBlock['rows'][number][number];

/** Where the app does not say how many rows a page has. */
const ROWS = 5;

function CellView({ cell }: { readonly cell: Cell }) {
  return cell.type === 'rich_text' ? <RichText block={cell} /> : cell.text;
}

function Row({ cells, header }: { readonly cells: readonly Cell[]; readonly header: number }) {
  return (
    <tr>
      {cells.map((cell, index) => {
        const Tag = index === header ? 'th' : 'td';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other identity
          <Tag key={index} className={cell.type === 'raw_number' ? 'cell-number' : undefined}>
            <CellView cell={cell} />
          </Tag>
        );
      })}
    </tr>
  );
}

/** A table with a caption; the first row is its head, and long ones have pages. */
export function DataTable({ block }: { readonly block: DataTableBlock }) {
  const [page, setPage] = useState(0);
  const [head = [], ...rows] = block.rows;
  const size = block.page_size ?? ROWS;
  const pages = Math.ceil(rows.length / size);
  return (
    <div className="data-table">
      <table>
        <caption>{block.caption}</caption>
        <thead>
          <tr>
            {head.map((cell, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other identity
              <th key={index} scope="col">
                <CellView cell={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(page * size, (page + 1) * size).map((cells, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity
            <Row key={index} cells={cells} header={block.row_header_column_index ?? 0} />
          ))}
        </tbody>
      </table>
      {pages > 1 && (
        <p className="pages">
          <button type="button" className="button button-quiet" disabled={page === 0} onClick={() => setPage(page - 1)}>
            Back
          </button>
          <span>
            Page {page + 1} of {pages}
          </span>
          <button
            type="button"
            className="button button-quiet"
            disabled={page === pages - 1}
            onClick={() => setPage(page + 1)}
          >
            Next
          </button>
        </p>
      )}
    </div>
  );
}
