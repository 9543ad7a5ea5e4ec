using System.Collections.Concurrent;
using Engine.Actors.Kernel;

namespace Engine.Testing.Kernel;

/// <summary>An address that remembers what it is sent. On a seeded dispatcher expectations run the actors; otherwise they wait a little.</summary>
public sealed class TestProbe(ActorSystem system, string name = "probe") : ActorRef(system)
{
    /// <summary>How long an expectation waits for real threads before it fails.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ConcurrentQueue<(object Message, ActorRef? Sender)> _messages = new();
    private readonly SemaphoreSlim _arrived = new(0);

    /// <inheritdoc />
    public override string Path => $"/{name}";

    /// <summary>Sender of the message last returned.</summary>
    public ActorRef? LastSender { get; private set; }

    /// <summary>Messages not yet looked at.</summary>
    public IReadOnlyList<object> Waiting => [.. _messages.Select(entry => entry.Message)];

    /// <inheritdoc />
    public override void Tell(object message, ActorRef? sender = null)
    {
        _messages.Enqueue((message, sender));
        _arrived.Release();
    }

    /// <summary>Watches an actor: its end arrives here as <see cref="Terminated"/>.</summary>
    public void Watch(ActorRef actor) => System.Watch(actor, this);

    /// <summary>The next message, which must be of that type.</summary>
    public T Expect<T>()
    {
        var message = Next(Patience) ?? throw new TimeoutException($"{Path} expected {typeof(T).Name} and got nothing.");
        return message is T expected
            ? expected
            : throw new InvalidOperationException($"{Path} expected {typeof(T).Name} and got {message}.");
    }

    /// <summary>The next messages, each of that type.</summary>
    public IReadOnlyList<T> Expect<T>(int count) => [.. Enumerable.Range(0, count).Select(_ => Expect<T>())];

    /// <summary>Nothing comes: on a seeded dispatcher once all is settled, otherwise for a twentieth of a second.</summary>
    public void ExpectNothing()
    {
        if (Next(TimeSpan.FromMilliseconds(50)) is { } message)
        {
            throw new InvalidOperationException($"{Path} expected nothing and got {message}.");
        }
    }

    /// <summary>Answers the message last returned.</summary>
    public void Reply(object message) => LastSender?.Tell(message, this);

    private object? Next(TimeSpan patience)
    {
        if (System.Dispatcher is SeededDispatcher seeded)
        {
            if (_messages.IsEmpty)
            {
                seeded.RunUntilIdle();
            }

            patience = TimeSpan.Zero;
        }

        if (!_arrived.Wait(patience) || !_messages.TryDequeue(out var entry))
        {
            return null;
        }

        LastSender = entry.Sender;
        return entry.Message;
    }
}
