using Engine.Flows.Facts;

namespace Engine.Ports.Calls;

/// <summary>The answer to <see cref="ICallPort.Reserve"/>: a call, or the reason why no message may be sent.</summary>
public abstract record CallReservation
{
    public sealed record Reserved(ICall Call) : CallReservation;

    /// <param name="Failure">A local failure (MAP-04), such as media_resource or engine_overload.</param>
    public sealed record Refused(CallFailure Failure) : CallReservation;
}
