namespace Engine.Ports.Faults;

/// <summary>Production: passing a crash point does nothing.</summary>
public sealed class NoCrashPoints : ICrashPoints
{
    public void Hit(string point)
    {
    }
}
