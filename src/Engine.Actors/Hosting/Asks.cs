using Akka.Actor;

namespace Engine.Actors.Hosting;

/// <summary>Questions whose patience is the injected clock's: Akka's own would follow the clock of the machine.</summary>
internal static class Asks
{
    /// <summary>The answer; default when none came in time, whatever the reason.</summary>
    public static async Task<T?> AskAsync<T>(this ICanTell actor, object question, TimeSpan patience, TimeProvider time)
    {
        using var limit = new CancellationTokenSource(patience, time);
        try
        {
            return await actor.Ask<T>(question, Timeout.InfiniteTimeSpan, limit.Token);
        }
        catch (Exception cause) when (cause is OperationCanceledException or AskTimeoutException)
        {
            return default;
        }
    }
}

/// <summary>Work outside an actor's turns, whose outcome comes back as a message.</summary>
internal static class Pipes
{
    /// <summary>Akka's PipeTo, for the value tasks that the ports return. Its task says only that the message was sent.</summary>
    public static void PipeTo<T>(this ValueTask<T> work, IActorRef self, Func<T, object> success, Func<Exception, object> failure, IActorRef? sender = null) =>
        _ = work.AsTask().PipeTo(self, sender, success, failure);
}
