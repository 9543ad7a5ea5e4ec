using Engine.Media.Prompts;

namespace Engine.Actors.Prompts;

/// <summary>What loading a prompt came to.</summary>
internal abstract record LoadedPrompt
{
    public sealed record Ready(EncodedPrompt Prompt) : LoadedPrompt;

    /// <param name="Reason">snake_case: speech_failed, prompt_missing, prompt_unreachable, prompt_unreadable, text_not_speakable.</param>
    public sealed record Failed(string Reason) : LoadedPrompt
    {
        /// <summary>The characters that cannot be spoken; null for other reasons.</summary>
        public string? Detail { get; init; }
    }
}
