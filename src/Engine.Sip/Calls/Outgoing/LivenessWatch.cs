using Engine.Sip.Methods;
using Engine.Sip.Timers;
using Engine.Sip.Transport;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Calls.Outgoing;

/// <summary>Looks at an answered call once a second, asks its peer and ends it as <see cref="Liveness"/> says.</summary>
internal sealed class LivenessWatch : ITimerTarget
{
    private const long LookEvery = TimeSpan.TicksPerSecond;

    private readonly AgentServices _services;
    private readonly ILivenessOwner _owner;
    private readonly LivenessLimits _limits;
    private readonly OptionsClient _options;
    private readonly TimerNode _next;
    private Liveness _state;
    private bool _runs;

    internal LivenessWatch(IDialogEvents call, ILivenessOwner owner, CallSettings settings)
    {
        _services = call.Services;
        _owner = owner;
        _limits = new LivenessLimits(settings.FirstSound.Ticks, settings.MediaTimeout.Ticks, settings.HeldMax.Ticks);
        _options = new OptionsClient(call, OnOutcome);
        _next = new TimerNode(this, 0);
    }

    /// <summary>The call is answered and its session agreed.</summary>
    internal void Start(in LineFacts line)
    {
        _runs = true;
        _state = Liveness.Begin(_services.Now, line);
        _services.Timers.Arm(_next, LookEvery);
    }

    /// <summary>The call is being ended, or is over.</summary>
    internal void Stop()
    {
        _runs = false;
        _services.Timers.Stop(_next);
        _options.Stop();
    }

    /// <summary>A response to our OPTIONS.</summary>
    internal void Receive(SipMessage response, in SipEndpoint source) => _options.Receive(response, source);

    /// <summary>Our OPTIONS had no response.</summary>
    internal void Lost(bool isUnreachable) => _options.Lost(isUnreachable);

    public void OnTimer(int kind)
    {
        if (!_runs || _owner.Look() is not { } line)
        {
            return;
        }

        _services.Timers.Arm(_next, LookEvery);
        Take(_state.Look(_services.Now, line, _limits, _owner.IsDraining));
    }

    private void OnOutcome(OptionsOutcome outcome)
    {
        if (_runs)
        {
            Take(_state.Answer(outcome, _limits, _owner.IsDraining));
        }
    }

    private void Take(in LivenessStep step)
    {
        _state = step.Next;
        if (step.End is { } cause)
        {
            _owner.End(cause);
        }
        else if (step.Ask)
        {
            _options.Ask();
        }
    }
}

/// <summary>The call that a <see cref="LivenessWatch"/> watches.</summary>
internal interface ILivenessOwner
{
    /// <summary>The process takes no new calls and waits for these to end.</summary>
    bool IsDraining { get; }

    /// <summary>The facts of the line; null when nobody knows them.</summary>
    LineFacts? Look();

    /// <summary>Ends the call by BYE.</summary>
    void End(HangUpCause cause);
}
