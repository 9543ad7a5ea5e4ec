import { type Summary, shortened } from '../../model/summary';

export const summary: Summary = ({ query }) =>
  query ? { key: 'summary.text', values: { text: shortened(String(query)) } } : null;
