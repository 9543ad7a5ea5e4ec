using System.Text;
using Engine.Sip.Auth;
using Engine.Sip.Counters;
using Engine.Sip.Dialogs;
using Engine.Sip.Transactions;
using Engine.Sip.Transport;
using Engine.Sip.Wire.Headers;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Calls.Outgoing;

/// <summary>
/// What one attempt has on the wire (RFC 3261 §9.1, §13.2): its INVITEs, the first and its repeats after a refusal that could be mended, their CANCEL,
/// their credentials, and the dialogs that their responses made. It does not know the attempt's state; <see cref="OutgoingCall"/> decides what is sent.
/// </summary>
internal sealed class InviteExchange
{
    /// <summary>INVITEs of one attempt at most: one, five challenges (AUTH-05), one smaller offer, one after 491.</summary>
    private const int MostInvites = 8;

    /// <summary>Repeats after challenges that an orphan may have had (AUTH-05).</summary>
    private const int MostAuthRepeats = 5;

    /// <summary>Above any number the dead process may have used in the dialog; gaps are allowed (RFC 3261 §12.2.1.1).</summary>
    private const uint OrphanCSeqGap = 50;

    private readonly CallRecord _call;
    private readonly CallTicket _ticket;
    private readonly CallSettings _settings;
    private readonly SipEndpoint _gateway;
    private readonly Challenges _challenges;
    private readonly EarlyDialogs _early = new();

    /// <summary>Dialogs of 2xx that nobody wants: forks, late answers. Kept for their ACK.</summary>
    private readonly List<Dialog> _unwanted = [];

    private ClientTransaction? _newest;
    private List<KeyValuePair<HeaderId, string>>? _credentials;
    private ReadOnlyMemory<byte> _offer;
    private bool _offeredLess;
    private bool _waitedForGlare;

    internal InviteExchange(CallRecord call, CallTicket ticket, CallSettings settings, SipEndpoint gateway)
    {
        _call = call;
        _ticket = ticket;
        _settings = settings;
        _gateway = gateway;
        _challenges = new Challenges(call.Services, settings.Credentials, gateway, mayLearn: true);
    }

    /// <summary>INVITEs of the attempt so far, those of an earlier process included.</summary>
    internal int Sent { get; private set; }

    /// <summary>An INVITE with credentials was sent.</summary>
    internal bool GaveCredentials => _challenges.Rounds > 0;

    /// <summary>An earlier process may have repeated the INVITE more often than was restored.</summary>
    internal bool MayHaveMoreRepeats => Sent < MostAuthRepeats;

    /// <summary>Whether this is the INVITE that counts; responses to older ones decide nothing.</summary>
    internal bool IsNewest(ClientTransaction transaction) => transaction == _newest;

    /// <summary>Sends the first INVITE with this offer; false when it cannot be written.</summary>
    internal bool Send(ReadOnlyMemory<byte> offer)
    {
        _offer = offer;
        return Send();
    }

    /// <summary>Sends the next INVITE, with the next CSeq and a new branch (CALL-15); false when it cannot be written.</summary>
    internal bool Send()
    {
        (var invite, var packet) = WriteNext();
        if (packet is null)
        {
            _call.Clients.Discard(invite);
            return false;
        }

        _call.Clients.Start(invite, packet);
        return true;
    }

    /// <summary>Restores the INVITE of an orphan with this many repeats before it, as if a provisional had come, and cancels it.</summary>
    internal void Restore(int repeats)
    {
        Sent = repeats;
        (var invite, var packet) = WriteNext();
        if (packet is null)
        {
            _call.Clients.Discard(invite);
            return;
        }

        _call.Clients.Restore(invite, packet);
        SendCancel(invite, CancelCause.Abandoned);
    }

    /// <summary>
    /// Prepares the INVITE that may mend a refusal (AUTH-05, SDP-13, MAP-07): with credentials, with the smaller offer, or after the wait for glare.
    /// Gives the wait before it is to be sent, in ticks; null when there is nothing to mend.
    /// </summary>
    internal long? Mend(SipMessage response, in SipEndpoint source)
    {
        if (Sent >= MostInvites)
        {
            return null;
        }

        switch (response.StatusCode)
        {
            case 401 or 407 when _challenges.TryAnswer(response, source):
                return 0;
            case 415 or 488 or 606 when !_settings.FallbackOffer.IsEmpty && !_offeredLess:
                _offeredLess = true;
                _offer = _settings.FallbackOffer;
                return 0;
            case 491 when !_waitedForGlare:
                _waitedForGlare = true;
                return GlareWait.OwnerTicks(_call.Services.Random());
            default:
                return null;
        }
    }

