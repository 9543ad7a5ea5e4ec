namespace Engine.Ports.Journal;

/// <summary>Remembers which interactions are in flight, so that they are recovered on start without being asked (I2).</summary>
public interface IInteractionDirectory
{
    /// <summary>Ids of interactions that were accepted and have not ended. Written with the events, in their transaction.</summary>
    IAsyncEnumerable<string> InFlightAsync(CancellationToken cancellation);
}
