using Engine.Actors.Kernel;

namespace Engine.Host.Telemetry;

/// <summary>Writes what the actor kernel reports into the log: no failure of an actor stays silent. Messages are named by type, never shown.</summary>
internal sealed partial class KernelLog(ActorSystem system, ILogger<KernelLog> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        system.Subscribe(Write);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Write(KernelSignal signal)
    {
        switch (signal)
        {
            case KernelSignal.ActorFailed failed:
                Log.Failed(logger, failed.Cause, failed.Actor.ToString(), failed.Directive);
                break;
            case KernelSignal.ActorEscalated escalated:
                Log.Escalated(logger, escalated.Cause, escalated.Actor.ToString());
                break;
            case KernelSignal.HealthChanged changed:
                Log.Health(logger, changed.Key, changed.Fault ?? "well again");
                break;
            case KernelSignal.DeadLetter letter:
                Log.DeadLetter(logger, letter.Message.GetType().Name, letter.Recipient.ToString(), letter.Reason);
                break;
            default:
                break;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Actor {Actor} failed: {Directive}")]
        public static partial void Failed(ILogger logger, Exception cause, string? actor, Directive directive);

        [LoggerMessage(2, LogLevel.Error, "The failure of actor {Actor} went up")]
        public static partial void Escalated(ILogger logger, Exception cause, string? actor);

        [LoggerMessage(3, LogLevel.Warning, "Health of {Key}: {Fault}")]
        public static partial void Health(ILogger logger, string key, string fault);

        [LoggerMessage(4, LogLevel.Debug, "Nobody took {Message} for {Recipient}: {Reason}")]
        public static partial void DeadLetter(ILogger logger, string message, string? recipient, UndeliverableReason reason);
    }
}
