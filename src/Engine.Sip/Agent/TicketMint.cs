using System.Text;
using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Transactions;
using Engine.Sip.Transport;

namespace Engine.Sip.Agent;

/// <summary>Mints the identity of attempts, from any thread (CALL-11).</summary>
internal sealed class TicketMint(AgentContext context)
{
    /// <summary>Random bytes of a Call-ID: 120 bits.</summary>
    private const int CallIdBytes = 15;

    /// <summary>Takes a slot and mints; null when none is free.</summary>
    internal CallTicket? Reserve(in CallPlan plan)
    {
        if (!SipEndpoint.TryParse(plan.Destination, 5060, out var destination))
        {
            throw new ArgumentException("the destination must be ip:port", nameof(plan));
        }

        if (!context.Slots.TryTake(out var key))
        {
            return null;
        }

        var earlier = plan.FailoverOf;
        return new CallTicket
        {
            CallId = earlier?.CallId ?? CallId(),
            FromTag = earlier?.FromTag ?? Token(SlotToken.Kind.Tag, key),
            Branch = "z9hG4bK" + Token(SlotToken.Kind.Branch, key),
            CSeq = earlier?.CSeq ?? ((context.Services.Random() & 0x3fff) + 1),
            RequestUri = plan.RequestUri,
            FromUri = plan.FromUri,
            ToUri = plan.ToUri,
            Destination = destination.ToString(),
            TrunkId = plan.TrunkId,
            FromDisplay = plan.FromDisplay,
            Routes = plan.Routes,
        };
    }

    /// <summary>The slot of a ticket of this process; false for one of another.</summary>
    internal bool TryFind(CallTicket ticket, out SlotKey key)
    {
        key = default;
        Span<byte> branch = stackalloc byte[ClientTransaction.MaxBranchBytes];
        return ticket.Branch.Length is > 7 and <= ClientTransaction.MaxBranchBytes
            && Encoding.ASCII.TryGetBytes(ticket.Branch, branch, out var length)
            && context.Tokens.TryRead(SlotToken.Kind.Branch, branch[7..length], out key);
    }

    /// <summary>Whether the tag names the same slot: not so for an attempt that took over the tag of an earlier one.</summary>
    internal bool OwnsTag(CallTicket ticket, SlotKey key)
    {
        Span<byte> tag = stackalloc byte[SlotToken.Length];
        return ticket.FromTag.Length == SlotToken.Length
            && Encoding.ASCII.TryGetBytes(ticket.FromTag, tag, out _)
            && context.Tokens.TryRead(SlotToken.Kind.Tag, tag, out var owner)
            && owner == key;
    }

    private string Token(SlotToken.Kind kind, SlotKey key) => context.Tokens.Create(kind, key, context.Services.Random());

    private string CallId()
    {
        Span<byte> bytes = stackalloc byte[CallIdBytes];
        context.Services.Entropy.Fill(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
