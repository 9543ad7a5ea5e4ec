import type { ComponentType } from 'react';
import { Form as CalendarRulesForm } from './calendar_rules/Form';
import { Form as CallbackForm } from './callback/Form';
import { Form as ConditionalForm } from './conditional/Form';
import { Form as EndFlowForm } from './end_flow/Form';
import { Form as ExecuteActionForm } from './execute_action/Form';
import type { FormProps } from './form';
import { Form as ForwardToExternalForm } from './forward_to_external/Form';
import { Form as InputIvrForm } from './input_ivr/Form';
import { lacking } from './looks';
import { Form as MakeOutboundCallForm } from './make_outbound_call/Form';
import { Form as PlayAudioForm } from './play_audio/Form';
import { Form as RunFunctionForm } from './run_function/Form';
import { Form as SalesforceDataDipForm } from './salesforce_data_dip/Form';
import { Form as StandardIvrForm } from './standard_ivr/Form';
import { Form as TimeRulesForm } from './time_rules/Form';
import { Form as TrafficSplitterForm } from './traffic_splitter/Form';
import { Form as VoiceIvrForm } from './voice_ivr/Form';
import { Form as VoiceTranscriptionForm } from './voice_transcription/Form';

/** The settings of each kind of step, made by hand. */
export const FORMS: { readonly [kind: string]: ComponentType<FormProps> } = {
  make_outbound_call: MakeOutboundCallForm,
  forward_to_external: ForwardToExternalForm,
  callback: CallbackForm,
  play_audio: PlayAudioForm,
  standard_ivr: StandardIvrForm,
  input_ivr: InputIvrForm,
  voice_ivr: VoiceIvrForm,
  voice_transcription: VoiceTranscriptionForm,
  conditional: ConditionalForm,
  time_rules: TimeRulesForm,
  calendar_rules: CalendarRulesForm,
  traffic_splitter: TrafficSplitterForm,
  execute_action: ExecuteActionForm,
  run_function: RunFunctionForm,
  salesforce_data_dip: SalesforceDataDipForm,
  end_flow: EndFlowForm,
};

const without = lacking(FORMS);
if (without.length > 0) throw new Error(`These kinds of step have no form: ${without.join(', ')}.`);
