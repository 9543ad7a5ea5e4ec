import type { Kinds, StepKind } from '../model/kinds';
import { calendarRules } from './calendar_rules/kind';
import { callback } from './callback/kind';
import { conditional } from './conditional/kind';
import { endFlow } from './end_flow/kind';
import { executeAction } from './execute_action/kind';
import { forwardToExternal } from './forward_to_external/kind';
import { inputIvr } from './input_ivr/kind';
import { makeOutboundCall } from './make_outbound_call/kind';
import { playAudio } from './play_audio/kind';
import { runFunction } from './run_function/kind';
import { salesforceDataDip } from './salesforce_data_dip/kind';
import { standardIvr } from './standard_ivr/kind';
import { timeRules } from './time_rules/kind';
import { trafficSplitter } from './traffic_splitter/kind';
import { voiceIvr } from './voice_ivr/kind';
import { voiceTranscription } from './voice_transcription/kind';

/** All kinds of step, in the order the palette shows them. */
const ALL: readonly StepKind[] = [
  makeOutboundCall,
  forwardToExternal,
  callback,
  playAudio,
  standardIvr,
  inputIvr,
  voiceIvr,
  voiceTranscription,
  conditional,
  timeRules,
  calendarRules,
  trafficSplitter,
  executeAction,
  runFunction,
  salesforceDataDip,
  endFlow,
];

/** The table of kinds; two of one name stop the start. */
export const tableOf = (all: readonly StepKind[]): Kinds => {
  const twice = all.find((kind, i) => all.findIndex((k) => k.kind === kind.kind) !== i);
  if (twice) throw new Error(`There are two kinds of step called ${twice.kind}.`);
  return Object.fromEntries(all.map((kind) => [kind.kind, kind]));
};

export const KINDS: Kinds = tableOf(ALL);
