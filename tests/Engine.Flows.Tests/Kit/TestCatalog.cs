using Engine.Flows.Document;

namespace Engine.Flows.Tests.Kit;

/// <summary>An account that owns two numbers and a few named things.</summary>
internal sealed class TestCatalog : ICatalog
{
    public static readonly TestCatalog Instance = new();

    public HashSet<string> NotSupported { get; } = new(StringComparer.Ordinal);

    public int RingSecondsCeiling { get; init; } = 35;

    public bool HasNumber(string number) => number is "+12025550100" or "+12025550101";

    public bool HasTrunk(string id) => id is "main";

    public bool HasPrompt(string id) => id is "welcome" or "goodbye";

    public bool HasFunction(string name) => name is "shout" or "spell_digits" or "greet";

    public FunctionSignature? FindFunction(string name) => name is "greet"
        ? new FunctionSignature(new Dictionary<string, bool> { ["digits"] = true, ["pause"] = false }, ["text"])
        : null;

    public bool HasConnection(string id) => id is "crm" or "salesforce" or "monitoring";

    public bool HasRingGroup(string id) => id is "support";

    /// <summary>Languages that nobody speaks.</summary>
    public HashSet<string> Unheard { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Unspoken { get; } = new(StringComparer.Ordinal);

    public bool Hears(string language) => !Unheard.Contains(language);

    public bool Speaks(string language) => !Unspoken.Contains(language);

    public string? Unspeakable(string language, string text) => text.Contains('\u0F56', StringComparison.Ordinal) ? "\u0F56 (U+0F56)" : null;

    public bool IsSupported(string componentType) => !NotSupported.Contains(componentType);
}
