using Engine.Flows.Document;
using Engine.Flows.Facts;
using Engine.Media.Prompts;
using Engine.Ports.Calls;

namespace Engine.Actors.Dialling;

/// <summary>What preparing an attempt came to.</summary>
internal abstract record PreparedDial
{
    /// <param name="Request">What to reserve.</param>
    /// <param name="Prompts">The prompts that may come first, ready to play.</param>
    public sealed record Ready(CallRequest Request, IReadOnlyDictionary<PromptSource, EncodedPrompt> Prompts) : PreparedDial;

    public sealed record Refused(CallFailure Failure) : PreparedDial;
}
