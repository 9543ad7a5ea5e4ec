namespace Engine.Testing.Calls;

/// <summary>One call at the callee's side. Lives in the network, so it goes on when the engine's process dies.</summary>
internal sealed class FarEnd
{
    /// <summary>A callee that never gets its ACK gives up after 64*T1 (RFC 3261 §13.3.1.4).</summary>
    private static readonly TimeSpan AckPatience = TimeSpan.FromSeconds(32);

    private readonly SimulatedNetwork _network;
    private readonly Callee _callee;
    private SimulatedCall? _caller;

    public FarEnd(SimulatedNetwork network, Callee callee, SimulatedCall caller)
    {
        _network = network;
        _callee = callee;
        _caller = caller;
        if (callee.RingsAfter is { } ring)
        {
            network.After(ring, OnRing);
        }

        if (callee.FinalAfter is { } final)
        {
            network.After(final, OnFinal);
        }
    }

    internal enum Phase
    {
        Trying,
        Ringing,
        Answered,
        Over,
    }

    public Phase At { get; private set; }

    /// <summary>Somebody's phone rings or is off the hook.</summary>
    public bool IsOpen => At != Phase.Over && !_callee.Dead;

    public bool Acknowledged { get; private set; }

    /// <summary>A process of the engine is gone: if it called, nobody hears this end any more.</summary>
    public void LoseCaller(SimulatedCallPort process) => _caller = _caller?.Port == process ? null : _caller;

    public void Ack() => Acknowledged = true;

    /// <summary>A CANCEL arrives: 487, or a 200 that crossed it.</summary>
    public void Cancel()
    {
        if (At is Phase.Trying or Phase.Ringing && !_callee.Dead)
        {
            if (_callee.AnswersOnCancel)
            {
                Answer();
            }
            else
            {
                At = Phase.Over;
                _caller?.OnFinal(487, null);
            }
        }
    }

    public void Bye()
    {
        if (At != Phase.Over)
        {
            At = Phase.Over;
            _caller?.OnByeConfirmed();
        }
    }

    private void OnRing()
    {
        if (At == Phase.Trying)
        {
            At = Phase.Ringing;
            _caller?.OnRinging();
        }
    }

    private void OnFinal()
    {
        if (At is not (Phase.Trying or Phase.Ringing))
        {
            return;
        }

        if (_callee.Status == 200)
        {
            Answer();
            return;
        }

        At = Phase.Over;
        _caller?.OnFinal(_callee.Status, _callee.Q850);
    }

    private void Answer()
    {
        At = Phase.Answered;
        _network.After(AckPatience, GiveUpWithoutAck);
        if (_callee.HangsUpAfter is { } talk)
        {
            _network.After(talk, HangUp);
        }

        foreach (var (at, key) in _callee.Presses)
        {
            _network.After(at, () => Press(key));
        }

        _caller?.OnAnswer();
    }

    private void Press(char key)
    {
        if (At == Phase.Answered)
        {
            _caller?.OnKey(key);
        }
    }

    private void HangUp()
    {
        if (At == Phase.Answered)
        {
            At = Phase.Over;
            _caller?.OnRemoteBye();
        }
    }

    private void GiveUpWithoutAck()
    {
        if (!Acknowledged)
        {
            At = Phase.Over;
        }
    }
}
