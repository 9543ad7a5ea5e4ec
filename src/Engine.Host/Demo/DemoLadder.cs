using System.Text;
using Engine.Sip.Transport;
using Spectre.Console;

namespace Engine.Host.Demo;

/// <summary>The live picture: requests of the program, steps of the flow and SIP messages, each with its time since the demo began.</summary>
internal sealed class DemoLadder(TimeProvider time, IAnsiConsole? console) : ISipTap
{
    private const int LongestStartLine = 60;

    private readonly Lock _gate = new();
    private readonly long _start = time.GetTimestamp();

    public long ElapsedMs => (long)time.GetElapsedTime(_start).TotalMilliseconds;

    /// <summary>What the phone's socket sees; outgoing is from the phone.</summary>
    public void OnDatagram(bool outgoing, in SipEndpoint remote, ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)'\r');
        var startLine = Encoding.UTF8.GetString(bytes[..Math.Clamp(end, 0, LongestStartLine)]);
        var words = startLine.StartsWith("SIP/2.0 ", StringComparison.Ordinal) ? startLine["SIP/2.0 ".Length..] : startLine.Split(' ')[0];
        Line("grey", outgoing ? $"            engine  ◀── {words,-22} ── phone" : $"            engine  ─── {words,-22} ─▶ phone");
    }

    public void Request(string what, string answer) => Line("blue", $"program ─▶ engine   {what}  ⇒  {answer}");

    public void Step(string what) => Line("green", $"            engine  ● {what}");

    /// <summary>What the demo waits for now, for whoever asks why nothing happens.</summary>
    public string WaitsFor { get; private set; } = "";

    public void Wait(string what)
    {
        WaitsFor = what;
        Line("default", $"waiting for {what}");
    }

    private void Line(string colour, string text)
    {
        lock (_gate)
        {
            console?.MarkupLine($"[dim]{ElapsedMs,7} ms[/]  [{colour}]{Markup.Escape(text)}[/]");
        }
    }
}
