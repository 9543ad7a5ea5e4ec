import { isList, isObject } from '../../model/json';
import type { Summary } from '../../model/summary';

export const summary: Summary = ({ rules }) => {
  const first = isList(rules) ? rules[0] : undefined;
  return {
    key: 'summary.zoned_rules',
    values: { count: isList(rules) ? rules.length : 0, zone: isObject(first) ? String(first.timezone ?? '?') : '?' },
  };
};
