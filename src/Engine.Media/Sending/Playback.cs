using Engine.Media.Prompts;

namespace Engine.Media.Sending;

/// <summary>A prompt that plays or waits to play on a leg.</summary>
internal readonly record struct Playback(EncodedPrompt Prompt, long Id);
