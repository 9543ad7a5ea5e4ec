import { isObject } from '../../model/json';
import { LOSSES, namedExits, onlyWithContact, type StepKind, unchanged } from '../../model/kinds';

export const standardIvr: StepKind = {
  kind: 'standard_ivr',
  group: 'speak',
  needsContact: true,
  defaultExit: 'invalid',
  exits: ({ options }) => [
    ...namedExits(isObject(options) ? Object.values(options) : [], 'invalid', 'timeout'),
    ...LOSSES,
  ],
  outputs: () => ['selection', 'exit_name'],
  refuses: onlyWithContact,
  after: unchanged,
  variablesAt: [],
  textsAt: ['prompts.*.text', 'prompts.*.url'],
  fresh: () => ({ prompts: [{ text: '', language: 'en-US' }], options: { '1': 'key_1' } }),
};
