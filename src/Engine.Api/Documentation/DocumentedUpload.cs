namespace Engine.Api.Documentation;

/// <summary>A sound file as body.</summary>
/// <param name="WithLabel">A form may hold name and description beside it.</param>
internal sealed record DocumentedUpload(bool WithLabel);
