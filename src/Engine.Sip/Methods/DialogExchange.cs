using Engine.Sip.Dialogs;
using Engine.Sip.Transactions;
using Engine.Sip.Transport;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Methods;

/// <summary>One request of the peer in a dialog, with the means to answer it.</summary>
internal readonly ref struct DialogExchange
{
    internal required IDialogEvents Owner { get; init; }

    internal required Dialog Dialog { get; init; }

    /// <summary>Repeats the owner's 2xx to an INVITE until its ACK.</summary>
    internal required SuccessResender Resender { get; init; }

    /// <summary>The owner's own re-INVITE.</summary>
    internal required ReinviteClient Reinvites { get; init; }

    internal required ServerTransaction Transaction { get; init; }

    internal required SipMessage Request { get; init; }

    internal required SipEndpoint Source { get; init; }

    internal uint CSeq { get; init; }

    /// <summary>Answers; the bytes sent stay in the scratch until the next message is written.</summary>
    internal ReadOnlySpan<byte> Reply(int status, string phrase, in Responder.Extra extra = default) =>
        Responder.Send(Owner.Services, Transaction, Request, status, phrase, extra);
}
