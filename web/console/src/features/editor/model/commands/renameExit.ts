import type { Command } from '../command';
import type { FlowStep } from '../document';
import { withField, withStep } from '../edit';
import { isList, isObject, type Json, type JsonObject, own } from '../json';
import { exitsOf, kindOf, RESERVED_EXITS } from '../kinds';
import { isExitName } from '../names';

/** Renames an exit that the settings name (a key of a menu, a rule): settings, wire and error way follow as one edit. */
export const renameExit = (id: string, from: string, to: string): Command => ({
  kind: 'rename_exit',
  label: { key: 'undo.rename_exit', values: { from, to } },
  refuse: (doc, kinds) => {
    const step = own(doc.steps, id);
    if (!step) return 'no_such_step';
    if (!named(step, from)) return 'no_such_exit';
    if (from === to) return 'nothing_to_do';
    if (!isExitName(to) || (RESERVED_EXITS.includes(to) && kindOf(kinds, step))) return 'bad_exit_name';
    return exitsOf(kinds, step).some((exit) => exit.id === to) || Object.hasOwn(step.exits ?? {}, to)
      ? 'exit_taken'
      : null;
  },
  do: (doc) =>
    withStep(doc, id, (step) => {
      const settings = inSettings(step.settings ?? {}, from, to) as JsonObject;
      const exits =
        step.exits &&
        Object.fromEntries(Object.entries(step.exits).map(([e, target]) => [e === from ? to : e, target]));
      const error = step.on_error === `exit:${from}` ? `exit:${to}` : step.on_error;
      return withField(withField({ ...step, settings }, 'exits', exits), 'on_error', error);
    }),
});

const named = (step: FlowStep, exit: string): boolean =>
  step.settings !== undefined && inSettings(step.settings, exit, `${exit}-`) !== step.settings;

/** Exits stand as `exit` in rules and options, or as the values of a menu's keys. */
const inSettings = (settings: JsonObject, from: string, to: string): JsonObject => {
  let next = settings;
  for (const list of ['rules', 'options']) {
    const value = settings[list];
    const renamed = isList(value) ? inRules(value, from, to) : isObject(value) ? inKeys(value, from, to) : value;
    if (renamed !== value) next = { ...next, [list]: renamed as Json };
  }
  return next;
};

const inRules = (rules: readonly Json[], from: string, to: string): readonly Json[] =>
  rules.some((rule) => isObject(rule) && rule.exit === from)
    ? rules.map((rule) => (isObject(rule) && rule.exit === from ? { ...rule, exit: to } : rule))
    : rules;

const inKeys = (keys: JsonObject, from: string, to: string): JsonObject =>
  Object.values(keys).includes(from)
    ? Object.fromEntries(Object.entries(keys).map(([key, exit]) => [key, exit === from ? to : exit]))
    : keys;
