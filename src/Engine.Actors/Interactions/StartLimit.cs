using System.Globalization;
using Engine.Actors.Legs;
using Engine.Ports;
using Engine.Ports.Interactions;

namespace Engine.Actors.Interactions;

/// <summary>Says no to a start that would foreseeably not be dialled within the patience of its leg, before anything of it is stored.</summary>
public sealed class StartLimit(CallAdmission admission, IEntropy entropy, TimeProvider time)
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(5);

    /// <summary>How long a refusal counts among those that will come back: half of them after this.</summary>
    private static readonly TimeSpan HalfLife = TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();
    private double _refused;
    private long _counted = time.GetTimestamp();

    /// <summary>Null while there is room.</summary>
    internal StartResult.Unavailable? Refusal()
    {
        if (admission.Overload is not { } wait)
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        entropy.Fill(bytes);
        return new StartResult.Unavailable(
            "overloaded",
            string.Create(CultureInfo.InvariantCulture, $"{admission.Waiting} calls wait for a place; one more would wait some {wait.TotalSeconds:F0} s."),
            RetryAfter(wait - admission.Patience + TurnOf(Refused(), admission.Waiting, wait), BitConverter.ToUInt32(bytes) / (double)uint.MaxValue));
    }

    /// <summary>One more refusal.</summary>
    /// <returns>How many were refused lately, all of whom will ask again.</returns>
    private double Refused()
    {
        lock (_gate)
        {
            _refused = (_refused * Math.Pow(0.5, time.GetElapsedTime(_counted) / HalfLife)) + 1;
            _counted = time.GetTimestamp();
            return _refused;
        }
    }

    internal QueuePlace? PlaceOf(InteractionId interactionId) => admission.PlaceOf(interactionId);

    /// <summary>How long it takes until the refused have had their turn, at the pace at which those that wait get theirs.</summary>
    internal static TimeSpan TurnOf(double refused, int waiting, TimeSpan wait) => waiting == 0 ? TimeSpan.Zero : wait * (refused / waiting);

    /// <summary>When to ask again: once those beyond the patience are through and the others that were refused have had their turn, and up to half as long again, so that the refused do not come back together.</summary>
    /// <param name="excess">How much longer than its patience one more leg would wait, behind whoever was refused before.</param>
    /// <param name="chance">0 to 1.</param>
    internal static TimeSpan RetryAfter(TimeSpan excess, double chance)
    {
        var until = excess < Least ? Least : excess > Most ? Most : excess;
        return until + (until / 2 * chance);
    }
}
