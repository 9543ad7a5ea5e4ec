namespace Engine.Actors.Legs;

/// <summary>What one leg has to do with another: hearing it ring, and talking with it. Used in the turns of the leg's actor only.</summary>
internal sealed class LegJoining(LegLine line)
{
    private long _ringback;

    /// <summary>A leg that is not up any more hears nothing: its end is told, and that answers the step.</summary>
    public void Ring(LegProtocol.Ringback ringback)
    {
        if (line.IsUp)
        {
            _ringback = ringback.Token;
            line.Call!.Ringback(ringback.Of, line.Services.Cadence);
        }
    }

    public void Join(LegProtocol.Bridge bridge)
    {
        if (line.IsUp)
        {
            _ringback = 0;
            line.Call!.Bridge(bridge.With);
        }
    }

    /// <summary>True when the token was that of a ringback, which is over now.</summary>
    public bool Stop(long token)
    {
        if (token != _ringback || token == 0)
        {
            return false;
        }

        _ringback = 0;
        line.Call?.StopRingback();
        return true;
    }
}
