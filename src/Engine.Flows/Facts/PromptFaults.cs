namespace Engine.Flows.Facts;

/// <summary>Why a prompt cannot be had, where the flow's author can do something about it.</summary>
public static class PromptFaults
{
    /// <summary>The text has characters for which no voice has a sound or a word (FLOW-67).</summary>
    public const string TextNotSpeakable = "text_not_speakable";

    /// <summary>Who is at fault for a prompt that cannot be had.</summary>
    /// <param name="reason">snake_case.</param>
    public static Party PartyOf(string reason) => reason == TextNotSpeakable ? Party.Caller : Party.Engine;
}
