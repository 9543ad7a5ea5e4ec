using System.Diagnostics;
using System.Globalization;
using Engine.Ports.Faults;

namespace Engine.Actors.Interactions;

/// <summary>
/// Ends this process with SIGKILL when a named point is reached: no handlers, no flushing, as a power switch would. For crash tests only;
/// the host arms it from an environment variable.
/// </summary>
public sealed class KillingCrashPoints : ICrashPoints
{
    /// <summary>Time for queued packets to leave on their thread before the process kills itself.</summary>
    private static readonly TimeSpan OnItsWay = TimeSpan.FromMilliseconds(100);

    private readonly string _armed;
    private int _left;

    private KillingCrashPoints(string armed, int hits)
    {
        _armed = armed;
        _left = hits;
    }

    /// <summary>Reads <c>name</c> or <c>name:n</c> (die at the n-th hit). Nothing or an empty text arms nothing.</summary>
    /// <exception cref="FormatException">There is no such point.</exception>
    public static ICrashPoints Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return new NoCrashPoints();
        }

        var parts = text.Split(':', 2);
        var hits = 1;
        if (!CrashPoint.All.Contains(parts[0], StringComparer.Ordinal)
            || (parts.Length == 2 && !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out hits)))
        {
            throw new FormatException($"No such crash point: {text}. Known: {string.Join(", ", CrashPoint.All)}.");
        }

        return new KillingCrashPoints(parts[0], hits);
    }

    public void Hit(string point)
    {
        if (string.Equals(point, _armed, StringComparison.Ordinal) && Interlocked.Decrement(ref _left) == 0)
        {
            if (point is CrashPoint.InviteSent or CrashPoint.ByeSent)
            {
                Thread.Sleep(OnItsWay);
            }

            using var self = Process.GetCurrentProcess();
            self.Kill();
            Thread.Sleep(Timeout.Infinite);
        }
    }
}
