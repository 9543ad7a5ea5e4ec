using Engine.Flows.Document.Texts;

namespace Engine.Accounts;

/// <summary>Gathers the faults of a configuration, so that its sender corrects them in one round.</summary>
public sealed class FaultList
{
    private readonly List<FieldFault> _found = [];

    public IReadOnlyList<FieldFault> Found => _found;

    /// <summary>Notes the fault unless it holds.</summary>
    public void Require(bool holds, string name, string otherwise)
    {
        if (!holds)
        {
            _found.Add(new FieldFault(name, otherwise));
        }
    }

    public void RequireText(string? text, string name, int most) =>
        Require(!string.IsNullOrWhiteSpace(text) && Characters.Fits(text, most), name, $"must have 1 to {most} characters");

    /// <summary>Characters are Unicode code points, as the served schemas count them.</summary>
    public void RequireAtMost(string? text, string name, int most) =>
        Require(Characters.Fits(text ?? "", most), name, $"must have at most {most} characters");

    public void RequireRange(int value, string name, int least, int most) =>
        Require(value >= least && value <= most, name, $"must be from {least} to {most}");
}
