using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Counters;

/// <summary>
/// The agent's counters (OPS-01, TXN-30). One thread writes; any thread may take a snapshot, each figure of which is whole and the sum of
/// which may be a few events apart.
/// </summary>
internal sealed class SipCounters
{
    internal const int Machines = 4;
    internal const int StatesPerMachine = 5;
    private const int Methods = (int)SipMethod.Publish + 1;
    private const int Codes = 700;

    private readonly long[] _created = new long[Machines];
    private readonly long[] _destroyed = new long[Machines];
    private readonly long[] _live = new long[Machines * StatesPerMachine];
    private readonly long[] _requestsIn = new long[Methods];
    private readonly long[] _requestsOut = new long[Methods];
    private readonly long[] _responsesIn = new long[Codes];
    private readonly long[] _responsesOut = new long[Codes];
    private readonly long[] _events = new long[(int)SipEvent.Count];

    internal void Created(int machine)
    {
        _created[machine]++;
        _live[machine * StatesPerMachine]++;
    }

    internal void Moved(int machine, int from, int to)
    {
        _live[(machine * StatesPerMachine) + from]--;
        _live[(machine * StatesPerMachine) + to]++;
    }

    internal void Destroyed(int machine, int state)
    {
        _destroyed[machine]++;
        _live[(machine * StatesPerMachine) + state]--;
    }

    internal void RequestIn(SipMethod method) => _requestsIn[(int)method]++;

    internal void RequestOut(SipMethod method) => _requestsOut[(int)method]++;

    internal void ResponseIn(int status) => _responsesIn[status]++;

    internal void ResponseOut(int status) => _responsesOut[status]++;

    internal void Count(SipEvent what) => _events[(int)what]++;

    internal long Of(SipEvent what) => Volatile.Read(ref _events[(int)what]);

    /// <summary>Transactions alive, all machines.</summary>
    internal long Live()
    {
        long sum = 0;
        for (var i = 0; i < _live.Length; i++)
        {
            sum += Volatile.Read(ref _live[i]);
        }

        return sum;
    }

    /// <summary>All figures that are not zero, and the live ones in any case.</summary>
    /// <param name="machines">The names of the machines, in the order of their rows.</param>
    internal IReadOnlyList<SipMetric> Snapshot(IReadOnlyList<MachineNames> machines)
    {
        var all = new List<SipMetric>();
        for (var machine = 0; machine < machines.Count; machine++)
        {
            var name = machines[machine].Name;
            all.Add(new SipMetric("transactions_created", name, Volatile.Read(ref _created[machine])));
            all.Add(new SipMetric("transactions_destroyed", name, Volatile.Read(ref _destroyed[machine])));
            for (var state = 0; state < StatesPerMachine; state++)
            {
                var label = name + "/" + machines[machine].StateName(state);
                all.Add(new SipMetric("transactions_live", label, Volatile.Read(ref _live[(machine * StatesPerMachine) + state]), IsGauge: true));
            }
        }

        AddUsed(all, "requests_in", _requestsIn, method => ((SipMethod)method).ToString());
        AddUsed(all, "requests_out", _requestsOut, method => ((SipMethod)method).ToString());
        AddUsed(all, "responses_in", _responsesIn, Decimal);
        AddUsed(all, "responses_out", _responsesOut, Decimal);
        AddUsed(all, "events", _events, what => ((SipEvent)what).ToString());
        return all;
    }

    private static void AddUsed(List<SipMetric> all, string name, long[] values, Func<int, string> label)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var value = Volatile.Read(ref values[i]);
            if (value != 0)
            {
                all.Add(new SipMetric(name, label(i), value));
            }
        }
    }

    private static string Decimal(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>How the figures of one machine are labelled.</summary>
/// <param name="Name">The machine, for example <c>invite_client</c>.</param>
/// <param name="StateName">The name of a state by its number.</param>
internal sealed record MachineNames(string Name, Func<int, string> StateName);

/// <summary>One figure of a snapshot, for the metrics page.</summary>
/// <param name="Name">The family, for example <c>responses_in</c>.</param>
/// <param name="Label">What of it, for example <c>486</c>.</param>
/// <param name="Value">The count.</param>
/// <param name="IsGauge">It goes up and down; every other figure only grows while the process lives.</param>
public readonly record struct SipMetric(string Name, string Label, long Value, bool IsGauge = false);
