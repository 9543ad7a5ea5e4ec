using Engine.Ports;

namespace Engine.Api.Live;

/// <summary>
/// Tells open streams of what changes beside interactions. A hint says only that reading again is worth it: none is kept for whoever comes
/// later, and a stream that cannot keep up is told to read everything anew. Thread-safe.
/// </summary>
public sealed class LiveHints
{
    private readonly Lock _gate = new();
    private readonly HashSet<HintQueue> _listening = [];

    /// <param name="account">Whose; null when it is of interest to every account.</param>
    /// <param name="hint">What changed.</param>
    public void Tell(AccountId? account, LiveHint hint)
    {
        lock (_gate)
        {
            foreach (var queue in _listening)
            {
                if (account is null || account == queue.Account)
                {
                    queue.Add(hint);
                }
            }
        }
    }

    /// <summary>Gathers hints of these topics for one stream until it is disposed.</summary>
    internal HintQueue Listen(AccountId account, IReadOnlySet<string> topics)
    {
        var queue = new HintQueue(account, topics, Leave);
        lock (_gate)
        {
            _listening.Add(queue);
        }

        return queue;
    }

    private void Leave(HintQueue queue)
    {
        lock (_gate)
        {
            _listening.Remove(queue);
        }
    }
}
