using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Engine.Flows.Components;
using Engine.Flows.Scenarios;

namespace Engine.Flows.Document;

/// <summary>Generated readers and writers of the document and of each component's settings.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(FlowDocument))]
[JsonSerializable(typeof(MakeOutboundCall.CallSettings), TypeInfoPropertyName = "MakeOutboundCallSettings")]
[JsonSerializable(typeof(PlayAudio.PlaySettings), TypeInfoPropertyName = "PlayAudioSettings")]
[JsonSerializable(typeof(Conditional.Choice), TypeInfoPropertyName = "ConditionalSettings")]
[JsonSerializable(typeof(CalendarRules.Calendar), TypeInfoPropertyName = "CalendarRulesSettings")]
[JsonSerializable(typeof(TimeRules.Schedule), TypeInfoPropertyName = "TimeRulesSettings")]
[JsonSerializable(typeof(TrafficSplitter.Split), TypeInfoPropertyName = "TrafficSplitterSettings")]
[JsonSerializable(typeof(InputIvr.InputSettings), TypeInfoPropertyName = "InputIvrSettings")]
[JsonSerializable(typeof(StandardIvr.Menu), TypeInfoPropertyName = "StandardIvrSettings")]
[JsonSerializable(typeof(VoiceIvr.SpokenMenu), TypeInfoPropertyName = "VoiceIvrSettings")]
[JsonSerializable(typeof(VoiceTranscription.Dictation), TypeInfoPropertyName = "VoiceTranscriptionSettings")]
[JsonSerializable(typeof(ForwardToExternal.ForwardSettings), TypeInfoPropertyName = "ForwardToExternalSettings")]
[JsonSerializable(typeof(ExecuteAction.ActionSettings), TypeInfoPropertyName = "ExecuteActionSettings")]
[JsonSerializable(typeof(RunFunction.FunctionSettings), TypeInfoPropertyName = "RunFunctionSettings")]
[JsonSerializable(typeof(SalesforceDataDip.DipSettings), TypeInfoPropertyName = "SalesforceDataDipSettings")]
[JsonSerializable(typeof(Callback.CallbackSettings), TypeInfoPropertyName = "CallbackSettings")]
[JsonSerializable(typeof(CallbackMemory))]
[JsonSerializable(typeof(Scenario))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(EndFlow.EndSettings), TypeInfoPropertyName = "EndFlowSettings")]
internal sealed partial class FlowJson : JsonSerializerContext;
