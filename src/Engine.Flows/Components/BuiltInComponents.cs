using System.Collections.Frozen;
using Engine.Flows.Components.Steps;

namespace Engine.Flows.Components;

/// <summary>All kinds of step. Adding one means its file, its test and one line here.</summary>
public static class BuiltInComponents
{
    private static readonly FrozenDictionary<string, Component> ByKind = Index(
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

    /// <summary>By kind, in alphabetical order.</summary>
    public static IReadOnlyList<Component> All { get; } = [.. ByKind.Values.OrderBy(c => c.Kind, StringComparer.Ordinal)];

    /// <summary>Null for a kind nobody knows.</summary>
    public static Component? Find(string kind) => ByKind.GetValueOrDefault(kind);

    /// <exception cref="ArgumentException">No such kind.</exception>
    internal static Component Get(string kind) => Find(kind) ?? throw new ArgumentException($"There is no component {kind}.", nameof(kind));

    /// <summary>Refuses two components under one name.</summary>
    internal static FrozenDictionary<string, Component> Index(params Component[] components) =>
        components.ToDictionary(c => c.Kind, StringComparer.Ordinal).ToFrozenDictionary(StringComparer.Ordinal);
}
