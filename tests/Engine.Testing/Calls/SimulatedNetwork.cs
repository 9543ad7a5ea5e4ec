using Engine.Ports.Calls;
using Engine.Testing.Simulated;

namespace Engine.Testing.Calls;

/// <summary>
/// Everything beyond the engine's sockets: gateways, phones and the requests that reached them. Survives the death of an engine process, so
/// tests can count INVITEs and look for calls nobody hung up.
/// </summary>
public sealed class SimulatedNetwork(TimeProvider time)
{
    private readonly List<NetworkMessage> _log = [];
    private readonly Dictionary<string, FarEnd> _ends = new(StringComparer.Ordinal);
    private readonly List<ITimer> _timers = [];

    /// <summary>Decides what the far end of a call does.</summary>
    public Func<CallRequest, Callee> Script { get; set; } = static _ => Callee.Answers;

    /// <summary>Every request the engine sent, in order.</summary>
    public IReadOnlyList<NetworkMessage> Log => _log;

    /// <summary>Calls that still ring or talk at the far end.</summary>
    public int Open => _ends.Values.Count(end => end.IsOpen);

    /// <summary>Prompts sent to a line that was not answered; must stay 0 (I7).</summary>
    public int PlayedTooEarly { get; internal set; }

    /// <summary>Which calls were joined, in words and in order.</summary>
    public List<string> Joins { get; } = [];

    internal TimeProvider Time => time;

    /// <summary>How many requests of a method were sent, over all processes.</summary>
    public int Count(string method) => _log.Count(message => string.Equals(message.Method, method, StringComparison.Ordinal));

    internal void Note(string method, string callId, string branch, string destination) =>
        _log.Add(new NetworkMessage(time.GetUtcNow(), method, callId, branch, destination));

    internal FarEnd Connect(CallRequest request, SimulatedCall call) => _ends[call.Dial.Branch] = new FarEnd(this, Script(request), call);

    internal FarEnd? Find(string branch) => _ends.GetValueOrDefault(branch);

    internal void LoseCallers(SimulatedCallPort process)
    {
        foreach (var end in _ends.Values)
        {
            end.LoseCaller(process);
        }
    }

    internal ITimer After(TimeSpan delay, Action action)
    {
        var timer = time.CreateTimer(_ => Run(action), null, delay, Timeout.InfiniteTimeSpan);
        _timers.Add(timer);
        return timer;
    }

    private static void Run(Action action)
    {
        try
        {
            action();
        }
        catch (ProcessKilledException)
        {
            // The engine's process died over what the network told it; the network goes on.
        }
    }
}
