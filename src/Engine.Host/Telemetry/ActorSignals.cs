using Akka.Actor;
using Akka.Event;
using Engine.Actors.Hosting;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Engine.Host.Telemetry;

/// <summary>Counts and logs what actors left lying: messages nobody took, and those nobody expected. They are named by type, never shown.</summary>
internal sealed partial class ActorSignals(ILogger<ActorSignals> logger)
{
    private long _deadLetters;
    private long _unhandled;

    public long DeadLetters => Interlocked.Read(ref _deadLetters);

    public long Unhandled => Interlocked.Read(ref _unhandled);

    /// <summary>Listens from now on.</summary>
    public void Listen(ActorSystem system)
    {
        var listener = system.ActorOf(ActorProps.Of(() => new Listener(this)), "signals");
        system.EventStream.Subscribe(listener, typeof(AllDeadLetters));
    }

    private void On(AllDeadLetters letter)
    {
        Interlocked.Increment(ref _deadLetters);
        Log.DeadLetter(logger, letter.Message.GetType().Name, letter.Recipient.Path.ToStringWithoutAddress());
    }

    private void On(UnhandledMessage message)
    {
        Interlocked.Increment(ref _unhandled);
        Log.Unhandled(logger, message.Message.GetType().Name, message.Recipient.Path.ToStringWithoutAddress());
    }

    private sealed class Listener(ActorSignals signals) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            switch (message)
            {
                case UnhandledMessage unhandled: signals.On(unhandled); break;
                case AllDeadLetters letter: signals.On(letter); break;
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "Nobody took {Message} for {Recipient}")]
        public static partial void DeadLetter(ILogger logger, string message, string recipient);

        [LoggerMessage(2, LogLevel.Warning, "{Recipient} did not expect {Message}")]
        public static partial void Unhandled(ILogger logger, string message, string recipient);
    }
}
