import type { JsonObject } from '../../model/json';

const STANDARD_WEIGHT = 50;

/** Percent of each rule to one decimal; null when a weight is a variable, which only the call will tell. */
export const sharesOf = (rules: readonly JsonObject[]): readonly string[] | null => {
  const on = rules.filter((rule) => rule.enabled !== false);
  if (on.some((rule) => typeof (rule.weight ?? STANDARD_WEIGHT) !== 'number')) return null;
  const weightOf = (rule: JsonObject): number => (rule.enabled === false ? 0 : Number(rule.weight ?? STANDARD_WEIGHT));
  const all = rules.reduce((sum, rule) => sum + weightOf(rule), 0);
  return rules.map((rule) => (all === 0 ? '0.0' : ((100 * weightOf(rule)) / all).toFixed(1)));
};
