using System.Collections.Immutable;
using System.Globalization;
using Engine.Flows.Document.Templates;

namespace Engine.Flows.Facts;

/// <summary>The values of one interaction at one moment.</summary>
/// <param name="state">Where the interaction stands.</param>
/// <param name="sensitive">Variables that may hold a sensitive value.</param>
/// <param name="at">The moment.</param>
internal sealed class FlowValues(InteractionState state, IReadOnlySet<string> sensitive, DateTimeOffset at) : IFlowValues
{
    private const string SystemPrefix = "system.";

    /// <summary>Variables that will get another value before the place under consideration is reached.</summary>
    public ImmutableHashSet<string> Unsettled { get; init; } = [];

    /// <summary>True when values are asked for before the call whose results some of them hold.</summary>
    public bool BeforeCall { get; init; }

    /// <summary>True when nothing counts as settled: what can be rendered all the same says the same in every call.</summary>
    private bool NothingSettled { get; init; }

    public FlowValues Unsettle(IEnumerable<string> variables) => new(state, sensitive, at) { Unsettled = Unsettled.Union(variables), BeforeCall = BeforeCall };

    public FlowValues Forgotten() => new(state, sensitive, at) { NothingSettled = true };

    public string? Variable(string name) => state.Variables.GetValueOrDefault(name);

    /// <summary>A variable, or a system value written system.NAME.</summary>
    public string? Named(string name) => name.StartsWith(SystemPrefix, StringComparison.Ordinal) ? System(name[SystemPrefix.Length..]) : Variable(name);

    public bool IsSensitive(string name) => sensitive.Contains(name);

    public bool IsSettled(string name) => !NothingSettled && !Unsettled.Contains(name);

    public bool IsSystemSettled(string name) => !NothingSettled && (!BeforeCall || name is "interaction_id" or "flow_name" or "flow_version");

    public bool IsNamedSettled(string name) =>
        name.StartsWith(SystemPrefix, StringComparison.Ordinal) ? IsSystemSettled(name[SystemPrefix.Length..]) : IsSettled(name);

    public string? System(string name) => name switch
    {
        "interaction_id" => state.Identity?.InteractionId,
        "flow_name" => state.Identity?.FlowName,
        "flow_version" => state.Identity?.FlowVersion.ToString(CultureInfo.InvariantCulture),
        "now" => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        "call_outcome" => state.DecisiveAttempt is { } a ? Verdict.OutcomeName(a) : null,
        "sip_status" => state.DecisiveAttempt is { } a ? Verdict.SipStatus(a)?.ToString(CultureInfo.InvariantCulture) : null,
        "ringing_seconds" => state.DecisiveAttempt is { } a ? Verdict.RingingSeconds(a).ToString(CultureInfo.InvariantCulture) : null,
        _ => null,
    };
}
