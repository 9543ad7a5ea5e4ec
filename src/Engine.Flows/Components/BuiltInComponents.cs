using Engine.Flows.Components.Steps;

namespace Engine.Flows.Components;

/// <summary>All kinds of step of this engine. Adding one means its file, its test and one line here.</summary>
public static class BuiltInComponents
{
    public static ComponentRegistry Registry { get; } = new(
        new MakeOutboundCall(),
        new PlayAudio(),
        new InputIvr(),
        new StandardIvr(),
        new VoiceIvr(),
        new VoiceTranscription(),
        new ForwardToExternal(),
        new Callback(),
        new Conditional(),
        new CalendarRules(),
        new TimeRules(),
        new TrafficSplitter(),
        new ExecuteAction(),
        new RunFunction(),
        new SalesforceDataDip(),
        new EndFlow());
}
