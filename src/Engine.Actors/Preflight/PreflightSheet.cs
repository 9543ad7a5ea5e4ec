using Engine.Flows.Document.Arguments;
using Engine.Ports.Interactions;

namespace Engine.Actors.Preflight;

/// <summary>The checks of one preflight as they come in; what nobody got to is unknown, so that the list is always whole.</summary>
internal sealed class PreflightSheet
{
    private readonly Dictionary<string, PreflightCheck> _checks = new(StringComparer.Ordinal);

    public void Ok(string name, string detail) => _checks[name] = new PreflightCheck(name, PreflightVerdict.Ok, null, detail);

    public void Fail(string name, string code, string detail, IReadOnlyList<ArgumentFault>? fields = null) =>
        _checks[name] = new PreflightCheck(name, PreflightVerdict.Fail, code, detail) { Fields = fields ?? [] };

    public void Unknown(string name, string detail) => _checks[name] = new PreflightCheck(name, PreflightVerdict.Unknown, null, detail);

    public IReadOnlyList<PreflightCheck> All() => [.. PreflightChecks.All.Select(name => _checks.TryGetValue(name, out var check)
        ? check
        : new PreflightCheck(name, PreflightVerdict.Unknown, null, "Not looked at, because a check before it failed."))];
}
