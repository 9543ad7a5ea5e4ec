using Engine.Ports.Calls;

namespace Engine.Actors.Legs;

/// <summary>The ringback and the bridge of one leg from another. Used in the turns of the leg's actor only.</summary>
internal sealed class LegBridging(LegLine line)
{
    private long _ringback;

    /// <summary>A leg that has ended gets no ringback: its end is reported, and that answers the step.</summary>
    public void Ring(long token, ICall of)
    {
        if (line.IsUp)
        {
            _ringback = token;
            line.Call!.Ringback(of);
        }
    }

    public void Bridge(ICall with)
    {
        if (line.IsUp)
        {
            _ringback = 0;
            line.Call!.Bridge(with);
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
