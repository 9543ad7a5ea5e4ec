using Engine.Accounts;
using Engine.Api.Errors;

namespace Engine.Api.Json;

/// <summary>Gathers what is wrong with a body, so that a caller corrects it in one round.</summary>
internal sealed class BodyFaults
{
    private readonly List<FieldFault> _found = [];

    /// <summary>Empty while nothing was found.</summary>
    public IReadOnlyList<FieldFault> Found => _found;

    /// <summary>Null while nothing was found.</summary>
    public ApiProblem? Problem => _found.Count == 0 ? null : new ApiProblem(ApiErrors.InvalidBody, fields: _found);

    /// <summary>Notes the fault unless it holds.</summary>
    public void Require(bool holds, string name, string otherwise)
    {
        if (!holds)
        {
            _found.Add(new FieldFault(name, otherwise));
        }
    }

    public void RequireText(string? text, string name, int most) =>
        Require(!string.IsNullOrWhiteSpace(text) && text.Length <= most, name, $"must have 1 to {most} characters");

    public void RequireRange(int value, string name, int least, int most) =>
        Require(value >= least && value <= most, name, $"must be from {least} to {most}");
}
