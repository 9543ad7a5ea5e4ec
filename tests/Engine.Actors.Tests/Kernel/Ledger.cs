using Engine.Actors.Kernel;
using Engine.Ports.Journal;

namespace Engine.Actors.Tests.Kernel;

/// <summary>A persistent actor that adds numbers: `Add(n)` stores `Added(n)` and answers with the sum.</summary>
internal sealed class Ledger(IJournal journal, string id, List<string>? trace = null) : PersistentActor<Ledger.Added>(journal)
{
    private int _sum;

    protected override string PersistenceId => id;

    protected override void PreStart() => trace?.Add("started");

    protected override void PostStop() => trace?.Add("stopped");

    protected override void OnEvent(Added stored) => _sum += stored.Number;

    protected override void OnRecovered() => trace?.Add($"recovered {_sum} at {LastSequence}");

    protected override void OnPersistFailed(Exception cause) => trace?.Add("persist failed");

    protected override void Receive(object message)
    {
        switch (message)
        {
            case Add add: OnAdd(add); break;
            case AddMany many: OnAddMany(many.Left); break;
            case "sum": Context.Reply(_sum); break;
            case "twice": Persist(new Added(1), () => { }); Persist(new Added(1), () => { }); break;
            case "nothing": Persist([], () => Context.Reply(_sum)); break;
            case ReceiveTimeout or "passivate": Context.Passivate(); break;
            case "fail": throw new InvalidOperationException("told to");
            case "idle": Context.SetReceiveTimeout(TimeSpan.FromSeconds(30)); break;
            default: Unhandled(message); break;
        }
    }

    private void OnAdd(Add add)
    {
        trace?.Add($"add {add.Number}");
        Persist(new Added(add.Number), () =>
        {
            trace?.Add($"then {_sum}");
            Context.Reply(_sum);
        });
        trace?.Add("handler ends");
    }

    private void OnAddMany(int left)
    {
        if (left == 0)
        {
            Context.Reply(_sum);
            return;
        }

        Persist(new Added(1), () => OnAddMany(left - 1));
    }

    internal sealed record Add(int Number);

    internal sealed record AddMany(int Left);

    internal sealed record Added(int Number);
}
