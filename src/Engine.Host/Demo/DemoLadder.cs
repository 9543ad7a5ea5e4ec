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

    public void Say(string text) => Line("default", text);

    private void Line(string colour, string text)
    {
        lock (_gate)
        {
            console?.MarkupLine($"[dim]{ElapsedMs,7} ms[/]  [{colour}]{Markup.Escape(text)}[/]");
        }
    }
}
