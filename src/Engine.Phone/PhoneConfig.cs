using System.Net;

namespace Engine.Phone;

/// <summary>How the loopback phone listens and behaves.</summary>
public sealed record PhoneConfig
{
    /// <summary>Where it listens for SIP; port 0 takes a free one.</summary>
    public IPEndPoint Listen { get; init; } = new(IPAddress.Loopback, 0);

    public PhoneBehaviour Behaviour { get; init; } = PhoneBehaviour.Answer;

    /// <summary>How long it rings before it answers or declines.</summary>
    public TimeSpan RingFor { get; init; } = TimeSpan.FromMilliseconds(600);

    /// <summary>Hangs up so long after the answer; null waits for the caller.</summary>
    public TimeSpan? HangUpAfter { get; init; }

    /// <summary>Keys pressed after the answer, in order.</summary>
    public IReadOnlyList<PhoneKey> Keys { get; init; } = [];

    /// <summary>Whether its answer takes telephone events.</summary>
    public bool TelephoneEvents { get; init; } = true;

    /// <summary>Content type of the INFO of a key: application/dtmf-relay, application/dtmf or audio/telephone-event.</summary>
    public string InfoType { get; init; } = KeyBody.DtmfRelay;

    /// <summary>What it says while it rings, as early media behind a 183; empty rings with 180 and no sound.</summary>
    public ReadOnlyMemory<short> SaysEarly { get; init; }

    /// <summary>What it says: 16-bit PCM at 8 kHz, from so long after the answer.</summary>
    public IReadOnlyList<PhoneUtterance> Says { get; init; } = [];
}
