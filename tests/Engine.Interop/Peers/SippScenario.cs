namespace Engine.Interop.Peers;

/// <summary>The holes of a scenario file in Scenarios/ and what fills them; times in milliseconds.</summary>
internal sealed record SippScenario(string Name)
{
    public int BeforeRing { get; init; } = 50;

    public int Ring { get; init; } = 200;

    /// <summary>How long the callee waits for our BYE or CANCEL.</summary>
    public int Hold { get; init; } = 30_000;

    public int Linger { get; init; } = 200;

    public int Talk { get; init; } = 1_500;

    public int RtpPort { get; init; } = 41_000;

    public int Code { get; init; } = 486;

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
            .Replace("@RTP@", RtpPort.ToString(), StringComparison.Ordinal)
            .Replace("@CODE@", Code.ToString(), StringComparison.Ordinal)
            .Replace("@PHRASE@", Phrase, StringComparison.Ordinal)
            .Replace("@EXTRA@", Extra, StringComparison.Ordinal);
        var path = Path.Combine(folder, Name + ".xml");
        File.WriteAllText(path, text);
        return path;
    }
}
