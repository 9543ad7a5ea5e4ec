using System.Text;
using Engine.Sip.Auth;
using Engine.Sip.Dialogs;
using Engine.Sip.Methods;
using Engine.Sip.Transactions;
using Engine.Sip.Transport;
using Engine.Sip.Wire.Headers;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Calls.Incoming;

/// <summary>A call that came in: the server side of INVITE (RFC 3261 §13.3). For the loopback phone; the engine has no handler and so none of these.</summary>
internal sealed class IncomingCall : CallRecord, IIncomingCall
{
    private readonly IInviteHandler _handler;
    private readonly ServerTransaction _transaction;
    private readonly SipMessage _invite;
    private readonly bool _hadOffer;
    private Stage _stage;
    private bool _hangUpWanted;

    /// <param name="home">The agent.</param>
    /// <param name="key">The slot that was taken for the call.</param>
    /// <param name="handler">Who decides.</param>
    /// <param name="transaction">That of the INVITE.</param>
    /// <param name="invite">The INVITE, kept for its responses.</param>
    internal IncomingCall(ICallHome home, SlotKey key, IInviteHandler handler, ServerTransaction transaction, SipMessage invite)
        : base(home, key, Encoding.UTF8.GetString(invite.CallId()), home.Tokens.Create(SlotToken.Kind.Tag, key, home.Services.Random()))
    {
        _handler = handler;
        _transaction = transaction;
        _invite = invite;
        _hadOffer = SdpBody.Find(invite, out _) == SdpSearch.Found;
        RequestUri = Encoding.UTF8.GetString(invite.RequestUri);
        FromUri = invite.TryGetFrom(out var from) ? Encoding.UTF8.GetString(from.UriText) : "";
        Dialog = DialogOf(transaction.Source);
        transaction.User = this;
    }

    private enum Stage
    {
        Open,
        Answered,
        Confirmed,
        HangingUp,
        Over,
    }

    string IIncomingCall.CallId => CallId;

    public string RequestUri { get; }

    public string FromUri { get; }

    public override bool OwnsCallId => false;

    /// <summary>Sends 100 and asks the handler.</summary>
    internal void Begin()
    {
        Responder.Send(Services, _transaction, _invite, 100, "Trying");
        SdpBody.Find(_invite, out var offer);
        try
        {
            _handler.OnInvite(this, offer);
        }
        catch (Exception fault)
        {
            Services.ReportFault(fault);
            Refuse(500, "Server Internal Error", null);
        }
    }

    public void Ring(int status, ReadOnlyMemory<byte> sdp = default) => Services.Post(() => Do(status, null, sdp));

    public void Answer(ReadOnlyMemory<byte> sdp) => Services.Post(() => Do(200, null, sdp));

    public void Refuse(int status, string? phrase = null, IReadOnlyList<KeyValuePair<string, string>>? headers = null) =>
        Services.Post(() => Do(status, phrase, default, headers));

    public void Inform(string contentType, ReadOnlyMemory<byte> body) => Services.Post(() =>
    {
        if (_stage == Stage.Confirmed)
        {
            DialogRequests.Info(this, Dialog!, contentType, body.Span);
        }
    });

    public void HangUp() => Services.Post(() => HangUp(HangUpCause.Normal));

    internal void TakeCancel()
    {
        if (_stage == Stage.Open)
        {
            _stage = Stage.Over;
            Send(487, "Request Terminated", default, null);
            Guard(() => _handler.OnCancelled(this));
            TryLeave();
        }
    }

    public override Challenges InDialogChallenges() => new(Services, null, default, mayLearn: false);

    public override void OnResponse(ClientTransaction transaction, SipMessage response, in SipEndpoint source)
    {
        if (transaction.Role == ClientRole.Reinvite)
        {
            Reinvites.Receive(transaction, response, source);
        }
        else if (response.StatusCode >= 200 && transaction.Role != ClientRole.Info)
        {
            End(HangUpSide.Local);
        }
    }

    public override void OnTimeout(ClientTransaction transaction) => Lost(transaction);

    public override void OnUnreachable(ClientTransaction transaction) => Lost(transaction);

    public override void OnTransactionGone(ClientTransaction transaction) => TryLeave();

    internal override Dialog? FindDialog(ReadOnlySpan<byte> remoteTag) =>
        Dialog is { } dialog && Ascii.Equals(remoteTag, dialog.RemoteTag) ? dialog : null;

