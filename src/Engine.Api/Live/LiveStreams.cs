namespace Engine.Api.Live;

/// <summary>The streams that are open: how many each holder has, and their common end. Thread-safe.</summary>
public sealed class LiveStreams : IDisposable
{
    /// <summary>Streams of one session, or of one client, at once: a browser needs one, and without a secure context one for each tab.</summary>
    public const int MostOfAHolder = 4;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _open = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _end = new();

    internal CancellationToken Ending => _end.Token;

    /// <summary>Ends all, and each that comes later at once: the server waits for its requests when it stops, and a stream has no end of its own.</summary>
    public void End() => _end.Cancel();

    public void Dispose() => _end.Dispose();

    /// <summary>Takes a place; null when the holder has as many as he may. Disposing gives it back.</summary>
    internal IDisposable? Take(string holder)
    {
        lock (_gate)
        {
            var open = _open.GetValueOrDefault(holder);
            if (open == MostOfAHolder)
            {
                return null;
            }

            _open[holder] = open + 1;
            return new Seat(this, holder);
        }
    }

    private void GiveBack(string holder)
    {
        lock (_gate)
        {
            if (--_open[holder] == 0)
            {
                _open.Remove(holder);
            }
        }
    }

    private sealed class Seat(LiveStreams streams, string holder) : IDisposable
    {
        public void Dispose() => streams.GiveBack(holder);
    }
}
