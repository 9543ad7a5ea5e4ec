using Engine.Sip.Auth;
using Engine.Sip.Dialogs;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Methods;

/// <summary>The call that owns a dialog, as the methods inside it see it: they report to it and ask it.</summary>
internal interface IDialogEvents : IDialogOwner
{
    /// <summary>Whether our side made the Call-ID: it waits longer after glare (RFC 3261 §14.1).</summary>
    bool OwnsCallId { get; }

    /// <summary>Credentials for a request inside the dialog, before its first challenge.</summary>
    Challenges InDialogChallenges();

    /// <summary>A BYE was answered 200.</summary>
    void OnBye(SipMessage bye);

    /// <summary>A re-INVITE or UPDATE brought an offer, or none.</summary>
    ReofferReply OnReoffer(ReadOnlySpan<byte> offer);

    /// <summary>Our own re-INVITE ended: 2xx with the answer (empty when it brought none), or the status of its refusal.</summary>
    void OnReofferEnded(int status, ReadOnlySpan<byte> answer);

    /// <summary>An offer or its answer did not come off; the session stays as it was and the call goes on (DLG-10).</summary>
    void OnExchangeFailed(ExchangeFault fault);

    /// <summary>An INFO with digits was accepted.</summary>
    void OnInfo(string contentType, ReadOnlySpan<byte> body);

    /// <summary>The peer no longer knows the dialog: it is to be ended.</summary>
    void OnDialogLost();

    /// <summary>The ACK of our 2xx never came: the dialog is to be ended.</summary>
    void OnAckMissing();
}
