using Engine.Sip.Dialogs;
using Engine.Sip.Timers;
using Engine.Sip.Transactions;
using Engine.Sip.Transport;
using Engine.Sip.Wire.Headers;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Methods;

/// <summary>Our own re-INVITE (RFC 3261 §14.1): glare is waited out three times, a challenge answered once, 408 and 481 end the dialog (DLG-04, DLG-05).</summary>
internal sealed class ReinviteClient : ITimerTarget
{
    /// <summary>491 answers that are waited out (DLG-04).</summary>
    private const int MostGlares = 3;

    private readonly IDialogEvents _owner;
    private readonly SuccessResender _resender;
    private readonly TimerNode _glare;
    private ReadOnlyMemory<byte> _offer;
    private int _glares;
    private bool _challenged;
    private List<KeyValuePair<HeaderId, string>>? _credentials;

    internal ReinviteClient(IDialogEvents owner, SuccessResender resender)
    {
        _owner = owner;
        _resender = resender;
        _glare = new TimerNode(this, 0);
    }

    /// <summary>Our offer is open, or waits to be repeated.</summary>
    internal bool IsOpen { get; private set; }

    /// <summary>Offers a session; false when one is open already or no dialog is up.</summary>
    internal bool Start(ReadOnlyMemory<byte> offer)
    {
        if (IsOpen || _resender.IsWaiting || _owner.Dialog is not { ByeSent: false })
        {
            return false;
        }

        IsOpen = true;
        (_offer, _glares, _challenged, _credentials) = (offer, 0, false, null);
        Send();
        return true;
    }

    internal void Stop()
    {
        _owner.Services.Timers.Stop(_glare);
        IsOpen = false;
    }

    internal void Receive(ClientTransaction transaction, SipMessage response, in SipEndpoint source)
    {
        var status = response.StatusCode;
        var dialog = _owner.Dialog!;
        switch (status)
        {
            case < 200:
                return;
            case < 300:
                Succeed(transaction, dialog, response, source);
                break;
            case 401 or 407 when IsOpen && !_challenged && Answers(dialog, response, source):
                Send();
                break;
            case 491 when IsOpen && _glares++ < MostGlares:
                var random = _owner.Services.Random();
                _owner.Services.Timers.Arm(_glare, _owner.OwnsCallId ? GlareWait.OwnerTicks(random) : GlareWait.OtherTicks(random));
                break;
            default:
                End(status);
                break;
        }
    }

    /// <summary>Timeout or unreachable: as 408.</summary>
    internal void Lost() => End(408);

    public void OnTimer(int kind)
    {
        if (IsOpen && _owner.Dialog is { ByeSent: false })
        {
            Send();
        }
    }

    private void Send()
    {
        if (!DialogRequests.Reinvite(_owner, _owner.Dialog!, _offer.Span, _credentials))
        {
            End(488);
        }
    }

    private bool Answers(Dialog dialog, SipMessage response, in SipEndpoint source)
    {
        _challenged = true;
        var challenges = _owner.InDialogChallenges();
        if (!challenges.TryAnswer(response, source))
        {
            return false;
        }

        _credentials = challenges.Lines(SipMethod.Invite, RouteSet.For(dialog.RemoteTarget, dialog.Routes).RequestUri, _offer.Span);
        return true;
    }

    private void Succeed(ClientTransaction transaction, Dialog dialog, SipMessage response, in SipEndpoint source)
    {
        if (DialogRequests.AcknowledgeAgain(_owner, dialog, transaction.CSeq))
        {
            return;
        }

        DialogTarget.Refresh(_owner, dialog, response, source);
        DialogRequests.Acknowledge(_owner, dialog, transaction.CSeq, _credentials);
        if (IsOpen)
        {
            IsOpen = false;
            SdpBody.Find(response, out var answer);
            _owner.OnReofferEnded(response.StatusCode, answer);
        }
    }

    private void End(int status)
    {
        if (!IsOpen)
        {
            return;
        }

        Stop();
        _owner.OnExchangeFailed(ExchangeFault.OwnOfferRefused);
        _owner.OnReofferEnded(status, default);
        if (status is 408 or 481)
        {
            _owner.OnDialogLost();
        }
    }
}
