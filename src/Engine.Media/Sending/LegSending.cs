using Engine.Media.Bridging;
using Engine.Media.Linux;
using Engine.Media.Receiving;
using Engine.Media.Rtp;

namespace Engine.Media.Sending;

/// <summary>
/// The sending half of a leg beyond its <see cref="TxLine"/>: touched by the leg's clock shard only; any thread may read its counters.
/// </summary>
internal sealed class LegSending(LegReceiving receiving, byte[] canonicalName, ISendingEvents events)
{
    /// <summary>Prompts that may wait on one leg; more are refused with an ended playback.</summary>
    public const int MaxWaiting = 16;

    private bool _isPlaying;

    /// <summary>The other half: for reports about what was received.</summary>
    public LegReceiving Receiving => receiving;

    /// <summary>The place of its <see cref="TxLine"/>.</summary>
    public int Index { get; } = receiving.Index;

    public MediaSocket Socket { get; } = receiving.Socket;

    public byte[] CanonicalName => canonicalName;

    public ISendingEvents Events => events;

    public LegPlan? Plan { get; set; }

    public Playback? Current
    {
        get;
        set
        {
            field = value;
            Volatile.Write(ref _isPlaying, value is not null);
        }
    }

    /// <summary>Whether a prompt plays, or waits for the end of a hold; read by any thread.</summary>
    public bool IsPlaying => Volatile.Read(ref _isPlaying);

    public Queue<Playback>? Waiting { get; set; }

    public KeySending Keys;

    public FallbackSound Fallback;

    public LossInterval ReceivedLoss;

    public uint Packets;

    public uint Octets;

    public uint Failures;

    public uint LateTicks;

    /// <summary>Packets at the last report: an SR is sent only by a side that sent since (RFC 3550 §6.4).</summary>
    public uint PacketsReported { get; set; }

    public long NextControlNs { get; set; }

    public long NextSilenceTick { get; set; }

    /// <summary>Where the leg stands in the phase slots; -1 when it is in none.</summary>
    public int Slot { get; set; } = -1;

    public int PlaceInSlot { get; set; }

    /// <summary>Its place in the slot half a frame later, for ptime 10 and 30; -1 for the others.</summary>
    public int PlaceInSecondSlot { get; set; } = -1;
}
