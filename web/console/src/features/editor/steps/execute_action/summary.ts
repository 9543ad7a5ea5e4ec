import { isObject } from '../../model/json';
import { type Summary, shortened } from '../../model/summary';

export const summary: Summary = ({ connection, action }) =>
  isObject(action)
    ? {
        key: 'summary.action',
        values: {
          connection: String(connection || '?'),
          method: String(action.method ?? '?'),
          path: shortened(String(action.path ?? '/')),
        },
      }
    : null;
