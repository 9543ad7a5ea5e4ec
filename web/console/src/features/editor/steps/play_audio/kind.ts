import { LOSSES, mandatory, onlyWithContact, type StepKind, unchanged } from '../../model/kinds';

const EXITS = [...mandatory('ok'), ...LOSSES];

export const playAudio: StepKind = {
  kind: 'play_audio',
  group: 'speak',
  needsContact: true,
  defaultExit: 'ok',
  exits: () => EXITS,
  outputs: () => ['played_percent', 'played_seconds'],
  refuses: onlyWithContact,
  after: unchanged,
  variablesAt: [],
  textsAt: ['source.text', 'source.url'],
  fresh: () => ({ source: { text: '', language: 'en-US' } }),
};
