using Akka.Actor;
using Engine.Actors.Hosting;
using Engine.Actors.Timers;
using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.Calls;

namespace Engine.Actors.Legs;

/// <summary>
/// A leg as those see it that make or hear sound on it: the call, the clock, the way to the interaction. Belongs to the leg's actor and is used
/// in its turns only.
/// </summary>
internal sealed class LegLine(IActorContext context, ActorTimers timers, TimeProvider time, LegOrder order)
{
    /// <summary>Different threads report a hang-up and the prompt that it cut off; the leg waits that long for the second.</summary>
    private static readonly TimeSpan CutPatience = TimeSpan.FromMilliseconds(300);

    private static readonly object InputTimer = new();
    private static readonly object CutTimer = new();

    public AccountId AccountId => order.AccountId;

    public int Attempt => order.Dial.Attempt;

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>A moment, to measure from.</summary>
    public long Timestamp => time.GetTimestamp();

    /// <summary>The call; null before it is reserved.</summary>
    public ICall? Call { get; set; }

    /// <summary>Whether the far end has answered and is still there: sound is possible only then (I7).</summary>
    public bool IsUp { get; set; }

    /// <summary>The input that runs, null for none.</summary>
    public ILegInput? Input { get; private set; }

    /// <summary>Keys typed ahead.</summary>
    public LegKeys Keys { get; } = new();

    public TimeSpan Since(long timestamp) => time.GetElapsedTime(timestamp);

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
        Call?.Await(true);
        input.Begin();
    }

    /// <summary>Stops the input without an answer.</summary>
    public void StopInput()
    {
        var input = Input;
        Input = null;
        timers.Cancel(InputTimer);
        Call?.Await(false);
        input?.Stop();
    }

    /// <summary>The input that runs is over, and this came of it.</summary>
    public void Answer(InteractionCommand.Reply reply)
    {
        Input = null;
        timers.Cancel(InputTimer);
        Call?.Await(false);
        Report(reply);
    }

    /// <summary>Tells the running input something after a while; a second call replaces the first.</summary>
    public void Later(object message, TimeSpan due) => timers.Start(InputTimer, new LegSignal.ForInput(Input!.Token, message), due);

    /// <summary>Takes back what <see cref="Later"/> would say.</summary>
    public void NotLater() => timers.Cancel(InputTimer);

    /// <summary>Tells the running input what asynchronous work came to.</summary>
    public void Pipe<T>(ValueTask<T> work, Func<T, object> succeeded, Func<Exception, object> failed)
    {
        var token = Input!.Token;
        work.PipeTo(context.Self, success: value => new LegSignal.ForInput(token, succeeded(value)), failure: cause => new LegSignal.ForInput(token, failed(cause)));
    }

    /// <summary>The outcome of work that concerns the leg, as a message to it.</summary>
    public void PipeToLeg<T>(ValueTask<T> work, Func<T, object> succeeded) => work.PipeTo(context.Self, success: succeeded, failure: cause => new LegSignal.Failed(cause));

    /// <summary>The same for work whose failure is no reason to give the leg up.</summary>
    public void PipeToLeg<T>(ValueTask<T> work, Func<T, object> succeeded, Func<Exception, object> failed) => work.PipeTo(context.Self, success: succeeded, failure: failed);

    /// <summary>The prompt that a hang-up cut off has so long to report its end.</summary>
    public void WaitForCut() => timers.Start(CutTimer, new LegSignal.CutPatienceOver(), CutPatience);

    /// <summary>Answers the other leg, whose message is in hand.</summary>
    public void ReplyToLeg(object answer) => context.Sender.Tell(answer, context.Self);

    public void Report(InteractionCommand command) => context.Parent.Tell(command, context.Self);
}
