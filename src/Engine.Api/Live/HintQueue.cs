using Engine.Ports;

namespace Engine.Api.Live;

/// <summary>What one stream has not been told yet: the newest hint of each thing.</summary>
/// <param name="account">Whose stream.</param>
/// <param name="topics">What it asked for.</param>
/// <param name="leave">Called when it is disposed.</param>
internal sealed class HintQueue(AccountId account, IReadOnlySet<string> topics, Action<HintQueue> leave) : IDisposable
{
    /// <summary>Things of which one stream is told at once; with more it is told to read everything anew.</summary>
    public const int Most = 100;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Topic, string? Id), LiveHint> _waiting = [];
    private bool _missed;
    private TaskCompletionSource _next = New();

    public AccountId Account => account;

    public void Add(LiveHint hint)
    {
        if (!topics.Contains(hint.Topic))
        {
            return;
        }

        lock (_gate)
        {
            var key = (hint.Topic, hint.Id);
            if (_waiting.Count == Most && !_waiting.ContainsKey(key))
            {
                _missed = true;
                _waiting.Clear();
            }

            if (!_missed)
            {
                _waiting[key] = hint;
            }

            _next.TrySetResult();
        }
    }

    /// <summary>Ends with the first hint after the last <see cref="Take"/>.</summary>
    public Task Next()
    {
        lock (_gate)
        {
            return _next.Task;
        }
    }

    /// <summary>Hints in the order in which their things first changed, or <c>Missed</c> when they were too many to keep.</summary>
    public (IReadOnlyList<LiveHint> Hints, bool Missed) Take()
    {
        lock (_gate)
        {
            var taken = (_waiting.Values.ToArray(), _missed);
            _waiting.Clear();
            _missed = false;
            if (_next.Task.IsCompleted)
            {
                _next = New();
            }

            return taken;
        }
    }

    public void Dispose() => leave(this);

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
