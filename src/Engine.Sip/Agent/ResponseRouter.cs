using System.Text;
using Engine.Sip.Calls;
using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Counters;
using Engine.Sip.Transactions;
using Engine.Sip.Transport;
using Engine.Sip.Wire.Headers;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Agent;

/// <summary>Finds the transaction of a response, or drops it without a word (TRN-12, SEC-03, TXN-03).</summary>
internal sealed class ResponseRouter(AgentContext context)
{
    internal void Receive(SipMessage response, in SipEndpoint source)
    {
        if (!TryMatch(response, source))
        {
            context.Services.Counters.Count(SipEvent.DroppedStrayResponse);
        }
    }

    /// <summary>
    /// A response that cannot be parsed. A final one whose Via, CSeq and tags can be read ends its transaction all the same: left alone it would be
    /// repeated, never be ACKed and leave the call to a timeout that names somebody else (MSG-16).
    /// </summary>
    internal void ReceiveUnreadable(SipMessage response, in SipEndpoint source)
    {
        if (response.StatusCode >= 200 && !response.ToTag().IsEmpty)
        {
            response.IsUnreadable = true;
            TryMatch(response, source);
        }
    }

    private bool TryMatch(SipMessage response, in SipEndpoint source)
    {
        var vias = response.List(HeaderId.Via);
        if (!vias.MoveNext() || !Via.TryRead(vias.Current, out var via) || vias.MoveNext() || !IsOurs(via)
            || !response.TryGetCSeq(out var cseq) || FindCall(via.Branch) is not { } call)
        {
            return false;
        }

        var isOfTheCall = Ascii.Equals(response.CallId(), call.CallId) || (response.IsUnreadable && response.CallId().IsEmpty);
        if (!isOfTheCall || !Ascii.Equals(response.FromTag(), call.LocalTag))
        {
            return false;
        }

        if (ClientTransactions.Find(call, via.Branch, cseq.Method) is not { } transaction)
        {
            return Unmatched(call, response, cseq);
        }

        if (transaction.CSeq != cseq.Number || !IsPlausible(transaction, response))
        {
            return false;
        }

        context.Clients.Receive(transaction, response, source);
        return true;
    }

    /// <summary>In a dialog the To tag must be the dialog's: a guess at another leg is no answer.</summary>
    private static bool IsPlausible(ClientTransaction transaction, SipMessage response) =>
        transaction.DialogTag is not { Length: > 0 } tag || response.StatusCode == 100
        || response.ToTag().IsEmpty || Ascii.Equals(response.ToTag(), tag);

    private static bool Unmatched(CallRecord call, SipMessage response, in CSeq cseq) =>
        cseq.Method == SipMethod.Invite && response.StatusCode is >= 200 and < 300
        && call is OutgoingCall outgoing && outgoing.AcknowledgeStray(response, cseq.Number);

    private bool IsOurs(in Via via) =>
        via.Host.SequenceEqual(context.Services.Local.HostBytes) && (via.Port == 0 ? 5060 : via.Port) == context.Services.Local.Port && via.HasRfc3261Branch;

    private CallRecord? FindCall(ReadOnlySpan<byte> branch) =>
        context.Tokens.TryRead(SlotToken.Kind.Branch, branch[7..], out var key) && context.Slots.Find(key) is { } call
            ? call
            : context.Aliases.FindByBranch(branch);
}