    /// <summary>Cancels the INVITE that counts.</summary>
    internal void CancelNewest(CancelCause cause)
    {
        if (_newest is { } invite)
        {
            SendCancel(invite, cause);
        }
    }

    /// <summary>An INVITE that rings although the attempt is decided, on an older branch or too late, is cancelled and given up.</summary>
    internal void CancelLeftover(ClientTransaction invite, CancelCause cause)
    {
        SendCancel(invite, cause);
        _call.Clients.GiveUp(invite);
    }

    /// <summary>The attempt is decided: no INVITE of it may ring on.</summary>
    internal void CancelLeftovers(CancelCause cause)
    {
        for (var t = _call.Transactions; t is not null; t = t.NextOfUser)
        {
            if (t.Role == ClientRole.Invite && (InviteClient.State)t.State == InviteClient.State.Proceeding)
            {
                CancelLeftover(t, cause);
            }
        }
    }

    /// <summary>Nobody waits for an answer any more: an INVITE without a response is no longer repeated, one that rang is kept for a late 2xx only.</summary>
    internal void GiveUp()
    {
        for (var t = _call.Transactions; t is not null; t = t.NextOfUser)
        {
            if (t.Role == ClientRole.Invite)
            {
                _call.Clients.GiveUp(t);
            }
        }
    }

    /// <summary>A transaction was removed; its object will serve another call.</summary>
    internal void Gone(ClientTransaction transaction) => _newest = _newest == transaction ? null : _newest;

    /// <summary>Notes a provisional in its early dialog; true when it says something that is to be reported.</summary>
    internal bool NoteProvisional(SipMessage response, out ReadOnlySpan<byte> sdp)
    {
        sdp = default;
        switch (response.StatusCode)
        {
            case 100:
                return false;
            case 199:
                _early.Remove(response.ToTag());
                return false;
            default:
                SdpBody.Find(response, out sdp);
                return _early.Note(response.ToTag(), response.StatusCode, sdp);
        }
    }

    /// <summary>The answer that a 2xx brought, or the SDP of an 18x of the same dialog when it has no body; empty when there is none.</summary>
    internal SdpSearch FindAnswer(SipMessage response, out ReadOnlySpan<byte> sdp)
    {
        var search = SdpBody.Find(response, out sdp);
        if (search == SdpSearch.None)
        {
            sdp = _early.SdpOf(response.ToTag());
        }

        return search;
    }

    /// <summary>The call that this INVITE began is over: a refusal behind its 2xx is no longer worth the bytes that its ACK is made of (TXN-34).</summary>
    internal void Over()
    {
        if (_newest is { State: (byte)InviteClient.State.Accepted } invite)
        {
            _call.Clients.ForgetRequest(invite);
        }
    }

    /// <summary>The attempt is answered: its early dialogs are over, and the realms of its credentials are the trunk's.</summary>
    internal void Answered()
    {
        _challenges.Accepted();
        _early.Clear();
    }

    /// <summary>The dialog of a 2xx (RFC 3261 §12.1.2).</summary>
    internal Dialog DialogOf(ClientTransaction transaction, SipMessage response, in SipEndpoint source)
    {
        var target = _ticket.RequestUri;
        if (response.TryGetContact(out var contact))
        {
            target = Encoding.UTF8.GetString(contact.UriText);
        }
        else
        {
            _call.Services.Counters.Count(SipEvent.MissingContact);
        }

        var routes = RouteSet.FromRecordRoute(response, reversed: true);
        var nextHop = RouteSet.For(target, routes).NextHop;
        var dialog = new Dialog
        {
            CallId = _call.CallId,
            LocalTag = _call.LocalTag,
            RemoteTag = Encoding.UTF8.GetString(response.ToTag()),
            LocalUri = _ticket.FromUri,
            LocalDisplay = _ticket.FromDisplay,
            RemoteUri = _ticket.ToUri,
            RemoteTarget = target,
            Routes = routes,
            LocalCSeq = transaction.CSeq,
            Destination = DialogTarget.Resolve(nextHop, routes.Count > 0, source, _settings.RewriteContact),
            Source = source,
            HoldsPeer = true,
        };
        _call.Services.Peers.Hold(dialog.Destination);
        return dialog;
    }

