namespace Engine.Actors.Ports;

/// <summary>Production: passing a crash point does nothing.</summary>
public sealed class NoCrashPoints : ICrashPoints
{
    public void Hit(string point)
    {
    }
}
