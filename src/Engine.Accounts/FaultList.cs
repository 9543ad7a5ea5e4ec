using Engine.Flows.Document.Marks;
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

    /// <summary>A text for people: a name of marks that nobody sees is none.</summary>
    public void RequireText(string? text, string name, int most)
    {
        var hasLength = !string.IsNullOrWhiteSpace(text) && Characters.Fits(text, most);
        Require(hasLength, name, $"must have 1 to {most} characters");
        Require(!hasLength || !string.IsNullOrWhiteSpace(HiddenMarks.Removed(text!)), name, "must have a character that can be seen");
    }

    /// <summary>Characters are Unicode code points, as the served schemas count them.</summary>
    public void RequireAtMost(string? text, string name, int most) =>
        Require(Characters.Fits(text ?? "", most), name, $"must have at most {most} characters");

    public void RequireRange(int value, string name, int least, int most) =>
        Require(value >= least && value <= most, name, $"must be from {least} to {most}");
}
