using Engine.Phone;
using Engine.Sip.Transport;

namespace Engine.Host.Demo;

/// <summary>The loopback phone on a line of its own, traced into the ladder.</summary>
internal sealed class DemoPhone : IDisposable
{
    private readonly PhoneLine _line;
    private readonly FirstInvite _firstInvite;

    private DemoPhone(PhoneLine line, FirstInvite firstInvite)
    {
        _line = line;
        _firstInvite = firstInvite;
    }

    public int Port => _line.Address.Port;

    /// <summary>What the phone heard; null when it took no call.</summary>
    public RtpTap? Tap => _line.Phone.Calls is [var first, ..] ? first.Tap : null;

    /// <summary>When the INVITE arrived, on the ladder's clock; null when none did.</summary>
    public long? FirstInviteMs => _firstInvite.AtMs;

    public static DemoPhone Start(PhoneBehaviour behaviour, DemoLadder ladder)
    {
        var trace = new FirstInvite(ladder);
        return new DemoPhone(PhoneLine.Start(new PhoneConfig { Behaviour = behaviour }, TimeProvider.System, new Random(), tap: trace), trace);
    }

    public void Dispose() => _line.Dispose();

    /// <summary>Passes the trace on to the ladder and notes when the first INVITE came.</summary>
    private sealed class FirstInvite(DemoLadder ladder) : ISipTap
    {
        public long? AtMs { get; private set; }

        public void OnDatagram(bool outgoing, in SipEndpoint remote, ReadOnlySpan<byte> bytes)
        {
            if (!outgoing && AtMs is null && bytes.StartsWith("INVITE "u8))
            {
                AtMs = ladder.ElapsedMs;
            }

            ladder.OnDatagram(outgoing, remote, bytes);
        }
    }
}
