using Engine.Accounts.Prompts;
using Engine.Api.Json;

namespace Engine.Api.Prompts;

/// <summary>What a prompt may be called.</summary>
internal static class PromptRules
{
    private const int MaxNameLength = 100;
    private const int MaxDescriptionLength = 500;

    public static BodyFaults Check(PromptLabel label)
    {
        var faults = new BodyFaults();
        faults.RequireText(label.Name, "name", MaxNameLength);
        faults.Require(label.Description.Length <= MaxDescriptionLength, "description", $"must have at most {MaxDescriptionLength} characters");
        return faults;
    }
}
