using Engine.Actors.Effects;
using Engine.Actors.Ports;

namespace Engine.Actors.Legs;

/// <summary>What every leg needs from outside.</summary>
internal sealed record LegServices(
    ICallPort Calls, ITrunkDirectory Trunks, CallAdmission Admission, PrepareDialRunner Dials, PromptLoader Prompts, ICrashPoints CrashPoints, TimeSpan PlaceWait);
