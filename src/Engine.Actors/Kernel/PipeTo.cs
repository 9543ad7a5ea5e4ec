namespace Engine.Actors.Kernel;

/// <summary>Turns the outcome of asynchronous work into a message.</summary>
internal static class PipeTo
{
    public static void Run<T>(ActorRef self, ValueTask<T> work, Func<T, object> succeeded, Func<Exception, object> failed)
    {
        if (work.IsCompleted)
        {
            Send(self, work, succeeded, failed);
            return;
        }

        var awaiter = work.GetAwaiter();
        awaiter.UnsafeOnCompleted(() => Send(self, work, succeeded, failed));
    }

    private static void Send<T>(ActorRef self, ValueTask<T> work, Func<T, object> succeeded, Func<Exception, object> failed)
    {
        object message;
        try
        {
            message = succeeded(work.GetAwaiter().GetResult());
        }
        catch (Exception cause)
        {
            // The edge of rule 8: whatever the work threw becomes a message here, once.
            message = failed(cause);
        }

        self.Tell(message, self);
    }
}
