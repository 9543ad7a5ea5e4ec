using System.Globalization;
using Engine.Actors.Legs;
using Engine.Ports;
using Engine.Ports.Interactions;

namespace Engine.Actors.Interactions;

/// <summary>Says no to a start that would foreseeably not be dialled within the patience of its leg, before anything of it is stored.</summary>
public sealed class StartLimit(CallAdmission admission, IEntropy entropy)
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(5);

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
            RetryAfter(wait - admission.Patience, BitConverter.ToUInt32(bytes) / (double)uint.MaxValue));
    }

    internal QueuePlace? PlaceOf(InteractionId interactionId) => admission.PlaceOf(interactionId);

    /// <summary>When to ask again: once those beyond the patience are through, and up to half as long again, so that the refused do not come back together.</summary>
    /// <param name="excess">How much longer than its patience one more leg would wait.</param>
    /// <param name="chance">0 to 1.</param>
    internal static TimeSpan RetryAfter(TimeSpan excess, double chance)
    {
        var until = excess < Least ? Least : excess > Most ? Most : excess;
        return until + (until / 2 * chance);
    }
}
