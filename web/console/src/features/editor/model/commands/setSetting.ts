import type { Command } from '../command';
import type { FlowStep } from '../document';
import { withStep } from '../edit';
import { at, equal, type Json, type JsonObject, own, type Path, withAt } from '../json';
import { exitsOf, type Kinds } from '../kinds';

export type Setting = {
  readonly step: string;
  /** Inside the settings. */
  readonly path: Path;
  /** Left out = the member is taken out, so that the engine's own default holds. */
  readonly value: Json | undefined;
  /** The field's name for the undo list. */
  readonly field?: string;
};

/**
 * Sets one setting. Exits that are named by settings (of a menu, of rules) follow: a name that is gone while a new one came in its place
 * takes the wire along, one that only vanished leaves the wire where it is, for the engine to report and the author to decide.
 */
export const setSetting = ({ step: id, path, value, field }: Setting): Command => ({
  kind: 'set_setting',
  label: { key: 'undo.setting', values: { field: field ?? path.join('.') } },
  typing: `setting:${id}:${path.join('.')}`,
  refuse: (doc) => {
    if (!own(doc.steps, id)) return 'no_such_step';
    return path.length === 0 ? 'nothing_to_do' : null;
  },
  do: (doc, kinds) => withStep(doc, id, (step) => changed(kinds, step, path, value)),
});

const changed = (kinds: Kinds, step: FlowStep, path: Path, value: Json | undefined): FlowStep => {
  const old = at(step.settings, path);
  if (old === value || (old !== undefined && equal(old, value) && JSON.stringify(old) === JSON.stringify(value)))
    return step;
  const settings = withAt(step.settings ?? {}, path, value) as JsonObject;
  const next = step.settings ? { ...step, settings } : withSettings(step, settings);
  return { ...next, ...(step.exits && { exits: rewired(kinds, step, next) }) };
};

/** Settings stand behind type and name, as the engine writes them. */
const withSettings = (step: FlowStep, settings: JsonObject): FlowStep => {
  const { type, name, ...rest } = step;
  return { type, ...(name !== undefined && { name }), settings, ...rest };
};

const rewired = (kinds: Kinds, before: FlowStep, after: FlowStep): FlowStep['exits'] => {
  const old = exitsOf(kinds, before).map((e) => e.id);
  const now = exitsOf(kinds, after).map((e) => e.id);
  const gone = old.filter((e) => !now.includes(e));
  const fresh = now.filter((e) => !old.includes(e));
  const [from] = gone;
  const [to] = fresh;
  if (gone.length !== 1 || fresh.length !== 1 || from === undefined || to === undefined) return before.exits;
  if (!Object.hasOwn(before.exits ?? {}, from) || Object.hasOwn(before.exits ?? {}, to)) return before.exits;
  return Object.fromEntries(
    Object.entries(before.exits ?? {}).map(([exit, target]) => [exit === from ? to : exit, target]),
  );
};
