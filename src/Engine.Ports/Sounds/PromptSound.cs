namespace Engine.Ports.Sounds;

/// <summary>The sound of a recorded prompt.</summary>
/// <param name="Version">See <see cref="IPromptLibrary.FindVersionAsync"/>.</param>
/// <param name="Samples">8 kHz mono.</param>
public sealed record PromptSound(string Version, short[] Samples);
