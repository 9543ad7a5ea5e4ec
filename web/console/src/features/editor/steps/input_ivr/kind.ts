import { LOSSES, mandatory, onlyWithContact, type StepKind, unchanged } from '../../model/kinds';

const EXITS = [...mandatory('ok', 'timeout'), ...LOSSES];

export const inputIvr: StepKind = {
  kind: 'input_ivr',
  group: 'speak',
  needsContact: true,
  defaultExit: 'timeout',
  exits: () => EXITS,
  outputs: () => ['digits'],
  refuses: onlyWithContact,
  after: unchanged,
  variablesAt: [],
  textsAt: ['prompt.text', 'prompt.url'],
  fresh: () => ({ prompt: { text: '', language: 'en-US' }, max_digits: 4 }),
};
