using System.Net;
using System.Text;
using Engine.Media.Sdp;
using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Dialogs;
using Engine.Sip.Methods;
using Engine.Sip.Tests.Support;
using Shouldly;

namespace Engine.Actors.Tests.Telephony.Sessions;

/// <summary>An answered call with a real session behind it, and a peer that asks for changes of it as often as wanted.</summary>
internal sealed class SessionCall : ICallObserver, IDisposable
{
    private readonly SdpSession _session = new(new LocalMedia { Address = IPAddress.Parse(Rig.Host), Port = 4000 }, 7);
    private readonly WireMessage _invite;
    private uint _cseq;
    private bool _ended;

    internal SessionCall(string answer)
    {
        Rig.Agent.Services.Peers.PerSecond = int.MaxValue;
        Ticket = Rig.Reserve();
        Rig.Agent.Place(Ticket, new CallSettings { MaxDuration = TimeSpan.FromDays(10) }, _session.Offer(), this);
        Rig.Settle();
        _invite = Rig.Sent[^1];
        Rig.Peer.Respond(_invite, 200, "callee", answer);
    }

    internal Rig Rig { get; } = new();

    internal CallTicket Ticket { get; }

    /// <summary>A re-INVITE, its final response and the ACK of that.</summary>
    internal WireMessage Reinvite(byte[]? body, byte[]? answer = null, Func<string, string>? change = null)
    {
        var cseq = ++_cseq;
        var head = Encoding.UTF8.GetString(Rig.Peer.RequestBytes("INVITE", _invite, "callee", cseq, $"z9hG4bKre{cseq}", null, "Contact: <sip:callee@203.0.113.5:5060>"));
        var whole = WithBody(head, body);
        Rig.Sent.Clear();
        Rig.Deliver(change is null ? whole : Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(whole))), Rig.Gateway);
        var response = Rig.Sent.ShouldHaveSingleItem();
        var branch = response.Status < 300 ? $"z9hG4bKack{cseq}" : $"z9hG4bKre{cseq}";
        Rig.Deliver(WithBody(Encoding.UTF8.GetString(Rig.Peer.RequestBytes("ACK", _invite, "callee", cseq, branch)), answer), Rig.Gateway);
        if (cseq % 64 == 0)
        {
            // What is finished may go.
            Rig.Pass(64_000);
        }

        _ended.ShouldBeFalse();
        Rig.Faults.ShouldBeEmpty();
        return response;
    }

    public void Dispose()
    {
        Rig.Agent.HangUp(Ticket, Engine.Sip.Calls.HangUpCause.Normal);
        Rig.Settle();
        Rig.Peer.Respond(Rig.Requests("BYE")[^1], 200);
        Rig.Dispose();
    }

    public void OnProvisional(CallProgress progress, ReadOnlySpan<byte> sdp)
    {
    }

    public void OnConfirming(ConfirmedDialog dialog)
    {
    }

    public void OnAnswered(ConfirmedDialog dialog, ReadOnlySpan<byte> sdp) => _session.AcceptAnswer(sdp).ShouldBeOfType<Negotiation.Agreed>();

    public void OnEnded(CallResult result) => _ended = true;

    public ReofferReply OnReoffer(ReadOnlySpan<byte> offer) => offer.IsEmpty
        ? ReofferReply.Accept(_session.Offer())
        : _session.AnswerTo(offer) is Negotiation.Agreed agreed ? ReofferReply.Accept(agreed.AnswerBody) : ReofferReply.NotAcceptable;

    public bool OnReanswer(ReadOnlySpan<byte> answer) => _session.AcceptAnswer(answer) is Negotiation.Agreed;

    private static byte[] WithBody(string head, byte[]? body) => body is null
        ? Encoding.UTF8.GetBytes(head)
        : [.. Encoding.UTF8.GetBytes(head.Replace("Content-Length: 0\r\n\r\n", $"Content-Type: application/sdp\r\nContent-Length: {body.Length}\r\n\r\n", StringComparison.Ordinal)), .. body];
}
