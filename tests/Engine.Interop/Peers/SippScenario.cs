using Engine.Media.G711;

namespace Engine.Interop.Peers;

/// <summary>The holes of a scenario file in Scenarios/ and what fills them; times in milliseconds.</summary>
internal sealed record SippScenario(string Name)
{
    private const string SoundFile = "says.al";

    public int BeforeRing { get; init; } = 50;

    public int Ring { get; init; } = 200;

    /// <summary>How long the callee waits for our BYE or CANCEL.</summary>
    public int Hold { get; init; } = 30_000;

    public int Linger { get; init; } = 200;

    public int Talk { get; init; } = 1_500;

    public int RtpPort { get; init; } = 41_000;

    /// <summary>SIPp sends the sound that it gets back to where it came from, in place of taking it to <see cref="RtpPort"/>.</summary>
    public bool Echoes { get; init; }

    /// <summary>What a scenario with sound says: 16-bit PCM at 8 kHz, sent as A-law by SIPp's own RTP.</summary>
    public short[] Says { get; init; } = [];

    /// <summary>The direction of the re-INVITE that holds the call.</summary>
    public string HoldDirection { get; init; } = "sendonly";

    /// <summary>The address of that re-INVITE; 0.0.0.0 is how hold was told before RFC 3264.</summary>
    public string HoldAddress { get; init; } = "[local_ip]";

    /// <summary>The direction that must stand in the answer to it.</summary>
    public string HoldAnswer { get; init; } = "recvonly";

    public int Code { get; init; } = 486;

    /// <summary>The Q.850 cause in the BYE of a scenario that hangs up.</summary>
    public int Cause { get; init; } = 16;

    public string Phrase { get; init; } = "Test";

    public string Extra { get; init; } = "Server: t";

    public string Write(string folder)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Scenarios", Name + ".xml"))
            .Replace("@BEFORE_RING@", BeforeRing.ToString(), StringComparison.Ordinal)
            .Replace("@RING@", Ring.ToString(), StringComparison.Ordinal)
            .Replace("@HOLD@", Hold.ToString(), StringComparison.Ordinal)
            .Replace("@LINGER@", Linger.ToString(), StringComparison.Ordinal)
            .Replace("@TALK@", Talk.ToString(), StringComparison.Ordinal)
            .Replace("@RTP@", Echoes ? "[media_port]" : RtpPort.ToString(), StringComparison.Ordinal)
            .Replace("@HOLD_DIRECTION@", HoldDirection, StringComparison.Ordinal)
            .Replace("@HOLD_ADDRESS@", HoldAddress, StringComparison.Ordinal)
            .Replace("@HOLD_ANSWER@", HoldAnswer, StringComparison.Ordinal)
            .Replace("@SOUND@", SoundFile, StringComparison.Ordinal)
            .Replace("@CODE@", Code.ToString(), StringComparison.Ordinal)
            .Replace("@CAUSE@", Cause.ToString(), StringComparison.Ordinal)
            .Replace("@PHRASE@", Phrase, StringComparison.Ordinal)
            .Replace("@EXTRA@", Extra, StringComparison.Ordinal);
        var path = Path.Combine(folder, Name + ".xml");
        File.WriteAllText(path, text);
        File.WriteAllBytes(Path.Combine(folder, SoundFile), Array.ConvertAll(Says, ALaw.Encode));
        return path;
    }
}
