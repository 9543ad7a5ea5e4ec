import { hidden, LOSSES, mandatory, onlyWithContact, type StepKind, unchanged } from '../../model/kinds';

const EXITS = [...mandatory('no_answer', 'invalid_number'), ...hidden('ok'), ...LOSSES];

export const forwardToExternal: StepKind = {
  kind: 'forward_to_external',
  group: 'call',
  needsContact: true,
  defaultExit: 'no_answer',
  exits: () => EXITS,
  outputs: () => [],
  refuses: onlyWithContact,
  after: unchanged,
  variablesAt: ['to.variable'],
  textsAt: [],
  fresh: () => ({ ring_seconds: 35 }),
};
