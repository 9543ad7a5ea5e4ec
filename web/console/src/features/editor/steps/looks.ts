import type { LucideIcon } from 'lucide-react';
import type { Summary } from '../model/summary';
import { icon as calendarRulesIcon } from './calendar_rules/icon';
import { summary as calendarRulesSummary } from './calendar_rules/summary';
import { icon as callbackIcon } from './callback/icon';
import { summary as callbackSummary } from './callback/summary';
import { icon as conditionalIcon } from './conditional/icon';
import { summary as conditionalSummary } from './conditional/summary';
import { icon as endFlowIcon } from './end_flow/icon';
import { summary as endFlowSummary } from './end_flow/summary';
import { icon as executeActionIcon } from './execute_action/icon';
import { summary as executeActionSummary } from './execute_action/summary';
import { icon as forwardToExternalIcon } from './forward_to_external/icon';
import { summary as forwardToExternalSummary } from './forward_to_external/summary';
import { icon as inputIvrIcon } from './input_ivr/icon';
import { summary as inputIvrSummary } from './input_ivr/summary';
import { KINDS } from './kinds';
import { icon as makeOutboundCallIcon } from './make_outbound_call/icon';
import { summary as makeOutboundCallSummary } from './make_outbound_call/summary';
import { icon as playAudioIcon } from './play_audio/icon';
import { summary as playAudioSummary } from './play_audio/summary';
import { icon as runFunctionIcon } from './run_function/icon';
import { summary as runFunctionSummary } from './run_function/summary';
import { icon as salesforceDataDipIcon } from './salesforce_data_dip/icon';
import { summary as salesforceDataDipSummary } from './salesforce_data_dip/summary';
import { icon as standardIvrIcon } from './standard_ivr/icon';
import { summary as standardIvrSummary } from './standard_ivr/summary';
import { icon as timeRulesIcon } from './time_rules/icon';
import { summary as timeRulesSummary } from './time_rules/summary';
import { icon as trafficSplitterIcon } from './traffic_splitter/icon';
import { summary as trafficSplitterSummary } from './traffic_splitter/summary';
import { icon as voiceIvrIcon } from './voice_ivr/icon';
import { summary as voiceIvrSummary } from './voice_ivr/summary';
import { icon as voiceTranscriptionIcon } from './voice_transcription/icon';
import { summary as voiceTranscriptionSummary } from './voice_transcription/summary';

/** How a kind of step looks on its card. */
export type Look = { readonly icon: LucideIcon; readonly summary: Summary };

export const LOOKS: { readonly [kind: string]: Look } = {
  make_outbound_call: { icon: makeOutboundCallIcon, summary: makeOutboundCallSummary },
  forward_to_external: { icon: forwardToExternalIcon, summary: forwardToExternalSummary },
  callback: { icon: callbackIcon, summary: callbackSummary },
  play_audio: { icon: playAudioIcon, summary: playAudioSummary },
  standard_ivr: { icon: standardIvrIcon, summary: standardIvrSummary },
  input_ivr: { icon: inputIvrIcon, summary: inputIvrSummary },
  voice_ivr: { icon: voiceIvrIcon, summary: voiceIvrSummary },
  voice_transcription: { icon: voiceTranscriptionIcon, summary: voiceTranscriptionSummary },
  conditional: { icon: conditionalIcon, summary: conditionalSummary },
  time_rules: { icon: timeRulesIcon, summary: timeRulesSummary },
  calendar_rules: { icon: calendarRulesIcon, summary: calendarRulesSummary },
  traffic_splitter: { icon: trafficSplitterIcon, summary: trafficSplitterSummary },
  execute_action: { icon: executeActionIcon, summary: executeActionSummary },
  run_function: { icon: runFunctionIcon, summary: runFunctionSummary },
  salesforce_data_dip: { icon: salesforceDataDipIcon, summary: salesforceDataDipSummary },
  end_flow: { icon: endFlowIcon, summary: endFlowSummary },
};

/** Kinds that lack a part: the console does not start with one. */
export const lacking = (parts: { readonly [kind: string]: unknown }): string[] =>
  Object.keys(KINDS).filter((kind) => !Object.hasOwn(parts, kind));

const without = lacking(LOOKS);
if (without.length > 0) throw new Error(`These kinds of step have no look: ${without.join(', ')}.`);
