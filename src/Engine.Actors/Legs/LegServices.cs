using Engine.Actors.Dialling;
using Engine.Actors.Prompts;
using Engine.Media.Prompts;
using Engine.Ports.Calls;
using Engine.Ports.Faults;
using Engine.Ports.Speech;
using Engine.Ports.Trunks;

namespace Engine.Actors.Legs;

/// <summary>What every leg needs from outside.</summary>
/// <param name="Cadence">The ringback of this node, when the network sends none.</param>
internal sealed record LegServices(
    ICallPort Calls, ITrunkDirectory Trunks, CallAdmission Admission, PrepareDialRunner Dials, PromptLoader Prompts, ICrashPoints CrashPoints, TimeSpan PlaceWait, EncodedPrompt Cadence)
{
    public ISpeechRecognizer Recognizer { get; init; } = new NoSpeechRecognizer();
}
