namespace Engine.Actors.Ports;

/// <summary>The answer to <see cref="ICallPort.Reserve"/>: a call, or the reason why no message may be sent.</summary>
public abstract record CallReservation
{
    public sealed record Reserved(ICall Call) : CallReservation;

    /// <param name="Reason">A local failure of sip.md §15, such as <c>TF.MediaResource</c> or <c>TF.EngineOverload</c>.</param>
    /// <param name="Failover">Another gateway may do better.</param>
    public sealed record Refused(string Reason, CallParty Party, bool Failover) : CallReservation;
}
