namespace Engine.Ports.Sounds;

/// <summary>The recorded prompts of accounts, as calls need them.</summary>
public interface IPromptLibrary
{
    /// <summary>Names the sound that the prompt has now; another one after each replacement, so it can be a cache's key. Null: no such prompt.</summary>
    ValueTask<string?> FindVersionAsync(AccountId accountId, string promptId, CancellationToken cancellation);

    /// <summary>The prompt's sound, or null when there is no such prompt.</summary>
    ValueTask<PromptSound?> LoadAsync(AccountId accountId, string promptId, CancellationToken cancellation);
}

/// <summary>The sound of a recorded prompt.</summary>
/// <param name="Version">See <see cref="IPromptLibrary.FindVersionAsync"/>.</param>
/// <param name="Samples">8 kHz mono.</param>
public sealed record PromptSound(string Version, short[] Samples);
