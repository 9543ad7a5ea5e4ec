using System.Text;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Telephony.Sessions;

/// <summary>Every line, word, parameter and number of a valid re-INVITE, written twice: nothing throws, and a hold is answered as a hold (SDP-15).</summary>
public sealed partial class RepetitionTests
{
    /// <summary>Far above what a match of a body takes.</summary>
    private const int MatchMilliseconds = 10_000;

    // Holds SDP-15.
    [Fact]
    public void Body_EachLineTwice_HoldIsAnsweredAsAHold() => ShouldHold(HoldOffers.All.SelectMany(LinesTwice));

    // Holds SDP-15.
    [Fact]
    public void Body_EachWordTwice_HoldIsAnsweredAsAHold() => ShouldHold(HoldOffers.All.SelectMany(body => Twice(body, Words())));

    // Holds SDP-15.
    [Fact]
    public void Body_EachNumberTwice_HoldIsAnsweredAsAHold() => ShouldHold(HoldOffers.All.SelectMany(body => Twice(body, Numbers(), " ")));

    // Holds SDP-15.
    [Fact]
    public void Body_EachParameterTwice_HoldIsAnsweredAsAHold() => ShouldHold(HoldOffers.All.SelectMany(body => Twice(body, Parts())));

    [Fact]
    public void FormatNamedTwice_StandsOnceInTheAnswer()
    {
        using var call = new SessionCall(HoldOffers.Answer);
        var response = call.Reinvite(Encoding.UTF8.GetBytes(HoldOffers.All[0].Replace("AVP 0 101", "AVP 0 101 0 101", StringComparison.Ordinal)));
        response.Body.ShouldContain("RTP/AVP 0 101\r\n");
    }

    // Holds SDP-15.
    [Fact]
    public void Message_EachHeaderLineTwice_HoldIsAnsweredAsAHold()
    {
        using var call = new SessionCall(HoldOffers.Answer);
        var lines = Reinvite().Split("\r\n");
        for (var at = 1; at < lines.Length; at++)
        {
            var line = lines[at][..lines[at].IndexOf(':', StringComparison.Ordinal)];
            call.Reinvite(Encoding.UTF8.GetBytes(HoldOffers.All[0]), change: text => LineTwice(text, line)).Body.ShouldContain("a=recvonly", Case.Sensitive, line);
        }

        string Reinvite()
        {
            var seen = "";
            call.Reinvite(Encoding.UTF8.GetBytes(HoldOffers.All[0]), change: text => seen = text);
            return seen[..seen.IndexOf("\r\n\r\n", StringComparison.Ordinal)];
        }
    }

    [Theory]
    [InlineData(";tag=callee", ";tag=callee;tag=callee")]
    [InlineData(";rport", ";rport;rport")]
    [InlineData("Content-Type: application/sdp", "Content-Type: application/sdp;charset=utf-8;charset=utf-8")]
    [InlineData("Contact: <sip:callee@203.0.113.5:5060>", "Contact: <sip:callee@203.0.113.5:5060;lr;lr?a=1&a=1>;q=1;q=1")]
    [InlineData("Max-Forwards: 70", "Max-Forwards: 70\r\nRequire:\r\nRequire: ")]
    public void Message_ParameterTwice_HoldIsAnsweredAsAHold(string once, string twice)
    {
        using var call = new SessionCall(HoldOffers.Answer);
        call.Reinvite(Encoding.UTF8.GetBytes(HoldOffers.All[0]), change: text => text.Replace(once, twice, StringComparison.Ordinal))
            .Body.ShouldContain("a=recvonly");
    }

    private static void ShouldHold(IEnumerable<string> bodies)
    {
        using var call = new SessionCall(HoldOffers.Answer);
        var tried = 0;
        foreach (var body in bodies)
        {
            tried++;
            var response = call.Reinvite(Encoding.UTF8.GetBytes(body));
            response.Status.ShouldBe(200, body);
            (response.Body.Contains("a=recvonly", StringComparison.Ordinal) || response.Body.Contains("a=inactive", StringComparison.Ordinal))
                .ShouldBeTrue($"{body}\n\n{response.Body}");
        }

        tried.ShouldBeGreaterThanOrEqualTo(10);
    }

    /// <summary>Each line once more: right behind itself, and at the end.</summary>
    private static IEnumerable<string> LinesTwice(string body)
    {
        var end = body.Contains('\r', StringComparison.Ordinal) ? "\r\n" : "\n";
        var lines = body.Split(end, StringSplitOptions.RemoveEmptyEntries);
        for (var at = 0; at < lines.Length; at++)
        {
            yield return string.Concat(lines.Select((line, index) => index == at ? line + end + line + end : line + end));
            yield return body + lines[at] + end;
        }

        yield return string.Concat(lines.Select(line => line + end + line + end));
    }

    private static IEnumerable<string> Twice(string body, Regex what, string between = "") => what.Matches(body).Select(match =>
        string.Concat(body.AsSpan(0, match.Index), match.Value, between, body.AsSpan(match.Index)));

    private static string LineTwice(string message, string name)
    {
        var at = message.IndexOf("\r\n" + name + ":", StringComparison.Ordinal) + 2;
        var line = message[at..(message.IndexOf("\r\n", at, StringComparison.Ordinal) + 2)];
        return message.Insert(at, line);
    }

    /// <summary>A blank and the word behind it.</summary>
    [GeneratedRegex(@" [^ \r\n]+", RegexOptions.None, MatchMilliseconds)]
    private static partial Regex Words();

    /// <summary>A number that stands by itself between blanks: formats, ports, identifiers.</summary>
    [GeneratedRegex(@"(?<= )\d+(?=[ \r\n])", RegexOptions.None, MatchMilliseconds)]
    private static partial Regex Numbers();

    /// <summary>What follows a slash or a semicolon; the name of a profile is one word.</summary>
    [GeneratedRegex(@"(?<!RTP)[/;][A-Za-z0-9-]+", RegexOptions.None, MatchMilliseconds)]
    private static partial Regex Parts();
}
