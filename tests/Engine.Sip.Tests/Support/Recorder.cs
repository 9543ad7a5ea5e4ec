using System.Text;
using Engine.Sip.Calls;
using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Dialogs;
using Engine.Sip.Methods;

namespace Engine.Sip.Tests.Support;

/// <summary>Writes down what an observer hears.</summary>
internal sealed class Recorder : ICallObserver
{
    internal List<string> Events { get; } = [];

    internal List<(int Status, string Sdp)> Provisionals { get; } = [];

    internal List<CallProgress> Progress { get; } = [];

    internal List<ConfirmedDialog> Confirming { get; } = [];

    internal List<CallResult> Results { get; } = [];

    internal List<(string Type, string Body)> Infos { get; } = [];

    internal List<string> Offers { get; } = [];

    internal List<string> Reanswers { get; } = [];

    internal List<(int Status, string Answer)> ReofferEnds { get; } = [];

    /// <summary>What is known of the line; null for nothing.</summary>
    internal LineFacts? Line { get; set; }

    /// <summary>ICMP says that our RTP does not arrive, each time the line is looked at.</summary>
    internal bool Bounces { get; set; }

    internal string? AnsweredSdp { get; private set; }

    internal ReofferReply Reply { get; set; } = ReofferReply.Accept("v=0 ours"u8.ToArray());

    internal Action? WhenConfirming { get; set; }

    internal Action? WhenAnswered { get; set; }

    /// <summary>The one result; fails when there is none or more than one.</summary>
    internal CallResult Result => Results.Single();

    public void OnProvisional(CallProgress progress, ReadOnlySpan<byte> sdp)
    {
        Progress.Add(progress);
        Provisionals.Add((progress.Status, Encoding.UTF8.GetString(sdp)));
        Events.Add($"provisional {progress.Status}");
    }

    public void OnCancelling(CancelCause cause) => Events.Add($"cancelling {cause}");

    public void OnConfirming(ConfirmedDialog dialog)
    {
        Confirming.Add(dialog);
        Events.Add("confirming");
        WhenConfirming?.Invoke();
    }

    public void OnAnswered(ConfirmedDialog dialog, ReadOnlySpan<byte> sdp)
    {
        AnsweredSdp = Encoding.UTF8.GetString(sdp);
        Events.Add("answered");
        WhenAnswered?.Invoke();
    }

    public void OnEnded(CallResult result)
    {
        Results.Add(result);
        Events.Add("ended");
    }

    public LineFacts? OnLook()
    {
        Line = Bounces && Line is { } line ? line with { Unreachable = line.Unreachable + 1 } : Line;
        return Line;
    }

    public void OnInfo(string contentType, ReadOnlySpan<byte> body) => Infos.Add((contentType, Encoding.UTF8.GetString(body)));

    public ReofferReply OnReoffer(ReadOnlySpan<byte> offer)
    {
        Offers.Add(Encoding.UTF8.GetString(offer));
        return Reply;
    }

    public bool OnReanswer(ReadOnlySpan<byte> answer)
    {
        Reanswers.Add(Encoding.UTF8.GetString(answer));
        return answer.StartsWith("v=0"u8);
    }

    public bool OnReofferEnded(int status, ReadOnlySpan<byte> answer)
    {
        ReofferEnds.Add((status, Encoding.UTF8.GetString(answer)));
        return answer.StartsWith("v=0"u8);
    }
}
