using Engine.Sip.Dialogs;
using Engine.Sip.Transport;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Methods;

/// <summary>What the peer of a dialog said when it was asked whether it is still there.</summary>
internal enum OptionsOutcome
{
    /// <summary>Any final response but those of <see cref="Gone"/>: whoever refuses (405, 501), waits (491) or fails is there.</summary>
    Answered,

    /// <summary>481 or 408: the peer, or a proxy on its behalf, has no such dialog (RFC 3261 §12.2.1.2).</summary>
    Gone,

    /// <summary>Nothing until Timer F.</summary>
    Silent,

    /// <summary>ICMP says that nobody listens where the dialog points, nor where the peer's last message came from.</summary>
    Unreachable,
}

/// <summary>Our OPTIONS inside a dialog (RFC 3261 §11, §12.2.1), one at a time; a challenge is answered once (DLG-20).</summary>
/// <param name="owner">The call.</param>
/// <param name="ended">Told the outcome, once for each question.</param>
internal sealed class OptionsClient(IDialogEvents owner, Action<OptionsOutcome> ended)
{
    private bool _isOpen;
    private bool _challenged;

    /// <summary>Asks; a question that is open already is the same one.</summary>
    internal void Ask()
    {
        if (!_isOpen)
        {
            (_isOpen, _challenged) = (true, false);
            Send(null);
        }
    }

    /// <summary>The answer is not wanted any more.</summary>
    internal void Stop() => _isOpen = false;

    internal void Receive(SipMessage response, in SipEndpoint source)
    {
        switch (response.StatusCode)
        {
            case < 200:
                break;
            case 401 or 407 when _isOpen && !_challenged && Credentials(response, source) is { } credentials:
                _challenged = true;
                Send(credentials);
                break;
            case 408 or 481:
                End(OptionsOutcome.Gone);
                break;
            default:
                End(OptionsOutcome.Answered);
                break;
        }
    }

    /// <summary>Timer F, or an ICMP error: then the question goes to where the peer's last message came from, as an ACK or BYE does (CALL-29).</summary>
    internal void Lost(bool isUnreachable)
    {
        if (isUnreachable && _isOpen && owner.Dialog is { } dialog && DialogTarget.FallBack(owner, dialog))
        {
            Send(null);
        }
        else
        {
            End(isUnreachable ? OptionsOutcome.Unreachable : OptionsOutcome.Silent);
        }
    }

    private void Send(List<KeyValuePair<HeaderId, string>>? credentials)
    {
        if (owner.Dialog is not { ByeSent: false } dialog || !DialogRequests.Options(owner, dialog, credentials))
        {
            End(OptionsOutcome.Silent);
        }
    }

    private List<KeyValuePair<HeaderId, string>>? Credentials(SipMessage response, in SipEndpoint source)
    {
        var challenges = owner.InDialogChallenges();
        return owner.Dialog is { } dialog && challenges.TryAnswer(response, source)
            ? challenges.Lines(SipMethod.Options, RouteSet.For(dialog.RemoteTarget, dialog.Routes).RequestUri, default)
            : null;
    }

    private void End(OptionsOutcome outcome)
    {
        if (_isOpen)
        {
            _isOpen = false;
            ended(outcome);
        }
    }
}
