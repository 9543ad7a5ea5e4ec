export interface Page<T> {
  items: T[];
  next_page_token: string | null;
}

/** The largest page the engine gives. */
export const WHOLE_PAGE = 200;

/** More rows than this are not read to be filtered here: a list so long needs a filter of the engine's. */
export const ROWS_MAX = 5_000;

/** Every row of a list, page by page, up to `ROWS_MAX`. */
export const everyRow = async <T>(read: (token?: string) => Promise<Page<T>>): Promise<T[]> => {
  const rows: T[] = [];
  let token: string | undefined;
  do {
    const page = await read(token);
    rows.push(...page.items);
    token = page.next_page_token ?? undefined;
  } while (token && rows.length < ROWS_MAX);
  return rows;
};
