import { eachOf, LOSSES, namedExits, onlyWithContact, type StepKind, unchanged } from '../../model/kinds';

export const voiceIvr: StepKind = {
  kind: 'voice_ivr',
  group: 'speak',
  needsContact: true,
  defaultExit: 'no_match',
  exits: (settings) => [...namedExits(eachOf(settings, 'options', 'exit'), 'no_match', 'timeout'), ...LOSSES],
  outputs: () => ['speech'],
  refuses: onlyWithContact,
  after: unchanged,
  variablesAt: [],
  textsAt: ['prompt.text', 'prompt.url', 'options.*.keywords.*'],
  fresh: () => ({
    prompt: { text: '', language: 'en-US' },
    language: 'en-US',
    options: [{ exit: 'yes', keywords: ['yes'] }],
  }),
};
