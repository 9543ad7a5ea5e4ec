import type { Interaction } from './verdict';

/** What the engine tells of an interaction the moment it happens. */
export type News = {
  readonly id: string;
  readonly flow: string;
  readonly state: string;
  readonly phase: string;
  readonly step: string | null;
  readonly outcome: string | null;
  readonly last_event: number;
};

/** The row with what is new; older news, which a reading has overtaken, changes nothing. */
export const withNews = <Row extends Interaction>(row: Row, news: News): Row =>
  row.interaction_id !== news.id || row.last_event >= news.last_event
    ? row
    : {
        ...row,
        state: news.state,
        phase: news.phase,
        current_step: news.step,
        outcome: news.outcome,
        last_event: news.last_event,
      };

type Pages<Row> = { readonly pages: readonly { readonly items: readonly Row[] }[] };

/** Loaded pages with what is new. Pages without any stay the same objects. */
export const pagesWithNews = <Row extends Interaction, P extends Pages<Row>>(data: P, news: News): P => {
  let changed = false;
  const pages = data.pages.map((page) => {
    const items = page.items.map((row) => withNews(row, news));
    if (items.every((row, i) => row === page.items[i])) return page;
    changed = true;
    return { ...page, items };
  });
  return changed ? { ...data, pages } : data;
};

/** Whether a list must be read again: a row came that it does not have, or one ended and has more to say than the news. */
export const needsReading = (data: Pages<Interaction>, news: News): boolean =>
  news.state === 'ended' || !data.pages.some(({ items }) => items.some((row) => row.interaction_id === news.id));
