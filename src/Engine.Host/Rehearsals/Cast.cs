using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Facts;
using Engine.Flows.Scenarios;
using Engine.Flows.Walking;

namespace Engine.Host.Rehearsals;

/// <summary>
/// The people of a scenario. Follows the interaction by its stored events and has them do their part when a step or a talk begins, each
/// reaction once and in the order of the virtual run.
/// </summary>
internal sealed class Cast(PublishedFlow flow, Scenario scenario, TimeProvider time) : IDisposable
{
    /// <summary>How long people talk when the scenario does not say, seconds; as in the virtual run.</summary>
    private const double TalkSeconds = 30;

    /// <summary>Longer than the parts of the engine take to answer each other: their patience is wound too.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromMilliseconds(150);

    private readonly Lock _gate = new();
    private readonly List<InteractionEvent> _journal = [];
    private readonly List<Reaction> _reactions = [.. scenario.Callee.Does];
    private readonly List<Task> _acts = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _over = new();
    private InteractionState _state = InteractionState.None;
    private long _changed = time.GetTimestamp();
    private (Exchange Phones, PhoneUser User)? _stage;

    /// <summary>Completes with the interaction's end.</summary>
    public Task Ended => _ended.Task;

    /// <summary>The step being executed.</summary>
    public string Step
    {
        get
        {
            lock (_gate)
            {
                return _state.Current?.StepId ?? "";
            }
        }
    }

    /// <summary>
    /// Nobody is on the line and nobody will be before time has passed: no call but those of people who let it ring, and all has been still for a
    /// moment, so that nothing asked within the engine is still to be answered.
    /// </summary>
    public bool IsIdle
    {
        get
        {
            lock (_gate)
            {
                return _state.Current is not null && !_state.HasEnded && time.GetElapsedTime(_changed) > Settled && _acts.TrueForAll(act => act.IsCompleted)
                    && _state.Attempts.TrueForAll(attempt => !attempt.IsOpen || (attempt.Phase == AttemptPhase.Ringing && Who(attempt).Result == "no_answer"));
            }
        }
    }

    /// <summary>Gives the people their phones; before the interaction starts.</summary>
    public void Enter(Exchange phones, PhoneUser user) => _stage = (phones, user);

    /// <summary>The person a call of the rehearsal is meant for.</summary>
    public Callee Who(string callId)
    {
        lock (_gate)
        {
            return _state.Attempts.Find(attempt => attempt.Dial?.CallId == callId) is { } attempt ? Who(attempt) : new Callee { Result = "invalid_number" };
        }
    }

    /// <summary>An event was stored; its effects wait for the return.</summary>
    public void On(InteractionEvent happened)
    {
        lock (_gate)
        {
            _journal.Add(happened);
            var before = _state;
            _state = InteractionRules.Evolve(_state, happened);
            _changed = time.GetTimestamp();
            if (happened is InteractionEvent.StepEntered entered && !scenario.Failures.ContainsKey(entered.StepId)
                && StepPrompts.IsHeard(flow, _state) && _state.ContactLeg is { } contact && Take() is { } reaction)
            {
                Do(contact, reaction, StepPrompts.Of(flow, _state, happened.At));
            }

            if (Talkers(_state).Length > 1 && Talkers(before).Length <= 1)
            {
                Talk();
            }

            if (_state.HasEnded)
            {
                _ended.TrySetResult();
            }
        }
    }

    /// <summary>Everybody leaves; what they still wanted to do is dropped.</summary>
    /// <returns>Everything that happened.</returns>
    public async Task<IReadOnlyList<InteractionEvent>> LeaveAsync()
    {
        await _over.CancelAsync();
        Task[] open;
        lock (_gate)
        {
            open = [.. _acts];
        }

        foreach (var act in open)
        {
            try
            {
                await act;
            }
            catch (OperationCanceledException)
            {
                // The interaction was over before it came to that.
            }
        }

        lock (_gate)
        {
            return [.. _journal];
        }
    }

    public void Dispose() => _over.Dispose();

    private static CallAttempt[] Talkers(InteractionState state) => [.. state.Attempts.Where(attempt => attempt.Phase == AttemptPhase.Answered)];

    private Callee Who(CallAttempt attempt) => attempt.Role == LegRole.Contact
        ? scenario.Callee
        : scenario.Others.GetValueOrDefault(attempt.To) ?? new Callee { Result = "no_answer" };

    /// <summary>The first thing the contact still has to do in this step.</summary>
    private Reaction? Take()
    {
        var found = _reactions.Find(reaction => string.Equals(reaction.Step, _state.Current?.StepId, StringComparison.Ordinal));
        if (found is not null)
        {
            _reactions.Remove(found);
        }

        return found;
    }

    private void Talk()
    {
        var other = Talkers(_state).First(attempt => attempt.Role != LegRole.Contact);
        if (_state.ContactLeg is { } contact && Take() is { HangUpAfterSeconds: not null } reaction)
        {
            Do(contact, reaction, []);
        }
        else
        {
            Do(other, new Reaction { HangUpAfterSeconds = Who(other).HangUpAfterSeconds ?? TalkSeconds }, []);
        }
    }

    private void Do(CallAttempt leg, Reaction reaction, IReadOnlyList<PromptSource> prompts)
    {
        var (phones, user) = _stage!.Value;
        var call = phones.Find(leg.Dial!.CallId) ?? throw new InvalidOperationException("An answered call has no phone.");
        _acts.Add(Task.Run(() => user.DoAsync(call, reaction, prompts, _over.Token)));
    }
}
