using Engine.Ports.Interactions;

namespace Engine.Api.Interactions;

/// <summary>A call that waits until this node has a place for it.</summary>
/// <param name="Ahead">Calls before it.</param>
/// <param name="ExpectedSeconds">How long it will probably wait, from now on.</param>
internal sealed record WaitingBody(int Ahead, long ExpectedSeconds)
{
    public static WaitingBody? From(QueuePlace? place) => place is null ? null : new WaitingBody(place.Ahead, (long)Math.Ceiling(place.Expected.TotalSeconds));
}
