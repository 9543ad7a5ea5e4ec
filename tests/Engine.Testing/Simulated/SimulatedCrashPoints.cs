using Engine.Ports.Faults;

namespace Engine.Testing.Simulated;

/// <summary>Crash points of one simulated process.</summary>
internal sealed class SimulatedCrashPoints(Action kill) : ICrashPoints
{
    private bool _dead;

    /// <summary>The point to die at; null = none.</summary>
    public string? Armed { get; set; }

    /// <summary>Every point that was passed.</summary>
    public List<string> Passed { get; } = [];

    public void Hit(string point)
    {
        if (_dead)
        {
            throw new ProcessKilledException(point);
        }

        Passed.Add(point);
        if (string.Equals(point, Armed, StringComparison.Ordinal))
        {
            _dead = true;
            kill();
            throw new ProcessKilledException(point);
        }
    }
}
