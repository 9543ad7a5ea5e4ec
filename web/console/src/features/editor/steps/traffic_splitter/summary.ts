import { isList, isObject } from '../../model/json';
import type { Summary } from '../../model/summary';
import { sharesOf } from './shares';

export const summary: Summary = ({ rules }) => {
  const list = isList(rules) ? rules.filter(isObject) : [];
  const shares = sharesOf(list);
  return {
    key: 'summary.split',
    values: { shares: list.map((rule, i) => `${String(rule.exit)} ${shares?.[i] ?? '?'} %`).join(' · ') },
  };
};
