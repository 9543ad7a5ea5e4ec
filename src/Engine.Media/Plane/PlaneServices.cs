using Engine.Media.Linux;
using Engine.Media.Receiving;

namespace Engine.Media.Plane;

/// <summary>What all legs of a plane share.</summary>
/// <param name="ControlPort">The shared RTCP port.</param>
/// <param name="Directory">Finds the leg of an RTCP packet.</param>
/// <param name="Timing">The clock of the media threads.</param>
/// <param name="Report">Takes the exceptions of observers.</param>
internal sealed record PlaneServices(int ControlPort, ControlDirectory Directory, ITiming Timing, Action<Exception> Report);
