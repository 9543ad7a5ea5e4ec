using Engine.Actors.Kernel;
using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.Calls;

namespace Engine.Actors.Legs;

/// <summary>
/// A leg as those see it that make or hear sound on it: the call, the clock, the way to the interaction. Belongs to the leg's actor and is used
/// in its turns only.
/// </summary>
internal sealed class LegLine(ActorContext context, LegOrder order)
{
    /// <summary>Different threads report a hang-up and the prompt that it cut off; the leg waits that long for the second.</summary>
    private static readonly TimeSpan CutPatience = TimeSpan.FromMilliseconds(300);

    private static readonly object InputTimer = new();
    private static readonly object CutTimer = new();

    public AccountId AccountId => order.AccountId;

    public int Attempt => order.Dial.Attempt;

    public DateTimeOffset Now => context.Time.GetUtcNow();

    /// <summary>The call; null before it is reserved.</summary>
    public ICall? Call { get; set; }

    /// <summary>Whether the far end has answered and is still there: sound is possible only then (I7).</summary>
    public bool IsUp { get; set; }

    /// <summary>The input that runs, null for none.</summary>
    public ILegInput? Input { get; private set; }

    /// <summary>Keys typed ahead.</summary>
    public LegKeys Keys { get; } = new();

    /// <summary>A key went down: for the input that runs, else for the next one.</summary>
    public void OnKey(char key)
    {
        if (Input is { } input)
        {
            input.OnKey(key);
        }
        else
        {
            Keys.Keep(key);
        }
    }

    /// <summary>Replaces whatever input ran.</summary>
    public void Start(ILegInput input)
    {
        StopInput();
        Input = input;
        input.Begin();
    }

    /// <summary>Stops the input without an answer.</summary>
    public void StopInput()
    {
        var input = Input;
        Input = null;
        context.Timers.Cancel(InputTimer);
        input?.Stop();
    }

    /// <summary>The input that runs is over, and this came of it.</summary>
    public void Answer(InteractionCommand.Reply reply)
    {
        Input = null;
        context.Timers.Cancel(InputTimer);
        Report(reply);
    }

    /// <summary>Tells the running input something after a while; a second call replaces the first.</summary>
    public void Later(object message, TimeSpan due) => context.Timers.StartSingle(InputTimer, new LegSignal.ForInput(Input!.Token, message), due);

    /// <summary>Takes back what <see cref="Later"/> would say.</summary>
    public void NotLater() => context.Timers.Cancel(InputTimer);

    /// <summary>Tells the running input what asynchronous work came to.</summary>
    public void Pipe<T>(ValueTask<T> work, Func<T, object> succeeded, Func<Exception, object> failed)
    {
        var token = Input!.Token;
        context.PipeToSelf(work, value => new LegSignal.ForInput(token, succeeded(value)), cause => new LegSignal.ForInput(token, failed(cause)));
    }

    /// <summary>The outcome of work that concerns the leg, as a message to it.</summary>
    public void PipeToLeg<T>(ValueTask<T> work, Func<T, object> succeeded) => context.PipeToSelf(work, succeeded, cause => new LegSignal.Failed(cause));

    /// <summary>The same for work whose failure is no reason to give the leg up.</summary>
    public void PipeToLeg<T>(ValueTask<T> work, Func<T, object> succeeded, Func<Exception, object> failed) => context.PipeToSelf(work, succeeded, failed);

    /// <summary>The prompt that a hang-up cut off has so long to report its end.</summary>
    public void WaitForCut() => context.Timers.StartSingle(CutTimer, new LegSignal.CutPatienceOver(), CutPatience);

    public void Report(InteractionCommand command) => context.Parent.Tell(command, context.Self);
}
