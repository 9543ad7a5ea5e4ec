namespace Engine.Flows.Document;

/// <summary>What a flow may refer to in its account and on this server.</summary>
public interface ICatalog
{
    /// <summary>True when the E.164 number belongs to the account.</summary>
    bool HasNumber(string number);
    bool HasTrunk(string id);
    bool HasPrompt(string id);

    /// <summary>True when a version of it is published: without one every run would fail.</summary>
    bool HasFunction(string name);

    /// <summary>What it takes and gives; null when that is not known here.</summary>
    FunctionSignature? FindFunction(string name) => null;

    bool HasConnection(string id);
    bool HasRingGroup(string id);

    /// <summary>False while the host has no runner for the component's effects; such flows can be saved, not published.</summary>
    bool IsSupported(string componentType);

    /// <summary>Whether an engine of this server or one that the account has chosen speaks the language; true where that is not known here.</summary>
    /// <param name="language">BCP 47 tag.</param>
    bool Speaks(string language) => true;

    /// <summary>Whether an engine of this server or one that the account has chosen understands the language; true where that is not known here.</summary>
    /// <param name="language">BCP 47 tag.</param>
    bool Hears(string language) => true;

    /// <summary>The characters of a text that no voice for that language has a sound or a word for, named; null when there are none, or that is not known here.</summary>
    string? Unspeakable(string language, string text) => null;

    /// <summary>Server option: longest ring_seconds of Make Outbound Call.</summary>
    int RingSecondsCeiling { get; }
}
