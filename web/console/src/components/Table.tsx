import type { ReactNode } from 'react';
import { classes } from './classes';

export interface Column<T> {
  key: string;
  title: string;
  cell: (row: T) => ReactNode;
  /** On a narrow screen a column that is not needed to know the row is left out. */
  extra?: boolean;
  /** Numbers stand at the end of their column. */
  end?: boolean;
}

interface Props<T> {
  /** Says what the rows are. */
  caption: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  idOf: (row: T) => string;
}

/** A plain table; the first column names the row. On a narrow screen each row becomes a card. Rows carry their id, so that keys know which one has the focus. */
export const Table = <T,>({ caption, columns, rows, idOf }: Props<T>) => (
  <div className="overflow-x-auto rounded-card border bg-card">
    <table className="w-full border-collapse text-sm max-sm:block">
      <caption className="sr-only">{caption}</caption>
      <thead className="max-sm:sr-only">
        <tr className="border-b bg-sunken text-start text-soft">
          {columns.map(({ key, title, extra, end }) => (
            <th
              key={key}
              scope="col"
              className={classes('px-3 py-2 font-medium', end ? 'text-end' : 'text-start', extra && 'max-lg:hidden')}
            >
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {rows.map((row) => (
          <tr
            key={idOf(row)}
            data-row={idOf(row)}
            className="h-row border-b last:border-b-0 focus-within:bg-hover hover:bg-hover max-sm:flex max-sm:h-auto max-sm:flex-wrap max-sm:items-center max-sm:py-2"
          >
            {columns.map(({ key, cell, extra, end }, index) => {
              const look = classes('px-3 py-1', end ? 'text-end tabular-nums' : 'text-start', extra && 'max-lg:hidden');
              return index === 0 ? (
                <th key={key} scope="row" className={classes(look, 'font-normal')}>
                  {cell(row)}
                </th>
              ) : (
                <td key={key} className={look}>
                  {cell(row)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
