import type { Command } from '../command';
import { withField, withStep } from '../edit';
import { own } from '../json';
import { isWirable } from '../kinds';

/** What follows an unexpected failure: `default`, `end`, `exit:NAME` or `step:ID`. The default is written as nothing. */
export const setOnError = (id: string, route: string): Command => ({
  kind: 'set_on_error',
  label: { key: 'undo.on_error', values: { name: id } },
  refuse: (doc, kinds) => {
    const step = own(doc.steps, id);
    if (!step) return 'no_such_step';
    if (route === 'default' || route === 'end') return null;
    if (route.startsWith('step:')) return own(doc.steps, route.slice(5)) ? null : 'no_such_step';
    return route.startsWith('exit:') && isWirable(kinds, step, route.slice(5)) ? null : 'no_such_exit';
  },
  do: (doc) => withStep(doc, id, (step) => withField(step, 'on_error', route === 'default' ? undefined : route)),
});
