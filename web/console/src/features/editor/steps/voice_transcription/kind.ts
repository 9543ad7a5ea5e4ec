import { LOSSES, mandatory, onlyWithContact, type StepKind, unchanged } from '../../model/kinds';

const EXITS = [...mandatory('ok', 'timeout'), ...LOSSES];

export const voiceTranscription: StepKind = {
  kind: 'voice_transcription',
  group: 'speak',
  needsContact: true,
  defaultExit: 'timeout',
  exits: () => EXITS,
  outputs: () => ['speech'],
  refuses: onlyWithContact,
  after: unchanged,
  variablesAt: [],
  textsAt: ['prompt.text', 'prompt.url'],
  fresh: () => ({ prompt: { text: '', language: 'en-US' }, language: 'en-US' }),
};
