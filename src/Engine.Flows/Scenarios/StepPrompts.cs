using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Facts;

namespace Engine.Flows.Scenarios;

/// <summary>What the current step plays, for a world that has to know how long that takes.</summary>
public static class StepPrompts
{
    /// <summary>In order; empty when the step plays nothing.</summary>
    public static IReadOnlyList<PromptSource> Of(PublishedFlow flow, InteractionState state, DateTimeOffset at) =>
        flow.Find(state.Current?.StepId) is { } step ? [.. step.Component.FirstPrompts(step.Settings, new FlowValues(state, flow.SensitiveVariables, at))] : [];

    /// <summary>Whether the current step plays to the contact, collects keys or listens.</summary>
    public static bool IsHeard(PublishedFlow flow, InteractionState state) => flow.Find(state.Current?.StepId)?.Component.Effects.Any(IsOfAContact) == true;

    /// <summary>Whether an effect lets the contact hear, press or speak.</summary>
    internal static bool IsOfAContact(string effect) =>
        effect is nameof(InteractionEffect.Play) or nameof(InteractionEffect.Collect) or nameof(InteractionEffect.Listen);

    /// <summary>Whether an effect fails when a scenario wants it to.</summary>
    internal static bool CanFail(string effect) =>
        IsOfAContact(effect) || IsStubbed(effect) || effect is nameof(InteractionEffect.PrepareDial) or nameof(InteractionEffect.JoinRingGroup);

    private static bool IsStubbed(string effect) => effect is nameof(InteractionEffect.DrawSplit) or nameof(InteractionEffect.CallService)
        or nameof(InteractionEffect.QueryRecord) or nameof(InteractionEffect.RunFunction);
}
