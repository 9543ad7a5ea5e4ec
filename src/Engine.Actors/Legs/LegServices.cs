using Engine.Actors.Effects;
using Engine.Actors.Ports;
using Engine.Media.Prompts;

namespace Engine.Actors.Legs;

/// <summary>What every leg needs from outside.</summary>
/// <param name="Cadence">The ringback of this node, when the network sends none.</param>
internal sealed record LegServices(
    ICallPort Calls, ITrunkDirectory Trunks, CallAdmission Admission, PrepareDialRunner Dials, PromptLoader Prompts, ICrashPoints CrashPoints, TimeSpan PlaceWait, EncodedPrompt Cadence)
{
    public ISpeechRecognizer Recognizer { get; init; } = new NoSpeechRecognizer();
}