    /// <summary>The dialog of an orphan, with its ACK, which may have been lost with the process.</summary>
    internal Dialog RestoreDialog(ConfirmedDialog known)
    {
        var dialog = Dialog.Restore(known, _ticket.FromDisplay, _gateway);
        _call.Services.Peers.Hold(dialog.Destination);
        DialogRequests.Acknowledge(_call, dialog, known.LocalCSeq, credentials: null);
        dialog.LocalCSeq = known.LocalCSeq + OrphanCSeqGap;
        return dialog;
    }

    /// <summary>ACKs a 2xx, with the credentials of its INVITE.</summary>
    internal void Acknowledge(Dialog dialog) => DialogRequests.Acknowledge(_call, dialog, dialog.LocalCSeq, _credentials);

    /// <summary>ACKs a repeated 2xx: the ACK was lost.</summary>
    internal void AcknowledgeRepeat(Dialog dialog, uint cseq)
    {
        if (!DialogRequests.AcknowledgeAgain(_call, dialog, cseq))
        {
            DialogRequests.Acknowledge(_call, dialog, cseq, _credentials);
        }
    }

    /// <summary>ACK and BYE for a dialog that is not wanted (CALL-35, CALL-42).</summary>
    internal void Dismiss(Dialog dialog)
    {
        _unwanted.Add(dialog);
        Acknowledge(dialog);
        DialogRequests.Bye(_call, dialog, ClientRole.UnwantedBye, CauseTexts.Of(HangUpCause.Unwanted));
    }

    /// <summary>The dismissed dialog with this remote tag, or null.</summary>
    internal Dialog? FindUnwanted(ReadOnlySpan<byte> remoteTag)
    {
        foreach (var unwanted in _unwanted)
        {
            if (Ascii.Equals(remoteTag, unwanted.RemoteTag))
            {
                return unwanted;
            }
        }

        return null;
    }

    /// <summary>The dismissed dialog that this BYE is to end, or null.</summary>
    internal Dialog? FindUnwanted(ClientTransaction bye) => _unwanted.Find(dialog => dialog.RemoteTag == bye.DialogTag);

    /// <summary>Gives back what the dismissed dialogs hold: the call leaves its slot.</summary>
    internal void ForgetUnwanted() => _unwanted.ForEach(_call.Forget);

    /// <summary>Opens the transaction of the next INVITE and writes it; the packet is null when a value was refused.</summary>
    private (ClientTransaction Invite, Packet? Packet) WriteNext()
    {
        var repeat = Sent++;
        var branch = repeat == 0 ? _ticket.Branch : FormattableString.Invariant($"{_ticket.Branch}.{repeat}");
        var invite = _call.Clients.Open(_call, SipMethod.Invite, ClientRole.Invite, _ticket.CSeq + (uint)repeat, _gateway);
        invite.SetBranch(Encoding.ASCII.GetBytes(branch));
        _newest = invite;
        _credentials = repeat == 0 ? null : _challenges.Lines(SipMethod.Invite, _ticket.RequestUri, _offer.Span);
        return (invite, InviteWriter.Store(_call.Services, _ticket, new InviteWriter.Parts
        {
            Branch = invite.Branch,
            CSeq = invite.CSeq,
            Body = _offer.Span,
            Credentials = _credentials,
            UserAgent = _settings.UserAgent,
            Headers = _settings.Headers,
        }));
    }

    private void SendCancel(ClientTransaction invite, CancelCause cause)
    {
        if (invite.Request is not { } request || invite.Cancelled)
        {
            return;
        }

        invite.Cancelled = true;
        if (AckAndCancel.StoreCancel(_call.Services, request, CauseTexts.Of(cause)) is not { } cancel)
        {
            return;
        }

        var transaction = _call.Clients.Open(_call, SipMethod.Cancel, ClientRole.Cancel, invite.CSeq, invite.Destination);
        transaction.SetBranch(invite.Branch);
        _call.Clients.Start(transaction, cancel);
    }
}