    public override void OnBye(SipMessage bye)
    {
        if (_stage == Stage.Open)
        {
            Send(487, "Request Terminated", default, null);
        }

        End(HangUpSide.Remote);
    }

    /// <summary>BYE after the ACK; before it the BYE waits, as a called side must (RFC 3261 §15).</summary>
    internal override void HangUp(HangUpCause cause, int? q850 = null)
    {
        if (_stage == Stage.Answered && cause != HangUpCause.NoAck)
        {
            _hangUpWanted = true;
        }
        else if (_stage is Stage.Answered or Stage.Confirmed)
        {
            _stage = Stage.HangingUp;
            if (!DialogRequests.Bye(this, Dialog!, ClientRole.Bye, CauseTexts.Of(cause)))
            {
                End(HangUpSide.Local);
            }
        }
    }

    public override ReofferReply OnReoffer(ReadOnlySpan<byte> offer)
    {
        try
        {
            return _handler.OnReoffer(this, offer);
        }
        catch (Exception fault)
        {
            Services.ReportFault(fault);
            return ReofferReply.NotAcceptable;
        }
    }

    internal override void TakeAck(SipMessage ack, bool answerExpected)
    {
        if (_stage != Stage.Answered)
        {
            return;
        }

        _stage = Stage.Confirmed;
        SdpBody.Find(ack, out var answer);
        var body = answer.ToArray();
        Guard(() => _handler.OnConfirmed(this, body));
        if (_hangUpWanted)
        {
            HangUp(HangUpCause.Normal);
        }
    }

    public override void OnTimer(int kind)
    {
    }

    private void Lost(ClientTransaction transaction)
    {
        if (transaction.Role == ClientRole.Reinvite)
        {
            Reinvites.Lost();
        }
        else if (transaction.Role != ClientRole.Info)
        {
            End(HangUpSide.Local);
        }
    }

    private void Do(int status, string? phrase, ReadOnlyMemory<byte> sdp, IReadOnlyList<KeyValuePair<string, string>>? headers = null)
    {
        if (_stage != Stage.Open)
        {
            return;
        }

        _stage = status < 200 ? Stage.Open : status < 300 ? Stage.Answered : Stage.Over;
        Send(status, phrase ?? Phrases.Of(status), sdp.Span, headers);
        TryLeave();
    }

    private void Send(int status, string phrase, ReadOnlySpan<byte> sdp, IReadOnlyList<KeyValuePair<string, string>>? headers)
    {
        var extra = new Responder.Extra { ToTag = LocalTag, Contact = status < 300, Sdp = sdp, Headers = headers, Capabilities = status is >= 200 and < 300 };
        var sent = Responder.Send(Services, _transaction, _invite, status, phrase, extra);
        if (status is >= 200 and < 300 && !sent.IsEmpty && _invite.TryGetCSeq(out var cseq))
        {
            Resender.Start(sent, _transaction.ReplyTo, cseq.Number, answerExpected: !_hadOffer);
        }
    }

    private void End(HangUpSide side)
    {
        if (_stage != Stage.Over)
        {
            _stage = Stage.Over;
            Resender.Stop();
            Guard(() => _handler.OnEnded(this, side));
        }

        TryLeave();
    }

    private void TryLeave()
    {
        if (_stage == Stage.Over)
        {
            TryLeaveSlot();
        }
    }

    private void Guard(Action report)
    {
        try
        {
            report();
        }
        catch (Exception fault)
        {
            Services.ReportFault(fault);
        }
    }

    private Dialog DialogOf(in SipEndpoint source)
    {
        var target = _invite.TryGetContact(out var contact) ? Encoding.UTF8.GetString(contact.UriText) : FromUri;
        var routes = RouteSet.FromRecordRoute(_invite, reversed: false);
        _invite.TryGetTo(out var to);
        _invite.TryGetCSeq(out var cseq);
        var dialog = new Dialog
        {
            CallId = CallId,
            LocalTag = LocalTag,
            RemoteTag = Encoding.UTF8.GetString(_invite.FromTag()),
            LocalUri = Encoding.UTF8.GetString(to.UriText),
            RemoteUri = FromUri,
            RemoteTarget = target,
            Routes = routes,
            RemoteCSeq = cseq.Number,
            LocalCSeq = Services.Random() & 0x7fff,
            Destination = DialogTarget.Resolve(RouteSet.For(target, routes).NextHop, routes.Count > 0, source, Rewrite),
            Source = source,
            HoldsPeer = true,
        };
        Services.Peers.Hold(dialog.Destination);
        return dialog;
    }
}
